"""The rows of ingredients as a mapping over bytes: a line each, parsed when it is asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import ItemsView, Iterator, Mapping
from functools import cached_property
from typing import Final, cast

from pydantic_core import from_json, to_json

from factowiki.catalog.lines import Lines, SpoiledCatalog, texts
from factowiki.catalog.links import Links
from factowiki.records.rows import IngredientRow

# What is read of all lines in one pass, by patterns, comes first in each: the slug and the etag in
# this order also for later versions of the code, which want to know what was live.
_FIRST: Final = ("etag", "updated", "draft", "categories")
_FIELDS: Final = (*_FIRST, *(name for name in IngredientRow.__annotations__ if name not in _FIRST))
_HEADS: Final = re.compile(rb'\["([^"]*)","[^"]*","([^"]*)",(true|false),\[([^\]]*)\].*\n')

_FEW: Final = 64  # lines that are always parsed one by one
_FIFTH: Final = 5
_NAMES: Final = 16  # searched for one by one; for more it is quicker to parse all lines


class Rows(Mapping[str, IngredientRow]):
    """Rows by slug, and the ``links`` that follow from them. It never changes.

    A row is found by bisection and kept once it is parsed; past a fifth of all, all are.
    """

    def __init__(
        self, lines: Lines, links: Links, parsed: Mapping[str, IngredientRow] | None = None
    ) -> None:
        self.lines = lines
        self.links = links
        self._parsed = dict(parsed or {})

    @classmethod
    def of(cls, rows: Mapping[str, IngredientRow]) -> Rows:
        return rows if isinstance(rows, Rows) else cls(Lines(), Links()).edited(rows)

    def __getitem__(self, slug: str) -> IngredientRow:
        row = self._parsed.get(slug)
        if row is None:
            if len(self._parsed) > _FEW and len(self._parsed) * _FIFTH > len(self):
                self._parse_all()
                return self._parsed[slug]
            line = self.lines.get(slug)
            if line is None:
                raise KeyError(slug)
            row = self._parsed[slug] = _row(line)[1]
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines.slugs())

    def __len__(self) -> int:
        return self._size

    def __eq__(self, other: object) -> bool:
        return self.lines == other.lines if isinstance(other, Rows) else super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]  # as of every mapping

    def items(self) -> ItemsView[str, IngredientRow]:
        """All of them: whoever asks for that gets them parsed in one go."""
        self._parse_all()
        return self._parsed.items()

    @cached_property
    def _size(self) -> int:
        return len(self.lines)

    @cached_property
    def days(self) -> Mapping[str, str]:
        """The day of the last change of each ingredient that is no draft."""
        heads = self._heads
        slugs, days = (texts([head[at] for head in heads]) for at in (0, 1))
        return dict(zip(slugs, days, strict=True))

    @cached_property
    def members(self) -> Mapping[str, list[str]]:
        """For each category the ingredients in it that are no drafts."""
        alike: dict[bytes, list[str]] = defaultdict(list)
        for slug, head in zip(self.days, self._heads, strict=True):
            alike[head[3]].append(slug)
        members: dict[str, list[str]] = defaultdict(list)
        for categories, slugs in alike.items():
            for category in from_json(b"[%b]" % categories):
                members[category] += slugs
        return {category: sorted(slugs) for category, slugs in members.items()}

    @cached_property
    def _heads(self) -> list[tuple[bytes, bytes, bytes, bytes]]:
        return [head for head in self.lines.scan(_HEADS) if head[2] == b"false"]

    def naming(self, slugs: set[str]) -> set[str]:
        """Those that name one of ``slugs`` as related, and perhaps some more."""
        if len(slugs) <= _NAMES:
            return {slug for other in slugs for slug in self.lines.naming(other)}
        return {slug for slug, row in self.items() if not slugs.isdisjoint(row["related"])}

    def edited(self, changes: Mapping[str, IngredientRow | None]) -> Rows:
        """With these rows instead; None takes one out."""
        if not changes:
            return self
        links = self.links.edited({slug: (self.get(slug), row) for slug, row in changes.items()})
        lines = self.lines.spliced(
            {slug: _line(slug, row) if row else None for slug, row in changes.items()}
        )
        parsed = {slug: row for slug, row in {**self._parsed, **changes}.items() if row is not None}
        return Rows(lines, links, parsed)

    def check(self) -> None:
        """Raises `SpoiledCatalog` unless all is as it was written: lines, their order, links."""
        self._parse_all()
        slugs = self.lines.slugs()
        if slugs != sorted(set(self._parsed)):
            raise SpoiledCatalog("the rows of the catalog are not in order")
        if Links().edited({slug: (None, row) for slug, row in self.items()}) != self.links:
            raise SpoiledCatalog("the links of the catalog do not follow from its rows")

    def _parse_all(self) -> None:
        if len(self._parsed) < len(self):
            self._parsed = {**dict(map(_row, self.lines)), **self._parsed}


class PublishedRows(Mapping[str, IngredientRow]):
    """Those of ``rows`` that are no drafts."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __getitem__(self, slug: str) -> IngredientRow:
        row = self._rows[slug]
        if row["draft"]:
            raise KeyError(slug)
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows.days)

    def __len__(self) -> int:
        return len(self._rows.days)

    def items(self) -> ItemsView[str, IngredientRow]:
        return {slug: row for slug, row in self._rows.items() if not row["draft"]}.items()


def _line(slug: str, row: IngredientRow) -> bytes:
    fields = cast("Mapping[str, object]", row)
    return to_json([slug, *(fields[name] for name in _FIELDS)]) + b"\n"


def _row(line: bytes) -> tuple[str, IngredientRow]:
    try:
        slug, *values = from_json(line, cache_strings="keys")
        return slug, cast("IngredientRow", dict(zip(_FIELDS, values, strict=True)))
    except (ValueError, TypeError) as error:
        raise SpoiledCatalog(f"a line of the catalog is spoiled: {line[:40]!r}") from error
