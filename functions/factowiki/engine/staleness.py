"""When a page is stale: its fingerprint differs from what it was rendered with."""

from __future__ import annotations

from collections.abc import Mapping

from factowiki.catalog.catalog import Catalog
from factowiki.engine.address import expected


def stale(old: Catalog | None, new: Catalog | None) -> frozenset[str]:
    """The slugs whose page under ``new`` is not the page under ``old``.

    Nothing is skipped because "publish has just rendered it": every such shortcut loses an update
    in some order of events, and a publish that finds nothing to do writes nothing.
    """
    if old is None or new is None or old.shared != new.shared:
        known = (catalog for catalog in (old, new) if catalog is not None)
        touched = {slug for catalog in known for slug in (*catalog.rows, *catalog.renamed)}
    else:
        touched = _touched(old, new)
    return frozenset(slug for slug in touched if expected(slug, old) != expected(slug, new))


def _touched(old: Catalog, new: Catalog) -> set[str]:
    """The slugs whose fingerprint may differ: at 100,000 ingredients, all would take seconds."""
    rows = _differing(old.rows, new.rows)
    categories = _differing(old.categories, new.categories)
    touched = set(rows)
    for catalog in (old, new):
        for slug in rows & catalog.rows.keys():  # what they link back to, and what leads to them
            touched.update(catalog.rows[slug]["related"], catalog.rows[slug]["formerly"])
        for slug, row in catalog.rows.items():
            if not (rows.isdisjoint(row["related"]) and categories.isdisjoint(row["categories"])):
                touched.add(slug)
    if old.today != new.today:
        for slug, row in new.rows.items():
            if old.is_overdue(row["review_due"]) != new.is_overdue(row["review_due"]):
                touched.add(slug)
    return touched


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    """The keys under which ``old`` and ``new`` hold different things."""
    return {
        key
        for key in old.keys() | new.keys()
        if (one := old.get(key)) is not (other := new.get(key)) and one != other
    }
