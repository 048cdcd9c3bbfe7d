"""What stands at an ingredient's address: one rule, which everybody follows.

Publish writes it, refresh compares its fingerprint under the old and the new catalog, the full pass
compares its keys with the bucket, and a build puts it in a folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from factowiki.catalog.catalog import Catalog, Row
from factowiki.pages import redirect, urls
from factowiki.pages.artifact import Artifact
from factowiki.pages.ingredient import page as ingredient
from factowiki.pages.ingredient.page import Surroundings
from factowiki.records.models import Ingredient
from factowiki.theme.rendering import Renderer

ABSENT: Final = "absent"  # the fingerprint of nothing


@dataclass(frozen=True, slots=True)
class Page:
    """The page of the record whose etag is ``etag``, with what it shows of others."""

    etag: str
    surroundings: Surroundings


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former slug of ``target``. ``shared`` is the digest of what every page depends on."""

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


def standing(slug: str, row: Row | None, catalog: Catalog) -> Standing:
    """What stands at ``slug``'s address, where its record has ``row`` (None: there is none)."""
    if row is not None and not row["draft"]:
        return Page(row["etag"], ingredient.surroundings(slug, row, catalog))
    target = catalog.renamed.get(slug)
    if target is not None:
        return Redirect(target, catalog.rows[target]["name"], catalog.shared)
    return Gone()


def standing_of_unknown(slug: str, catalog: Catalog, present: Mapping[str, str]) -> Standing:
    """The same where no good version of the record can be read, though one may have been.

    ``present`` has the keys of the bucket below the address. Where a page stands it is left; where
    none does, the address is free for whoever claims it.
    """
    if slug in catalog.rows or urls.ingredient_twin(slug) in present:
        return Untouched()
    return standing(slug, None, catalog)


def fingerprint(stands: Standing) -> str | None:
    """Everything that it is made from, in a digest; None where it is left alone."""
    match stands:
        case Page(etag, surroundings):
            return ingredient.fingerprint(etag, surroundings)
        case Redirect(target, name, shared):
            return ingredient.digest("moved", shared, target, name)
        case Gone():
            return ABSENT
        case Untouched():
            return None


def expected(slug: str, catalog: Catalog | None) -> str | None:
    """The fingerprint that ``slug``'s page has when it matches ``catalog``."""
    if catalog is None:
        return ABSENT
    return fingerprint(standing(slug, catalog.rows.get(slug), catalog))


def objects(
    slug: str, stands: Standing, record: Ingredient | None, catalog: Catalog, renderer: Renderer
) -> Mapping[str, Artifact] | None:
    """What is to be in the bucket, by key; None where it is left alone. A `Page` needs a record."""
    match stands:
        case Page(_, surroundings) if record is not None:
            return ingredient.page(record, surroundings, catalog.site, renderer)
        case Redirect(target, name, _):
            return redirect.page(slug, target, name, catalog.site, renderer)
        case Untouched():
            return None
        case _:
            return {}


def keys(catalog: Catalog) -> set[str]:
    """Every key of the bucket that belongs to an ingredient: what `objects` gives for all slugs."""
    pages = {urls.ingredient_page(slug) for slug in (*catalog.published, *catalog.renamed)}
    return pages | {urls.ingredient_twin(slug) for slug in catalog.published}
