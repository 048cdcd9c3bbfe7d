"""Compares the site bucket with what should be in it: with what is really there, not a memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

from factowiki.catalog.catalog import Catalog
from factowiki.catalog.state import State
from factowiki.engine import address
from factowiki.engine.ports import Store
from factowiki.engine.state import SHARES
from factowiki.pages.artifact import Artifact
from factowiki.pages.assets import assets_of
from factowiki.pages.kinds import PAGES, addresses, owner
from factowiki.pages.lists.kinds import LIST_KINDS, made_with, pages_of_many_records, touched
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import INGREDIENT
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer


@dataclass(frozen=True, slots=True)
class Lists:
    """``etags`` of all of them as they are to be; those that are ``made`` to know that."""

    etags: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, Artifact] = field(default_factory=dict)

    def differing(self, present: Mapping[str, str], *, anew: bool) -> dict[str, Artifact]:
        """Those that are not as they are to be; with ``anew`` all: their headers are not."""
        return {
            key: artifact
            for key, artifact in self.made.items()
            if anew or present.get(key) != artifact.etag
        }

    def too_many(self, present: Mapping[str, str]) -> tuple[str, ...]:
        """The keys too many."""
        return tuple(sorted(present.keys() - self.etags.keys()))


def listed_lists(site: Store) -> dict[str, str]:
    """As they are in the bucket, with their etags."""
    return {entry.key: entry.etag for kind in LIST_KINDS for entry in site.list(kind.prefix)}


def lists_of(
    before: State,
    catalog: Catalog,
    present: Mapping[str, str],
    renderer: Renderer,
    *,
    everything: bool,
) -> Lists:
    """Those that follow from ``catalog``, of which only what may differ is made.

    That is what the catalog ``before`` showed otherwise, and what is not in the bucket as it said:
    somebody has deleted it, or a late write has come over it. Where nobody knows what they were,
    where something has changed that all of them may show, or with ``everything``, all are made.
    """
    known = before.lists
    if everything or not known or before.catalog is None or _shares_less(before.catalog, catalog):
        made = pages_of_many_records(catalog, renderer)
        return Lists({key: artifact.etag for key, artifact in made.items()}, made)
    differing = {key for key, _ in known.items() ^ present.items()}
    wanted = made_with(touched(before.catalog, catalog) | differing, known)
    made = pages_of_many_records(catalog, renderer, wanted)
    etags = {key: etag for key, etag in known.items() if key not in wanted}
    return Lists({**etags, **{key: artifact.etag for key, artifact in made.items()}}, made)


def _shares_less(old: Catalog, new: Catalog) -> bool:
    """Whether something else than rows of ingredients differs."""
    kinds = (old.rows.keys() | new.rows.keys()) - {INGREDIENT.name}
    return (old.shared, old.today) != (new.shared, new.today) or any(
        old.rows_of(kind) != new.rows_of(kind) for kind in kinds
    )


def incomplete_pages(site: Store, catalog: Catalog) -> frozenset[ContentKey]:
    """Those at whose address there is an object too many, or one too few."""
    owners = map(owner, address.keys(catalog).symmetric_difference(_below_prefixes(site)))
    return frozenset(key for key in owners if key)


def pages_there(site: Store) -> frozenset[ContentKey]:
    """Those that have an object in the bucket, whether or not they are to have one."""
    return frozenset(key for key in map(owner, _below_prefixes(site)) if key)


def pages_in_share(share: int, catalog: Catalog) -> frozenset[ContentKey]:
    """One in `SHARES` of all addresses with a page. Which one an address is in never changes."""
    every = addresses(catalog)
    return frozenset(key for key in every if crc32(key.name.encode()) % SHARES == share)


def _below_prefixes(site: Store) -> set[str]:
    """The keys of the bucket that may belong to a page of one record."""
    return {entry.key for kind in PAGES.values() for entry in site.list(kind.prefix)}


def missing_assets(site: Store, design: Design) -> dict[str, Artifact]:
    """Old ones are not too many: a page somebody opened an hour ago still needs its stylesheet."""
    present = {entry.key for entry in site.list("assets/")}
    return {key: artifact for key, artifact in assets_of(design).items() if key not in present}
