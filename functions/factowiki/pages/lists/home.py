"""The home page: the guides, and what was updated last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.links import Link, by_name, latest, to_category, to_ingredient
from factowiki.pages.words.language import number
from factowiki.records.limits import GUIDES_AT_HOME
from factowiki.records.rows import CategoryRow, IngredientRow
from factowiki.theme.rendering import Renderer

KEY: Final = "index.html"
LATEST: Final = 8


@dataclass(frozen=True, slots=True)
class HomeView:
    canonical: str
    count: int
    guides: tuple[Link, ...]
    left_out: str  # how many more guides there are; empty for none
    latest: tuple[Link, ...]


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    yield KEY, renderer.render("pages/home.html.jinja", catalog.site, view(catalog))


def shows(row: IngredientRow) -> Iterator[tuple[str, object]]:
    """The categories say which guides are the largest."""
    yield KEY, (row["name"], row["summary"], row["updated"], tuple(row["categories"]))


def addresses(catalog: Catalog) -> Iterator[tuple[str, str]]:
    yield KEY, catalog.last_change


def view(catalog: Catalog) -> HomeView:
    guides = _guides(catalog)
    left_out = len(catalog.categories) - len(guides)
    return HomeView(
        canonical=catalog.site.base_url + urls.path(KEY),
        count=len(catalog.published),
        guides=guides,
        left_out=number(left_out) if left_out else "",
        latest=tuple(to_ingredient(slug, row) for slug, row in latest(catalog, LATEST)),
    )


def _guides(catalog: Catalog) -> tuple[Link, ...]:
    """By name; where there are too many, those with the most ingredients."""

    def members(item: tuple[str, CategoryRow]) -> tuple[int, str]:
        return len(catalog.members.get(item[0], ())), item[0]

    shown = nlargest(GUIDES_AT_HOME, catalog.categories.items(), key=members)
    return by_name(to_category(slug, category) for slug, category in shown)
