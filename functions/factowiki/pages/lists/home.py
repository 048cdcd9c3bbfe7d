"""The home page: the guides, and what was updated last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.links import Link, latest, to_category, to_ingredient
from factowiki.pages.words.language import number
from factowiki.records.limits import GUIDES_AT_HOME
from factowiki.records.rows import CategoryRow
from factowiki.theme.rendering import Renderer

LATEST: Final = 8


@dataclass(frozen=True, slots=True)
class HomeView:
    canonical: str
    count: int
    guides: tuple[Link, ...]
    left_out: str  # how many more guides there are; empty for none
    latest: tuple[Link, ...]


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    yield "index.html", renderer.render("pages/home.html.jinja", catalog.site, view(catalog))


def addresses(catalog: Catalog) -> Iterator[tuple[str, str]]:
    yield "index.html", catalog.last_change


def view(catalog: Catalog) -> HomeView:
    guides = _guides(catalog)
    left_out = len(catalog.categories) - len(guides)
    return HomeView(
        canonical=catalog.site.base_url + urls.path("index.html"),
        count=len(catalog.published),
        guides=tuple(to_category(slug, category) for slug, category in guides),
        left_out=number(left_out) if left_out else "",
        latest=tuple(to_ingredient(slug, row) for slug, row in latest(catalog, LATEST)),
    )


def _guides(catalog: Catalog) -> list[tuple[str, CategoryRow]]:
    """By name; where there are too many, those with the most ingredients."""

    def members(item: tuple[str, CategoryRow]) -> tuple[int, str]:
        return len(catalog.members.get(item[0], ())), item[0]

    shown = nlargest(GUIDES_AT_HOME, catalog.categories.items(), key=members)
    return sorted(shown, key=lambda item: (item[1]["name"], item[0]))
