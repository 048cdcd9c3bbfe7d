"""The content bucket as listed: which records there are, and what bears a wrong name."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from factowiki.engine.ports import Entry
from factowiki.records.keys import parse_key
from factowiki.records.kinds import FOLDERS
from factowiki.records.uploads import is_misnamed

# Wrong names that are reported; somebody who uploads a whole wrong folder needs no more.
MOST_MISNAMED: Final = 100


@dataclass(frozen=True, slots=True)
class Listing:
    """The content bucket as listed: the etags of its records, and of what bears a wrong name.

    What is wrong with a name is worked out by whoever reports it. ``more`` bear a wrong one.
    """

    records: Mapping[str, str]
    misnamed: Mapping[str, str]
    more: int = 0


def listing(entries: Iterable[Entry], known: Container[str] = ()) -> Listing:
    """``known`` are keys of records: nobody need look at 100,000 of these once more."""
    records, others = {}, {}
    for entry in entries:
        key = entry.key
        if key in known or parse_key(key) is not None:
            records[key] = entry.etag
        elif is_misnamed(key):
            others[key] = entry.etag
    first = sorted(others, key=_least_likely_meant)[:MOST_MISNAMED]
    more = len(others) - len(first)
    return Listing(records, {key: others[key] for key in first}, more)


def _least_likely_meant(key: str) -> tuple[bool, str]:
    """What lies in a folder of records goes before all that does not."""
    return not key.startswith(tuple(FOLDERS)), key
