"""What may not be meant in a good record: it goes live all the same, and its editor is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from factowiki.records.identifiers import is_in_our_words
from factowiki.records.models import AnyRecord, Category, Ingredient, Site
from factowiki.records.problems import Doubt

FUTURE_DATE: Final = "future-date"
_ELSE: Final = "Correct it, unless it is meant."
_MEANT: Final = {"/updated": f"{_ELSE} Until that day the page is not among the latest."}


def doubts(record: AnyRecord, today: date) -> Iterator[Doubt]:
    for pointer, day in dates(record):
        if day > today:
            yield Doubt(pointer, f"{day} is after today.", _MEANT.get(pointer, _ELSE), FUTURE_DATE)
    if isinstance(record, Site) and not is_in_our_words(record.language):
        yield Doubt(
            "/language",
            f'The words that all pages share are English, so pages say "{record.page_language}".',
            'Write "en", if the records are in English; else there is nothing to do yet.',
            "language-without-words",
        )


def dates(record: AnyRecord) -> Iterator[tuple[str, date]]:
    """Of what was done, so that none of them can lie ahead; with their pointers."""
    if isinstance(record, Ingredient | Category):
        yield "/updated", record.updated
    if isinstance(record, Ingredient):
        if record.reviewed:
            yield "/reviewed", record.reviewed
        for index, change in enumerate(record.changes):
            yield f"/changes/{index}/on", change.on
