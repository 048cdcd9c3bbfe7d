"""Brings the state up to date with the records: reads those that changed, and only those."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeVar

from factowiki.catalog.catalog import edited
from factowiki.catalog.state import State
from factowiki.engine.buckets import MISMATCHES_KEY, PROBLEMS, REPORTS, Buckets
from factowiki.engine.errors import TransientError
from factowiki.engine.ports import Mapper, one_by_one
from factowiki.engine.reading.draft import Draft
from factowiki.engine.reading.history import read_removed
from factowiki.engine.reading.listing import Listing
from factowiki.engine.reading.record import ReadRecord, UnreadRecord, check_for_outage, read_record
from factowiki.engine.reading.reports import report_name
from factowiki.engine.state import SHARES
from factowiki.pages.kinds import PAGES
from factowiki.records.keys import SITE_KEY, ContentKey, parse_key
from factowiki.records.kinds import SITE
from factowiki.records.models import Site
from factowiki.records.problems import Report
from factowiki.records.uploads import misnamed

T = TypeVar("T")

_SITE: Final = ContentKey(SITE.name)
# Read in one attempt. A site of 10,000 new records takes several, each saved in the catalog, so
# that a function that runs out of time has not worked for nothing.
MOST_READ: Final = 2_000
# Read between two looks at the clock: then what was read is saved, and the rest is left to the next
# attempt. 16 of the slowest records that there can be, each with 100 bad versions, take some five
# seconds of a processor.
READ_AT_ONCE: Final = 16
# Of what could not be read before, so many are tried again in a full pass.
MOST_TRIED_AGAIN: Final = 500


@dataclass(frozen=True, slots=True)
class Update:
    """The state after reading what changed. ``more``: there is more to read than was read.

    ``missed`` are records that could not be read just now, for a passing cause: of these the state
    says what it said before. ``recovered`` are those with pages that could not be read before, by
    us or by publish, and can be: nobody has rendered their pages for a while. ``unreported`` are
    those whose report could not be written: that is no reason to keep everybody else waiting.
    ``mismatches`` is the etag of the list of what records say against each other, as it is there.
    """

    state: State
    more: bool
    wrote_reports: bool
    mismatches: str | None = None
    unreported: frozenset[str] = frozenset()
    missed: frozenset[ContentKey] = frozenset()
    recovered: frozenset[ContentKey] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether pages can be made of it.

        Where there is no catalog yet, what was missed would be missing from every page.
        """
        return not self.more and not (self.missed and self.state.catalog is None)


@dataclass(frozen=True, slots=True)
class Reads:
    """How records are read: ``most`` at a time; ``again`` those that could not be read before.

    Not again those that this pass has ``missed``. ``doubtful`` are those that publish could not
    read, so they are read in any case. Without ``patience``, what cannot be read just now counts as
    what cannot be read at all. Dates are held against ``today``. ``is_over`` says when time is up.
    """

    most: int = MOST_READ
    mapper: Mapper = one_by_one
    again: bool = False
    missed: frozenset[ContentKey] = frozenset()
    doubtful: frozenset[ContentKey] = frozenset()
    patience: bool = True
    today: str = ""
    is_over: Callable[[], bool] | None = None

    def read(self, keys: Sequence[ContentKey], read: Callable[[ContentKey], T]) -> list[T]:
        """What ``read`` makes of the first keys: of all, or of as many as there is time for."""
        if self.is_over is None:
            return [*self.mapper(read, keys)]
        done: list[T] = []
        while len(done) < len(keys) and not (done and self.is_over()):
            done += self.mapper(read, keys[len(done) : len(done) + READ_AT_ONCE])
        return done


def update(
    state: State,
    present: Listing,
    buckets: Buckets,
    how: Reads,
) -> Update:
    """``state`` with the records as they are ``present``; a refused one keeps its last good row.

    Also makes the reports say what is wrong or doubtful now, no more and no less. Raises
    `StoreUnavailable` where so much cannot be read that it must be an outage: then everything is
    left as it is.
    """
    listed = {entry.key: entry.etag for entry in buckets.state.list(REPORTS)}
    mismatches = listed.pop(MISMATCHES_KEY, None)
    reported = {key.removeprefix(PROBLEMS): etag for key, etag in listed.items()}
    moved = _moved(state, present, reported, how.today)
    doubtful = frozenset(key for key in how.doubtful if str(key) in present.records)
    to_read = [key for key in moved if key not in how.missed | doubtful]
    again = sorted(doubtful - how.missed, key=str)
    again += _unreadable(state, present, doubtful.union(to_read), every_one=how.again)
    draft = Draft(
        reported,
        state.site,
        state.site_etag,
        dict(state.refused),
        dict(state.warned),
        how.patience,
    )
    read = partial(
        read_record,
        buckets.content,
        state,
        present.records,
        today=how.today,
        patience=how.patience,
    )
    wanted = [*to_read[: how.most], *again]
    every = how.read(wanted, read)
    seen = [one for one in every if isinstance(one, ReadRecord)]
    missed = [one for one in every if isinstance(one, UnreadRecord)]
    still_missed = how.missed & doubtful.union(moved)
    check_for_outage(state, seen, missed)
    _forget_what_is_gone(draft, state, present, buckets)
    for one in seen:
        draft.take(one)
        draft.report(buckets, str(one.key), one.reading.report)
    _report_misnamed(draft, present, buckets)
    after = replace(
        state,
        site=draft.site,
        site_etag=draft.site_etag,
        rows=edited(state.rows, draft.changes),
        refused=draft.refused,
        warned=draft.warned,
    )
    return Update(
        after,
        more=len(to_read) > min(how.most, len(every)),
        wrote_reports=draft.wrote_reports,
        mismatches=mismatches,
        unreported=frozenset(draft.unreported),
        missed=still_missed.union(one.key for one in missed),
        recovered=frozenset(
            one.key
            for one in seen
            if one.key.kind in PAGES
            and (state.is_left(one.key) or state.is_given_up(one.key) or one.key in doubtful)
            and one.reading.is_known
        ),
    )


def _moved(
    state: State, present: Listing, reported: Mapping[str, str], today: str
) -> list[ContentKey]:
    """The records of which another version was seen last, or whose report is not what it should be.

    The report is compared with the bucket, like every object.
    """
    live, refused, warned = state.etags, state.refused, state.warned
    odd = refused.keys() | warned.keys() | reported.keys()
    suspects = [
        name for name, etag in present.records.items() if live.get(name) != etag or name in odd
    ]
    moved = []
    for name in suspects:
        refusal, told = refused.get(name), refused.get(name) or warned.get(name)
        seen = refusal["record"] if refusal else live.get(name)
        report = told["report"] if told else None
        key = parse_key(name)
        if key and (
            seen != present.records[name]
            or report != reported.get(name)
            or state.has_other_warnings(key, today)
        ):
            moved.append(key)
    return moved


def _unreadable(
    state: State, present: Listing, others: Container[ContentKey], *, every_one: bool
) -> list[ContentKey]:
    """What could not be read before and is to be tried again, for others in each share of a month.

    So where a whole site is in an archive, no pass has more to read than it can, and none is
    forgotten.
    """
    is_wanted = state.is_unreadable if every_one else state.is_given_up
    refused = (parse_key(name) for name in sorted(state.refused) if name in present.records)
    keys = [key for key in refused if key and key not in others and is_wanted(key)]
    start = len(keys) * state.share // SHARES
    return [*keys[start:], *keys[:start]][:MOST_TRIED_AGAIN]


def _forget_what_is_gone(draft: Draft, state: State, present: Listing, buckets: Buckets) -> None:
    names = present.misnamed.keys() | {report_name(key) for key in present.misnamed}
    known = state.etags.keys() - present.records.keys() | state.refused.keys() | state.warned.keys()
    for name in sorted((known | draft.reported.keys()) - present.records.keys() - names):
        draft.refused.pop(name, None)
        draft.warned.pop(name, None)
        if key := parse_key(name):
            draft.hide(key)
        draft.report(buckets, name, None)
    if SITE_KEY not in present.records:  # no page can do without one: the last good one is shown on
        try:
            last = read_removed(_SITE, buckets.content)
        except TransientError:
            if draft.site is None:
                raise
            return  # each pass asks again
        if isinstance(last.record, Site):
            draft.show(_SITE, last.record, last.etag)


def _report_misnamed(draft: Draft, present: Listing, buckets: Buckets) -> None:
    for name, etag in present.misnamed.items():
        wrong = misnamed(name, present.records)
        if wrong is None:
            continue
        report = Report(name, (wrong,))
        draft.report(buckets, name, report)
        draft.refuse(name, etag, report)
