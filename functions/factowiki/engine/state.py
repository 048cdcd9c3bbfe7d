"""The catalog as an object in the state bucket."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from factowiki.catalog import body as catalog_body
from factowiki.catalog.lines import SpoiledCatalog
from factowiki.catalog.state import ANOTHER_DESIGN, Outbox, State
from factowiki.engine.buckets import CATALOG_KEY
from factowiki.engine.ports import NotModified, Store
from factowiki.pages import urls
from factowiki.pages.artifact import Artifact, Headers
from factowiki.pages.kinds import PAGES

# A month's worth of nights: by then the full pass has sent every page to publish once.
SHARES: Final = 30

# What is taken for the state where something is there that is none.
SPOILED: Final = State(design=ANOTHER_DESIGN, outbox=Outbox(tags=frozenset({urls.EVERYTHING})))


def to_artifact(state: State) -> Artifact:
    return Artifact(catalog_body.to_body(state), Headers("application/json", "no-store"))


def from_body(body: bytes, parser: str | None = None) -> State:
    """The state in ``body``. What another ``parser`` wrote, or nobody of us, is hardly believed."""
    try:
        state = catalog_body.from_body(body, parser)
    except SpoiledCatalog:
        return SPOILED
    if any(key.kind not in PAGES for key in state.outbox.stale):  # as another version has
        stale, anew = (
            frozenset(key for key in keys if key.kind in PAGES)
            for keys in (state.outbox.stale, state.outbox.anew)
        )
        return replace(state, outbox=replace(state.outbox, stale=stale, anew=anew))
    return state


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
