"""Which ingredient pages a change may concern: at 100,000 of them, to compare all takes seconds."""

from __future__ import annotations

from factowiki.catalog.catalog import Catalog, differing


def touched(old: Catalog, new: Catalog, rows: set[str]) -> set[str]:
    """The slugs whose page may show something else under ``new``, where ``rows`` differ."""
    categories = differing(old.categories, new.categories)
    found = set(rows)
    for catalog in (old, new):
        for slug in rows & catalog.ingredients.keys():
            # What they link back to, and what leads to them.
            row = catalog.ingredients[slug]
            found.update(row["related"], row["formerly"])
        for slug, row in catalog.ingredients.items():
            if not (rows.isdisjoint(row["related"]) and categories.isdisjoint(row["categories"])):
                found.add(slug)
    if old.today != new.today:
        for slug, row in new.ingredients.items():
            if old.is_overdue(row["review_due"]) != new.is_overdue(row["review_due"]):
                found.add(slug)
    return found
