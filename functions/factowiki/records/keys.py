"""Where records live in the content bucket."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from factowiki.records.problems import Problem
from factowiki.records.text import SLUG_PATTERN

Kind = Literal["ingredient", "category", "site"]

SITE_KEY = "site.json"
INGREDIENTS = "ingredients/"
CATEGORIES = "categories/"

_FOLDERS: dict[str, Kind] = {INGREDIENTS: "ingredient", CATEGORIES: "category"}
_SLUG = re.compile(SLUG_PATTERN.removesuffix("$") + r"\Z")
_LONGEST_SLUG = 64


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


def misnamed(key: str) -> Problem | None:
    """What is wrong with the name of an upload that somebody meant as a record, and the right one.

    None for the key of a record, and for what nobody meant as one. The place is the whole file's.
    """
    if parse_key(key) is not None:
        return None
    from factowiki.records.explaining.misnaming import wrong_name  # noqa: PLC0415  # few keys need it

    return wrong_name(key)
