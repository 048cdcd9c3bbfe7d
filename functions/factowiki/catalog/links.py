"""What is linked from where: for a slug the ingredients that name it, in a line of its own.

All of it follows from the rows. But a publish asks it of one slug, and would have to look through
all rows for the answer, so it is kept beside them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pydantic_core import from_json, to_json

from factowiki.catalog.lines import Lines, SpoiledCatalog
from factowiki.records.rows import IngredientRow

_FORMER: Final = re.compile(rb'\["([^"]*)",\["[^"]*".*\n')

# Rows before and after an edit, by slug; None where there is none.
Changes = Mapping[str, tuple[IngredientRow | None, IngredientRow | None]]


class NamedBy(NamedTuple):
    """Who names a slug, in order: as a ``former`` one of its own, or to be ``linked`` from it."""

    former: list[str]
    linked: list[str]


@dataclass(frozen=True)
class Links(Mapping[str, NamedBy]):
    """What published ingredients name. What nobody names has no line, and is named by nobody."""

    lines: Lines = field(default_factory=Lines)

    def __getitem__(self, slug: str) -> NamedBy:
        line = self.lines.get(slug)
        if line is None:
            return NamedBy([], [])
        try:
            _, former, linked = from_json(line)
        except ValueError as error:
            raise SpoiledCatalog(f"the links of {slug} are spoiled") from error
        return NamedBy(former, linked)

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines.slugs())

    def __len__(self) -> int:
        return len(self.lines)

    def edited(self, changes: Changes) -> Links:
        moves: dict[str, list[tuple[int, str, bool]]] = defaultdict(list)
        for slug, (old, new) in changes.items():
            before, after = set(_named(old)), set(_named(new))
            for part, other in before ^ after:
                moves[other].append((part, slug, (part, other) in after))
        lines = {slug: self._line(slug, those) for slug, those in moves.items()}
        return Links(self.lines.spliced(lines)) if lines else self

    def _line(self, slug: str, moves: list[tuple[int, str, bool]]) -> bytes | None:
        parts = [*map(set, self[slug])]
        for part, other, is_new in moves:
            (parts[part].add if is_new else parts[part].discard)(other)
        return to_json([slug, *map(sorted, parts)]) + b"\n" if any(parts) else None


@dataclass(frozen=True, slots=True, eq=False)
class Renamed(Mapping[str, str]):
    """Former slugs and where they lead; where two ingredients claim one, the first by slug wins."""

    links: Links

    def __getitem__(self, former: str) -> str:
        claims = self.links[former].former
        if not claims:
            raise KeyError(former)
        return claims[0]

    def __iter__(self) -> Iterator[str]:
        return (former.decode() for former in self._formers())

    def __len__(self) -> int:
        return len(self._formers())

    def _formers(self) -> list[bytes]:
        """In one pass over the bytes."""
        lines = self.links.lines
        return _FORMER.findall(lines.body, lines.start, lines.end)


def _named(row: IngredientRow | None) -> Iterator[tuple[int, str]]:
    """Whom an ingredient names, and in which part of `NamedBy` it then stands."""
    if row is None or row["draft"]:
        return
    for former in row["formerly"]:
        yield 0, former
    if row["links_back"]:
        for other in row["related"]:
            yield 1, other
