"""Everything that can go wrong while publishing, in one tree.

    PublishingError
    ├── TransientError          try again later: throttling, timeouts, 5xx, a site that keeps moving
    │   ├── StoreUnavailable
    │   ├── QueueUnavailable
    │   ├── CdnUnavailable
    │   └── StillMoving
    ├── PermanentError          trying again cannot help: somebody has to change something
    │   ├── AccessDenied
    │   ├── Unreadable          one object is there, and cannot be had
    │   └── BadEvent
    └── PreconditionFailed      somebody else wrote first: read again and decide anew

A record that does not validate is not an error of publishing: it is an answer, see
``factowiki.records.problems``.
"""

from __future__ import annotations


class PublishingError(Exception):
    """The root of the tree."""


class TransientError(PublishingError):
    """May succeed when tried again: the message goes back to its queue."""


class StoreUnavailable(TransientError):
    """The object store throttled, timed out or failed."""


class QueueUnavailable(TransientError):
    """The queue throttled, timed out or failed."""


class CdnUnavailable(TransientError):
    """The CDN throttled, failed, or has too many invalidations in progress."""


class StillMoving(TransientError):
    """The inputs changed on every attempt; give others a turn."""


class PermanentError(PublishingError):
    """Trying again cannot help."""


class AccessDenied(PermanentError):
    """The store, queue or CDN refused us: the role or the policy is wrong."""


class Unreadable(PermanentError):
    """An object is there, and S3 does not hand it out: archived, or under a foreign key.

    ``what`` and ``fix`` are for the editor of the record.
    """

    def __init__(self, key: str, what: str, fix: str) -> None:
        self.key, self.what, self.fix = key, what, fix
        super().__init__(f"{key}: {what}")

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str, str]]:
        """Passes from one process to another as what it was made of."""
        return type(self), (self.key, self.what, self.fix)


class BadEvent(PermanentError):
    """An event in a shape that no source we know sends."""


class PreconditionFailed(PublishingError):
    """The object changed, appeared or vanished since it was read (HTTP 412 or 409)."""
