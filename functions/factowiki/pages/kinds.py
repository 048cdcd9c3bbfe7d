"""The kinds of pages that are made of one record each: the one list.

To add a kind: a module with what it shows and its view, a template, and an entry here. The engine,
the sitemap, builds and previews go through the list. The pages made from many records have a list
of their own (``factowiki.pages.lists.kinds``), so that publish need not import them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from factowiki.catalog.catalog import Catalog
from factowiki.pages import editorial, urls
from factowiki.pages.artifact import Artifact
from factowiki.pages.ingredient import page as ingredient
from factowiki.pages.ingredient import twin
from factowiki.pages.ingredient.touched import touched
from factowiki.records.keys import ContentKey, key_of, named
from factowiki.records.kinds import EDITORIAL, INGREDIENT, RecordKind
from factowiki.records.models import Site
from factowiki.records.parts import Record
from factowiki.records.rows import PageRow
from factowiki.theme.rendering import Renderer


class Surroundings(Protocol):
    """All that a page shows of the catalog besides what every page shows: told by its repr."""

    @property
    def left_out(self) -> int:
        """How many of the others it only counts."""


M = TypeVar("M", bound=Record)
W = TypeVar("W", bound=PageRow)
S = TypeVar("S", bound=Surroundings)


@dataclass(frozen=True, slots=True)
class PageKind(Generic[M, W, S]):
    """The pages of the records of one kind. Publish alone owns what is below ``prefix`` and a slug.

    ``surroundings`` are, of a slug and its row, what a page shows of the catalog. A page is
    ``template`` with the ``view`` of a record and these; ``twin`` makes the JSON beside it, if any.
    ``redirects`` are slugs without a record and where they lead; a kind that has some has twins,
    which tell a page from a redirect. ``touched`` are, of two catalogs and the slugs whose rows
    differ, those of all pages that may show something else of the catalog.
    """

    record: RecordKind[M, W]
    prefix: str
    template: str
    surroundings: Callable[[str, W, Catalog], S]
    view: Callable[[M, S, Site], object]
    twin: Callable[[M, S, Site], bytes] | None
    redirects: Callable[[Catalog], Mapping[str, str]]
    touched: Callable[[Catalog, Catalog, set[str]], set[str]]

    def folder(self, slug: str) -> str:
        return f"{self.prefix}{slug}/"

    def page(self, slug: str) -> str:
        return f"{self.prefix}{slug}/index.html"

    def own(self, slug: str) -> str:
        """The object that is there with a page only, not with a redirect."""
        return urls.twin_of(self.page(slug)) if self.twin else self.page(slug)

    def objects(
        self, record: M, slug: str, shows: S, site: Site, renderer: Renderer
    ) -> dict[str, Artifact]:
        """Every object of a record's page, by key: its twin is there before the page."""
        bodies = {self.own(slug): self.twin(record, shows, site)} if self.twin else {}
        bodies[self.page(slug)] = renderer.render(
            self.template, site, self.view(record, shows, site)
        )
        tag = ContentKey(self.record.name, slug).name
        return {key: Artifact(body, urls.headers(key, tag)) for key, body in bodies.items()}


PAGES: Final[Mapping[str, PageKind[Any, Any, Any]]] = {
    kind.record.name: kind
    for kind in (
        PageKind(
            record=INGREDIENT,
            prefix=urls.INGREDIENTS,
            template="pages/ingredient.html.jinja",
            surroundings=ingredient.surroundings,
            view=ingredient.view,
            twin=twin.body,
            redirects=lambda catalog: catalog.renamed,
            touched=touched,
        ),
        PageKind(
            record=EDITORIAL,
            prefix="",
            template="pages/editorial.html.jinja",
            surroundings=lambda *_: editorial.NoSurroundings(),
            view=editorial.view,
            twin=None,
            redirects=lambda _: {},
            touched=lambda _old, _new, rows: rows,
        ),
    )
}


_BY_FOLDER: Final = {kind.prefix: kind for kind in PAGES.values() if kind.prefix}
[_AT_ROOT] = (kind for kind in PAGES.values() if not kind.prefix)


def page_named(name: str) -> ContentKey | None:
    """What stands at the address of the record of that name; None where no such record has one."""
    key = named(name)
    return key if key and key.kind in PAGES else None


def owner(key: str) -> ContentKey | None:
    """What an object of the site bucket belongs to; None for what refresh owns."""
    first, slash, rest = key.partition("/")
    if kind := _BY_FOLDER.get(first + slash):
        slug, slash, _ = rest.partition("/")
        return key_of(kind.record, slug) if slash else None
    return key_of(_AT_ROOT.record, first) if slash else None


def addresses(catalog: Catalog) -> Iterator[ContentKey]:
    """All at whose address a page or a redirect stands."""
    for kind in PAGES.values():
        name = kind.record.name
        for slug in {*catalog.published_of(name), *kind.redirects(catalog)}:
            yield ContentKey(name, slug)
