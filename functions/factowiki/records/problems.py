"""What is wrong with a record, told to its editor: where, what, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

MOST: Final = 100
_QUOTED: Final = 60  # characters
_BYTES: Final = 0xDC00  # where Python puts the bytes of a file name that are not UTF-8


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. Line and column count from 1, columns in characters."""

    line: int
    column: int
    pointer: str  # RFC 6901; empty for the whole record
    what: str
    fix: str


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
        self.problems = _first(sorted(set(problems)))
        super().__init__(f"{key}: {len(self.problems)} problem(s)")

    def __reduce__(self) -> tuple[type[InvalidRecord], tuple[str, tuple[Problem, ...]]]:
        """Passes from one process to another as what it was made of."""
        return type(self), (self.key, self.problems)


def _first(problems: list[Problem]) -> tuple[Problem, ...]:
    """All problems, or the first and a word about the rest: nobody mends thousands one by one."""
    if len(problems) <= MOST:
        return tuple(problems)
    last = problems[MOST]
    more = f"There are {len(problems) - MOST:,} more problems from here on."
    return (*problems[:MOST], Problem(last.line, last.column, "", more, "Mend the first ones."))


def quoted(value: Any) -> str:
    """A value as the editor wrote it, cut short, and safe to print on any terminal."""
    shown = json.dumps(value, ensure_ascii=True, default=str)
    return shown if len(shown) <= _QUOTED else shown[: _QUOTED - 1] + "…"


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


def as_lines(key: str, problems: Iterable[Problem]) -> list[str]:
    """For a terminal: ``file:line:column: what. fix``, one line each, as compilers write."""
    return [printable(f"{key}:{p.line}:{p.column}: {p.what} {p.fix}") for p in problems]


def as_report(invalid: InvalidRecord) -> dict[str, Any]:
    """For `problems/<key>` in the state bucket."""
    return {"key": invalid.key, "problems": [asdict(problem) for problem in invalid.problems]}
