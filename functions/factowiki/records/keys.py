"""Where records live in the content bucket."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from factowiki.records.problems import Problem
from factowiki.records.text import SLUG_PATTERN

if TYPE_CHECKING:
    from factowiki.records.explaining.misnaming import WrongName

Kind = Literal["ingredient", "category", "site"]

SITE_KEY = "site.json"
INGREDIENTS = "ingredients/"
CATEGORIES = "categories/"

_FOLDERS: dict[str, Kind] = {INGREDIENTS: "ingredient", CATEGORIES: "category"}
_SLUG = re.compile(SLUG_PATTERN.removesuffix("$") + r"\Z")
_LONGEST_SLUG = 64
_TAKEN: Final = (
    "There is a record {} already: if this one is newer, upload it under that name; else remove it."
)


@dataclass(frozen=True, slots=True)
class ContentKey:
    """The key of a record. `slug` is empty for the site."""

    kind: Kind
    slug: str = ""

    def __str__(self) -> str:
        match self.kind:
            case "site":
                return SITE_KEY
            case "category":
                return f"{CATEGORIES}{self.slug}.json"
            case "ingredient":
                return f"{INGREDIENTS}{self.slug}.json"


def is_slug(text: str) -> bool:
    """Whether ``text`` may name a page: no dots, slashes, capitals; at most 64 characters."""
    return len(text) <= _LONGEST_SLUG and _SLUG.match(text) is not None


def parse_key(key: str) -> ContentKey | None:
    """The record a key stands for, or None for a key that holds no record."""
    if key == SITE_KEY:
        return ContentKey("site")
    for folder, kind in _FOLDERS.items():
        if key.startswith(folder) and key.endswith(".json"):
            slug = key[len(folder) : -len(".json")]
            return ContentKey(kind, slug) if is_slug(slug) else None
    return None


def ingredient_key(slug: str) -> str:
    return str(ContentKey("ingredient", slug))


def is_misnamed(key: str) -> bool:
    """Whether ``key`` is that of an upload that somebody meant as a record, under a wrong name.

    Whoever lists uploads or files decides with this what is reported, and what is nobody's.
    """
    return parse_key(key) is None and _is_misnamed(key)


def misnamed(key: str, present: Container[ContentKey] = ()) -> Problem | None:
    """What is wrong with the name of an upload that `is_misnamed`, and the right one.

    Where there is a record of the right name among those ``present``, nobody is told to write over
    it unseen. The place is the whole file's.
    """
    if not is_misnamed(key):
        return None
    wrong = _wrong_name(key)
    taken = next((right for right in wrong.rights if parse_key(right) in present), None)
    fix = _TAKEN.format(taken) if taken else wrong.fix
    return Problem(1, 1, "", wrong.what, fix)


# Every pass lists the same names. Few processes ever see one that is wrong, so what it takes to
# explain them is imported only then.
@lru_cache(20_000)
def _is_misnamed(key: str) -> bool:
    from factowiki.records.explaining import misnaming  # noqa: PLC0415

    return misnaming.is_misnamed(key)


@lru_cache(1_000)
def _wrong_name(key: str) -> WrongName:
    from factowiki.records.explaining import misnaming  # noqa: PLC0415

    return misnaming.wrong_name(key)
