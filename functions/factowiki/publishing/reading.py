"""Reads a record as the site shows it: its newest version, or the last good one before that.

A record that does not validate must not take its page away, nor keep it from new texts, designs
and names. What is shown of it is derived like everything else, from the history that the content
bucket keeps; so it needs no copy, and a lost catalog loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from factowiki.content.keys import ContentKey
from factowiki.content.parsing import accept, parse
from factowiki.content.problems import InvalidRecord
from factowiki.content.records import AnyRecord
from factowiki.publishing.ports import Found, Version, VersionedStore

# Different versions looked at for a good one: more bad uploads in a row than any editor makes.
MOST_VERSIONS: Final = 100
_MOST_LISTED: Final = 1_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to show of a record.

    ``record`` is None where nothing is: there is no record, or none was ever good since it last
    appeared (the site record: ever). ``is_known`` is False where no history is kept, or it is too
    long to be read; then what stands is to be left alone.
    """

    record: AnyRecord | None = None
    etag: str = ""  # of the version shown
    invalid: InvalidRecord | None = None
    is_known: bool = True


def read(key: ContentKey, newest: Found, content: VersionedStore) -> Reading:
    """What to show of the record at ``key``, of which ``newest`` is the version there is now."""
    try:
        return Reading(parse(key, newest.body), newest.etag)
    except InvalidRecord as invalid:
        history = [*islice(content.history(str(key)), _MOST_LISTED)]
        versions = _different(
            version for version in _since(key, history) if version.etag != newest.etag
        )
        found = _last_good(key, versions, content)
        if found is not None:
            return Reading(*found, invalid)
        is_known = 0 < len(history) < _MOST_LISTED and len(versions) <= MOST_VERSIONS
        return Reading(invalid=invalid, is_known=is_known)


def read_removed(key: ContentKey, content: VersionedStore) -> Reading:
    """What was shown last of a record that has been removed."""
    history = islice(content.history(str(key)), _MOST_LISTED)
    versions = _different(version for version in history if not version.is_removal)
    found = _last_good(key, versions, content)
    return Reading(*found) if found is not None else Reading()


def _since(key: ContentKey, history: list[Version]) -> Iterable[Version]:
    """The versions since a record last appeared; of the site record, all: no page is without it."""
    if key.kind == "site":
        return (version for version in history if not version.is_removal)
    return takewhile(lambda version: not version.is_removal, history)


def _different(versions: Iterable[Version]) -> list[Version]:
    """Each text once, where it is newest: a script may upload the same bad file all day."""
    found: dict[str, Version] = {}
    for version in versions:
        found.setdefault(version.etag, version)
    return [*found.values()]


def _last_good(
    key: ContentKey, versions: Iterable[Version], content: VersionedStore
) -> tuple[AnyRecord, str] | None:
    for version in islice(versions, MOST_VERSIONS):
        found = content.get_version(str(key), version.id)
        record = accept(key, found.body) if found is not None else None
        if found is not None and record is not None:
            return record, found.etag
    return None
