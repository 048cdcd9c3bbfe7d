"""When a page is stale: its fingerprint differs from what it was rendered with."""

from __future__ import annotations

from collections.abc import Mapping

from factowiki.catalog.catalog import Catalog, Row
from factowiki.pages.ingredient import page as ingredient

ABSENT = "absent"


def fingerprint(slug: str, row: Row | None, catalog: Catalog) -> str:
    """Everything the object at ``slug``'s address is made from, in a digest.

    ``row`` is that of the slug's record, None where there is none; the rest of what the page
    shows comes from ``catalog``.
    """
    if row is not None and not row["draft"]:
        return ingredient.fingerprint(row["etag"], ingredient.surroundings(slug, row, catalog))
    target = catalog.renamed.get(slug)
    if target is not None:
        name = catalog.rows[target]["name"]
        return ingredient.digest("moved", catalog.shared, target, name)
    return ABSENT


def expected(slug: str, catalog: Catalog | None) -> str:
    """The fingerprint that ``slug``'s page has when it matches ``catalog``."""
    return ABSENT if catalog is None else fingerprint(slug, catalog.rows.get(slug), catalog)


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
