"""What a page becomes: bytes, and how they are to be served."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Headers:
    """How an object is served. ``cache_tags`` say which invalidations drop it from the CDN.

    ``moved_to`` is where a CDN that can leads whoever asks for the object, as a path of the site.
    """

    content_type: str
    cache_control: str = ""
    cache_tags: tuple[str, ...] = ()
    moved_to: str = ""


@dataclass(frozen=True)
class Artifact:
    """Bytes to be stored and how they are to be served."""

    body: bytes
    headers: Headers

    @cached_property
    def etag(self) -> str:
        return etag_of(self.body)


def etag_of(body: bytes) -> str:
    """The etag that a store gives ``body``: its MD5 in hex, without quotes.

    S3 documents this for objects put in one part without KMS encryption, which is how every
    object here is written; it lets a listing alone say whether an object would change.
    """
    return hashlib.md5(body, usedforsecurity=False).hexdigest()
