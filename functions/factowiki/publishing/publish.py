"""Publish: make everything at one ingredient's address match its record and the catalog.

Read the record and the catalog, derive the objects from them, write those that differ. After a
write, look again: somebody may have moved the inputs, and then what was written is already old and
may even have replaced something newer. Repeat until nothing has moved. No locks are needed,
because whoever writes something stale is the one who notices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Literal

from factowiki.content.catalog import Catalog, Row, row_of
from factowiki.content.keys import ContentKey, ingredient_key
from factowiki.content.parsing import parse_accepted
from factowiki.content.problems import Problem
from factowiki.content.records import Ingredient
from factowiki.pages import ingredient, redirect, urls
from factowiki.pages.artifact import Artifact
from factowiki.pages.rendering import Renderer
from factowiki.publishing.announcements import Announcement
from factowiki.publishing.buckets import Buckets
from factowiki.publishing.errors import AnotherVersion, StillMoving
from factowiki.publishing.ports import Found, NotModified, Queue
from factowiki.publishing.reading import Reading, read
from factowiki.publishing.reports import write_report
from factowiki.publishing.staleness import fingerprint
from factowiki.publishing.state import NO_DESIGN, State, StateReader

LOOKS: Final = 10  # then others get a turn: the message comes back

Outcome = Literal[
    "published",  # the page was written
    "unchanged",  # it was right already
    "redirected",  # the slug now leads to another
    "removed",  # there is no such record, or it is a draft
    "kept",  # the record does not validate: the page of its last good version stays
    "waiting",  # there is no catalog yet; the refresh that makes it sends the slug again
]


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing one slug came to. ``written`` and ``deleted`` are keys of the site bucket.

    ``fingerprint`` is that of the page as it now stands; None where it was left alone. ``unseen``:
    it is of a version of the record that the catalog does not know.
    """

    slug: str
    outcome: Outcome
    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    fingerprint: str | None = None
    problems: tuple[Problem, ...] = ()
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What a page is made from, as last read."""

    reading: Reading
    etag: str | None  # of the newest version of the record, good or bad
    state: State
    state_etag: str | None

    def same_as(self, other: _Inputs) -> bool:
        return (self.etag, self.state_etag) == (other.etag, other.state_etag)

    def is_unseen(self, slug: str) -> bool:
        """Whether the catalog knows another version of the record."""
        return self.state.seen(ContentKey("ingredient", slug)) != self.etag


@dataclass(frozen=True, slots=True)
class _Derived:
    """What should stand at the address. ``objects`` is None where the page is to be left alone."""

    outcome: Outcome
    objects: Mapping[str, Artifact] | None = None
    fingerprint: str | None = None


@dataclass(slots=True)
class _Changes:
    """What has been written so far, over all looks."""

    written: dict[str, None] = field(default_factory=dict)
    deleted: dict[str, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.written or self.deleted)


@dataclass(frozen=True)
class Publisher:
    """Publishes ingredients. It may be used for many, one after the other."""

    buckets: Buckets
    renderer: Renderer
    refresh: Queue

    @cached_property
    def _state(self) -> StateReader:
        return StateReader(self.buckets.state, self.renderer.design.reader)

    def slugs(self) -> frozenset[str]:
        """Every slug that has a page: an ingredient, or the redirect of a former name."""
        catalog = self._state.read()[0].catalog
        return frozenset((*catalog.published, *catalog.renamed) if catalog else ())

    def publish(self, slug: str, *, redelivered: bool = False) -> Published:
        """Settle the page of ``slug`` and tell refresh what it needs to know.

        ``redelivered``: an earlier try may have written the page and died before it told anyone.
        Raises `TransientError` where a later try may succeed.
        """
        changes = _Changes()
        inputs = self._look(slug, None)
        for _ in range(LOOKS):
            derived = self._derive(slug, inputs)
            wrote_page = self._write_page(slug, derived, changes)
            wrote_report = write_report(self.buckets, ingredient_key(slug), inputs.reading.invalid)
            if not (wrote_page or wrote_report):
                break
            again = self._look(slug, inputs)
            if again.same_as(inputs):
                break
            inputs = again
        else:
            raise StillMoving(f"the inputs of {slug} moved {LOOKS} times while it was published")
        self._tell_refresh(slug, inputs, derived, changed=bool(changes) or redelivered)
        if derived.outcome == "waiting" and self._is_another_version(inputs.state):
            raise AnotherVersion(f"{slug} waits for a catalog made by this version of the code")
        return _published(slug, inputs, derived, changes)

    def _is_another_version(self, state: State) -> bool:
        return state.design not in {NO_DESIGN, self.renderer.design.digest}

    def _look(self, slug: str, known: _Inputs | None) -> _Inputs:
        """Read the record and the catalog; what has not moved is not sent again."""
        key, content = ContentKey("ingredient", slug), self.buckets.content
        record = content.get(str(key), known.etag if known else None)
        state, state_etag = self._state.read()
        if isinstance(record, NotModified) and known is not None:
            return replace(known, state=state, state_etag=state_etag)
        if isinstance(record, Found):
            if state.has_accepted(key, record.etag):
                reading = Reading(parse_accepted(record.body), record.etag)
            else:
                reading = read(key, record, content)
            return _Inputs(reading, record.etag, state, state_etag)
        return _Inputs(Reading(), None, state, state_etag)

    def _derive(self, slug: str, inputs: _Inputs) -> _Derived:
        """The objects at the slug's address, given its inputs. Writes nothing."""
        reading = inputs.reading
        if not reading.is_known:
            return _Derived("kept")
        catalog = inputs.state.catalog
        if catalog is None or catalog.design != self.renderer.design.digest:
            # Another version of the code made the catalog: the stylesheet this version links to
            # may not be there yet, or one side is about to be replaced by a deploy.
            return _Derived("waiting")
        record = reading.record if isinstance(reading.record, Ingredient) else None
        row = row_of(record, reading.etag) if record else None
        return self._page(slug, record, row, catalog)

    def _page(
        self, slug: str, record: Ingredient | None, row: Row | None, catalog: Catalog
    ) -> _Derived:
        if record is not None and row is not None and record.status == "published":
            shows = ingredient.shown(slug, row, catalog)
            mark = ingredient.fingerprint(row["etag"], shows)
            page = ingredient.page(record, shows, catalog.site, self.renderer)
            return _Derived("published", page, mark)
        mark = fingerprint(slug, row, catalog)
        target = catalog.renamed.get(slug)
        if target is not None:
            name = catalog.rows[target]["name"]
            page = redirect.page(slug, target, name, catalog.site, self.renderer)
            return _Derived("redirected", page, mark)
        return _Derived("removed", {}, mark)

    def _write_page(self, slug: str, derived: _Derived, changes: _Changes) -> bool:
        if derived.objects is None:
            return False
        site = self.buckets.site
        present = {entry.key: entry.etag for entry in site.list(urls.ingredient_folder(slug))}
        differing = {
            key: artifact
            for key, artifact in derived.objects.items()
            if key not in present or present[key] != artifact.etag
        }
        for key, artifact in differing.items():
            site.put(key, artifact)
            changes.written[key] = None
        extra = present.keys() - derived.objects.keys()
        for key in sorted(extra):
            site.delete(key)
            changes.deleted[key] = None
        return bool(differing or extra)

    def _tell_refresh(
        self, slug: str, inputs: _Inputs, derived: _Derived, *, changed: bool
    ) -> None:
        if changed or inputs.is_unseen(slug) or derived.outcome == "waiting":
            told = Announcement(slug, derived.fingerprint, changed=changed)
            self.refresh.send([told.body()])


def _published(slug: str, inputs: _Inputs, derived: _Derived, changes: _Changes) -> Published:
    invalid = inputs.reading.invalid
    outcome: Outcome = derived.outcome
    if invalid is not None and outcome != "waiting":
        outcome = "kept"
    elif derived.objects is not None and not changes:
        outcome = "unchanged"
    return Published(
        slug=slug,
        outcome=outcome,
        written=tuple(changes.written),
        deleted=tuple(changes.deleted),
        fingerprint=derived.fingerprint,
        problems=invalid.problems if invalid else (),
        unseen=inputs.is_unseen(slug),
    )
