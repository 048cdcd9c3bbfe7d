"""Compares the site bucket with what should be in it: with what is really there, not a memory."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from factowiki.catalog.catalog import Catalog
from factowiki.engine import address
from factowiki.engine.ports import Store
from factowiki.engine.state import SHARES
from factowiki.pages import urls
from factowiki.pages.artifact import Artifact
from factowiki.pages.assets import assets_of
from factowiki.pages.kinds import KINDS, pages_of_many_records
from factowiki.records.keys import is_slug
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer


def listed_lists(site: Store) -> dict[str, str]:
    """The pages made from many records as they are in the bucket, with their etags."""
    return {entry.key: entry.etag for kind in KINDS for entry in site.list(kind.prefix)}


def differing_lists(
    present: Mapping[str, str], catalog: Catalog, renderer: Renderer, *, anew: bool
) -> tuple[dict[str, Artifact], tuple[str, ...]]:
    """The pages made from many records that differ from the bucket, and the keys too many.

    ``anew``: all of them count as differing, because their headers do.
    """
    wanted = pages_of_many_records(catalog, renderer)
    differing = {
        key: artifact
        for key, artifact in wanted.items()
        if anew or present.get(key) != artifact.etag
    }
    return differing, tuple(sorted(present.keys() - wanted.keys()))


def incomplete_pages(site: Store, catalog: Catalog) -> frozenset[str]:
    """Ingredients with an object too many, or one too few."""
    present = (entry.key for entry in site.list("ingredients/"))
    slugs = map(urls.slug_of_ingredient_object, address.keys(catalog).symmetric_difference(present))
    return frozenset(slug for slug in slugs if slug and is_slug(slug))


def pages_there(site: Store) -> frozenset[str]:
    """The slugs that have an object in the bucket, whether or not they are to have one."""
    slugs = (urls.slug_of_ingredient_object(entry.key) for entry in site.list("ingredients/"))
    return frozenset(slug for slug in slugs if slug and is_slug(slug))


def pages_in_share(share: int, catalog: Catalog) -> frozenset[str]:
    """One in `SHARES` of all slugs with a page. Which one a slug is in never changes."""
    every = (*catalog.published, *catalog.renamed)
    return frozenset(slug for slug in every if crc32(slug.encode()) % SHARES == share)


def missing_assets(site: Store, design: Design) -> dict[str, Artifact]:
    """Old ones are not too many: a page somebody opened an hour ago still needs its stylesheet."""
    present = {entry.key for entry in site.list("assets/")}
    return {key: artifact for key, artifact in assets_of(design).items() if key not in present}
