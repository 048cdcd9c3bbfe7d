"""The home page: the guides, and what was updated last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factowiki.content.catalog import Catalog
from factowiki.content.limits import GUIDES_AT_HOME
from factowiki.pages import urls
from factowiki.pages.language import number
from factowiki.pages.links import Link, latest, to_category, to_ingredient
from factowiki.pages.rendering import Renderer

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


def view(catalog: Catalog) -> HomeView:
    guides = sorted(catalog.categories.items(), key=lambda item: (item[1].name, item[0]))
    left_out = len(guides) - GUIDES_AT_HOME
    return HomeView(
        canonical=catalog.site.base_url + urls.path("index.html"),
        count=len(catalog.published),
        guides=tuple(to_category(slug, category) for slug, category in guides[:GUIDES_AT_HOME]),
        left_out=number(left_out) if left_out > 0 else "",
        latest=tuple(to_ingredient(slug, row) for slug, row in latest(catalog, LATEST)),
    )
