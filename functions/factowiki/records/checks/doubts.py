"""What may not be meant in a good record: it goes live all the same, and its editor is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, TypeVar

from factowiki.records.editorial import EditorialPage
from factowiki.records.fields.identifiers import is_in_our_words
from factowiki.records.models import Category, Ingredient, Site
from factowiki.records.parts import Record
from factowiki.records.problems import Doubt

M = TypeVar("M", bound=Record)

FUTURE_DATE: Final = "future-date"
_ELSE: Final = "Correct it, unless it is meant."
_MEANT: Final = {"/updated": f"{_ELSE} Until that day the page is not among the latest."}


def future_dates(
    dates: Callable[[M], Iterator[tuple[str, date]]], record: M, today: str
) -> Iterator[Doubt]:
    for pointer, day in dates(record):
        if day.isoformat() > today:
            yield Doubt(pointer, f"{day} is after today.", _MEANT.get(pointer, _ELSE), FUTURE_DATE)


def no_dates(_: Record) -> Iterator[tuple[str, date]]:
    return iter(())


def date_of_update(record: Category | EditorialPage) -> Iterator[tuple[str, date]]:
    yield "/updated", record.updated


def dates_of_ingredient(record: Ingredient) -> Iterator[tuple[str, date]]:
    yield "/updated", record.updated
    if record.reviewed:
        yield "/reviewed", record.reviewed
    for index, change in enumerate(record.changes):
        yield f"/changes/{index}/on", change.on


def language(record: Site) -> Iterator[Doubt]:
    if not is_in_our_words(record.language):
        yield Doubt(
            "/language",
            f'The words that all pages share are English, so pages say "{record.page_language}".',
            'Write "en", if the records are in English; else there is nothing to do yet.',
            "language-without-words",
        )
