"""The one object of state: the catalog, what has been seen, and what is still to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, TypedDict

from pydantic_core import from_json, to_json

from factowiki.catalog.catalog import Catalog
from factowiki.engine.buckets import CATALOG_KEY
from factowiki.engine.ports import NotModified, Store
from factowiki.pages import urls
from factowiki.pages.artifact import Artifact, Headers
from factowiki.pages.kinds import page_named
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import INGREDIENT, KINDS, SITE, Kind
from factowiki.records.models import Site
from factowiki.records.rows import Row

# A month's worth of nights: by then the full pass has sent every page to publish once.
SHARES: Final = 30
NO_DESIGN: Final = ""  # nothing has been rendered from this state yet
ANOTHER_DESIGN: Final = "unreadable"  # it was written by code that reads records otherwise


@dataclass(frozen=True, slots=True)
class Outbox:
    """What a change of the catalog still owes: pages to re-render, cache tags to invalidate.

    ``anew`` are those of ``stale`` that are to be written even if their bytes are right, and
    ``lists_anew`` says so of the pages made from many records: the rules for headers have changed.
    It is written together with the change and emptied only when all of it has been done, so a
    crash in between forgets nothing.
    """

    stale: frozenset[ContentKey] = frozenset()
    tags: frozenset[str] = frozenset()
    anew: frozenset[ContentKey] = frozenset()
    lists_anew: bool = False

    def __or__(self, other: Outbox) -> Outbox:
        return Outbox(
            self.stale | other.stale,
            self.tags | other.tags,
            self.anew | other.anew,
            self.lists_anew or other.lists_anew,
        )

    def __bool__(self) -> bool:
        return self != Outbox()


class Refusal(TypedDict):
    """A record that does not validate: the etag of its newest version, and of the report on it.

    ``unreadable``: it could not even be read, so another try may end otherwise. ``left``: its page
    is left alone; ``live`` is then the etag of the version that was live, whoever has a row of it.
    ``given_up``: it failed to be read several times, so each pass tries again.
    """

    record: str
    report: str
    unreadable: bool
    live: str | None
    left: bool
    given_up: bool


class Warned(TypedDict):
    """A record that is shown and has warnings: the etag of the report on it.

    ``until`` is the day from which it has other ones: a date is not ahead any more. Empty: never.
    """

    report: str
    until: str


@dataclass(frozen=True)
class State:
    """`catalog.json` in the state bucket.

    ``rows`` are those of each kind by slug; of the site record, which has none, ``site_etag`` is
    the etag of the version that is shown. ``refused`` has the records which do not validate: what
    is shown of those is their last good version; ``warned`` has good ones that have warnings.
    ``parser`` is the digest of the code that made
    rows of records, ``headers`` that of the rules for headers which the objects carry. ``share`` is
    the thirtieth of all pages that was looked at last. ``before`` has the etags that were live
    under another parser, until all records are read anew. ``generation`` is new at every write, so
    an etag never comes back.
    """

    parser: str = ""
    design: str = NO_DESIGN
    headers: str = ""
    share: int = 0
    today: str = ""
    site: Site | None = None
    site_etag: str = ""
    rows: Mapping[Kind, Mapping[str, Row]] = field(default_factory=lambda: rows_by_kind({}))
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    warned: Mapping[str, Warned] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    outbox: Outbox = field(default_factory=Outbox)
    generation: str = ""

    @cached_property
    def catalog(self) -> Catalog | None:
        """None until all records were read once and a site record is among them."""
        if self.site is None or self.design in {NO_DESIGN, ANOTHER_DESIGN}:
            return None
        return Catalog(self.site, self.design, self.today, self.rows)

    def seen(self, key: ContentKey) -> str | None:
        """The etag of the version of ``key`` last looked at, good or bad; None for no record."""
        name = str(key)
        return self.refused[name]["record"] if name in self.refused else self.live(key)

    def live(self, key: ContentKey) -> str | None:
        """The etag of the version of ``key`` that is shown; None where none is."""
        if key.kind == SITE.name:
            return self.site_etag or None
        row = self.rows[key.kind].get(key.slug)
        return row["etag"] if row else None

    def last_live(self, key: ContentKey) -> str | None:
        """The same, also where this state has no row of it (any more): see ``before``."""
        name = str(key)
        refusal = self.refused.get(name)
        return self.live(key) or (refusal["live"] if refusal else None) or self.before.get(name)

    def is_unreadable(self, key: ContentKey) -> bool:
        """Whether ``key`` could not be read when it was last looked at."""
        refusal = self.refused.get(str(key))
        return refusal is not None and refusal["unreadable"]

    def is_left(self, key: ContentKey) -> bool:
        """Whether the page of ``key`` is left alone, so that nobody renders it."""
        refusal = self.refused.get(str(key))
        return refusal is not None and refusal["left"]

    def is_given_up(self, key: ContentKey) -> bool:
        """Whether ``key`` failed to be read several times in a row."""
        refusal = self.refused.get(str(key))
        return refusal is not None and refusal["given_up"]

    def has_accepted(self, key: ContentKey, etag: str) -> bool:
        """Whether the version with ``etag`` is shown, was found to be good, and has no warnings."""
        name = str(key)
        return self.live(key) == etag and name not in self.refused and name not in self.warned

    def has_other_warnings(self, key: ContentKey, today: str) -> bool:
        """Whether it has others on the day that ``today`` is than when it was last looked at."""
        warned = self.warned.get(str(key))
        return warned is not None and "" < warned["until"] <= today

    def same_but_for_generation(self, other: State) -> bool:
        return replace(self, generation="") == replace(other, generation="")


def rows_by_kind(rows: Mapping[Kind, Mapping[str, Row]]) -> dict[Kind, dict[str, Row]]:
    """``rows`` of each kind that has some, to be changed."""
    return {kind.name: {**rows.get(kind.name, {})} for kind in KINDS.values() if kind.row}


def to_artifact(state: State) -> Artifact:
    """JSON with sorted keys."""
    document = {
        "generation": state.generation,
        "parser": state.parser,
        "design": state.design,
        "headers": state.headers,
        "share": state.share,
        "today": state.today,
        "stale": sorted(key.name for key in state.outbox.stale),
        "tags": sorted(state.outbox.tags),
        "anew": sorted(key.name for key in state.outbox.anew),
        "lists_anew": state.outbox.lists_anew,
        "before": dict(sorted(state.before.items())),
        "refused": dict(sorted(state.refused.items())),
        "warned": dict(sorted(state.warned.items())),
        "site": state.site,
        "site_etag": state.site_etag,
        "rows": {kind: dict(sorted(rows.items())) for kind, rows in state.rows.items()},
    }
    return Artifact(to_json(document), Headers("application/json", "no-store"))


def from_body(body: bytes, parser: str | None = None) -> State:
    """The state in ``body``, which `to_artifact` wrote.

    Where another ``parser`` wrote it, rows may have another shape and other records may be good:
    then only what says nothing of records is taken over (the outbox, the rules for headers, the
    share), and every record is to be read anew.
    """
    try:
        document = from_json(body)
        if parser in {None, document.get("parser")}:
            return _state(document)
    except (ValueError, KeyError, TypeError, AttributeError):  # not one of ours at all
        return State(design=ANOTHER_DESIGN, outbox=Outbox(tags=frozenset({urls.EVERYTHING})))
    headers, share = document.get("headers"), document.get("share")
    return State(
        design=ANOTHER_DESIGN,
        headers=headers if isinstance(headers, str) else "",
        share=share if isinstance(share, int) else 0,
        before=_live_before(document),
        outbox=_outbox(document),
    )


def _live_before(document: Mapping[str, Any]) -> dict[str, str]:
    """The etags that were live, as far as another version of the code writes them as this one.

    The first release had rows of ingredients alone, and the etags of all others in "versions".
    """
    rows, versions = document.get("rows"), document.get("versions")
    every: list[tuple[Any, Any]] = [*versions.items()] if isinstance(versions, dict) else []
    every.append((str(ContentKey(SITE.name)), document.get("site_etag")))
    if isinstance(rows, dict):
        of_kinds = {INGREDIENT.name: rows} if isinstance(versions, dict) else rows
        every += [
            (str(ContentKey(kind, slug)), row.get("etag"))
            for kind, those in of_kinds.items()
            if kind in KINDS and isinstance(those, dict)
            for slug, row in those.items()
            if isinstance(row, dict)
        ]
    return {name: etag for name, etag in every if etag and isinstance(etag, str)}


def _state(document: Mapping[str, Any]) -> State:
    return State(
        parser=document["parser"],
        design=document["design"],
        headers=document["headers"],
        share=document["share"],
        today=document["today"],
        site=Site.model_validate_json(to_json(document["site"])) if document["site"] else None,
        site_etag=document["site_etag"],
        rows=document["rows"],
        before=document["before"],
        refused=document["refused"],
        warned=document["warned"],
        outbox=_outbox(document),
        generation=document["generation"],
    )


def _outbox(document: Mapping[str, Any]) -> Outbox:
    """What another version of the code owes must not be lost, even if it writes it otherwise."""
    try:
        stale, tags = _pages(document["stale"]), frozenset(document["tags"])
    except (KeyError, TypeError):
        stale, tags = frozenset(), frozenset({urls.EVERYTHING})
    try:
        anew = _pages(document["anew"])
    except (KeyError, TypeError):
        anew = frozenset()
    tags = frozenset(tag for tag in tags if isinstance(tag, str))
    return Outbox(stale, tags, anew, lists_anew=document.get("lists_anew") is True)


def _pages(names: Any) -> frozenset[ContentKey]:
    keys = (page_named(name) for name in names if isinstance(name, str))
    return frozenset(key for key in keys if key)


class StateCache:
    """Reads the state and keeps it: what has not moved is neither sent nor parsed again."""

    def __init__(self, store: Store, parser: str | None) -> None:
        self._store = store
        self._parser = parser
        self._etag: str | None = None
        self._state = State()

    def read(self) -> tuple[State, str | None]:
        """The state as it is now and its etag; an empty one and None where there is none."""
        found = self._store.get(CATALOG_KEY, self._etag)
        if found is None:
            self._state, self._etag = State(), None
        elif not isinstance(found, NotModified):
            self._state, self._etag = from_body(found.body, self._parser), found.etag
        return self._state, self._etag
