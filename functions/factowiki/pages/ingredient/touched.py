"""Which ingredient pages a change may concern: at 100,000 of them, to compare all takes seconds."""

from __future__ import annotations

from factowiki.catalog.catalog import Catalog, differing
from factowiki.records.rows import IngredientRow


def touched(old: Catalog, new: Catalog, rows: set[str]) -> set[str]:
    """The slugs whose page may show something else under ``new``, where ``rows`` differ."""
    pages = set(rows)
    for catalog in (old, new):
        for slug in rows & catalog.ingredients.keys():
            # What they link back to, and what leads to them.
            row = catalog.ingredients[slug]
            pages.update(row["related"], row["formerly"])
    pages |= new.ingredients.naming(
        {
            slug
            for slug in rows
            if _link(old.ingredients.get(slug)) != _link(new.ingredients.get(slug))
        }
    )
    categories = differing(old.categories, new.categories)
    for category in categories:
        pages.update(old.members.get(category, ()), new.members.get(category, ()))
    if old.today != new.today:
        for slug, row in new.ingredients.items():
            if old.is_overdue(row["review_due"]) != new.is_overdue(row["review_due"]):
                pages.add(slug)
    return pages


def _link(row: IngredientRow | None) -> tuple[str, str] | None:
    """What a link to an ingredient shows of it; None where there is nothing to link to."""
    return (row["name"], row["summary"]) if row and not row["draft"] else None
