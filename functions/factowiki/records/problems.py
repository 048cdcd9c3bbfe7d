"""What is wrong with a record, told to its editor: where, what, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

MOST: Final = 100
_BYTES: Final = 0xDC00  # where Python puts the bytes of a file name that are not UTF-8


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, or with a warning to look at. ``code`` names its kind, if it has one.

    Line and column count from 1, columns in characters.
    """

    line: int
    column: int
    pointer: str  # RFC 6901; empty for the whole record
    what: str
    fix: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place in a well-formed record, what cannot be meant there, and what to do."""

    pointer: str
    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place in a good record, what may not be meant there, and what to do: a warning."""

    pointer: str
    what: str
    fix: str
    code: str


class InvalidRecord(Exception):  # an answer rather than an error
    """The bytes at ``key`` are not a record. Carries the problems, in the order of the file."""

    def __init__(self, key: str, problems: Iterable[Problem]) -> None:
        self.key = key
        self.problems = first_problems(problems)
        super().__init__(f"{key}: {len(self.problems)} problem(s)")

    def __reduce__(self) -> tuple[type[InvalidRecord], tuple[str, tuple[Problem, ...]]]:
        """Passes from one process to another as what it was made of."""
        return type(self), (self.key, self.problems)


def first_problems(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """All of them, or the first and a word about the rest: nobody mends thousands one by one."""
    problems = sorted(set(found))
    if len(problems) <= MOST:
        return tuple(problems)
    more = f"There are {len(problems) - MOST:,} more problems from here on."
    last = replace(problems[MOST], pointer="", what=more, fix="Mend the first ones.")
    return (*problems[:MOST], last)


def quoted(value: Any, most: int = 60) -> str:
    """A value as the editor wrote it, cut short, and safe to print on any terminal."""
    shown = json.dumps(value, ensure_ascii=True, default=str)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def printable(text: str) -> str:
    r"""``text`` on one line of any terminal, which obeys none of it; bytes of no text as ``\xe9``.

    Names of files hold line ends, orders to terminals, and bytes that are not UTF-8.
    """
    return text if text.isprintable() else "".join(map(_spelled, text))


def _spelled(letter: str) -> str:
    if letter.isprintable():
        return letter
    byte = ord(letter) - _BYTES
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else ascii(letter)[1:-1]  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Report:
    """What is told of the upload at ``key``: it is refused, or it is good and has warnings.

    ``until`` is the day from which other warnings are told; empty where no day changes them.
    """

    key: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    until: str = ""

    @property
    def is_refused(self) -> bool:
        return bool(self.problems)


def as_lines(key: str, problems: Iterable[Problem], warnings: Iterable[Problem] = ()) -> list[str]:
    """For a terminal: ``file:line:column: what. fix``, one line each, as compilers write."""
    told = [(p, f"{p.what} {p.fix}") for p in problems]
    told += [(w, f"warning: {w.what} {w.fix} [{w.code}]") for w in warnings]
    return [printable(f"{key}:{p.line}:{p.column}: {text}") for p, text in told]


def as_report(report: Report) -> dict[str, Any]:
    """For `problems/<key>` in the state bucket."""
    return {
        "key": report.key,
        "status": "refused" if report.is_refused else "accepted with warnings",
        "problems": [asdict(problem) for problem in report.problems],
        "warnings": [asdict(warning) for warning in report.warnings],
    }
