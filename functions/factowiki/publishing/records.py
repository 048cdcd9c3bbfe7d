"""Brings the state up to date with the records: reads those that changed, and only those."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from factowiki.content.catalog import Row, row_of
from factowiki.content.keys import ContentKey, parse_key
from factowiki.content.problems import InvalidRecord
from factowiki.content.records import Category, Ingredient, Site
from factowiki.publishing.buckets import PROBLEMS, Buckets
from factowiki.publishing.ports import Entry, Found, Mapper, VersionedStore, one_by_one
from factowiki.publishing.reading import read, read_removed
from factowiki.publishing.reports import report_of, write_report
from factowiki.publishing.state import Refusal, State

# Read in one look. A site of 10,000 new records takes several, each saved in the catalog, so that
# a function that runs out of time has not worked for nothing.
_SITE: Final = ContentKey("site")
MOST_READ: Final = 2_000


def etags(listing: Iterable[Entry]) -> dict[ContentKey, str]:
    """The records among the objects of the content bucket, with their etags."""
    found = ((parse_key(entry.key), entry.etag) for entry in listing)
    return {key: etag for key, etag in found if key is not None}


@dataclass(frozen=True, slots=True)
class Update:
    """The state after reading what changed. ``complete`` is False where there is more to read."""

    state: State
    complete: bool
    wrote_reports: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as read: the part of it that goes into the state. See `Reading` for the rest."""

    key: ContentKey
    etag: str  # of the newest version
    shows: Row | Category | Site | None
    shown_etag: str
    invalid: InvalidRecord | None
    is_known: bool


@dataclass
class _Draft:
    """A state in the making. ``reported`` has the records about which there is a report."""

    reported: Collection[str]

    site: Site | None
    categories: dict[str, Category]
    rows: dict[str, Row]
    versions: dict[str, str]
    refused: dict[str, Refusal]
    wrote_reports: bool = False

    def report(self, buckets: Buckets, name: str, invalid: InvalidRecord | None) -> None:
        if invalid is not None or name in self.reported:
            self.wrote_reports |= write_report(buckets, name, invalid)

    def take(self, seen: Seen) -> None:
        name, invalid = str(seen.key), seen.invalid
        if invalid is None:
            self.refused.pop(name, None)
        else:
            self.refused[name] = Refusal(record=seen.etag, report=report_of(invalid).etag)
        if seen.shows is not None:
            self.show(seen.key, seen.shows, seen.shown_etag)
        elif seen.is_known:
            self.hide(seen.key)

    def show(self, key: ContentKey, shows: Row | Category | Site, etag: str) -> None:
        if isinstance(shows, Category):
            self.categories[key.slug] = shows
        elif isinstance(shows, Site):
            self.site = shows
        else:
            self.rows[key.slug] = shows
            return
        self.versions[str(key)] = etag

    def hide(self, key: ContentKey) -> None:
        """The record is gone. The last good site record stays: no page can do without it."""
        if key.kind == "site":
            return
        self.versions.pop(str(key), None)
        records: dict[str, Row] | dict[str, Category] = (
            self.rows if key.kind == "ingredient" else self.categories
        )
        records.pop(key.slug, None)


def update(
    state: State,
    present: Mapping[ContentKey, str],
    buckets: Buckets,
    most: int = MOST_READ,
    mapper: Mapper = one_by_one,
) -> Update:
    """``state`` with the records as they are ``present``; a refused one keeps its last good row.

    Also makes the problem reports say what is wrong now, no more and no less.
    """
    reported = {
        entry.key.removeprefix(PROBLEMS): entry.etag for entry in buckets.state.list(PROBLEMS)
    }
    to_read = [
        key
        for key, etag in present.items()
        if state.seen(key) != etag or _report(state, key) != reported.get(str(key))
    ]
    draft = _Draft(
        reported,
        state.site,
        dict(state.categories),
        dict(state.rows),
        dict(state.versions),
        dict(state.refused),
    )
    names = {str(key) for key in present}
    for name in _known(state) | reported.keys():
        if name not in names:
            draft.refused.pop(name, None)
            if key := parse_key(name):
                draft.hide(key)
            draft.report(buckets, name, None)
    if _SITE not in present:  # no page can do without one, so the last good one is shown on
        last = read_removed(_SITE, buckets.content)
        if isinstance(last.record, Site):
            draft.show(_SITE, last.record, last.etag)
    for seen in mapper(partial(see, buckets.content), to_read[:most]):
        if seen is not None:
            draft.take(seen)
            draft.report(buckets, str(seen.key), seen.invalid)
    after = replace(
        state,
        site=draft.site,
        categories=draft.categories,
        rows=draft.rows,
        versions=draft.versions,
        refused=draft.refused,
    )
    return Update(after, len(to_read) <= most, draft.wrote_reports)


def _report(state: State, key: ContentKey) -> str | None:
    """The etag of the report there should be: compared with the bucket, like every object."""
    refusal = state.refused.get(str(key))
    return refusal["report"] if refusal else None


def _known(state: State) -> set[str]:
    rows = {str(ContentKey("ingredient", slug)) for slug in state.rows}
    return rows | state.versions.keys() | state.refused.keys()


def see(content: VersionedStore, key: ContentKey) -> Seen | None:
    """Read a record; None where it is gone since it was listed: the next look will see."""
    found = content.get(str(key))
    if not isinstance(found, Found):
        return None
    reading = read(key, found, content)
    record = reading.record
    shows = row_of(record, reading.etag) if isinstance(record, Ingredient) else record
    return Seen(key, found.etag, shows, reading.etag, reading.invalid, reading.is_known)
