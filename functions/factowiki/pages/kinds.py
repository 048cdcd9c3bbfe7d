"""The pages made from many records. To add a kind: a module, a template, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.artifact import Artifact
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


@dataclass(frozen=True, slots=True)
class Kind:
    """``pages`` yields key and bytes of every page of this kind.

    All objects whose key starts with ``prefix`` belong to the kind: what it does not yield any
    more is deleted.
    """

    prefix: str
    pages: Callable[[Catalog, Renderer], Iterator[tuple[str, bytes]]]


# In the order in which they are written: what is linked to before what links to it.
KINDS: Final = (
    Kind("404.html", not_found.pages),
    Kind("search/", search.pages),
    Kind("categories/", guide.pages),
    Kind("ingredients/index.html", ingredient_list.pages),
    Kind("index.html", home.pages),
    Kind("sitemap", sitemap.pages),
    Kind("feed.xml", feed.pages),
    Kind("robots.txt", robots.pages),
)


def pages_of_many_records(catalog: Catalog, renderer: Renderer) -> dict[str, Artifact]:
    """Every page made from many records, by key, in the order in which they are to be written."""
    return {
        key: Artifact(body, urls.headers(key, urls.LISTS))
        for kind in KINDS
        for key, body in kind.pages(catalog, renderer)
    }
