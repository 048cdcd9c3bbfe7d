"""The kinds of pages that are made from many records: the one list.

To add a kind: a module, a template, and a line here. Those made of one record each are in
``factowiki.pages.kinds``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.artifact import Artifact
from factowiki.pages.kinds import PAGES
from factowiki.pages.lists import (
    feed,
    guide,
    home,
    ingredient_list,
    not_found,
    robots,
    search,
    sitemap,
)
from factowiki.theme.rendering import Renderer

Dated = tuple[str, str]  # the key of a page, and the day (YYYY-MM-DD) on which it changed last


@dataclass(frozen=True, slots=True)
class ListKind:
    """``pages`` yields key and bytes of every page of this kind.

    All objects whose key starts with ``prefix`` belong to the kind: what it does not yield any
    more is deleted. ``addresses`` are its pages for the sitemap.
    """

    prefix: str
    pages: Callable[[Catalog, Renderer], Iterator[tuple[str, bytes]]]
    addresses: Callable[[Catalog], Iterable[Dated]] = lambda _: ()


def _sitemap(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    return sitemap.pages(dated(catalog), catalog.site, renderer)


# In the order in which they are written: what is linked to before what links to it.
LIST_KINDS: Final = (
    ListKind("404.html", not_found.pages),
    ListKind("search/", search.pages),
    ListKind("categories/", guide.pages, guide.addresses),
    ListKind("ingredients/index.html", ingredient_list.pages, ingredient_list.addresses),
    ListKind("index.html", home.pages, home.addresses),
    ListKind("sitemap", _sitemap),
    ListKind("feed.xml", feed.pages),
    ListKind("robots.txt", robots.pages),
)


def dated(catalog: Catalog) -> Iterator[Dated]:
    """Every page for the sitemap: the home page first, those of one record last."""
    for of_many in reversed(LIST_KINDS):
        yield from of_many.addresses(catalog)
    for kind in PAGES.values():
        published = catalog.published_of(kind.record.name)
        for slug in sorted(published):
            yield kind.page(slug), published[slug]["updated"]


def pages_of_many_records(catalog: Catalog, renderer: Renderer) -> dict[str, Artifact]:
    """Every page made from many records, by key, in the order in which they are to be written."""
    return {
        key: Artifact(body, urls.headers(key, urls.LISTS))
        for kind in LIST_KINDS
        for key, body in kind.pages(catalog, renderer)
    }
