"""Refresh: make the catalog match the records, and every page made from many records match it.

One look is: list the records, read those that changed, derive the next state of the catalog, and
compare the pages made from many records with what is really in the bucket. Everything the look
owes (pages to re-render, cache tags to drop) is written into the catalog's outbox in the same
write as the change that causes it. Then the work is done, and we look again: if anything moved
meanwhile, once more. At last the CDN is told, once, and the outbox is emptied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypedDict

from factowiki.content.keys import ContentKey, is_slug
from factowiki.pages import urls
from factowiki.pages.artifact import Artifact
from factowiki.pages.kinds import KINDS, pages_of_many_records
from factowiki.pages.rendering import Renderer
from factowiki.publishing import state as state_file
from factowiki.publishing.announcing import Announcement
from factowiki.publishing.buckets import CATALOG_KEY, Buckets
from factowiki.publishing.errors import PreconditionFailed, StillMoving
from factowiki.publishing.ports import Cdn, Mapper, NotModified, Queue, one_by_one
from factowiki.publishing.records import MOST_READ, etags, update
from factowiki.publishing.staleness import expected, stale
from factowiki.publishing.state import Outbox, State, StateReader


class Condition(TypedDict, total=False):
    """How a write of the catalog is conditional."""

    if_match: str
    if_absent: bool


LOOKS: Final = 30  # then others get a turn: the message comes back


@dataclass(slots=True)
class Refreshed:
    """What a pass came to: keys of the site bucket, slugs sent to publish, cache tags dropped."""

    written: dict[str, None] = field(default_factory=dict)
    deleted: dict[str, None] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    tags: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    looks: int = 0


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one look found to be done. ``state`` is the catalog that follows, outbox included."""

    state: State
    etag: str | None
    records: Mapping[ContentKey, str]
    owed: Outbox
    complete: bool
    differing: Mapping[str, Artifact]
    extra: tuple[str, ...]
    wrote_reports: bool
    changed: bool

    @property
    def writes(self) -> bool:
        """Whether it writes anything that a slower or faster neighbour may write as well."""
        return bool(self.changed or self.differing or self.extra or self.wrote_reports)


@dataclass(frozen=True)
class Refresher:
    """Refreshes a site. ``today`` and ``new_generation`` bring in time and chance."""

    buckets: Buckets
    renderer: Renderer
    publish: Queue
    cdn: Cdn
    today: Callable[[], str]
    new_generation: Callable[[], str]
    most_read: int = MOST_READ
    mapper: Mapper = one_by_one

    @cached_property
    def _state(self) -> StateReader:
        return StateReader(self.buckets.state, self.renderer.design.reader)

    def refresh(
        self,
        announcements: Iterable[Announcement] = (),
        *,
        orphans: bool = False,
        redelivered: bool = False,
    ) -> Refreshed:
        """One pass. With ``orphans`` also looks for ingredient pages that have no record.

        ``redelivered``: an earlier try may have written lists and died before it told the CDN.
        Raises `TransientError` where a later try may succeed.
        """
        told = tuple(announcements)
        done = Refreshed()
        state_etag: str | None = None
        for _ in range(LOOKS):
            done.looks += 1
            plan = self._look(told, orphans=orphans, redelivered=redelivered)
            # Only what stands in an outbox of our own is known to have been sent by us.
            sent = frozenset(done.stale) if plan.etag == state_etag else frozenset()
            try:
                state_etag = self._save(plan, done)
            except PreconditionFailed:
                continue  # another refresh was first: decide anew on what it wrote
            self._do(plan, sent, done)
            if plan.complete and not (plan.writes and self._moved(plan, state_etag)):
                break
        else:
            raise StillMoving(f"the records moved {LOOKS} times during one refresh")
        self._finish(plan.state, state_etag, done)
        return done

    def _look(self, told: tuple[Announcement, ...], *, orphans: bool, redelivered: bool) -> _Plan:
        before, etag = self._state.read()
        records = etags(self.buckets.content.list())
        found = update(before, records, self.buckets, self.most_read, self.mapper)
        after = replace(found.state, reader=self.renderer.design.reader)
        if found.complete:
            after = replace(after, design=self.renderer.design.digest, today=self.today())
        differing, extra = self._compare(after) if found.complete else ({}, ())
        again = stale(before.catalog, after.catalog)
        if found.complete:
            again |= _announced_otherwise(told, after)
            if orphans or before.catalog is None:  # then nobody knows what the bucket may hold
                again |= self._orphans(after)
        lists = bool(differing or extra or redelivered)
        owed = Outbox(again, _tags(told, fresh=etag is None, lists=lists))
        after = replace(after, outbox=before.outbox | owed)
        changed = etag is None or not after.same_but_for_generation(before)
        if changed:
            after = replace(after, generation=self.new_generation())
        return _Plan(
            state=after,
            etag=etag,
            records=records,
            owed=owed,
            complete=found.complete,
            differing=differing,
            extra=extra,
            wrote_reports=found.wrote_reports,
            changed=changed,
        )

    def _compare(self, state: State) -> tuple[dict[str, Artifact], tuple[str, ...]]:
        """The pages made from many records that differ from the bucket, and those too many."""
        if state.catalog is None:
            return {}, ()
        site = self.buckets.site
        wanted = pages_of_many_records(state.catalog, self.renderer)
        present = {entry.key: entry.etag for kind in KINDS for entry in site.list(kind.prefix)}
        differing = {
            key: artifact for key, artifact in wanted.items() if present.get(key) != artifact.etag
        }
        return differing, tuple(sorted(present.keys() - wanted.keys()))

    def _orphans(self, state: State) -> frozenset[str]:
        """Ingredients that have objects in the site bucket and no reason for them."""
        catalog = state.catalog
        if catalog is None:
            return frozenset()
        known = {*catalog.published, *catalog.renamed}
        found = (
            urls.slug_of_ingredient_object(e.key) for e in self.buckets.site.list("ingredients/")
        )
        return frozenset(slug for slug in found if slug and is_slug(slug) and slug not in known)

    def _save(self, plan: _Plan, done: Refreshed) -> str:
        """Write the catalog if it changed, over the version it was derived from and no other.

        The assets go first: whoever reads this catalog may link to them.
        """
        if plan.etag is not None and not plan.changed:
            return plan.etag
        self._write_assets(done)
        artifact = state_file.to_artifact(plan.state)
        condition: Condition = {"if_match": plan.etag} if plan.etag else {"if_absent": True}
        self.buckets.state.put(CATALOG_KEY, artifact, **condition)
        return artifact.etag

    def _write_assets(self, done: Refreshed) -> None:
        """Old assets stay: a page somebody opened an hour ago still needs its stylesheet."""
        site = self.buckets.site
        present = {entry.key for entry in site.list("assets/")}
        for key, artifact in self.renderer.design.asset_artifacts().items():
            if key not in present:
                site.put(key, artifact)
                done.written[key] = None

    def _do(self, plan: _Plan, sent: frozenset[str], done: Refreshed) -> None:
        done.tags |= plan.state.outbox.tags
        for key, artifact in plan.differing.items():
            self.buckets.site.put(key, artifact)
            done.written[key] = None
        for key in plan.extra:
            self.buckets.site.delete(key)
            done.deleted[key] = None
        # What an earlier look of this pass has sent is sent again where this look found it stale
        # anew: it may have been rendered in between.
        unsent = (plan.state.outbox.stale - sent) | plan.owed.stale
        self.publish.send({"slug": slug} for slug in sorted(unsent))
        done.stale |= unsent

    def _moved(self, plan: _Plan, state_etag: str) -> bool:
        """Whether the records or the catalog are not what this look was about any more."""
        return etags(self.buckets.content.list()) != plan.records or not isinstance(
            self.buckets.state.get(CATALOG_KEY, state_etag), NotModified
        )

    def _finish(self, state: State, etag: str, done: Refreshed) -> None:
        """Tell the CDN, then empty the outbox, unless somebody else has written to it since."""
        done.refused = tuple(sorted(state.refused))
        if done.tags:
            self.cdn.invalidate(done.tags)
        if state.outbox:
            emptied = replace(state, outbox=Outbox(), generation=self.new_generation())
            try:
                self.buckets.state.put(CATALOG_KEY, state_file.to_artifact(emptied), if_match=etag)
            except PreconditionFailed:
                return  # whoever wrote took our outbox over, and empties it in its turn


def _tags(told: Iterable[Announcement], *, fresh: bool, lists: bool) -> frozenset[str]:
    """Without a catalog nobody knows what the CDN may hold, so all of it goes."""
    if fresh:
        return frozenset({urls.EVERYTHING})
    pages = {item.slug for item in told if item.changed}
    return frozenset(pages | {urls.LISTS} if lists else pages)


def _announced_otherwise(told: Iterable[Announcement], state: State) -> frozenset[str]:
    """Pages rendered from other inputs than this catalog's: an edit whose event was lost, say."""
    return frozenset(
        item.slug
        for item in told
        if item.fingerprint is not None and item.fingerprint != expected(item.slug, state.catalog)
    )
