"""Editorial pages: what is said of the site itself, such as who it is for."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from factowiki.records.fields.dates import Date
from factowiki.records.parts import Record, WholeRecord
from factowiki.records.rows import PageRow
from factowiki.records.text import Line, Name, Paragraph, Slug, Summary

# These pages stand at the root of the site, beside all that has no record of its own.
RESERVED: Final = frozenset(
    {"404", "assets", "categories", "feed", "guides", "index", "ingredients", "robots"}
    | {"search", "sitemap"}
)


class Section(Record):
    """A part of an editorial page, under a heading of its own."""

    heading: Line
    paragraphs: Annotated[tuple[Paragraph, ...], Field(min_length=1, max_length=20)]


class EditorialPage(WholeRecord):
    """`pages/<slug>.json`: a page about the site itself, at `/<slug>/`."""

    slug: Slug = Field(description="the file's name without .json, and the page's address")
    title: Name
    status: Literal["published", "draft"] = "published"
    updated: Date
    summary: Summary
    sections: Annotated[tuple[Section, ...], Field(min_length=1, max_length=20)]


def editorial_row(record: EditorialPage, etag: str) -> PageRow:
    return PageRow(
        etag=etag,
        name=record.title,
        updated=record.updated.isoformat(),
        draft=record.status == "draft",
    )
