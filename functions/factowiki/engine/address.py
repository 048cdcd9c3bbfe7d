"""What stands at the address of a record: one rule, which everybody follows.

Publish writes it, refresh compares its fingerprint under the old and the new catalog, the full pass
compares its keys with the bucket, and a build puts it in a folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from factowiki.catalog.catalog import Catalog
from factowiki.pages import redirect, urls
from factowiki.pages.artifact import Artifact
from factowiki.pages.kinds import PAGES, Surroundings
from factowiki.records.keys import ContentKey
from factowiki.records.parts import Record
from factowiki.records.rows import PageRow
from factowiki.theme.rendering import Renderer

ABSENT: Final = "absent"  # the fingerprint of nothing


@dataclass(frozen=True, slots=True)
class Page:
    """The page of the record whose etag is ``etag``, with what it shows of others.

    ``shared`` is the digest of what every page depends on.
    """

    etag: str
    shared: str
    surroundings: Surroundings


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former slug of ``target``, a record of the same kind."""

    target: str
    name: str
    shared: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing: there is no such record, or it is a draft."""


@dataclass(frozen=True, slots=True)
class Untouched:
    """What stood there: nobody can tell any more what the record shows."""


Standing = Page | Redirect | Gone | Untouched


def standing(key: ContentKey, row: PageRow | None, catalog: Catalog) -> Standing:
    """What stands at the address of ``key``, whose record has ``row`` (None: there is none)."""
    kind = PAGES[key.kind]
    if row is not None and not row["draft"]:
        return Page(row["etag"], catalog.shared, kind.surroundings(key.slug, row, catalog))
    target = kind.redirects(catalog).get(key.slug)
    if target is not None:
        return Redirect(target, catalog.rows_of(key.kind)[target]["name"], catalog.shared)
    return Gone()


def standing_of_unknown(key: ContentKey, catalog: Catalog, present: Mapping[str, str]) -> Standing:
    """The same where no good version of the record can be read, though one may have been.

    ``present`` has the keys of the bucket below the address. Where a page stands it is left; where
    none does, the address is free for whoever claims it.
    """
    if key.slug in catalog.rows_of(key.kind) or PAGES[key.kind].own(key.slug) in present:
        return Untouched()
    return standing(key, None, catalog)


def fingerprint(stands: Standing) -> str | None:
    """Everything that it is made from, in a digest; None where it is left alone."""
    match stands:
        case Page(etag, shared, surroundings):
            return _digest(shared, etag, surroundings)
        case Redirect(target, name, shared):
            return _digest(shared, "moved", target, name)
        case Gone():
            return ABSENT
        case Untouched():
            return None


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def expected(key: ContentKey, catalog: Catalog | None) -> str | None:
    """The fingerprint of what stands at the address of ``key`` when it matches ``catalog``."""
    if catalog is None:
        return ABSENT
    return fingerprint(standing(key, catalog.rows_of(key.kind).get(key.slug), catalog))


def objects(
    key: ContentKey, stands: Standing, record: Record | None, catalog: Catalog, renderer: Renderer
) -> Mapping[str, Artifact] | None:
    """What is to be in the bucket, by key; None where it is left alone. A `Page` needs a record."""
    kind = PAGES[key.kind]
    match stands:
        case Page(_, _, surroundings) if record is not None:
            return kind.objects(record, key.slug, surroundings, catalog.site, renderer)
        case Redirect(target, name, _):
            page, there = kind.page(key.slug), kind.page(target)
            body = redirect.body(there, name, catalog.site, renderer)
            return {page: Artifact(body, urls.redirect_headers(page, there, key.name))}
        case Untouched():
            return None
        case _:
            return {}


def keys(catalog: Catalog) -> set[str]:
    """Every key of the bucket that is at the address of a record: what `objects` gives for all."""
    found: set[str] = set()
    for kind in PAGES.values():
        published = catalog.published_of(kind.record.name)
        found.update(kind.page(slug) for slug in (*published, *kind.redirects(catalog)))
        found.update(kind.own(slug) for slug in published)
    return found
