"""What refresh makes of the notices that publish sends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from factowiki.catalog.catalog import Catalog
from factowiki.engine.address import expected
from factowiki.engine.messages import Drop, Notice, ToRefresh, Wake
from factowiki.engine.ports import Body
from factowiki.pages import urls
from factowiki.records.keys import ContentKey


@dataclass(frozen=True, slots=True)
class Received:
    """All that a pass received: pages that were rendered, and what is to be dropped in any case."""

    notices: tuple[Notice, ...] = ()
    dropped: frozenset[str] = frozenset()

    @classmethod
    def of(cls, messages: Iterable[ToRefresh]) -> Received:
        every = [*messages]
        return cls(
            tuple(each for each in every if isinstance(each, Notice)),
            frozenset(tag for each in every if isinstance(each, Drop) for tag in each.tags),
        )

    @property
    def left(self) -> frozenset[ContentKey]:
        """Records whose pages publish had to leave alone."""
        return frozenset(notice.key for notice in self.notices if notice.left)

    @property
    def anew(self) -> frozenset[ContentKey]:
        """Pages that were to be written anew, and could not be."""
        return frozenset(notice.key for notice in self.notices if notice.anew)

    def bodies(self) -> list[Body]:
        """As messages, for a pass that could make nothing of them."""
        drops = [Drop(self.dropped).body()] if self.dropped else []
        return [*(notice.body() for notice in self.notices), *drops]


NOTHING_RECEIVED: Final = Received()


def is_full(messages: Iterable[ToRefresh]) -> bool:
    """Whether one of them asks for a full pass."""
    return any(isinstance(each, Wake) and each.full for each in messages)


def tags(received: Received, *, fresh: bool, lists: bool) -> frozenset[str]:
    """What the CDN is to drop. Without a catalog nobody knows what it may hold, so all of it."""
    if fresh:
        return frozenset({urls.EVERYTHING})
    pages = received.dropped | {notice.key.name for notice in received.notices if notice.changed}
    return pages | {urls.LISTS} if lists else pages


def rendered_otherwise(notices: Iterable[Notice], catalog: Catalog | None) -> frozenset[ContentKey]:
    """Pages rendered from other inputs than this catalog's: an edit whose event was lost, say.

    None without a catalog: the one that is made next makes every page stale.
    """
    if catalog is None:
        return frozenset()
    return frozenset(
        notice.key
        for notice in notices
        if notice.fingerprint is not None and notice.fingerprint != expected(notice.key, catalog)
    )
