"""What a page is made from, read: its record, or the last good version of it, and the catalog."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factowiki.catalog.state import State
from factowiki.engine.errors import Unreadable
from factowiki.engine.ports import NotModified, StoredObject, VersionedStore
from factowiki.engine.reading.history import Reading, read, read_unreadable
from factowiki.engine.state import StateCache
from factowiki.records.keys import ContentKey
from factowiki.records.parsing import parse_accepted


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a page is made from, as last read."""

    reading: Reading
    etag: str | None  # of the newest version of the record, good or bad
    state: State
    state_etag: str | None

    def same_as(self, other: Inputs) -> bool:
        return (self.etag, self.state_etag) == (other.etag, other.state_etag)

    def is_unseen(self, key: ContentKey) -> bool:
        """Whether the catalog knows another version of the record."""
        return self.state.seen(key) != self.etag


def read_inputs(
    key: ContentKey, content: VersionedStore, cache: StateCache, known: Inputs | None = None
) -> Inputs:
    """Read the record and the catalog; what has not moved since it was ``known`` is not sent again.

    What is shown or told of one with a report depends on the catalog, so it is read anew.
    """
    record: StoredObject | NotModified | Unreadable | None
    is_good = known is not None and known.reading.report is None
    try:
        record = content.get(str(key), known.etag if known and is_good else None)
    except Unreadable as error:
        record = error
    state, state_etag = cache.read()
    live = state.last_live(key)
    if isinstance(record, NotModified) and known is not None:
        return replace(known, state=state, state_etag=state_etag)
    if isinstance(record, Unreadable):
        reading = read_unreadable(key, record, None, content, live)
        return Inputs(reading, reading.newest, state, state_etag)
    if isinstance(record, StoredObject):
        if state.has_accepted(key, record.etag):
            accepted = parse_accepted(key, record.body)
            reading = Reading(accepted, record.etag, newest=record.etag)
        else:
            reading = read(key, record, content, live, state.today)
        return Inputs(reading, record.etag, state, state_etag)
    return Inputs(Reading(), None, state, state_etag)
