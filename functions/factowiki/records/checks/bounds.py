"""Sums past a limit: fields that are well-formed each, and together too much for what all share.

Counts and the lengths of single texts are in the models.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pydantic_core import to_json

from factowiki.records import limits
from factowiki.records.models import Category, Ingredient, Site
from factowiki.records.names.lookup import NameEntry, entries
from factowiki.records.problems import Contradiction

_BESIDE_THE_SLUG: Final = len(",/ingredients//")  # what else an entry of the search takes
_FEWER: Final = "Give fewer of them, or shorter ones."


def names(record: Ingredient) -> Iterator[Contradiction]:
    """Every other name makes lines for others: in the list from A to Z, and in the search."""
    pointer = "/aliases" if record.aliases else "/name"
    characters = sum(map(len, record.aliases))
    if characters > limits.ALIASES_CHARACTERS:
        yield Contradiction(
            pointer,
            f"Aliases together may have {limits.ALIASES_CHARACTERS:,} characters; "
            f"these have {characters:,}.",
            _FEWER,
        )
    found = [*entries(record.name, record.aliases)]
    if len(found) > limits.NAMES_WORDS:
        yield Contradiction(
            pointer,
            f"The name and its aliases together may have {limits.NAMES_WORDS:,} words; "
            f"these have {len(found):,}.",
            _FEWER,
        )
    size = sum(_size(entry, record.slug) for entry in found)
    if size > limits.SEARCH_BYTES:
        yield Contradiction(
            pointer,
            f"The name and its aliases may take {limits.SEARCH_BYTES:,} bytes in the search for "
            f"names; these take {size:,}.",
            _FEWER,
        )


def category(record: Category) -> Iterator[Contradiction]:
    yield from _whole(record, limits.CATEGORY_BYTES, "/introduction", "Shorten the introduction.")


def site(record: Site) -> Iterator[Contradiction]:
    yield from _whole(record, limits.SITE_BYTES, "", "Shorten its texts: each page shows them.")


def _whole(record: Category | Site, most: int, pointer: str, fix: str) -> Iterator[Contradiction]:
    size = len(to_json(record))
    if size > most:
        what = f"Without spacing this record may have {most:,} bytes; it has {size:,}."
        yield Contradiction(pointer, what, fix)


def _size(entry: NameEntry, slug: str) -> int:
    return len(to_json((*entry, slug))) + _BESIDE_THE_SLUG
