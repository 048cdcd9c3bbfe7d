"""The home page: the guides, and what was updated last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factowiki.content.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.links import Link, latest, to_category, to_ingredient
from factowiki.pages.rendering import Renderer

LATEST: Final = 8


@dataclass(frozen=True, slots=True)
class HomeView:
    canonical: str
    count: int
    guides: tuple[Link, ...]
    latest: tuple[Link, ...]


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    yield "index.html", renderer.render("pages/home.html.jinja", catalog.site, view(catalog))


def view(catalog: Catalog) -> HomeView:
    guides = sorted(catalog.categories.items(), key=lambda item: (item[1].name, item[0]))
    return HomeView(
        canonical=catalog.site.base_url + urls.path("index.html"),
        count=len(catalog.published),
        guides=tuple(to_category(slug, category) for slug, category in guides),
        latest=tuple(to_ingredient(slug, row) for slug, row in latest(catalog, LATEST)),
    )
