"""What publish tells refresh."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Announcement:
    """The page of ``slug`` now has ``fingerprint`` (None: it was left alone)."""

    slug: str
    fingerprint: str | None
    changed: bool
