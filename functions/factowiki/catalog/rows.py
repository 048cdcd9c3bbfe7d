"""The rows of ingredients as a mapping over bytes: a line each, parsed when it is asked for."""

from __future__ import annotations

import re
from collections.abc import ItemsView, Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple, cast

from pydantic_core import from_json, to_json

from factowiki.catalog.lines import Lines, SpoiledCatalog
from factowiki.catalog.links import Links
from factowiki.records.rows import IngredientRow

# What is read of all lines in one pass, by patterns, comes first in each: the slug and the etag in
# this order also for later versions of the code, which want to know what was live.
_FIRST: Final = ("etag", "updated", "draft", "categories")
_FIELDS: Final = (*_FIRST, *(name for name in IngredientRow.__annotations__ if name not in _FIRST))
_ETAGS: Final = re.compile(rb'\["([^"]*)","([^"]*)".*\n')
_HEADS: Final = re.compile(rb'\["([^"]*)","[^"]*","([^"]*)",(true|false),\[([^\]]*)\].*\n')

_FEW: Final = 64  # lines that are always parsed one by one
_FIFTH: Final = 5
_NAMES: Final = 16  # searched for one by one; for more it is quicker to parse all lines


class RowHead(NamedTuple):
    """What lists ask of all rows."""

    updated: str
    categories: tuple[str, ...]


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
        return iter(self.etags)

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
    def etags(self) -> Mapping[str, str]:
        """The etag in each row, in one pass over the bytes."""
        return {slug.decode(): etag.decode() for slug, etag in self.lines.scan(_ETAGS)}

    @cached_property
    def heads(self) -> Mapping[str, RowHead]:
        """The head of each row that is no draft, in one pass over the bytes."""
        categories: dict[bytes, tuple[str, ...]] = {}
        heads = {}
        for slug, updated, draft, joined in self.lines.scan(_HEADS):
            if draft == b"true":
                continue
            if joined not in categories:
                categories[joined] = tuple(from_json(b"[%b]" % joined))
            heads[slug.decode()] = RowHead(updated.decode(), categories[joined])
        return heads

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
        slugs = [*self.etags]
        if slugs != sorted(set(self._parsed)):
            raise SpoiledCatalog("the rows of the catalog are not in order")
        if Links().edited({slug: (None, row) for slug, row in self.items()}) != self.links:
            raise SpoiledCatalog("the links of the catalog do not follow from its rows")

    def _parse_all(self) -> None:
        if len(self._parsed) < len(self):
            self._parsed = {**dict(map(_row, self.lines)), **self._parsed}


class Published(Mapping[str, IngredientRow]):
    """Those of ``rows`` that are no drafts."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __getitem__(self, slug: str) -> IngredientRow:
        row = self._rows[slug]
        if row["draft"]:
            raise KeyError(slug)
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows.heads)

    def __len__(self) -> int:
        return len(self._rows.heads)

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
