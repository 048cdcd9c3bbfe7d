"""What publish tells refresh about a page, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factowiki.content.catalog import Catalog
from factowiki.pages import urls
from factowiki.publishing.ports import Body
from factowiki.publishing.staleness import expected


@dataclass(frozen=True, slots=True)
class Announcement:
    """The page of ``slug`` now has ``fingerprint`` (None: left alone)."""

    slug: str
    fingerprint: str | None
    changed: bool

    def body(self) -> Body:
        """As a message to refresh."""
        return {"slug": self.slug, "fingerprint": self.fingerprint, "changed": self.changed}


def tags(told: Iterable[Announcement], *, fresh: bool, lists: bool) -> frozenset[str]:
    """What the CDN is to drop. Without a catalog nobody knows what it may hold, so all of it."""
    if fresh:
        return frozenset({urls.EVERYTHING})
    pages = frozenset(item.slug for item in told if item.changed)
    return pages | {urls.LISTS} if lists else pages


def rendered_otherwise(told: Iterable[Announcement], catalog: Catalog | None) -> frozenset[str]:
    """Pages rendered from other inputs than this catalog's: an edit whose event was lost, say.

    None without a catalog: the one that is made next makes every page stale.
    """
    if catalog is None:
        return frozenset()
    return frozenset(
        item.slug
        for item in told
        if item.fingerprint is not None and item.fingerprint != expected(item.slug, catalog)
    )
