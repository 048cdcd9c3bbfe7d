"""Rows: what the rest of the site may show of a record. Plain JSON: there may be 100,000."""

from __future__ import annotations

from typing import TypedDict

from factowiki.records.models import Category, Ingredient, Strength


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
    strengths: dict[str, Strength]  # by category
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
        strengths={rating.category: rating.strength for rating in record.evidence.ratings},
        related=list(record.related),
        links_back=record.links_back,
        updated=record.updated.isoformat(),
        review_due=record.review_due.isoformat() if record.review_due else None,
        draft=record.status == "draft",
    )


def category_row(record: Category, etag: str) -> CategoryRow:
    return CategoryRow(
        etag=etag,
        name=record.name,
        focus_area=record.focus_area,
        updated=record.updated.isoformat(),
        summary=record.summary,
        introduction=list(record.introduction),
    )
