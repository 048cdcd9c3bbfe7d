"""The one object of state: the catalog, what has been seen, and what is still to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypedDict, TypeVar

from pydantic_core import from_json, to_json

from factowiki.content.catalog import Catalog, Row
from factowiki.content.keys import ContentKey
from factowiki.content.records import Category, Site
from factowiki.pages.artifact import Artifact, Headers
from factowiki.publishing.buckets import CATALOG_KEY
from factowiki.publishing.ports import NotModified, Store

R = TypeVar("R", Site, Category)


@dataclass(frozen=True, slots=True)
class Outbox:
    """What a change of the catalog still owes: pages to re-render, cache tags to invalidate.

    It is written together with the change and emptied only when all of it has been done, so a
    crash in between forgets nothing.
    """

    stale: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()

    def __or__(self, other: Outbox) -> Outbox:
        return Outbox(self.stale | other.stale, self.tags | other.tags)

    def __bool__(self) -> bool:
        return bool(self.stale or self.tags)


class Refusal(TypedDict):
    """A record that does not validate: its etag, and that of the report about it."""

    record: str
    report: str


@dataclass(frozen=True)
class State:
    """`catalog.json` in the state bucket.

    ``versions`` has the etag of the site and category records that are shown (an ingredient's is
    in its row); ``refused`` has the records which do not validate: what is shown of those is their
    last good version. ``generation`` is new at every write, so an etag never comes back.
    """

    design: str = ""
    today: str = ""
    site: Site | None = None
    categories: Mapping[str, Category] = field(default_factory=dict)
    rows: Mapping[str, Row] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    outbox: Outbox = field(default_factory=Outbox)
    generation: str = ""

    @cached_property
    def catalog(self) -> Catalog | None:
        """None until there is a site record: without it no page can be rendered."""
        if self.site is None:
            return None
        return Catalog(self.site, self.design, self.today, self.rows, self.categories)

    def seen(self, key: ContentKey) -> str | None:
        """The etag of the version of ``key`` last looked at, good or bad; None for no record."""
        name = str(key)
        if name in self.refused:
            return self.refused[name]["record"]
        if key.kind == "ingredient":
            row = self.rows.get(key.slug)
            return row["etag"] if row else None
        return self.versions.get(name)

    def same_but_for_generation(self, other: State) -> bool:
        return replace(self, generation="") == replace(other, generation="")


def to_artifact(state: State) -> Artifact:
    """JSON with sorted keys."""
    document = {
        "generation": state.generation,
        "design": state.design,
        "today": state.today,
        "stale": sorted(state.outbox.stale),
        "tags": sorted(state.outbox.tags),
        "refused": dict(sorted(state.refused.items())),
        "versions": dict(sorted(state.versions.items())),
        "site": state.site,
        "categories": dict(sorted(state.categories.items())),
        "rows": dict(sorted(state.rows.items())),
    }
    return Artifact(to_json(document), Headers("application/json", "no-store"))


def from_body(body: bytes) -> State:
    """The state in ``body``, which `to_artifact` wrote."""
    document: dict[str, Any] = from_json(body)
    return State(
        design=document["design"],
        today=document["today"],
        site=_loaded(Site, document["site"]) if document["site"] else None,
        categories={
            slug: _loaded(Category, record) for slug, record in document["categories"].items()
        },
        rows=document["rows"],
        versions=document["versions"],
        refused=document["refused"],
        outbox=Outbox(frozenset(document["stale"]), frozenset(document["tags"])),
        generation=document["generation"],
    )


def _loaded(model: type[R], record: Any) -> R:
    return model.model_validate_json(to_json(record))


class StateReader:
    """Reads the state and keeps it: what has not moved is neither sent nor parsed again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._etag: str | None = None
        self._state = State()

    def read(self) -> tuple[State, str | None]:
        """The state as it is now and its etag; an empty one and None where there is none."""
        found = self._store.get(CATALOG_KEY, self._etag)
        if found is None:
            self._state, self._etag = State(), None
        elif not isinstance(found, NotModified):
            self._state, self._etag = from_body(found.body), found.etag
        return self._state, self._etag
