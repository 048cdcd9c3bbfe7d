"""CloudFront: dropping what it has cached."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from factowiki.aws.errors import translated
from factowiki.pages.urls import EVERYTHING
from factowiki.publishing.errors import CdnUnavailable

if TYPE_CHECKING:
    from mypy_boto3_cloudfront import CloudFrontClient

# Each tag bills as one path ($0.005 after the first 1,000 of a month); past this many, the one tag
# that every object carries is cheaper than naming them.
MOST_TAGS: Final = 100


class CloudFront:
    """Invalidates by cache tag: the distribution needs `CacheTagConfig` (x-amz-meta-cache-tag)."""

    def __init__(
        self, client: CloudFrontClient, distribution: str, new_reference: Callable[[], str]
    ) -> None:
        self._client = client
        self._distribution = distribution
        self._new_reference = new_reference

    def invalidate(self, tags: frozenset[str]) -> None:
        """Raises `CdnUnavailable` while too many invalidations are in progress."""
        if not tags:
            return
        named = sorted(tags) if len(tags) <= MOST_TAGS else [EVERYTHING]
        items = [f"#{tag}" for tag in named]
        with translated(CdnUnavailable, "invalidating"):
            self._client.create_invalidation(
                DistributionId=self._distribution,
                InvalidationBatch={
                    "Paths": {"Quantity": len(items), "Items": items},
                    "CallerReference": self._new_reference(),
                },
            )
