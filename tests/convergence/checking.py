"""What must hold at the end of a schedule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from factowiki.catalog.mismatches import mismatches
from factowiki.catalog.near import near_misses
from factowiki.catalog.state import State
from factowiki.engine import state as state_file
from factowiki.engine.buckets import CATALOG_KEY, MISMATCHES_KEY, PROBLEMS
from factowiki.engine.mismatches import to_artifact
from factowiki.engine.reading.reports import reports
from factowiki.pages.artifact import Artifact
from factowiki.pages.kinds import PAGES, owner
from factowiki.records.keys import ContentKey, parse_key
from tests.convergence.designs import DESIGNS, RENDERERS, RULES, all_ruled
from tests.convergence.scene import Scene
from tests.convergence.standing import Standing
from tests.world import World, settled


class Diverged(AssertionError):
    """The site is not what a clean build of its records gives, or something else was lost."""


# What nothing but the share of publishing of each night heals is told by the key of an object.
Complaints = dict[str, str]


@dataclass
class Inspection:
    """Compares a site with a clean build by ``version`` of the code."""

    scene: Scene
    version: int

    def complaints(self) -> Complaints:
        """What is wrong, by the key of the object that is, or by the name of what is."""
        kept = self.scene.state.objects
        extra = {key for key in kept if not key.startswith(PROBLEMS)}
        if extra != {CATALOG_KEY, MISMATCHES_KEY}:
            return {"state bucket": f"the state bucket holds {extra}"}
        if self._state.outbox:
            return {"outbox": f"the outbox still holds {self._state.outbox}"}
        found = dict(self._site())
        told = {**dict(self._reports()), **dict(self._mismatches())}
        return {**told, **dict(self._catalog()), **dict(self._cdn()), **found}

    def harm(self) -> Complaints:
        """What is wrong while a record cannot be read: nothing, but at that record's address.

        Though it be removed meanwhile: publish cannot know that it is.
        """
        at_fault = {*map(parse_key, self.scene.content.stuck)} - {None}
        return {
            key: told
            for key, told in self._site()
            if key not in self.scene.landed and owner(key) not in at_fault
        }

    def losses(self) -> Complaints:
        """Records that are left alone, but whose row is gone although no catalog was lost."""
        gone = sorted(filter(self._standing.is_gone, self.scene.stays))
        return {key: f"the row of {key} is gone, though it is left alone" for key in gone}

    @cached_property
    def _state(self) -> State:
        return state_file.from_body(self.scene.state.objects[CATALOG_KEY].body)

    @cached_property
    def _standing(self) -> Standing:
        return Standing(self.scene.content, self._state)

    @cached_property
    def _clean(self) -> World:
        """What is made of the same content by functions that nothing happens to."""
        world = World(
            content=self._standing.clean,
            today=self.scene.today,
            design=DESIGNS[self.version],
            renderer=RENDERERS[self.version],
        )
        try:
            return settled(world)
        except AssertionError as error:
            raise Diverged(f"a clean build of this content fails: {error}") from error

    @cached_property
    def _untouchable(self) -> frozenset[ContentKey | None]:
        """Records whose page cannot be rendered, because what it shows cannot be read."""
        pages = frozenset(
            key
            for key in self._standing.without_row
            if PAGES[key.kind].own(key.slug) in self.scene.site.objects
        )
        return pages.union(map(parse_key, self._standing.stands)) - {None}

    def _site(self) -> Iterator[tuple[str, str]]:
        expected = all_ruled(self._clean.site.objects, RULES[self.version])
        found = self.scene.site.objects
        for key in sorted(expected.keys() | found.keys()):
            if key.startswith("assets/") and key not in expected:
                continue  # old stylesheets are kept for readers who still have an old page open
            if owner(key) in self._untouchable:
                stood = key in self.scene.stood and key not in self.scene.landed
                if stood and key in expected and key not in found:
                    yield key, f"{key} of a record that is left alone is gone"
                continue
            if expected.get(key) != found.get(key) and not self._is_but_old_headers(key, expected):
                yield (
                    key,
                    f"{key}:\n  expected {expected.get(key)}\n  found    {found.get(key)}",
                )

    def _is_but_old_headers(self, key: str, wanted: Mapping[str, Artifact]) -> bool:
        """Whether an object has its very bytes, with headers of another version, as it may.

        A write across a deploy may have brought it; or it is an asset, and so as right as it was
        when an earlier design had it.
        """
        right, found = wanted.get(key), self.scene.site.objects.get(key)
        may_be = key.startswith("assets/") or key in self.scene.site.crossed
        return may_be and right is not None and found is not None and right.body == found.body

    def _catalog(self) -> Iterator[tuple[str, str]]:
        """What the catalog shows of the records is what the records say."""
        expected = state_file.from_body(self._clean.state.objects[CATALOG_KEY].body)
        for part in ("site", "site_etag", "rows", "design", "today"):
            right, is_so = getattr(expected, part), getattr(self._state, part)
            if right != is_so:
                yield part, f"{part} of the catalog: expected {right}, found {is_so}"
        if self._standing.stands or self._standing.unreadable:
            return
        right, is_so = _told(expected), _told(self._state)
        if right != is_so:
            yield "told", f"refused or warned of in the catalog: expected {right}, found {is_so}"

    def _reports(self) -> Iterator[tuple[str, str]]:
        found, unreadable = self.scene.reports().keys(), self._standing.unreadable
        wanted, misnamed = self._standing.reports, self._standing.misnamed
        due = wanted.keys() | misnamed | {key for key, tried in unreadable.items() if tried}
        if not due <= found <= due | unreadable.keys():
            yield "reports", f"reports: expected {sorted(due)}, found {sorted(found)}"
            return
        told = reports(self.scene.state)
        for key, report in wanted.items():
            if told[key] != report:
                yield "reports", f"report of {key}: expected {report}, found {told[key]}"

    def _mismatches(self) -> Iterator[tuple[str, str]]:
        """What is told of records together follows from them, but for near names until a night."""
        catalog = state_file.from_body(self._clean.state.objects[CATALOG_KEY].body).catalog
        assert catalog is not None
        near = near_misses(catalog) if self.scene.needs_nightly else self._state.near
        wanted = to_artifact(mismatches(catalog, near.still_in(catalog)))
        found = self.scene.state.objects[MISMATCHES_KEY]
        if wanted.body != found.body:
            yield MISMATCHES_KEY, f"{MISMATCHES_KEY}: expected {wanted}, found {found}"
        if self._state.mismatches != wanted.etag:
            yield "mismatches", "the catalog knows another list of mismatches than there is"

    def _cdn(self) -> Iterator[tuple[str, str]]:
        for key, copy in self.scene.cdn.stale():
            if not (copy.missed or self._is_but_old_headers(key, {key: copy.artifact})):
                yield key, f"the CDN still serves an old version of {key}"


DAY = 24 * 60 * 60


def check_after_a_day(scene: Scene) -> None:
    """By then the CDN has asked for everything again, whatever it missed."""
    scene.now += DAY
    scene.cdn.expire()
    stale = sorted({key for key, _ in scene.cdn.stale()})
    if stale:
        raise Diverged(f"after a day the CDN still serves old versions of {stale}")


def _told(state: State) -> dict[str, tuple[str, ...]]:
    """What is refused, and why. What was live before is memory, which no clean build has."""
    refused = {name: (it["record"], it["report"]) for name, it in state.refused.items()}
    return {**refused, **{name: (it["report"],) for name, it in state.warned.items()}}
