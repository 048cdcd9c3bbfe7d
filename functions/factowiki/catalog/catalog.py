"""The catalog: what every page may show of the other records, one small row each.

A page is made from its own record and the catalog, and from nothing else.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypedDict

from factowiki.records.models import Category, Ingredient, Site, Strength


class Row(TypedDict):
    """What the rest of the site shows of an ingredient. Plain JSON: there may be 100,000."""

    etag: str  # of the version of the record this row was read from
    name: str
    aliases: list[str]
    formerly: list[str]
    summary: str
    categories: list[str]
    strengths: dict[str, Strength]  # by category
    related: list[str]
    links_back: bool
    updated: str
    review_due: str | None
    draft: bool


def row_of(record: Ingredient, etag: str) -> Row:
    return Row(
        etag=etag,
        name=record.name,
        aliases=list(record.aliases),
        formerly=list(record.formerly),
        summary=record.summary,
        categories=list(record.categories),
        strengths={rating.category: rating.strength for rating in record.evidence.ratings},
        related=list(record.related),
        links_back=record.links_back,
        updated=record.updated.isoformat(),
        review_due=record.review_due.isoformat() if record.review_due else None,
        draft=record.status == "draft",
    )


@dataclass(frozen=True)
class Catalog:
    """Everything pages share. ``rows`` holds drafts too; ``published`` leaves them out.

    ``design`` is the digest of the templates and the code that render pages, ``today`` the date
    (YYYY-MM-DD) that decides whether a review has expired: inputs like any other.
    """

    site: Site
    design: str
    today: str
    rows: Mapping[str, Row] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)

    @cached_property
    def shared(self) -> str:
        """The digest of what every page depends on."""
        text = f"{self.design}\n{self.site.model_dump_json()}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @cached_property
    def published(self) -> Mapping[str, Row]:
        return {slug: row for slug, row in self.rows.items() if not row["draft"]}

    @cached_property
    def links_from_others(self) -> Mapping[str, list[str]]:
        """For each slug the ingredients that name it as related and wish to be linked back."""
        found: dict[str, list[str]] = defaultdict(list)
        for slug in sorted(self.published):
            if self.rows[slug]["links_back"]:
                for other in self.rows[slug]["related"]:
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
            for former in self.rows[slug]["formerly"]:
                found[former] = slug
        return found

    def is_overdue(self, review_due: str | None) -> bool:
        return review_due is not None and review_due < self.today
