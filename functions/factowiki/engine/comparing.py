"""Compares the site bucket with what should be in it: with what is really there, not a memory."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from factowiki.catalog.catalog import Catalog
from factowiki.engine import address
from factowiki.engine.ports import Store
from factowiki.engine.state import SHARES
from factowiki.pages.artifact import Artifact
from factowiki.pages.assets import assets_of
from factowiki.pages.kinds import PAGES, addresses, owner
from factowiki.pages.lists.kinds import LIST_KINDS, pages_of_many_records
from factowiki.records.keys import ContentKey
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer


def listed_lists(site: Store) -> dict[str, str]:
    """The pages made from many records as they are in the bucket, with their etags."""
    return {entry.key: entry.etag for kind in LIST_KINDS for entry in site.list(kind.prefix)}


def differing_lists(
    present: Mapping[str, str], catalog: Catalog, renderer: Renderer, *, anew: bool
) -> tuple[dict[str, Artifact], tuple[str, ...]]:
    """The pages made from many records that differ from the bucket, and the keys too many.

    ``anew``: all of them count as differing, because their headers do.
    """
    wanted = pages_of_many_records(catalog, renderer)
    differing = {
        key: artifact
        for key, artifact in wanted.items()
        if anew or present.get(key) != artifact.etag
    }
    return differing, tuple(sorted(present.keys() - wanted.keys()))


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
