"""Reads a record as the site shows it: its newest version, or the last good one before that.

A record that does not validate, or cannot be read, must not take its page away, nor keep it from
new texts, designs and names. What is shown of it is derived like everything else, from the history
that the content bucket keeps; so it needs no copy, and a lost catalog loses nothing.

Where no good version can be read any more (it has expired, or is archived), nobody can tell what
is shown: then what stands is left alone, and the record is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from factowiki.engine.errors import Unreadable
from factowiki.engine.ports import StoredObject, Version, VersionedStore
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import KINDS
from factowiki.records.parsing import accept, parse, says_draft
from factowiki.records.parts import Record
from factowiki.records.problems import InvalidRecord, Problem, Report
from factowiki.records.warnings import day_of_change, warnings

# Different versions looked at for a good one: more bad uploads in a row than any editor makes.
MOST_VERSIONS: Final = 100
_MOST_LISTED: Final = 1_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to show of a record.

    ``record`` is None where nothing is: there is no record, it is a draft, or none was ever good
    since it last appeared (the site record: ever). ``is_known`` is False where nobody can tell;
    then what stands is to be left alone. ``report`` says what is wrong with the newest version,
    whose etag is ``newest``, or what its warnings are; ``unreadable``: it, or one before it, may be
    readable another time. ``live`` is the etag of the version that was live before. ``given_up``:
    it failed to be read several times, for what may be a passing cause.
    """

    record: Record | None = None
    etag: str = ""  # of the version shown
    report: Report | None = None
    is_known: bool = True
    newest: str = ""
    unreadable: bool = False
    newest_unreadable: bool = False
    live: str | None = None
    given_up: bool = False

    @property
    def is_refused(self) -> bool:
        return self.report is not None and self.report.is_refused


def read(
    key: ContentKey, newest: StoredObject, content: VersionedStore, live: str | None, today: str
) -> Reading:
    """What to show of the record at ``key``, of which ``newest`` is the version there is now.

    ``live`` is the etag of the version that the catalog has a row of, if any; ``today`` (YYYY-MM-DD
    or empty) is what dates are held against.
    """
    try:
        record = parse(key, newest.body)
    except InvalidRecord as invalid:
        refusal = Report(invalid.key, invalid.problems)
        if _is_off(key, newest.body):
            return Reading(report=refusal, newest=newest.etag)
        nothing = Reading(report=refusal, newest=newest.etag, live=live)
        return _earlier(key, nothing, content, live)
    report = _warnings(key, record, newest.body, today)
    return Reading(record, newest.etag, report, newest=newest.etag)


def _warnings(key: ContentKey, record: Record, body: bytes, today: str) -> Report | None:
    kind = KINDS[key.kind]
    found = warnings(kind, record, body, today)
    if not found:
        return None
    return Report(str(key), warnings=found, until=day_of_change(kind, record, today))


def read_unreadable(
    key: ContentKey, error: Unreadable, etag: str | None, content: VersionedStore, live: str | None
) -> Reading:
    """What to show of the record at ``key``, whose newest version (``etag``) cannot be had.

    Where that is the one on the site it stays there: to show an earlier one would be to take an
    edit back.
    """
    report = Report(str(key), (Problem(1, 1, "", error.what, error.fix),))
    if etag is None:
        etag = next((version.etag for version in content.history(str(key))), "")
    nothing = Reading(
        report=report, newest=etag, unreadable=True, newest_unreadable=True, live=live
    )
    return _earlier(key, nothing, content, live) if etag else replace(nothing, is_known=False)


def read_removed(key: ContentKey, content: VersionedStore) -> Reading:
    """What was shown last of a record that has been removed."""
    for version in _different(islice(content.history(str(key)), _MOST_LISTED)):
        with suppress(Unreadable):
            found = _version(key, version, content)
            if found is not None and found.record is not None:
                return Reading(found.record, found.etag)
    return Reading()


def _earlier(
    key: ContentKey, nothing: Reading, content: VersionedStore, live: str | None
) -> Reading:
    """The last good version before the newest one, since the record last appeared.

    ``nothing`` where there is none. Of the site record, a removal does not end the search: no page
    is without one. Where the version that is ``live`` cannot be had, only a copy of it will do: an
    earlier text would take an edit back.
    """
    unknown = replace(nothing, is_known=False)
    bad = set() if nothing.newest_unreadable else {nothing.newest}
    wanted = live if nothing.newest_unreadable and nothing.newest == live else None
    tries = 0
    for version in _before(nothing.newest, islice(content.history(str(key)), _MOST_LISTED)):
        if version.is_removal:
            if KINDS[key.kind].stays:
                continue
            return unknown if wanted else nothing
        if version.etag in bad or (wanted and version.etag != wanted):
            continue  # a script may upload the same bad file all day
        if tries > MOST_VERSIONS:
            return unknown
        tries += 1
        try:
            found = _version(key, version, content)
        except Unreadable:
            found = None
            nothing, unknown = (replace(it, unreadable=True) for it in (nothing, unknown))
        if found is None:
            wanted = live if version.etag == live else wanted
        elif found.record is not None or found.is_off:
            return replace(nothing, record=found.record, etag=found.etag)
        else:
            bad.add(version.etag)
    # A history that ends without a removal does not tell how it began: the good version that is on
    # the site may have expired.
    return unknown


def _before(newest: str, versions: Iterable[Version]) -> Iterator[Version]:
    """All but the newest itself, which has been tried; another one may hold the same bytes."""
    passed = False
    for version in versions:
        if passed or version.etag != newest:
            yield version
        else:
            passed = True


@dataclass(frozen=True, slots=True)
class _Version:
    """A version as read: a good ``record``, or one that ``is_off`` the site, or neither."""

    etag: str
    record: Record | None
    is_off: bool = False


def _version(key: ContentKey, version: Version, content: VersionedStore) -> _Version | None:
    """None where it is no longer kept. Raises `Unreadable`."""
    found = content.get_version(str(key), version.id)
    if found is None:
        return None
    record = accept(key, found.body)
    is_off = record is None and _is_off(key, found.body, however_deep=False)
    return _Version(found.etag, record, is_off)


def _is_off(key: ContentKey, body: bytes, *, however_deep: bool = True) -> bool:
    """Who says draft wants it off the site, whatever else is wrong with it."""
    return KINDS[key.kind].drafts and says_draft(body, however_deep=however_deep)


def _different(versions: Iterable[Version]) -> list[Version]:
    """Each text once, where it is newest: a script may upload the same bad file all day."""
    found: dict[str, Version] = {}
    for version in versions:
        if not version.is_removal:
            found.setdefault(version.etag, version)
    return [*found.values()][:MOST_VERSIONS]
