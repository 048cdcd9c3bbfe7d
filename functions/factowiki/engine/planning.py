"""What one attempt of a pass finds to be done. It reads, and but for reports writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from factowiki.catalog.catalog import Catalog
from factowiki.catalog.lines import SpoiledCatalog
from factowiki.catalog.state import Outbox, State
from factowiki.engine import comparing
from factowiki.engine.buckets import Buckets
from factowiki.engine.comparing import Lists, lists_of
from factowiki.engine.mismatches import MismatchList, list_of
from factowiki.engine.notices import Received, rendered_otherwise, tags
from factowiki.engine.ports import Mapper, one_by_one, untimed
from factowiki.engine.reading.listing import Listing, listing
from factowiki.engine.reading.update import MOST_READ, Reads, Update, update
from factowiki.engine.staleness import stale
from factowiki.engine.state import SHARES, SPOILED, StateCache
from factowiki.pages.artifact import Artifact
from factowiki.pages.kinds import addresses
from factowiki.records.keys import ContentKey
from factowiki.theme.rendering import Renderer

# Then what was read is saved: a pass that is cut off later has not worked for nothing.
READ_SECONDS: Final = 20.0


@dataclass(frozen=True, slots=True)
class Ours:
    """What earlier attempts of the same pass did: the catalog they wrote, the pages they sent.

    And the records that they ``missed``: one try for each is enough. ``wrote_lists``: all lists
    have been written anew, and none was lost to somebody who may follow other rules for headers.
    """

    etag: str | None = None
    sent: frozenset[ContentKey] = frozenset()
    missed: frozenset[ContentKey] = frozenset()
    wrote_lists: bool = False


@dataclass(frozen=True, slots=True)
class PassPlan:
    """What one attempt found to be done. ``state`` is the catalog that follows, outbox included.

    ``present`` has the pages made from many records that were there *before* the inputs were read.
    ``lists_anew``: they and the assets are written though their bytes may be right. ``sent`` are
    pages of the outbox that this pass has sent before, ``missed`` records that could not be read
    just now.
    """

    state: State
    etag: str | None
    records: Listing
    present: Mapping[str, str]
    owed: Outbox
    sent: frozenset[ContentKey]
    more: bool
    complete: bool
    lists_anew: bool
    differing: Mapping[str, Artifact]
    extra: tuple[str, ...]
    wrote_reports: bool
    changed: bool
    missed: frozenset[ContentKey]
    unreported: frozenset[str] = frozenset()
    mismatches: Artifact | None = None
    mismatches_there: str | None = None  # its etag

    @property
    def writes(self) -> bool:
        """Whether it writes anything that a slower or faster neighbour may write as well."""
        return bool(self.changed or self.differing or self.extra or self.wrote_reports)


@dataclass(frozen=True, slots=True)
class _Given:
    """What an attempt begins with: see `Planner.plan`. ``etag`` is that of the catalog."""

    received: Received
    ours: Ours
    present: Mapping[str, str]
    etag: str | None
    full: bool
    redelivered: bool
    patience: bool

    @property
    def is_ours(self) -> bool:
        """Whether an earlier attempt of this pass wrote the catalog."""
        return self.etag is not None and self.etag == self.ours.etag


def must_write(before: State, after: State, *, is_ours: bool) -> bool:
    """Whether the catalog is to be written before anything is done.

    Also where a pass takes an outbox over: the one that wrote it may have sent it all by then, but
    for one that nobody can have sent, for want of a catalog.
    """
    takes_over = bool(before.outbox.stale) and before.catalog is not None and not is_ours
    return takes_over or not after.same_but_for_generation(before)


@dataclass(frozen=True, slots=True)
class _Site:
    """What is amiss in the site bucket, and the catalog that says so."""

    state: State
    stale: frozenset[ContentKey] = frozenset()
    anew: frozenset[ContentKey] = frozenset()
    lists_anew: bool = False  # the rules for headers have changed just now
    writes_anew: bool = False  # they have, and nobody is known to have written since
    differing: Mapping[str, Artifact] = field(default_factory=dict)
    extra: tuple[str, ...] = ()
    mismatches: Artifact | None = None


@dataclass(frozen=True)
class Planner:
    """Plans for passes of refresh. ``today`` and ``new_generation`` bring in time and chance."""

    buckets: Buckets
    renderer: Renderer
    today: Callable[[], str]
    new_generation: Callable[[], str]
    most_read: int = MOST_READ
    mapper: Mapper = one_by_one
    seconds: Callable[[], float] = untimed
    looks_near: bool = False

    def _clock(self) -> Callable[[], bool] | None:
        """Says when a look has read for long enough; None for those who have all the time."""
        if self.seconds is untimed:
            return None
        end = self.seconds() + READ_SECONDS
        return lambda: self.seconds() >= end

    @cached_property
    def _state(self) -> StateCache:
        return StateCache(self.buckets.state, self.renderer.design.parser)

    def plan(
        self,
        received: Received,
        ours: Ours,
        *,
        full: bool,
        redelivered: bool,
        patience: bool = True,
    ) -> PassPlan:
        """What is to be done now. See `Refresher.refresh` for ``full`` and ``redelivered``."""
        present = comparing.listed_lists(self.buckets.site)  # before the inputs, as in publish
        before, etag = self._state.read()
        given = _Given(received, ours, present, etag, full, redelivered, patience)
        try:
            if full:
                before.check()
            return self._plan(before, given)
        except SpoiledCatalog:  # then it is made anew from all records
            return self._plan(SPOILED, given)

    def _plan(self, before: State, given: _Given) -> PassPlan:
        records = listing(self.buckets.content.list(), before.etags)
        how = Reads(
            self.most_read,
            self.mapper,
            again=given.full,
            missed=given.ours.missed,
            doubtful=given.received.left,
            patience=given.patience,
            today=self.today(),
            is_over=self._clock(),
        )
        found = self._update(before, records, how)
        site = self._site(before, found, given)
        after = site.state
        owed = Outbox(
            site.stale
            | found.recovered
            | given.received.anew
            | stale(before.catalog, after.catalog)
            | rendered_otherwise(given.received.notices, after.catalog),
            tags(
                given.received,
                fresh=given.etag is None,
                lists=bool(site.differing or site.extra or given.redelivered),
            ),
            # Of what nobody rendered for a while the rules for headers may have changed.
            site.anew | given.received.anew | found.recovered,
            site.lists_anew,
        )
        after = replace(after, outbox=before.outbox | owed)
        changed = given.etag is None or must_write(before, after, is_ours=given.is_ours)
        # Whoever writes the list has written the catalog that it follows from.
        changed = changed or site.mismatches is not None
        if changed:
            after = replace(after, generation=self.new_generation())
        return PassPlan(
            state=after,
            etag=given.etag,
            records=records,
            present=given.present,
            owed=owed,
            sent=given.ours.sent if given.is_ours else frozenset(),
            more=found.more,
            complete=found.complete,
            lists_anew=site.writes_anew,
            differing=site.differing,
            extra=site.extra,
            wrote_reports=found.wrote_reports,
            changed=changed,
            missed=found.missed,
            unreported=found.unreported,
            mismatches=site.mismatches,
            mismatches_there=found.mismatches,
        )

    def _site(self, before: State, found: Update, given: _Given) -> _Site:
        """Nothing is amiss before all records are read: pages would lose links to the others."""
        design = self.renderer.design
        after = replace(found.state, parser=design.parser)
        if found.complete:
            after = replace(after, design=design.digest, today=self.today(), before={})
        catalog = after.catalog if found.complete else None
        if catalog is None:
            return _Site(replace(after, lists={}, mismatches=""))
        again: frozenset[ContentKey] = frozenset()
        anew: frozenset[ContentKey] = frozenset()
        lists_anew = before.headers != design.headers
        if lists_anew:
            after = replace(after, headers=design.headers)
            # Also what is to be removed: it may be wanted again before that is done.
            anew = comparing.pages_there(self.buckets.site).union(addresses(catalog))
        if given.full or before.catalog is None:  # then nobody knows what the bucket may hold
            again |= self._incomplete_pages(catalog)
        if given.full:
            after = replace(after, share=(before.share + 1) % SHARES)
            again |= self._pages_in_share(after.share, catalog)
        is_written = given.is_ours and given.ours.wrote_lists
        writes_anew = lists_anew or (before.outbox.lists_anew and not is_written)
        everything = given.full or writes_anew
        lists = self._lists(before, catalog, given.present, everything=everything)
        told = self._mismatches(before, catalog, found, given)
        return _Site(
            replace(after, lists=lists.etags, mismatches=told.etag, near=told.near),
            again | anew,
            anew,
            lists_anew,
            writes_anew,
            lists.differing(given.present, anew=writes_anew),
            lists.too_many(given.present),
            told.artifact,
        )

    def _update(self, before: State, records: Listing, how: Reads) -> Update:
        return update(before, records, self.buckets, how)

    def _lists(
        self, before: State, catalog: Catalog, present: Mapping[str, str], *, everything: bool
    ) -> Lists:
        return lists_of(before, catalog, present, self.renderer, everything=everything)

    def _mismatches(
        self, before: State, catalog: Catalog, found: Update, given: _Given
    ) -> MismatchList:
        near = self.looks_near or given.full
        return list_of(before, catalog, found.mismatches, looks_near=near, anew=given.full)

    def _incomplete_pages(self, catalog: Catalog) -> frozenset[ContentKey]:
        return comparing.incomplete_pages(self.buckets.site, catalog)

    def _pages_in_share(self, share: int, catalog: Catalog) -> frozenset[ContentKey]:
        return comparing.pages_in_share(share, catalog)
