"""Refresh: make the catalog match the records, and every page made from many records match it.

One look is: list the records, read those that changed, derive the next state of the catalog, and
compare the pages made from many records with what is really in the bucket. Everything the look
owes (pages to re-render, cache tags to drop) is written into the catalog's outbox in the same
write as the change that causes it. Then the work is done, and we look again: if anything moved
meanwhile, once more. At last the CDN is told, once, and the outbox is emptied.

Where edits come faster than looks this would not end. So a pass that has run out of time tells
the CDN of what it did, and wakes refresh again for what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypedDict

from factowiki.content.keys import ContentKey
from factowiki.pages.artifact import Artifact
from factowiki.pages.rendering import Renderer
from factowiki.publishing import comparing
from factowiki.publishing import state as state_file
from factowiki.publishing.announcements import Announcement, rendered_otherwise, tags
from factowiki.publishing.buckets import CATALOG_KEY, Buckets
from factowiki.publishing.errors import PreconditionFailed, StillMoving
from factowiki.publishing.ports import Cdn, Mapper, NotModified, Queue, one_by_one, untimed
from factowiki.publishing.records import MOST_READ, etags, update
from factowiki.publishing.staleness import stale
from factowiki.publishing.state import Outbox, State, StateReader


class Condition(TypedDict, total=False):
    """How a write of the catalog is conditional."""

    if_match: str
    if_absent: bool


LOOKS: Final = 30
# Then a pass hands over. A look takes half a minute at 100,000 ingredients, and the one under way
# is done to its end, so this stays well within the two minutes of `infra/template.yaml`.
SECONDS: Final = 40.0


@dataclass(slots=True)
class Refreshed:
    """What a pass came to: keys of the site bucket, slugs sent to publish, cache tags dropped.

    ``handed_over``: it ran out of time, and woke refresh again.
    """

    written: dict[str, None] = field(default_factory=dict)
    deleted: dict[str, None] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    tags: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    looks: int = 0
    handed_over: bool = False


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
    """Refreshes a site. ``today``, ``new_generation`` and ``seconds`` bring in time and chance.

    ``again`` is the queue that wakes refresh.
    """

    buckets: Buckets
    renderer: Renderer
    publish: Queue
    again: Queue
    cdn: Cdn
    today: Callable[[], str]
    new_generation: Callable[[], str]
    seconds: Callable[[], float] = untimed
    most_read: int = MOST_READ
    mapper: Mapper = one_by_one

    @cached_property
    def _state(self) -> StateReader:
        return StateReader(self.buckets.state, self.renderer.design.reader)

    def refresh(
        self,
        announcements: Iterable[Announcement] = (),
        *,
        thorough: bool = False,
        redelivered: bool = False,
    ) -> Refreshed:
        """One pass. A ``thorough`` one also sees that no ingredient page or asset is amiss.

        ``redelivered``: an earlier try may have written lists and died before it told the CDN.
        Raises `TransientError` where a later try may succeed.
        """
        told = tuple(announcements)
        done = Refreshed()
        end = self.seconds() + SECONDS
        saved: tuple[State, str] | None = None
        while done.looks < LOOKS:
            done.looks += 1
            plan = self._look(told, thorough=thorough, redelivered=redelivered)
            # Only what stands in an outbox of our own is known to have been sent by us.
            is_ours = saved is not None and plan.etag == saved[1]
            sent = frozenset(done.stale) if is_ours else frozenset()
            try:
                etag = self._save(plan, done, thorough=thorough)
            except PreconditionFailed:  # another refresh was first: decide anew on what it wrote
                if self.seconds() >= end:
                    break
                continue
            self._do(plan, sent, done)
            saved = plan.state, etag
            if plan.complete:
                thorough = False
                if not (plan.writes and self._moved(plan, etag)):
                    self._finish(*saved, done)
                    return done
            if self.seconds() >= end:
                break
        if saved is not None:
            self._finish(*saved, done)
        elif redelivered:  # which no other message can say for us
            raise StillMoving(f"others wrote the catalog first, {done.looks} times")
        else:  # nothing of what we were told stands anywhere yet
            self.again.send(map(Announcement.body, told))
        self._hand_over(done, thorough=thorough)
        return done

    def _look(self, told: tuple[Announcement, ...], *, thorough: bool, redelivered: bool) -> _Plan:
        before, etag = self._state.read()
        records = etags(self.buckets.content.list())
        found = update(before, records, self.buckets, self.most_read, self.mapper)
        after = replace(found.state, reader=self.renderer.design.reader)
        differing: Mapping[str, Artifact] = {}
        extra: tuple[str, ...] = ()
        again: frozenset[str] = frozenset()
        if found.complete:
            after = replace(after, design=self.renderer.design.digest, today=self.today())
            if after.catalog is not None:
                differing, extra = comparing.lists_amiss(
                    self.buckets.site, after.catalog, self.renderer
                )
            if thorough or before.catalog is None:  # then nobody knows what the bucket may hold
                again = self._pages_amiss(after)
        again |= stale(before.catalog, after.catalog) | rendered_otherwise(told, after.catalog)
        lists = bool(differing or extra or redelivered)
        owed = Outbox(again, tags(told, fresh=etag is None, lists=lists))
        after = replace(after, outbox=before.outbox | owed)
        is_new = etag is None or not after.same_but_for_generation(before)
        if is_new:
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
            changed=is_new,
        )

    def _pages_amiss(self, state: State) -> frozenset[str]:
        if state.catalog is None:
            return frozenset()
        return comparing.pages_amiss(self.buckets.site, state.catalog)

    def _save(self, plan: _Plan, done: Refreshed, *, thorough: bool) -> str:
        """Write the catalog if it changed, over the version it was derived from and no other.

        The assets go first: whoever reads this catalog may link to them.
        """
        if plan.changed or thorough:
            missing = comparing.missing_assets(self.buckets.site, self.renderer.design)
            for key, artifact in missing.items():
                self.buckets.site.put(key, artifact)
                done.written[key] = None
        if plan.etag is not None and not plan.changed:
            return plan.etag
        artifact = state_file.to_artifact(plan.state)
        condition: Condition = {"if_match": plan.etag} if plan.etag else {"if_absent": True}
        self.buckets.state.put(CATALOG_KEY, artifact, **condition)
        return artifact.etag

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

    def _hand_over(self, done: Refreshed, *, thorough: bool) -> None:
        """All that we were told stands in the catalog or is done: the next pass need only look."""
        self.again.send([{"nightly": True} if thorough else {"more": True}])
        done.handed_over = True
