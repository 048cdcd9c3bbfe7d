"""Rows: what the rest of the site may show of a record. Plain JSON: there may be 100,000."""

from __future__ import annotations

from typing import Any, TypedDict

from factowiki.records import limits
from factowiki.records.evidence.conclusions import conclusions
from factowiki.records.evidence.glances import Glance, glance, ordered
from factowiki.records.models import Category, Ingredient


class Row(TypedDict):
    """What the row of every kind has: the etag of the version of the record it was read from."""

    etag: str


class PageRow(Row):
    """What the row of a kind has whose records have pages of their own."""

    name: str
    updated: str
    draft: bool


class IngredientRow(PageRow):
    """What the rest of the site shows of an ingredient."""

    aliases: list[str]
    formerly: list[str]
    summary: str
    categories: list[str]
    bearing: list[list[Any]]  # see `glances_on`
    related: list[str]
    links_back: bool
    review_due: str | None


class CategoryRow(Row):
    """A category, whole: its guide is made of the catalog alone."""

    name: str
    focus_area: str
    updated: str
    summary: str
    introduction: list[str]


def ingredient_row(record: Ingredient, etag: str) -> IngredientRow:
    return IngredientRow(
        etag=etag,
        name=record.name,
        aliases=list(record.aliases),
        formerly=list(record.formerly),
        summary=record.summary,
        categories=list(record.categories),
        bearing=_bearing(record),
        related=list(record.related),
        links_back=record.links_back,
        updated=record.updated.isoformat(),
        review_due=record.review_due.isoformat() if record.review_due else None,
        draft=record.status == "draft",
    )


def _bearing(record: Ingredient) -> list[list[Any]]:
    """The findings that bear on a category of the record; of many those that come first.

    Each is the places of its categories among those of the record, and then a `Glance`.
    """
    if not record.findings:
        return []
    areas = {
        finding.id: [at for at, slug in enumerate(record.categories) if slug in finding.bears_on]
        for finding in record.findings
    }
    bearing = [one for one in ordered(map(glance, conclusions(record))) if areas[one.id]]
    return [[areas[one.id], *one] for one in bearing[: limits.GLANCES]]


def glances_on(category: str, row: IngredientRow) -> tuple[Glance, ...]:
    """What ``row`` holds of the findings that bear on one of its categories, in order."""
    at = row["categories"].index(category)
    return tuple(Glance(*one) for areas, *one in row["bearing"] if at in areas)


def category_row(record: Category, etag: str) -> CategoryRow:
    return CategoryRow(
        etag=etag,
        name=record.name,
        focus_area=record.focus_area,
        updated=record.updated.isoformat(),
        summary=record.summary,
        introduction=list(record.introduction),
    )
