"""Contradictions in what frames the page: its names, its categories, its dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.models import Ingredient
from factowiki.records.problems import Contradiction
from factowiki.records.text import folded

_LONGEST_YEARS: Final = 5  # that a review may hold


# What names something once: where, in words, and the names.
_Named = tuple[str, str, Callable[[Ingredient], Iterable[str | None]]]
_ONCE: Final[tuple[_Named, ...]] = (
    ("/aliases", "alias", lambda record: record.aliases),
    ("/formerly", "former slug", lambda record: record.formerly),
    ("/categories", "category", lambda record: record.categories),
    ("/related", "related ingredient", lambda record: record.related),
    ("/sources", "source", lambda record: (source.id for source in record.sources)),
    ("/faq", "replaced question", lambda record: (entry.replaces for entry in record.faq)),
)


def repetitions(record: Ingredient) -> Iterator[Contradiction]:
    for named in _ONCE:
        yield from as_far_as_seen(_repeated(record, *named))


def _repeated(
    record: Ingredient, pointer: str, noun: str, names: Callable[[Ingredient], Iterable[str | None]]
) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for index, name in enumerate(names(record)):
        if name is None:
            continue
        if (meant := folded(name)) in seen:
            yield Contradiction(
                f"{pointer}/{index}", f"The {noun} {name} is listed twice.", "Keep one of the two."
            )
        seen.add(meant)


def self_references(record: Ingredient) -> Iterator[Contradiction]:
    for field in ("related", "formerly"):
        yield from as_far_as_seen(_names_itself(record, field))
    yield from as_far_as_seen(_is_no_other_name(record))


def _is_no_other_name(record: Ingredient) -> Iterator[Contradiction]:
    name = folded(record.name)
    for index, alias in enumerate(record.aliases):
        if folded(alias) == name:
            yield Contradiction(
                f"/aliases/{index}", f"The alias {alias} is the name itself.", "Remove it."
            )


def _names_itself(record: Ingredient, field: str) -> Iterator[Contradiction]:
    for index, slug in enumerate(getattr(record, field)):
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


def review_expiry(record: Ingredient) -> Iterator[Contradiction]:
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
