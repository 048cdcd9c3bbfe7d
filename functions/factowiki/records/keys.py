"""Where records live in the content bucket."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from factowiki.records.kinds import FOLDERS, INGREDIENT, KINDS, SITE, Kind
from factowiki.records.problems import Problem
from factowiki.records.text import SLUG_PATTERN

if TYPE_CHECKING:
    from factowiki.records.explaining.misnaming import WrongName

SITE_KEY: Final = "site.json"

_SLUG = re.compile(SLUG_PATTERN.removesuffix("$") + r"\Z")
_LONGEST_SLUG = 64
_TAKEN: Final = (
    "There is a record {} already: if this one is newer, upload it under that name; else remove it."
)


class ContentKey(NamedTuple):
    """The kind and the slug of a record, and of what stands at its address.

    As text it is the record's key in the content bucket. `slug` is empty for the site.
    """

    kind: Kind
    slug: str = ""

    def __str__(self) -> str:
        return f"{KINDS[self.kind].folder}{self.slug}.json" if self.slug else SITE_KEY

    @property
    def name(self) -> str:
        """What messages, the outbox and cache tags call it: "l-serine", or "category:x".

        An ingredient is called by its slug alone; the colon keeps all others apart from any slug.
        """
        return self.slug if self.kind == INGREDIENT.name else f"{self.kind}:{self.slug}"


_SITE: Final = ContentKey(SITE.name)


def named(name: str) -> ContentKey | None:
    """The key whose `name` it is; None for what is no name of a record."""
    kind, colon, slug = name.rpartition(":")
    known = KINDS.get(kind) if colon else INGREDIENT
    return ContentKey(known.name, slug) if known and is_slug(slug) else None


def is_slug(text: str) -> bool:
    """Whether ``text`` may name a page: no dots, slashes, capitals; at most 64 characters."""
    return len(text) <= _LONGEST_SLUG and _SLUG.match(text) is not None


def parse_key(key: str) -> ContentKey | None:
    """The record a key stands for, or None for a key that holds no record."""
    folder, slash, file = key.partition("/")
    kind = FOLDERS.get(folder + slash)
    if kind is None or not file.endswith(".json"):
        return _SITE if key == SITE_KEY else None
    slug = file.removesuffix(".json")
    return ContentKey(kind.name, slug) if is_slug(slug) else None


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
