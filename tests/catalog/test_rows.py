"""Rows over bytes do what a dictionary of rows does, and know what follows from all of them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factowiki.catalog.lines import Lines, SpoiledCatalog
from factowiki.catalog.links import Links, Renamed
from factowiki.catalog.rows import Rows
from factowiki.records.rows import IngredientRow

SLUGS = st.sampled_from(["a", "b", "b-2", "c", "l-serine"])
SOME = st.lists(SLUGS, max_size=3, unique=True)
ROWS = st.builds(
    IngredientRow,
    etag=st.text("0123456789abcdef", min_size=1, max_size=4),
    name=st.text(max_size=4),
    aliases=st.lists(st.text(max_size=3), max_size=2),
    formerly=SOME,
    summary=st.text(max_size=4),
    categories=st.lists(st.sampled_from(["sleep", "nerves"]), max_size=2, unique=True),
    bearing=st.lists(st.just([[0], "pain", None, True]), max_size=1),
    related=SOME,
    links_back=st.booleans(),
    updated=st.dates().map(str),
    review_due=st.none() | st.dates().map(str),
    draft=st.booleans(),
)
DICTS = st.dictionaries(SLUGS, ROWS)


def reread(rows: Rows) -> Rows:
    """As another process gets them, in the midst of other bytes."""
    links, lines = rows.links.lines.view().tobytes(), rows.lines.view().tobytes()
    body, start = b"head\n" + links + b"\n" + lines, 6 + len(links)
    return Rows(Lines(body, start, len(body)), Links(Lines(body, 5, start - 1)))


def published(rows: dict[str, IngredientRow]) -> dict[str, IngredientRow]:
    return {slug: row for slug, row in rows.items() if not row["draft"]}


@given(DICTS)
def test_rows_are_a_mapping(plain: dict[str, IngredientRow]) -> None:
    for rows in (Rows.of(plain), reread(Rows.of(plain))):
        assert {slug: rows[slug] for slug in plain} == plain
        assert "elsewhere" not in rows
        assert (rows == plain, len(rows), [*rows]) == (True, len(plain), sorted(plain))
        assert dict(rows.items()) == plain
        rows.check()


@given(DICTS, st.dictionaries(SLUGS, st.none() | ROWS))
def test_edited_rows_are_those_made_from_scratch(
    plain: dict[str, IngredientRow], changes: dict[str, IngredientRow | None]
) -> None:
    expected = {slug: row for slug, row in {**plain, **changes}.items() if row is not None}
    edited = reread(Rows.of(plain)).edited(changes)
    assert edited == Rows.of(expected) == reread(edited)
    assert edited.links == Rows.of(expected).links
    edited.check()


@given(DICTS)
def test_what_follows_from_all_rows_is_known(plain: dict[str, IngredientRow]) -> None:
    rows = reread(Rows.of(plain))
    assert rows.lines.pairs("a/", ".b") == {
        f"a/{slug}.b": row["etag"] for slug, row in plain.items()
    }
    assert rows.days == {slug: row["updated"] for slug, row in published(plain).items()}
    assert rows.members == {
        category: [
            s for s, row in sorted(published(plain).items()) if category in row["categories"]
        ]
        for category in {c for row in published(plain).values() for c in row["categories"]}
    }
    renamed: dict[str, str] = {}
    linked = defaultdict(list)
    for slug, row in sorted(published(plain).items()):
        for former in row["formerly"]:
            renamed.setdefault(former, slug)
        for other in row["related"] if row["links_back"] else ():
            linked[other].append(slug)
    assert Renamed(rows.links) == renamed
    for slug in ("a", "b", "b-2", "c", "l-serine", "elsewhere"):
        assert rows.links[slug].linked == linked[slug]
        assert rows.links[slug].former[:1] == ([renamed[slug]] if slug in renamed else [])


def row(**fields: Any) -> IngredientRow:
    empty = IngredientRow(
        etag="e", name="", aliases=[], formerly=[], summary="", categories=[], bearing=[],
        related=[], links_back=False, updated="", review_due=None, draft=False,
    )  # fmt: skip
    return {**empty, **fields}  # type: ignore[typeddict-item]


class Watched(Lines):
    """Tells which lines somebody asked for alone."""

    __slots__ = ()
    asked: ClassVar[list[str]] = []

    def get(self, slug: str) -> bytes | None:
        self.asked.append(slug)
        return super().get(slug)


def test_few_rows_are_parsed_one_by_one_and_past_a_fifth_all() -> None:
    slugs = [f"s-{number:04}" for number in range(1_000)]
    lines = Rows.of({slug: row() for slug in slugs}).lines
    rows = Rows(Watched(lines.body, lines.start, lines.end), Links())
    for _ in range(2):
        assert all(rows[slug] == row() for slug in slugs[:200])
        assert Watched.asked == slugs[:200]
    assert all(rows[slug] == row() for slug in slugs)
    assert Watched.asked == slugs[:201]


SPOILED = [
    (b'"e","2026"', b'"e","2026', "a comma in a text"),
    (b"false,[]", b"[]", "a field too few"),
    (b'["b"', b'["0"', "not in order"),
    (b'["c"', b'["b"', "twice"),
    (b'["a",["b"],[]]', b'["a",["c"],[]]', "a link that no row has"),
]


@pytest.mark.parametrize(("right", "wrong", "what"), SPOILED, ids=lambda it: str(it)[:20])
def test_a_check_finds_whatever_is_not_as_it_was_written(
    right: bytes, wrong: bytes, what: str
) -> None:
    rows = Rows.of({"a": row(updated="2026"), "b": row(updated="2026", formerly=["a"]), "c": row()})
    links, lines = rows.links.lines.view().tobytes(), rows.lines.view().tobytes()
    assert right in links + lines, what
    links, lines = links.replace(right, wrong), lines.replace(right, wrong)
    spoiled = Rows(Lines(lines, 0, len(lines)), Links(Lines(links, 0, len(links))))
    with pytest.raises(SpoiledCatalog):
        spoiled.check()
