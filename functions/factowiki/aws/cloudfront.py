"""CloudFront: dropping what it has cached."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from factowiki.aws.errors import translated
from factowiki.engine.errors import CdnUnavailable
from factowiki.pages.kinds import PAGES, page_named
from factowiki.pages.lists.kinds import LIST_KINDS
from factowiki.pages.urls import EVERYTHING, LISTS, path

if TYPE_CHECKING:
    from mypy_boto3_cloudfront import CloudFrontClient

# Each tag bills as one path ($0.005 after the first 1,000 of a month); past this many, the one tag
# that every object carries is cheaper than naming them.
MOST_TAGS: Final = 100


# By path, CloudFront takes 15 wildcards in progress at a time; `/*` is one of them.
MOST_PATHS: Final = 12


def by_tag(tags: frozenset[str]) -> list[str]:
    """Items for a distribution with `CacheTagConfig` (header x-amz-meta-cache-tag)."""
    all_of_it = EVERYTHING in tags or len(tags) > MOST_TAGS
    named = [EVERYTHING] if all_of_it else sorted(tags)
    return [f"#{tag}" for tag in named]


def by_path(tags: frozenset[str]) -> list[str]:
    """Items for a distribution without: the paths of what carries the tags."""
    if EVERYTHING in tags:
        return ["/*"]
    lists = [item for kind in LIST_KINDS for item in _paths(kind.prefix)] if LISTS in tags else []
    keys = [key for tag in sorted(tags - {LISTS}) if (key := page_named(tag))]
    pages = [f"/{PAGES[key.kind].folder(key.slug)}*" for key in keys]
    return [*lists, *pages] if len(pages) <= MOST_PATHS else ["/*"]


def _paths(prefix: str) -> list[str]:
    if prefix.endswith("index.html"):
        return [path(prefix), f"/{prefix}"]
    return [f"/{prefix}" if "." in prefix else f"/{prefix}*"]


class CloudFront:
    """Drops what a distribution has cached; ``items`` says how tags are named to it."""

    def __init__(
        self,
        client: CloudFrontClient,
        distribution: str,
        items: Callable[[frozenset[str]], list[str]],
        new_reference: Callable[[], str],
    ) -> None:
        self._client = client
        self._distribution = distribution
        self._items = items
        self._new_reference = new_reference

    def invalidate(self, tags: frozenset[str]) -> None:
        """Raises `CdnUnavailable` while too many invalidations are in progress."""
        items = self._items(tags)
        if not items:
            return
        with translated(CdnUnavailable, "invalidating"):
            self._client.create_invalidation(
                DistributionId=self._distribution,
                InvalidationBatch={
                    "Paths": {"Quantity": len(items), "Items": items},
                    "CallerReference": self._new_reference(),
                },
            )
