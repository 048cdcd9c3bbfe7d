"""Reads one record for the state: as it is, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from factowiki.catalog.state import State
from factowiki.engine.errors import StoreUnavailable, TransientError, Unreadable
from factowiki.engine.ports import StoredObject, VersionedStore
from factowiki.engine.reading.history import Reading, read, read_unreadable
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import KINDS
from factowiki.records.models import Site
from factowiki.records.rows import Row

# So many unreadable records, and half of what is read, are no fault of single records.
OUTAGE: Final = 20


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A record as read: the part of it that goes into the state. See `Reading` for the rest."""

    key: ContentKey
    shows: Row | Site | None
    reading: Reading


@dataclass(frozen=True, slots=True)
class UnreadRecord:
    """A record that could not be read just now."""

    key: ContentKey
    error: TransientError


def read_record(  # noqa: PLR0913  # all that a reading depends on
    content: VersionedStore,
    state: State,
    listed: Mapping[str, str],
    key: ContentKey,
    *,
    today: str,
    patience: bool,
) -> ReadRecord | UnreadRecord | None:
    """Read a record; None where it is gone since it was listed: the next attempt will tell.

    Without ``patience`` a passing failure counts as one that does not pass: it was tried before.
    """
    patience = patience and not state.is_given_up(key)
    etags = listed[str(key)], state.last_live(key)
    try:
        reading = _read(content, key, etags, today, patience=patience)
    except TransientError as error:
        return UnreadRecord(key, error)
    if reading is None:
        return None
    return ReadRecord(key, _shows(key, reading), reading)


def _shows(key: ContentKey, reading: Reading) -> Row | Site | None:
    record, row_of = reading.record, KINDS[key.kind].row
    if record is not None and row_of is not None:
        row: Row = row_of(record, reading.etag)
        return row
    return record if isinstance(record, Site) else None


def _read(
    content: VersionedStore,
    key: ContentKey,
    etags: tuple[str, str | None],
    today: str,
    *,
    patience: bool,
) -> Reading | None:
    """``etags`` are those that were listed, and live before."""
    listed, live = etags
    try:
        found = content.get(str(key))
    except Unreadable as error:
        return read_unreadable(key, error, listed, content, live)
    except TransientError as error:
        if patience:
            raise
        reading = read_unreadable(key, _given_up(key, error), listed, content, live)
        return replace(reading, given_up=True)
    return read(key, found, content, live, today) if isinstance(found, StoredObject) else None


def _given_up(key: ContentKey, error: TransientError) -> Unreadable:
    what = f"The file could not be read several times in a row ({error})."
    return Unreadable(str(key), what, "It is tried again each time; uploading it again may help.")


def check_for_outage(state: State, seen: list[ReadRecord], missed: list[UnreadRecord]) -> None:
    """What was unreadable before is no news: of a site in an archive, each night reads all."""
    new = [one for one in seen if not state.is_unreadable(one.key)]
    failed = len(missed) + sum(one.reading.newest_unreadable for one in new)
    if failed > OUTAGE and failed > (len(new) + len(missed)) / 2:
        raise StoreUnavailable(f"{failed} of {len(new) + len(missed)} records cannot be read")
