"""The kinds of pages that are made from many records: the one list.

To add a kind: a module, a template, and a line here. Those made of one record each are in
``factowiki.pages.kinds``.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from factowiki.catalog.catalog import Catalog, differing
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
from factowiki.records.rows import IngredientRow
from factowiki.theme.rendering import Renderer

Dated = tuple[str, str]  # the key of a page, and the day (YYYY-MM-DD) on which it changed last


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of page made from many records: ``pages`` makes all of them.

    All objects whose key starts with ``prefix`` belong to it: what is not among its pages any more
    is deleted. Where ``each`` can be made alone, it is told which are wanted.

    ``shows`` are, of the row of a published ingredient, the keys of the pages that show something
    of it, each with what that is. A page is made only where this differs: what a page shows of a
    row and this does not tell would stay as it was until the next full pass.

    ``addresses`` are its pages for the sitemap.
    """

    prefix: str
    pages: Callable[..., Iterator[tuple[str, bytes]]]
    shows: Callable[[IngredientRow], Iterable[tuple[str, object]]] = lambda _: ()
    addresses: Callable[[Catalog], Iterable[Dated]] = lambda _: ()
    each: bool = False


def _sitemap(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    return sitemap.pages(dated(catalog), catalog.site, renderer)


# In the order in which they are written: what is linked to before what links to it.
LIST_KINDS: Final = (
    ListKind("404.html", not_found.pages),
    ListKind("search/", search.pages, search.shows, each=True),
    ListKind("categories/", guide.pages, guide.shows, guide.addresses, each=True),
    ListKind(
        "ingredients/index.html",
        ingredient_list.pages,
        ingredient_list.shows,
        ingredient_list.addresses,
    ),
    ListKind("index.html", home.pages, home.shows, home.addresses),
    ListKind("sitemap", _sitemap, sitemap.shows),
    ListKind("feed.xml", feed.pages, feed.shows),
    ListKind("robots.txt", robots.pages),
)


def dated(catalog: Catalog) -> Iterator[Dated]:
    """Every page for the sitemap: the home page first, those of one record last."""
    for of_many in reversed(LIST_KINDS):
        yield from of_many.addresses(catalog)
    for kind in PAGES.values():
        days = catalog.days_of(kind.record.name)
        for slug in sorted(days):
            yield kind.page(slug), days[slug]


def touched(old: Catalog, new: Catalog) -> set[str]:
    """The keys of the pages that show something else of an ingredient under ``new``."""
    keys = set()
    for slug in differing(old.ingredients, new.ingredients):
        before, after = (_shows(catalog.published.get(slug)) for catalog in (old, new))
        keys |= {key for key, _ in before ^ after}
    return keys


def _shows(row: IngredientRow | None) -> set[tuple[str, object]]:
    return {each for kind in LIST_KINDS for each in kind.shows(row)} if row else set()


def pages_of_many_records(
    catalog: Catalog, renderer: Renderer, wanted: Iterable[str] | None = None
) -> dict[str, Artifact]:
    """Every page made from many records, by key, in the order in which they are to be written.

    Or those that are ``wanted``; of a kind whose pages cannot be made alone, all.
    """
    pages = {}
    for kind in LIST_KINDS:
        ours = _ALL if wanted is None else {key for key in wanted if key.startswith(kind.prefix)}
        if ours:
            how = (catalog, renderer, ours) if kind.each else (catalog, renderer)
            for key, body in kind.pages(*how):
                pages[key] = Artifact(body, urls.headers(key, urls.LISTS))
    return pages


def made_with(wanted: Iterable[str], known: Iterable[str]) -> set[str]:
    """``wanted``, and those of the pages ``known`` that are made whenever one of these is."""
    keys = {*wanted}
    for kind in LIST_KINDS:
        if not kind.each and any(key.startswith(kind.prefix) for key in keys):
            keys.update(key for key in known if key.startswith(kind.prefix))
    return keys


class _All(Container[str]):
    def __contains__(self, key: object) -> bool:
        return True


_ALL: Final = _All()
