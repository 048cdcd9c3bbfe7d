"""The list in the state bucket of what records say against each other: when it is made, and how."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic_core import from_json, to_json

from factowiki.catalog import mismatches
from factowiki.catalog.catalog import Catalog
from factowiki.catalog.mismatches import MismatchesByField
from factowiki.catalog.near import NearMisses, near_misses
from factowiki.catalog.state import State
from factowiki.engine.buckets import MISMATCHES_KEY
from factowiki.engine.ports import Store, StoredObject
from factowiki.pages.artifact import Artifact, Headers


@dataclass(frozen=True, slots=True)
class MismatchList:
    """As it is to be: its etag, and the list itself where it has to be written."""

    etag: str
    near: NearMisses
    artifact: Artifact | None = None


def list_of(
    before: State, catalog: Catalog, present: str | None, *, looks_near: bool, anew: bool
) -> MismatchList:
    """That of ``catalog``, made where it may be another one than that of the catalog ``before``.

    Or where the one with the etag ``present`` is not the one of ``before``. Near names are looked
    for where it ``looks_near``; else those found earlier are told until somebody mends them.
    ``anew``: nothing that is remembered is believed.
    """
    differs = before.catalog is None or mismatches.may_differ(before.catalog, catalog)
    is_right = before.mismatches != "" and before.mismatches == present
    if is_right and not (differs or anew):
        return MismatchList(before.mismatches, before.near)
    near = near_misses(catalog) if looks_near else before.near.still_in(catalog)
    made = to_artifact(mismatches.mismatches(catalog, near))
    return MismatchList(made.etag, near, made if made.etag != present else None)


def to_artifact(found: MismatchesByField) -> Artifact:
    body = to_json(mismatches.as_json(found), indent=2)
    return Artifact(body, Headers("application/json", "no-store"))


def read_list(state: Store) -> MismatchesByField:
    found = state.get(MISMATCHES_KEY)
    if not isinstance(found, StoredObject):
        return {}
    return mismatches.from_json(from_json(found.body))
