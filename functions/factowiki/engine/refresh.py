"""Refresh: make the catalog match the records, and every page made from many records match it.

One attempt is: list the records, read those that changed, derive the next state of the catalog, and
compare the pages made from many records with what is really in the bucket. Everything it
owes (pages to re-render, cache tags to drop) is written into the catalog's outbox in the same
write as the change that causes it. Then the work is done, and we try again: if anything moved
meanwhile, once more. At last the CDN is told, once, and the outbox is emptied.

Where edits come faster than attempts this would not end. So a pass that has run out of time tells
the CDN of what it did, and wakes refresh again for what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from factowiki.catalog.state import Outbox, State
from factowiki.engine import comparing
from factowiki.engine import state as state_file
from factowiki.engine.buckets import CATALOG_KEY, MISMATCHES_KEY, Buckets
from factowiki.engine.errors import PreconditionFailed, StillMoving, StoreUnavailable
from factowiki.engine.garbage import no_collections
from factowiki.engine.messages import Wake, to_publish
from factowiki.engine.notices import NOTHING_RECEIVED, Received
from factowiki.engine.planning import Ours, PassPlan, Planner
from factowiki.engine.ports import (
    Cdn,
    Mapper,
    NotModified,
    Queue,
    is_put,
    one_by_one,
    over,
    untimed,
)
from factowiki.engine.reading.listing import listing
from factowiki.engine.reading.update import MOST_READ
from factowiki.pages.artifact import Artifact
from factowiki.pages.assets import assets_of
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import CATEGORY
from factowiki.records.limits import GUIDES_AT_HOME
from factowiki.theme.rendering import Renderer

ATTEMPTS: Final = 30
# Then a pass hands over. An attempt takes half a minute at 100,000 ingredients, and the one under
# way is done to its end, so this stays well within the two minutes of `infra/template.yaml`.
SECONDS: Final = 40.0
# Stale pages for which it pays to write the catalog once more; no single edit makes so many.
MANY: Final = 1_000


@dataclass(slots=True)
class Refreshed:
    """What a pass came to: keys of the site bucket, pages sent to publish, cache tags dropped.

    ``handed_over``: it ran out of time, and woke refresh again. ``missed`` are records that could
    not be read just now, ``unreported`` those whose report could not be written. ``left_out``
    guides are not named on the home page. ``misnamed`` are uploads under wrong names beyond those
    that are reported.
    """

    written: dict[str, None] = field(default_factory=dict)
    deleted: dict[str, None] = field(default_factory=dict)
    stale: set[ContentKey] = field(default_factory=set)
    tags: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    missed: frozenset[ContentKey] = frozenset()
    unreported: frozenset[str] = frozenset()
    left_out: int = 0
    misnamed: int = 0
    attempts: int = 0
    handed_over: bool = False


@dataclass(frozen=True, slots=True)
class _Saved:
    """The catalog as this pass wrote it last."""

    state: State
    etag: str


@dataclass(frozen=True)
class Refresher:
    """Refreshes a site. ``today``, ``new_generation`` and ``seconds`` bring in time and chance.

    ``again`` is the queue that wakes refresh. A pass that ``looks_near`` looks for names that come
    near to others, as the full one does.
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
    many: int = MANY
    mapper: Mapper = one_by_one
    looks_near: bool = False

    @cached_property
    def _planner(self) -> Planner:
        return Planner(
            self.buckets,
            self.renderer,
            self.today,
            self.new_generation,
            self.most_read,
            self.mapper,
            self.seconds,
            self.looks_near,
        )

    def refresh(
        self,
        received: Received = NOTHING_RECEIVED,
        *,
        full: bool = False,
        redelivered: bool = False,
        patience: bool = True,
    ) -> Refreshed:
        """One pass. A ``full`` one also sees that no page or asset is amiss.

        ``redelivered``: an earlier try may have written lists and died before it told the CDN.
        With ``patience``, records that cannot be read just now are left out, and the pass fails at
        its end so that it is tried again; without, they count as unreadable.
        Raises `TransientError` where a later try may succeed.
        """
        with no_collections():
            return self._refresh(received, full=full, redelivered=redelivered, patience=patience)

    def _refresh(
        self, received: Received, *, full: bool, redelivered: bool, patience: bool
    ) -> Refreshed:
        done = Refreshed()
        end = self.seconds() + SECONDS
        saved: _Saved | None = None
        wrote_lists = False
        while done.attempts < ATTEMPTS:
            done.attempts += 1
            # Only what stands in an outbox of our own is known to have been done by us.
            etag, sent = (saved.etag, frozenset(done.stale)) if saved else (None, frozenset())
            plan = self._planner.plan(
                received,
                Ours(etag, sent, done.missed, wrote_lists),
                full=full,
                redelivered=redelivered,
                patience=patience,
            )
            done.missed, done.unreported = plan.missed, plan.unreported
            done.misnamed = plan.records.more
            try:
                etag = self._save(plan, done, full=full)
            except PreconditionFailed:  # another refresh was first: decide anew on what it wrote
                if self.seconds() >= end:
                    break
                continue
            is_lost = self._do(plan, done)
            is_ours = saved is not None and plan.etag == saved.etag
            wrote_lists = (plan.lists_anew or (wrote_lists and is_ours)) and not is_lost
            saved = self._forget_sent(_Saved(plan.state, etag))
            if plan.complete:
                full = False
                if not (is_lost or (plan.writes and self._have_inputs_moved(plan, saved.etag))):
                    self._finish(saved, done, wrote_lists=wrote_lists)
                    return _checked(done)
            elif not plan.more:  # to try at once again what could not be read would be in vain
                self._finish(saved, done, wrote_lists=wrote_lists)
                return _checked(done)
            if self.seconds() >= end:
                break
        if saved is not None:
            self._finish(saved, done, wrote_lists=wrote_lists)
        elif redelivered:  # which no other message can say for us
            raise StillMoving(f"others wrote the catalog first, {done.attempts} times")
        else:  # nothing of what we received stands anywhere yet
            self.again.send(received.bodies())
        # All that we received stands in the catalog or is done: the next pass need only look.
        self._hand_over(done, full=full)
        return done

    def _save(self, plan: PassPlan, done: Refreshed, *, full: bool) -> str:
        """Write the catalog if it changed, over the version it was derived from and no other.

        The assets go first: whoever reads this catalog may link to them.
        """
        if plan.changed or full:
            self._write_assets(
                comparing.missing_assets(self.buckets.site, self.renderer.design), done
            )
        if plan.etag is not None and not plan.changed:
            return plan.etag
        return self._write(plan.state, plan.etag)

    def _write(self, state: State, etag: str | None) -> str:
        """Write the catalog over the version with ``etag``; its own etag."""
        return self.buckets.state.put(CATALOG_KEY, state_file.to_artifact(state), **over(etag))

    def _do(self, plan: PassPlan, done: Refreshed) -> bool:
        """Write the lists, and send what is stale; whether somebody else wrote a list meanwhile.

        What was lost counts as written: the one who was first may have been an earlier try of ours.
        """
        done.tags |= plan.state.outbox.tags
        is_lost = False
        if plan.lists_anew:
            self._write_assets(assets_of(self.renderer.design), done)
        for key, artifact in plan.differing.items():
            done.written[key] = None
            is_lost |= not is_put(self.buckets.site, key, artifact, plan.present.get(key))
        for key in plan.extra:
            done.deleted[key] = None
            try:
                self.buckets.site.delete(key, if_match=plan.present[key])
            except PreconditionFailed:
                is_lost = True
        if plan.mismatches is not None:
            state, there = self.buckets.state, plan.mismatches_there
            is_lost |= not is_put(state, MISMATCHES_KEY, plan.mismatches, there)
        # What an earlier attempt of this pass has sent is sent again where this one found it stale
        # anew: it may have been rendered in between.
        outbox = plan.state.outbox
        unsent = (outbox.stale - plan.sent) | plan.owed.stale
        if plan.state.catalog is None:  # publish would have to leave them as they are
            return is_lost
        self.publish.send(to_publish(unsent - outbox.anew))
        self.publish.send(to_publish(unsent & outbox.anew, anew=True))
        done.stale |= unsent
        return is_lost

    def _write_assets(self, assets: Mapping[str, Artifact], done: Refreshed) -> None:
        """What has a hash in its name is right whoever writes it, and however late."""
        for key, artifact in assets.items():
            self.buckets.site.put(key, artifact)
            done.written[key] = None

    def _forget_sent(self, saved: _Saved) -> _Saved:
        """Many pages that were sent leave the outbox at once, not only at the end of the pass.

        Else, where edits keep it looking, each pass that begins meanwhile sends them all again.
        """
        if len(saved.state.outbox.stale) < self.many or saved.state.catalog is None:
            return saved
        outbox = replace(saved.state.outbox, stale=frozenset(), anew=frozenset())
        state = replace(saved.state, outbox=outbox, generation=self.new_generation())
        try:
            return _Saved(state, self._write(state, saved.etag))
        except PreconditionFailed:  # somebody has taken it over: the next attempt will see
            return saved

    def _have_inputs_moved(self, plan: PassPlan, state_etag: str) -> bool:
        """Whether the records or the catalog are not what this attempt was about any more."""
        known = plan.records.records
        return listing(self.buckets.content.list(), known) != plan.records or not isinstance(
            self.buckets.state.get(CATALOG_KEY, state_etag), NotModified
        )

    def _finish(self, saved: _Saved, done: Refreshed, *, wrote_lists: bool) -> None:
        """Tell the CDN, then empty the outbox, unless somebody else has written to it since.

        Before all records are read no lists are made, so those to be written anew stay in it unless
        this pass ``wrote_lists``; before there is a catalog no page is rendered either.
        """
        state = saved.state
        done.refused = tuple(sorted(state.refused))
        done.warned = tuple(sorted(state.warned))
        done.left_out = max(0, len(state.rows.get(CATEGORY.name, ())) - GUIDES_AT_HOME)
        if done.tags:
            self.cdn.invalidate(done.tags)
        if state.catalog is None:
            left = replace(state.outbox, tags=frozenset())
        else:
            left = Outbox(lists_anew=state.outbox.lists_anew and not wrote_lists)
        if state.outbox != left:
            emptied = replace(state, outbox=left, generation=self.new_generation())
            with suppress(PreconditionFailed):  # whoever wrote took it over, and empties it
                self._write(emptied, saved.etag)

    def _hand_over(self, done: Refreshed, *, full: bool) -> None:
        self.again.send([Wake("more to do", full=full).body()])
        done.handed_over = True


def _checked(done: Refreshed) -> Refreshed:
    """Raises `StoreUnavailable` where records were missed: all else is done, these need a try."""
    if done.missed:
        some = ", ".join(sorted(map(str, done.missed))[:10])
        raise StoreUnavailable(
            f"{len(done.missed)} records could not be read just now, as {some}; all else is done"
        )
    return done
