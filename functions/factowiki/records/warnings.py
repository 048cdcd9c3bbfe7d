"""Warnings: what the editor of a good record is told beside that it is live."""

from __future__ import annotations

from typing import Any, TypeVar

from factowiki.records.checks.doubts import future_dates
from factowiki.records.checks.texts import text_doubts
from factowiki.records.kinds import RecordKind
from factowiki.records.parts import Record
from factowiki.records.problems import Problem, first_problems

M = TypeVar("M", bound=Record)


def warnings(kind: RecordKind[M, Any], record: M, body: bytes, today: str) -> tuple[Problem, ...]:
    """All of them, in the order of the file, or the first.

    ``today`` is YYYY-MM-DD, or empty where nobody knows it: then there are none about dates.
    """
    found = [*future_dates(kind.dates, record, today)] if today else []
    for check in kind.doubts:
        found += check(record)
    found += text_doubts(body)
    if not found:
        return ()
    from factowiki.records.explaining.places import SourceText  # noqa: PLC0415  # slow to import

    source = SourceText(body.decode())
    placed = []
    for doubt in found:
        pointer, line, column = source.place(doubt.pointer)
        placed.append(Problem(line, column, pointer, doubt.what, doubt.fix, doubt.code))
    return first_problems(placed)


def day_of_change(kind: RecordKind[M, Any], record: M, today: str) -> str:
    """The first day after ``today`` on which there are other warnings; empty for never."""
    days = (day.isoformat() for _, day in kind.dates(record))
    return min((day for day in days if day > today > ""), default="")
