"""An editorial page: it shows its own record, and nothing of any other."""

from __future__ import annotations

from typing import NamedTuple

from factowiki.pages.words.language import month_and_year
from factowiki.records.editorial import EditorialPage, Section
from factowiki.records.models import Site


class NoSurroundings(NamedTuple):
    """What an editorial page shows of the catalog."""

    left_out: int = 0


class EditorialView(NamedTuple):
    """What the template of an editorial page prints."""

    canonical: str
    title: str
    updated: str
    updated_day: str
    summary: str
    sections: tuple[Section, ...]


def view(record: EditorialPage, shows: NoSurroundings, site: Site) -> EditorialView:
    del shows
    return EditorialView(
        canonical=f"{site.base_url}/{record.slug}/",
        title=record.title,
        updated=month_and_year(record.updated),
        updated_day=record.updated.isoformat(),
        summary=record.summary,
        sections=record.sections,
    )
