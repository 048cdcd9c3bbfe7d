"""The kinds of records: the one list.

To add a kind: its model, its checks, its row, and an entry here. Keys, schemas, parsing, the words
for wrong names, the catalog and the engine go through the list. ``factowiki.pages.kinds`` says
which kinds have pages of their own, and what they look like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, Literal, TypeVar

from factowiki.records.checks import bounds, doubts
from factowiki.records.checks.ingredient import INGREDIENT_CHECKS
from factowiki.records.editorial import RESERVED, EditorialPage, editorial_row
from factowiki.records.models import Category, Ingredient, Site
from factowiki.records.parts import Record
from factowiki.records.problems import Contradiction, Doubt
from factowiki.records.rows import Row, category_row, ingredient_row

Kind = Literal["ingredient", "category", "page", "site"]

M = TypeVar("M", bound=Record)
W = TypeVar("W", bound=Row)


@dataclass(frozen=True, slots=True)
class RecordKind(Generic[M, W]):
    """A kind of record. ``folder`` is where its records lie, ``noun`` what people call one.

    ``row`` makes what the catalog holds of a record with an etag; None for the site, which it has
    whole. ``dates`` are days on which something was done, with their pointers, so that none of them
    lies ahead; they and ``doubts`` make warnings. ``drafts``: a record may say that it is to be off
    the site. ``stays``: no page can do without it, so that its last good version is shown on when
    it was removed. ``reserved`` are slugs that no record may have, because something else stands at
    their addresses.
    """

    name: Kind
    folder: str
    noun: str
    model: type[M]
    checks: tuple[Callable[[M], Iterator[Contradiction]], ...]
    row: Callable[[M, str], W] | None
    dates: Callable[[M], Iterator[tuple[str, date]]] = doubts.no_dates
    doubts: tuple[Callable[[M], Iterator[Doubt]], ...] = ()
    drafts: bool = False
    stays: bool = False
    reserved: frozenset[str] = frozenset()


INGREDIENT: Final = RecordKind(
    name="ingredient",
    folder="ingredients/",
    noun="an ingredient",
    model=Ingredient,
    checks=INGREDIENT_CHECKS,
    row=ingredient_row,
    dates=doubts.dates_of_ingredient,
    drafts=True,
)
CATEGORY: Final = RecordKind(
    name="category",
    folder="categories/",
    noun="a guide",
    model=Category,
    checks=(bounds.category,),
    row=category_row,
    dates=doubts.date_of_update,
)
EDITORIAL: Final = RecordKind(
    name="page",
    folder="pages/",
    noun="a page about the site",
    model=EditorialPage,
    checks=(),
    row=editorial_row,
    dates=doubts.date_of_update,
    drafts=True,
    reserved=RESERVED,
)
SITE: Final[RecordKind[Site, Row]] = RecordKind(
    name="site",
    folder="",
    noun="the site record",
    model=Site,
    checks=(bounds.site,),
    row=None,
    doubts=(doubts.language,),
    stays=True,
)

# What may be of any kind is taken for the first: see `explaining.misnaming`.
KINDS: Final[Mapping[str, RecordKind[Any, Any]]] = {
    kind.name: kind for kind in (INGREDIENT, CATEGORY, EDITORIAL, SITE)
}
FOLDERS: Final[Mapping[str, RecordKind[Any, Any]]] = {
    kind.folder: kind for kind in KINDS.values() if kind.folder
}
