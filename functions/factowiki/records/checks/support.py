"""What kind of work a claim rests on: in people, or in animals and cells only."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Final

from factowiki.records.models import Ingredient, Source, SourceType

OUTSIDE_PEOPLE: Final[frozenset[SourceType]] = frozenset(("animal study", "laboratory study"))


class Support:
    """The sources of a record, as a support of claims about people."""

    def __init__(self, record: Ingredient) -> None:
        self._record = record

    @cached_property
    def _by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self._record.sources}

    def is_outside_people(self, sources: Collection[str]) -> bool:
        """Whether there are sources, and all of them are studies in animals or cells."""
        return bool(sources) and all(map(self._is_outside, sources))

    def any_of(self, sources: Collection[str], kinds: Collection[SourceType]) -> bool:
        """Whether one of them is of one of these kinds; one that is not there may be."""
        known = self._by_id
        return any(source not in known or known[source].type in kinds for source in sources)

    def _is_outside(self, source: str) -> bool:
        found = self._by_id.get(source)
        return found is not None and found.type in OUTSIDE_PEOPLE
