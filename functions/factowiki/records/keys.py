"""Where records live in the content bucket."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from factowiki.records.kinds import FOLDERS, INGREDIENT, KINDS, SITE, Kind, RecordKind
from factowiki.records.text import SLUG_PATTERN

SITE_KEY: Final = "site.json"

_SLUG = re.compile(SLUG_PATTERN.removesuffix("$") + r"\Z")
_LONGEST_SLUG = 64


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
    return key_of(known, slug) if known else None


def key_of(kind: RecordKind[Any, Any], slug: str) -> ContentKey | None:
    """The key of the record of that slug; None for a slug that no record of the kind can have."""
    return ContentKey(kind.name, slug) if slug not in kind.reserved and is_slug(slug) else None


def is_slug(text: str) -> bool:
    """Whether ``text`` may name a page: no dots, slashes, capitals; at most 64 characters."""
    return len(text) <= _LONGEST_SLUG and _SLUG.match(text) is not None


def parse_key(key: str) -> ContentKey | None:
    """The record a key stands for, or None for a key that holds no record."""
    folder, slash, file = key.partition("/")
    kind = FOLDERS.get(folder + slash)
    if kind is None or not file.endswith(".json"):
        return _SITE if key == SITE_KEY else None
    return key_of(kind, file.removesuffix(".json"))
