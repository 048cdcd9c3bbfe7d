"""The Atom feed of changes (RFC 4287): the ingredients that were updated last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.links import latest
from factowiki.records.rows import IngredientRow
from factowiki.theme.rendering import Renderer

KEY = "feed.xml"
MOST: Final = 30
_NO_CHANGE: Final = "1970-01-01"  # a feed must have a date, also an empty one


@dataclass(frozen=True, slots=True)
class FeedEntry:
    title: str
    address: str
    updated: str
    summary: str


@dataclass(frozen=True, slots=True)
class FeedView:
    address: str
    home: str
    updated: str
    changes: tuple[FeedEntry, ...]


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    yield KEY, renderer.render("feeds/feed.xml.jinja", catalog.site, view(catalog))


def shows(row: IngredientRow) -> Iterator[tuple[str, object]]:
    yield KEY, (row["name"], row["summary"], row["updated"])


def view(catalog: Catalog) -> FeedView:
    base = catalog.site.base_url
    changes = tuple(
        FeedEntry(
            row["name"],
            base + urls.path(urls.ingredient_page(slug)),
            _midnight(row["updated"]),
            row["summary"],
        )
        for slug, row in latest(catalog, MOST)
    )
    return FeedView(
        address=base + urls.path(KEY),
        home=base + urls.path("index.html"),
        updated=changes[0].updated if changes else _midnight(_NO_CHANGE),
        changes=changes,
    )


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
