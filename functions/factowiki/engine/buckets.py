"""The three buckets, and where things stand in the state bucket."""

from __future__ import annotations

from dataclasses import dataclass

from factowiki.engine.ports import Store, VersionedStore

CATALOG_KEY = "catalog.json"
PROBLEMS = "problems/"
# Beside the reports, so that one listing has them all.
MISMATCHES_KEY = "problems.json"
REPORTS = "problems"


@dataclass(frozen=True, slots=True)
class Buckets:
    """Editors write ``content``, readers read ``site``, ``state`` is our own."""

    content: VersionedStore
    site: Store
    state: Store
