"""The one object of state: what is known of every record, and what is still to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypedDict

from factowiki.catalog.catalog import Catalog, RowsByKind
from factowiki.catalog.near import NearMisses
from factowiki.catalog.rows import Rows
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import INGREDIENT, KINDS, SITE
from factowiki.records.models import Site

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
    """The catalog, and what goes with it. As bytes: see ``factowiki.catalog.body``.

    ``rows`` are those of each kind by slug; of the site record, which has none, ``site_etag`` is
    the etag of the version that is shown. ``lists`` are the etags of the pages made from many
    records, as they follow from all this; none while nobody has made them. ``refused`` has the
    records which do not validate: what is shown of those is their last good version; ``warned`` has
    good ones that have warnings. ``mismatches`` is the etag of the list of what records say against
    each other, as it follows from all this, empty while nobody has made it; ``near`` of these what
    was looked for last. ``parser`` is the digest of the code that made rows of records,
    ``headers`` that of the rules for headers which the objects carry. ``share`` is the thirtieth of
    all pages that was looked at last. ``before`` has the etags that were live under another parser,
    until all records are read anew. ``generation`` is new at every write, so an etag never comes
    back.
    """

    parser: str = ""
    design: str = NO_DESIGN
    headers: str = ""
    share: int = 0
    today: str = ""
    site: Site | None = None
    site_etag: str = ""
    rows: RowsByKind = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    warned: Mapping[str, Warned] = field(default_factory=dict)
    mismatches: str = ""
    near: NearMisses = field(default_factory=NearMisses)
    before: Mapping[str, str] = field(default_factory=dict)
    outbox: Outbox = field(default_factory=Outbox)
    generation: str = ""

    @cached_property
    def catalog(self) -> Catalog | None:
        """None until all records were read once and a site record is among them."""
        if self.site is None or self.design in {NO_DESIGN, ANOTHER_DESIGN}:
            return None
        return Catalog(self.site, self.design, self.today, self.rows)

    @cached_property
    def etags(self) -> Mapping[str, str]:
        """The etag of the version that is shown of each record, by the record's key."""
        etags = {str(ContentKey(SITE.name)): self.site_etag} if self.site_etag else {}
        for kind, rows in self.rows.items():
            folder = KINDS[kind].folder
            if isinstance(rows, Rows):
                etags |= rows.lines.pairs(folder, ".json")
            else:
                etags |= {f"{folder}{slug}.json": row["etag"] for slug, row in rows.items()}
        return etags

    def check(self) -> None:
        """Raises `SpoiledCatalog` unless all rows are as they were written."""
        Rows.of(self.rows.get(INGREDIENT.name, {})).check()

    def seen(self, key: ContentKey) -> str | None:
        """The etag of the version of ``key`` last looked at, good or bad; None for no record."""
        name = str(key)
        return self.refused[name]["record"] if name in self.refused else self.live(key)

    def live(self, key: ContentKey) -> str | None:
        """The etag of the version of ``key`` that is shown; None where none is."""
        if key.kind == SITE.name:
            return self.site_etag or None
        row = self.rows.get(key.kind, {}).get(key.slug)
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
