"""Links from one page of the site to another."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nlargest
from typing import NamedTuple

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.records.names.lookup import sort_key
from factowiki.records.rows import CategoryRow, IngredientRow


class Link(NamedTuple):
    """``note`` is what the page with the link says about the page it leads to."""

    slug: str
    name: str
    note: str
    path: str


def to_ingredient(slug: str, row: IngredientRow) -> Link:
    return Link(slug, row["name"], row["summary"], urls.path(urls.ingredient_page(slug)))


def to_category(slug: str, row: CategoryRow) -> Link:
    return Link(slug, row["name"], row["summary"], urls.path(urls.category_page(slug)))


def by_name(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (sort_key(link.name), link.name, link.slug)))


def latest(catalog: Catalog, most: int) -> list[tuple[str, IngredientRow]]:
    """The ingredients that were updated last, newest first; a date after today leads nothing."""
    days = catalog.ingredients.days
    updated = ((day, slug) for slug, day in days.items() if day <= catalog.today)
    return [(slug, catalog.ingredients[slug]) for _, slug in nlargest(most, updated)]
