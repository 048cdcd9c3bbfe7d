"""When a page is stale: its fingerprint differs from what it was rendered with."""

from __future__ import annotations

from factowiki.content.catalog import Catalog, Row
from factowiki.pages import ingredient

ABSENT = "absent"


def fingerprint(slug: str, row: Row | None, catalog: Catalog) -> str:
    """Everything the object at ``slug``'s address is made from, in a digest.

    ``row`` is that of the slug's record, None where there is none; the rest of what the page
    shows comes from ``catalog``.
    """
    if row is not None and not row["draft"]:
        return ingredient.fingerprint(row["etag"], ingredient.shown(slug, row, catalog))
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
    slugs = {
        slug
        for catalog in (old, new)
        if catalog is not None
        for slug in (*catalog.rows, *catalog.renamed)
    }
    return frozenset(slug for slug in slugs if expected(slug, old) != expected(slug, new))
