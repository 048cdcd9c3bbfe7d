"""Warnings: what the editor of a good record is told beside that it is live."""

from __future__ import annotations

from datetime import date

from factowiki.records.checks.doubts import dates, doubts
from factowiki.records.checks.texts import text_doubts
from factowiki.records.models import AnyRecord
from factowiki.records.problems import Problem, first_problems


def warnings(record: AnyRecord, body: bytes, today: date | None) -> tuple[Problem, ...]:
    """All of them, in the order of the file, or the first; without ``today`` none about dates."""
    found = [*doubts(record, today or date.max), *text_doubts(body)]
    if not found:
        return ()
    from factowiki.records.explaining.places import SourceText  # noqa: PLC0415  # slow to import

    source = SourceText(body.decode())
    placed = []
    for doubt in found:
        pointer, line, column = source.place(doubt.pointer)
        placed.append(Problem(line, column, pointer, doubt.what, doubt.fix, doubt.code))
    return first_problems(placed)


def day_of_change(record: AnyRecord, today: date) -> date | None:
    """The first day after ``today`` on which there are other warnings; None for never."""
    return min((day for _, day in dates(record) if day > today), default=None)
