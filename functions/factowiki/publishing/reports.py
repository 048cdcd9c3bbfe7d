"""Problem reports in the state bucket: what is wrong with which record, for its editor."""

from __future__ import annotations

from pydantic_core import from_json, to_json

from factowiki.content.problems import InvalidRecord, Problem, as_report
from factowiki.pages.artifact import Artifact, Headers
from factowiki.publishing.buckets import PROBLEMS, Buckets
from factowiki.publishing.ports import NotModified, Store


def write_report(buckets: Buckets, content_key: str, invalid: InvalidRecord | None) -> bool:
    """Make the report of a record say what is wrong with it now; True if that changed it."""
    key = PROBLEMS + content_key
    present = buckets.state.get(key)
    if invalid is None:
        if present is not None:
            buckets.state.delete(key)
        return present is not None
    report = to_json(as_report(invalid), indent=2)
    if present is not None and not isinstance(present, NotModified) and present.body == report:
        return False
    buckets.state.put(key, Artifact(report, Headers("application/json", "no-store")))
    return True


def reports(state: Store) -> dict[str, tuple[Problem, ...]]:
    """Every report, by the key of its record."""
    found = {}
    for entry in state.list(PROBLEMS):
        report = state.get(entry.key)
        if report is not None and not isinstance(report, NotModified):
            document = from_json(report.body)
            problems = tuple(Problem(**problem) for problem in document["problems"])
            found[document["key"]] = problems
    return found
