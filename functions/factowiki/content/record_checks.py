"""Contradictions in what frames the page: its names, its categories, its dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from factowiki.content.problems import Contradiction
from factowiki.content.records import Ingredient

_LONGEST_YEARS: Final = 5  # that a review may hold


def _repeated(pointer: str, items: Iterable[str], noun: str) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item in seen:
            yield Contradiction(
                f"{pointer}/{index}", f"The {noun} {item} is listed twice.", "Keep one of the two."
            )
        seen.add(item)


def repetitions(record: Ingredient) -> Iterator[Contradiction]:
    yield from _repeated("/aliases", record.aliases, "alias")
    yield from _repeated("/formerly", record.formerly, "former slug")
    yield from _repeated("/categories", record.categories, "category")
    yield from _repeated("/related", record.related, "related ingredient")
    yield from _repeated("/sources", (source.id for source in record.sources), "source")
    rated = [rating.category for rating in record.evidence.ratings]
    yield from _repeated("/evidence/ratings", rated, "rating for")
    replaced = [question.replaces for question in record.faq if question.replaces]
    yield from _repeated("/faq", replaced, "replaced question")


def self_references(record: Ingredient) -> Iterator[Contradiction]:
    for field, slugs in (("related", record.related), ("formerly", record.formerly)):
        for index, slug in enumerate(slugs):
            if slug == record.slug:
                yield Contradiction(
                    f"/{field}/{index}", f'"{field}" names the ingredient itself.', "Remove it."
                )


def review_dates(record: Ingredient) -> Iterator[Contradiction]:
    """Dates that are held against each other, never against a clock.

    A record must not turn good or bad by itself, so a record all of whose dates lie in the future
    is not told.
    """
    if record.reviewed and _is_years_after(record.reviewed, record.updated):
        yield Contradiction(
            "/reviewed",
            f"This review is dated more than {_LONGEST_YEARS} years after the last update, "
            f"{record.updated}.",
            'Correct the date, or "updated".',
        )
    if record.review_due is None:
        return
    if record.reviewed is None:
        yield Contradiction(
            "/review_due",
            "A review cannot expire that has not taken place.",
            'Add "reviewed", or remove "review_due".',
        )
    elif record.review_due <= record.reviewed:
        yield Contradiction(
            "/review_due",
            "The review expires before it took place.",
            'Give a later date than "reviewed".',
        )
    elif _is_years_after(record.review_due, record.reviewed):
        yield Contradiction(
            "/review_due",
            f"The review expires more than {_LONGEST_YEARS} years after it took place.",
            "Give an earlier date.",
        )


def _is_years_after(later: date, earlier: date) -> bool:
    """Whether more than the longest time that a review holds lies between them, to the day."""
    return (later.year - _LONGEST_YEARS, later.month, later.day) > (
        earlier.year,
        earlier.month,
        earlier.day,
    )


def history(record: Ingredient) -> Iterator[Contradiction]:
    latest = record.updated
    for index, change in enumerate(record.changes):
        pointer = f"/changes/{index}/on"
        if change.on > record.updated:
            yield Contradiction(
                pointer,
                f"This change is later than {record.updated}, when the record was last updated.",
                'Correct the date, or "updated".',
            )
        elif change.on > latest:
            yield Contradiction(
                pointer,
                "This change is later than the one before it.",
                "List the newest change first.",
            )
        latest = change.on
