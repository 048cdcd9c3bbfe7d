"""The catalog: what every page may show of the other records, one small row each.

A page is made from its own record and the catalog, and from nothing else.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from factowiki.records.kinds import CATEGORY, INGREDIENT, Kind
from factowiki.records.models import Site
from factowiki.records.rows import CategoryRow, IngredientRow


@dataclass(frozen=True)
class Catalog:
    """Everything pages share. ``rows`` are those of each kind by slug, ingredients the only many.

    They hold drafts too; ``published`` are the ingredients that are none.

    ``design`` is the digest of the templates and the code that render pages, ``today`` the date
    (YYYY-MM-DD) that decides whether a review has expired: inputs like any other.
    """

    site: Site
    design: str
    today: str
    rows: Mapping[Kind, Mapping[str, Any]] = field(default_factory=dict)

    @cached_property
    def shared(self) -> str:
        """The digest of what every page depends on."""
        text = f"{self.design}\n{self.site.model_dump_json()}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def rows_of(self, kind: Kind) -> Mapping[str, Any]:
        return self.rows.get(kind, {})

    @property
    def ingredients(self) -> Mapping[str, IngredientRow]:
        return self.rows_of(INGREDIENT.name)

    @property
    def categories(self) -> Mapping[str, CategoryRow]:
        return self.rows_of(CATEGORY.name)

    def published_of(self, kind: Kind) -> Mapping[str, Any]:
        """The rows of those records of a kind with pages that are no drafts."""
        if kind == INGREDIENT.name:
            return self.published
        return {slug: row for slug, row in self.rows_of(kind).items() if not row["draft"]}

    @cached_property
    def published(self) -> Mapping[str, IngredientRow]:
        return {slug: row for slug, row in self.ingredients.items() if not row["draft"]}

    @cached_property
    def links_from_others(self) -> Mapping[str, list[str]]:
        """For each slug the ingredients that name it as related and wish to be linked back."""
        found: dict[str, list[str]] = defaultdict(list)
        for slug in sorted(self.published):
            if self.published[slug]["links_back"]:
                for other in self.published[slug]["related"]:
                    found[other].append(slug)
        return found

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """For each category the published ingredients in it."""
        found: dict[str, list[str]] = defaultdict(list)
        for slug, row in self.published.items():
            for category in row["categories"]:
                found[category].append(slug)
        return {category: tuple(slugs) for category, slugs in found.items()}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Former slugs and where they lead; where two records claim one, the first by slug wins."""
        found: dict[str, str] = {}
        for slug in sorted(self.published, reverse=True):
            for former in self.published[slug]["formerly"]:
                found[former] = slug
        return found

    @cached_property
    def last_change(self) -> str:
        """The day of the last change of an ingredient or a category; empty where there is none."""
        rows = [*self.published.values(), *self.categories.values()]
        return max((row["updated"] for row in rows), default="")

    def is_overdue(self, review_due: str | None) -> bool:
        return review_due is not None and review_due < self.today


def differing(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    """The keys under which ``old`` and ``new`` hold different things."""
    return {
        key
        for key in old.keys() | new.keys()
        if (one := old.get(key)) is not (other := new.get(key)) and one != other
    }
