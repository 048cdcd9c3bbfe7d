"""When a page is stale: its fingerprint differs from what it was rendered with."""

from __future__ import annotations

from typing import Any

from factowiki.catalog.catalog import Catalog, differing
from factowiki.engine.address import expected
from factowiki.pages.kinds import PAGES, PageKind
from factowiki.records.keys import ContentKey


def stale(old: Catalog | None, new: Catalog | None) -> frozenset[ContentKey]:
    """Those whose page under ``new`` is not the page under ``old``.

    Nothing is skipped because "publish has just rendered it": every such shortcut loses an update
    in some order of events, and a publish that finds nothing to do writes nothing.
    """
    touched = (
        ContentKey(kind.record.name, slug)
        for kind in PAGES.values()
        for slug in _touched(kind, old, new)
    )
    return frozenset(key for key in touched if expected(key, old) != expected(key, new))


def _touched(kind: PageKind[Any, Any, Any], old: Catalog | None, new: Catalog | None) -> set[str]:
    """The slugs of one kind whose fingerprint may differ."""
    name = kind.record.name
    if old is None or new is None or old.shared != new.shared:
        known = [catalog for catalog in (old, new) if catalog is not None]
        return {slug for each in known for slug in (*each.rows_of(name), *kind.redirects(each))}
    return kind.touched(old, new, differing(old.rows_of(name), new.rows_of(name)))
