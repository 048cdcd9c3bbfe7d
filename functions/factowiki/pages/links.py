"""Links from one page of the site to another."""

from __future__ import annotations

import unicodedata
from heapq import nlargest
from typing import NamedTuple

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
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


def latest(catalog: Catalog, most: int) -> list[tuple[str, IngredientRow]]:
    """The ingredients that were updated last, newest first; a date after today leads nothing."""
    updated = (item for item in catalog.published.items() if item[1]["updated"] <= catalog.today)
    return nlargest(most, updated, key=lambda item: (item[1]["updated"], item[0]))


def sort_key(name: str) -> str:
    """Sorts as a reader expects: without regard to capitals and accents."""
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
