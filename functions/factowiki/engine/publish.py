"""Publish: make everything at the address of one record match it and the catalog.

List what stands there, read the record and the catalog, derive the objects from them, write those
that differ, each only over what was listed. After a write, look again: somebody may have moved the
inputs, and then what was written is already old and may even have replaced something newer. Repeat
until nothing has moved. No locks are needed, because whoever writes something stale is the one who
notices; and what is on its way for minutes lands only where nobody has written since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from factowiki.catalog.catalog import Catalog
from factowiki.catalog.lines import SpoiledCatalog
from factowiki.catalog.state import NO_DESIGN, State
from factowiki.engine import address
from factowiki.engine.buckets import Buckets
from factowiki.engine.errors import (
    PreconditionFailed,
    PublishingError,
    StillMoving,
    StoreUnavailable,
)
from factowiki.engine.messages import Notice, Wake
from factowiki.engine.ports import Queue, over
from factowiki.engine.reading.inputs import Inputs, read_inputs
from factowiki.engine.reading.reports import write_report
from factowiki.engine.state import StateCache
from factowiki.pages.artifact import Artifact
from factowiki.pages.kinds import PAGES, addresses
from factowiki.records.keys import ContentKey
from factowiki.records.problems import Problem, Report
from factowiki.theme.rendering import Renderer

ATTEMPTS: Final = 10  # then others get a turn: the message comes back

Outcome = Literal[
    "published",  # the page was written
    "unchanged",  # it was right already
    "redirected",  # the slug now leads to another
    "removed",  # there is no such record, or it is a draft
    "kept",  # the record does not validate: the page of its last good version stays
    "waiting",  # there is no catalog yet, or one of another version of the code
]


_OUTCOMES: Final[Mapping[type[address.Standing], Outcome]] = {
    address.Page: "published",
    address.Redirect: "redirected",
    address.Gone: "removed",
    address.Untouched: "kept",
}


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing one page came to. ``written`` and ``deleted`` are keys of the site bucket.

    ``fingerprint`` is that of the page as it now stands; None where it was left alone. ``unseen``:
    it is of a version of the record that the catalog does not know. ``try_again``: it waits for a
    catalog whose refresh may not know of it; without, the refresh that makes one sends all pages.
    ``left_out`` others are not named on it that might be.
    """

    key: ContentKey
    outcome: Outcome
    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    fingerprint: str | None = None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    unseen: bool = False
    try_again: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Derived:
    """What should stand at the address. ``objects`` is None where the page is to be left alone."""

    outcome: Outcome
    objects: Mapping[str, Artifact] | None = None
    fingerprint: str | None = None
    left_out: int = 0


@dataclass(slots=True)
class _Changes:
    """What has been written so far, over all attempts.

    A write that was lost to somebody else counts: the one who was first may have been an earlier
    try of ours, of which nobody has told refresh.
    """

    written: dict[str, None] = field(default_factory=dict)
    deleted: dict[str, None] = field(default_factory=dict)
    lost: int = 0

    def __bool__(self) -> bool:
        return bool(self.written or self.deleted or self.lost)


@dataclass(frozen=True)
class Publisher:
    """Publishes records that have pages. It may be used for many, one after the other."""

    buckets: Buckets
    renderer: Renderer
    refresh: Queue

    @cached_property
    def _state(self) -> StateCache:
        return StateCache(self.buckets.state, self.renderer.design.parser)

    def ingredients(self) -> int:
        """How many ingredients have a page of their own."""
        catalog = self._catalog()
        return len(catalog.published) if catalog else 0

    def addresses(self) -> frozenset[ContentKey]:
        """All at whose address a page stands, or the redirect of a former slug."""
        catalog = self._catalog()
        return frozenset(addresses(catalog) if catalog else ())

    def _catalog(self) -> Catalog | None:
        return self._state.read()[0].catalog

    def publish(
        self, key: ContentKey, *, redelivered: bool = False, anew: bool = False
    ) -> Published:
        """Settle what stands at the address of ``key`` and tell refresh what it needs to know.

        ``redelivered``: an earlier try may have written the page and died before it told anyone.
        ``anew``: write it even if its bytes are right, for its headers are not.
        Raises `TransientError` where a later try may succeed.
        """
        try:
            return self._settle(key, redelivered=redelivered, anew=anew)
        except SpoiledCatalog as spoiled:  # which another pass may never notice
            self.refresh.send([Wake("the catalog is spoiled", full=True).body()])
            raise StoreUnavailable(f"{spoiled}; it is made anew") from spoiled

    def _settle(self, key: ContentKey, *, redelivered: bool, anew: bool) -> Published:
        changes = _Changes()
        known: Inputs | None = None
        for _ in range(ATTEMPTS):
            present = self._present(key)  # before the inputs: what is newer must not be replaced
            inputs = read_inputs(key, self.buckets.content, self._state, known)
            derived = self._derive(key, inputs, present)
            before = changes.lost
            wrote_page = self._write_page(derived, present, changes, anew=anew)
            is_lost = changes.lost > before
            try:
                wrote_report = write_report(self.buckets, str(key), inputs.reading.report)
            except PublishingError:
                if changes:  # the CDN is to drop it, whatever becomes of the report
                    self.refresh.send([Notice(key, derived.fingerprint, changed=True).body()])
                raise
            if not (wrote_page or wrote_report):
                break
            known = read_inputs(key, self.buckets.content, self._state, inputs)
            if known.same_as(inputs) and not is_lost:
                break
            anew = anew and (is_lost or not wrote_page)
        else:
            raise StillMoving(f"the inputs of {key} moved {ATTEMPTS} times while it was published")
        changed = bool(changes) or redelivered
        # Which nobody renders again before refresh knows that it is.
        left = derived.outcome == "kept" and not inputs.state.is_left(key)
        is_news = wrote_report or left or inputs.is_unseen(key)
        waits = derived.outcome == "waiting"
        if changed or is_news or waits:
            owed = anew and waits and not self._is_another_version(inputs.state)
            notice = Notice(key, derived.fingerprint, changed, left=left, anew=owed)
            self.refresh.send([notice.body()])
        return self._published(key, inputs, derived, changes)

    def _is_another_version(self, state: State) -> bool:
        return state.design not in {NO_DESIGN, self.renderer.design.digest}

    def _present(self, key: ContentKey) -> dict[str, str]:
        """What stands at the address, with its etags."""
        folder = PAGES[key.kind].folder(key.slug)
        return {entry.key: entry.etag for entry in self.buckets.site.list(folder)}

    def _derive(self, key: ContentKey, inputs: Inputs, present: Mapping[str, str]) -> _Derived:
        """The objects at the address, given its inputs. Writes nothing."""
        reading, catalog = inputs.reading, inputs.state.catalog
        if catalog is None or catalog.design != self.renderer.design.digest:
            # Another version of the code made the catalog: the stylesheet this version links to
            # may not be there yet, or one side is about to be replaced by a deploy.
            return _Derived("waiting")
        if reading.is_known:
            row_of = PAGES[key.kind].record.row
            row = row_of(reading.record, reading.etag) if reading.record and row_of else None
            stands = address.standing(key, row, catalog)
        else:
            stands = address.standing_of_unknown(key, catalog, present)
        return _Derived(
            _OUTCOMES[type(stands)],
            address.objects(key, stands, reading.record, catalog, self.renderer),
            address.fingerprint(stands),
            stands.surroundings.left_out if isinstance(stands, address.Page) else 0,
        )

    def _write_page(
        self, derived: _Derived, present: Mapping[str, str], changes: _Changes, *, anew: bool
    ) -> bool:
        """Write what differs from what is ``present``, and only over that; whether any did."""
        if derived.objects is None:
            return False
        differing = {
            key: artifact
            for key, artifact in derived.objects.items()
            if anew or present.get(key) != artifact.etag
        }
        for key, artifact in differing.items():
            try:
                self.buckets.site.put(key, artifact, **over(present.get(key)))
                changes.written[key] = None
            except PreconditionFailed:
                changes.lost += 1
        extra = sorted(present.keys() - derived.objects.keys())
        for key in extra:
            try:
                self.buckets.site.delete(key, if_match=present[key])
                changes.deleted[key] = None
            except PreconditionFailed:
                changes.lost += 1
        return bool(differing or extra)

    def _published(
        self, key: ContentKey, inputs: Inputs, derived: _Derived, changes: _Changes
    ) -> Published:
        report = inputs.reading.report or Report(str(key))
        outcome: Outcome = derived.outcome
        if report.is_refused and outcome != "waiting":
            outcome = "kept"
        elif derived.objects is not None and not changes:
            outcome = "unchanged"
        return Published(
            key=key,
            outcome=outcome,
            written=tuple(changes.written),
            deleted=tuple(changes.deleted),
            fingerprint=derived.fingerprint,
            problems=report.problems,
            warnings=report.warnings,
            unseen=inputs.is_unseen(key),
            try_again=outcome == "waiting" and self._is_another_version(inputs.state),
            left_out=derived.left_out,
        )
