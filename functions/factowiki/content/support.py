"""What kind of work a claim rests on: in people, or in animals and cells only."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from factowiki.content.records import Ingredient, SourceType

_OUTSIDE_PEOPLE: Final[frozenset[SourceType]] = frozenset(("animal study", "laboratory study"))


class Support:
    """The sources of a record, as a support of claims about people."""

    def __init__(self, record: Ingredient) -> None:
        self._outside = {source.id for source in record.sources if source.type in _OUTSIDE_PEOPLE}

    def is_outside_people(self, sources: Collection[str]) -> bool:
        """Whether there are sources, and all of them are studies in animals or cells."""
        return bool(sources) and self._outside.issuperset(sources)
