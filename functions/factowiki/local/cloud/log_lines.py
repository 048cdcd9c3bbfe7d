"""What the functions say of their work, read from the emulator's output.

The handlers log one line of JSON for each key they settle. The emulator copies what a function
writes to its own output, line by line, as soon as an invocation ends; its log API would say the
same later, with a new stream for every invocation to look through.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from factowiki.records.problems import printable

# The emulator's own complaints about a function: it does not import, it timed out, it raised.
_COMPLAINT: Final = re.compile(r"^[-\d]+ [:\d]+ (?:WARNING|ERROR) \[lambda\w*\] (?P<what>.*)$")
_LOUD: Final = frozenset({"WARNING", "ERROR", "CRITICAL"})


@dataclass(frozen=True, slots=True)
class Settled:
    """One key was looked at, and what came of it."""

    key: str
    outcome: str
    milliseconds: float | None = None

    def __str__(self) -> str:
        return f"{printable(self.key)}  {self.outcome}{_duration(self.milliseconds)}"


@dataclass(frozen=True, slots=True)
class PassLine:
    """One pass over the pages made from many records. Of what is ``told`` there are reports."""

    written: int
    deleted: int
    told: tuple[str, ...] = ()
    milliseconds: float | None = None

    def __str__(self) -> str:
        deleted = f", {self.deleted} removed" if self.deleted else ""
        return f"lists  {self.written} written{deleted}{_duration(self.milliseconds)}"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file that is no record, though it lies among them."""

    key: str
    reason: str

    def __str__(self) -> str:
        return printable(f"{self.key}  ignored: {self.reason}")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong that no editor can mend."""

    what: str

    def __str__(self) -> str:
        return printable(f"trouble: {self.what}")


def _duration(milliseconds: float | None) -> str:
    return "" if milliseconds is None else f"  {milliseconds:.0f} ms"


LogLine = Settled | PassLine | Ignored | Trouble


def parse(line: str) -> LogLine | None:
    """What ``line`` tells, None for what nobody needs to know."""
    complaint = _COMPLAINT.match(line)
    if complaint:
        return Trouble(complaint["what"])
    if not line.startswith("{"):
        return None
    try:
        entry = json.loads(line)
        return _parse_entry(entry)
    except (ValueError, KeyError, TypeError):
        return None


def _parse_entry(entry: dict[str, Any]) -> LogLine | None:
    took = entry.get("milliseconds")
    match entry["message"]:
        case "settled":
            return Settled(entry["key"], entry["outcome"], took)
        case "refreshed":
            told = (*entry.get("refused", ()), *entry.get("warned", ()))
            return PassLine(len(entry["written"]), len(entry["deleted"]), told, took)
        case "ignored":
            return Ignored(entry["key"], entry["reason"])
        case message if entry["level"] in _LOUD:
            # Whatever else the handler said of it: which key, why, the name of the exception.
            said = (entry.get(name) for name in ("key", "reason", "exception_name"))
            return Trouble("  ".join([str(message), *(str(each) for each in said if each)]))
        case _:
            return None
