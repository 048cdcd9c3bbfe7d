"""Reads a record as the site shows it: its newest version, or the last good one before that.

A record that does not validate must not take its page away, nor keep it from new texts, designs
and names. What is shown of it is derived like everything else, from the history that the content
bucket keeps; so it needs no copy, and a lost catalog loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final, Generic, TypeVar

from factowiki.content.problems import InvalidRecord
from factowiki.content.records import AnyRecord
from factowiki.publishing.ports import Found, VersionedStore

# Versions looked at for a good one: more bad uploads in a row than any editor makes.
MOST_VERSIONS: Final = 100

R = TypeVar("R", bound=AnyRecord)


@dataclass(frozen=True, slots=True)
class Reading(Generic[R]):
    """What there is to show of a record.

    ``record`` is None where nothing is: there is no record, or none was ever good since it last
    appeared. ``is_known`` is False where no history is kept, or it is too long to be read; then
    what stands is to be left alone.
    """

    record: R | None = None
    etag: str = ""  # of the version shown
    invalid: InvalidRecord | None = None
    is_known: bool = True


def read(
    key: str, newest: Found, parse: Callable[[bytes], R], content: VersionedStore
) -> Reading[R]:
    """What to show of the record at ``key``, of which ``newest`` is the version there is now."""
    try:
        return Reading(parse(newest.body), newest.etag)
    except InvalidRecord as invalid:
        return _last_good(key, newest.etag, parse, content, invalid)


def _last_good(
    key: str,
    refused: str,
    parse: Callable[[bytes], R],
    content: VersionedStore,
    invalid: InvalidRecord,
) -> Reading[R]:
    looked_at = 0
    for version in islice(content.history(key), MOST_VERSIONS):
        if version.is_removal:
            return Reading(invalid=invalid)
        looked_at += 1
        found = content.get_version(key, version.id) if version.etag != refused else None
        if found is not None:
            with suppress(InvalidRecord):
                return Reading(parse(found.body), found.etag, invalid)
    return Reading(invalid=invalid, is_known=0 < looked_at < MOST_VERSIONS)
