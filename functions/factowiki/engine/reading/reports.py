"""Reports in the state bucket: what is wrong with which record, or doubtful, for its editor."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from pydantic_core import from_json, to_json

from factowiki.engine.buckets import PROBLEMS, Buckets
from factowiki.engine.ports import Store, StoredObject
from factowiki.pages.artifact import Artifact, Headers
from factowiki.records.problems import Problem, Report, as_report

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


def report_of(report: Report) -> Artifact:
    return Artifact(to_json(as_report(report), indent=2), Headers("application/json", "no-store"))


def write_report(buckets: Buckets, content_key: str, report: Report | None) -> bool:
    """Make what is reported of a record be ``report``, or nothing; True if that changed it."""
    key = report_key(content_key)
    present = buckets.state.get(key)
    if report is None:
        if present is not None:
            buckets.state.delete(key)
        return present is not None
    wanted = report_of(report)
    if isinstance(present, StoredObject) and present.body == wanted.body:
        return False
    buckets.state.put(key, wanted)
    return True


def read_report(state: Store, key: str) -> Report | None:
    """What lies at ``key``, which begins with ``problems/``."""
    found = state.get(key)
    if not isinstance(found, StoredObject):
        return None
    document = from_json(found.body)
    problems, warnings = (
        tuple(Problem(**each) for each in document.get(part, ()))
        for part in ("problems", "warnings")
    )
    return Report(document["key"], problems, warnings)


def reports(state: Store) -> dict[str, Report]:
    """Every report, by the key of its record."""
    found = (read_report(state, entry.key) for entry in state.list(PROBLEMS))
    return {report.key: report for report in found if report}
