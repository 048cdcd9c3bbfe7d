"""Problem reports in the state bucket: what is wrong with which record, for its editor."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from pydantic_core import from_json, to_json

from factowiki.engine.buckets import PROBLEMS, Buckets
from factowiki.engine.ports import Store, StoredObject
from factowiki.pages.artifact import Artifact, Headers
from factowiki.records.problems import InvalidRecord, Problem, Report, as_report

_LONGEST_KEY: Final = 1_024  # bytes; S3 takes no longer one


def report_name(content_key: str) -> str:
    """What the report about an upload is named below ``problems/``: like the upload itself.

    Where that would be too long for a key, the beginning and a digest; of that name, itself.
    """
    name, most = content_key.encode(errors="surrogatepass"), _LONGEST_KEY - len(PROBLEMS)
    if len(name) <= most:
        return content_key
    end = f"~{sha256(name).hexdigest()}.json"
    return name[: most - len(end)].decode(errors="ignore") + end


def report_key(content_key: str) -> str:
    return PROBLEMS + report_name(content_key)


def report_of(invalid: InvalidRecord) -> Artifact:
    return Artifact(
        to_json(as_report(Report(invalid.key, invalid.problems)), indent=2),
        Headers("application/json", "no-store"),
    )


def write_report(buckets: Buckets, content_key: str, invalid: InvalidRecord | None) -> bool:
    """Make the report of a record say what is wrong with it now; True if that changed it."""
    key = report_key(content_key)
    present = buckets.state.get(key)
    if invalid is None:
        if present is not None:
            buckets.state.delete(key)
        return present is not None
    report = report_of(invalid)
    if isinstance(present, StoredObject) and present.body == report.body:
        return False
    buckets.state.put(key, report)
    return True


def reports(state: Store) -> dict[str, tuple[Problem, ...]]:
    """Every report, by the key of its record."""
    found = {}
    for entry in state.list(PROBLEMS):
        report = state.get(entry.key)
        if isinstance(report, StoredObject):
            document = from_json(report.body)
            problems = tuple(Problem(**problem) for problem in document["problems"])
            found[document["key"]] = problems
    return found
