"""Compares the site bucket with what should be in it: with what is really there, not a memory."""

from __future__ import annotations

from factowiki.content.catalog import Catalog
from factowiki.content.keys import is_slug
from factowiki.pages import urls
from factowiki.pages.artifact import Artifact
from factowiki.pages.design import Design
from factowiki.pages.kinds import KINDS, pages_of_many_records
from factowiki.pages.rendering import Renderer
from factowiki.publishing.ports import Store


def lists_amiss(
    site: Store, catalog: Catalog, renderer: Renderer
) -> tuple[dict[str, Artifact], tuple[str, ...]]:
    """The pages made from many records that differ from the bucket, and the keys too many."""
    wanted = pages_of_many_records(catalog, renderer)
    present = {entry.key: entry.etag for kind in KINDS for entry in site.list(kind.prefix)}
    differing = {
        key: artifact for key, artifact in wanted.items() if present.get(key) != artifact.etag
    }
    return differing, tuple(sorted(present.keys() - wanted.keys()))


def pages_amiss(site: Store, catalog: Catalog) -> frozenset[str]:
    """Ingredients with an object too many, or one too few."""
    wanted = {urls.ingredient_page(slug) for slug in (*catalog.published, *catalog.renamed)}
    wanted |= {urls.ingredient_twin(slug) for slug in catalog.published}
    found = map(
        urls.slug_of_ingredient_object,
        wanted.symmetric_difference(entry.key for entry in site.list("ingredients/")),
    )
    return frozenset(slug for slug in found if slug and is_slug(slug))


def missing_assets(site: Store, design: Design) -> dict[str, Artifact]:
    """Old ones are not too many: a page somebody opened an hour ago still needs its stylesheet."""
    present = {entry.key for entry in site.list("assets/")}
    return {
        key: artifact for key, artifact in design.asset_artifacts().items() if key not in present
    }
