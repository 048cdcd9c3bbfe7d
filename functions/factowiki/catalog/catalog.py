"""The catalog: what every page may show of the other records, one small row each.

A page is made from its own record and the catalog, and from nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from factowiki.catalog.links import Renamed
from factowiki.catalog.rows import PublishedRows, Rows
from factowiki.records.kinds import CATEGORY, INGREDIENT, Kind
from factowiki.records.models import Site
from factowiki.records.rows import CategoryRow

# By kind, then by slug. Those of ingredients, which may be 100,000, are `Rows`.
RowsByKind = Mapping[Kind, Mapping[str, Any]]


@dataclass(frozen=True)
class Catalog:
    """Everything pages share. ``rows`` hold drafts too, which ``published`` leaves out.

    ``design`` is the digest of the templates and the code that render pages, ``today`` the date
    (YYYY-MM-DD) that decides whether a review has expired: inputs like any other.
    """

    site: Site
    design: str
    today: str
    rows: RowsByKind = field(default_factory=dict)

    @cached_property
    def shared(self) -> str:
        """The digest of what every page depends on."""
        text = f"{self.design}\n{self.site.model_dump_json()}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def rows_of(self, kind: Kind) -> Mapping[str, Any]:
        return self.ingredients if kind == INGREDIENT.name else self.rows.get(kind, {})

    @cached_property
    def ingredients(self) -> Rows:
        return Rows.of(self.rows.get(INGREDIENT.name, {}))

    @property
    def categories(self) -> Mapping[str, CategoryRow]:
        return self.rows_of(CATEGORY.name)

    def published_of(self, kind: Kind) -> Mapping[str, Any]:
        """The rows of those records of a kind with pages that are no drafts."""
        if kind == INGREDIENT.name:
            return self.published
        return {slug: row for slug, row in self.rows_of(kind).items() if not row["draft"]}

    def days_of(self, kind: Kind) -> Mapping[str, str]:
        """The day of the last change of each of those."""
        if kind == INGREDIENT.name:
            return self.ingredients.days
        return {slug: row["updated"] for slug, row in self.published_of(kind).items()}

    @property
    def published(self) -> PublishedRows:
        return PublishedRows(self.ingredients)

    @property
    def renamed(self) -> Renamed:
        """Former slugs and where they lead; where two records claim one, the first by slug wins."""
        return Renamed(self.ingredients.links)

    @property
    def members(self) -> Mapping[str, list[str]]:
        """For each category the published ingredients in it."""
        return self.ingredients.members

    @cached_property
    def last_change(self) -> str:
        """The day of the last change of an ingredient or a category; empty where there is none."""
        days = [*self.ingredients.days.values()]
        return max([*days, *(row["updated"] for row in self.categories.values())], default="")

    def is_overdue(self, review_due: str | None) -> bool:
        return review_due is not None and review_due < self.today


def edited(rows: RowsByKind, changes: RowsByKind) -> RowsByKind:
    """``rows`` with some others instead; where one is to be taken out, ``changes`` have None."""
    after = dict(rows)
    for kind, by_slug in changes.items():
        if kind == INGREDIENT.name:
            after[kind] = Rows.of(rows.get(kind, {})).edited(by_slug)
        else:
            every = {**rows.get(kind, {}), **by_slug}
            after[kind] = {slug: row for slug, row in every.items() if row is not None}
    return {kind: by_slug for kind, by_slug in after.items() if by_slug}


def differing(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    """The keys under which ``old`` and ``new`` hold different things."""
    if isinstance(old, Rows) and isinstance(new, Rows):
        return old.lines.differing(new.lines)
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
