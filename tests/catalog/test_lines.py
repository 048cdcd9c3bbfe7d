"""Sorted lines in bytes do what a dictionary of them does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factowiki.catalog.lines import Lines, SpoiledCatalog

SLUGS = st.text("abz09-", min_size=1, max_size=6)
# Some are long: what is the same is passed over in blocks of 64 KiB.
TEXTS = st.sampled_from(["", "x", "y", "x" * 50_000])
DICTS = st.dictionaries(SLUGS, TEXTS, max_size=12)


def line(slug: str, text: str) -> bytes:
    return f'["{slug}","{text}"]\n'.encode()


def lines_of(texts: dict[str, str]) -> Lines:
    return Lines.of({slug: line(slug, text) for slug, text in texts.items()})


def within(lines: Lines) -> Lines:
    """The same lines in the midst of other bytes."""
    body = b'["a"]\n' + lines.view().tobytes() + b'["zzzz"]\n'
    return Lines(body, 6, 6 + len(lines.view().tobytes()))


@given(DICTS, SLUGS)
def test_a_line_is_found_by_its_slug(texts: dict[str, str], other: str) -> None:
    for lines in (lines_of(texts), within(lines_of(texts))):
        assert lines.slugs() == sorted(texts)
        assert len(lines) == len(texts)
        for slug in (*texts, other):
            assert lines.get(slug) == (line(slug, texts[slug]) if slug in texts else None)


@given(DICTS, st.dictionaries(SLUGS, st.none() | TEXTS, max_size=6))
def test_an_edit_changes_these_lines_and_no_others(
    texts: dict[str, str], changes: dict[str, str | None]
) -> None:
    expected = {slug: text for slug, text in {**texts, **changes}.items() if text is not None}
    edited = within(lines_of(texts)).spliced(
        {slug: None if text is None else line(slug, text) for slug, text in changes.items()}
    )
    assert edited.view().tobytes() == lines_of(expected).view().tobytes()


@given(DICTS, DICTS)
def test_two_versions_differ_in_the_lines_that_are_not_the_same(
    one: dict[str, str], two: dict[str, str]
) -> None:
    differing = {slug for slug, _ in one.items() ^ two.items()}
    assert lines_of(one).differing(within(lines_of(two))) == differing
    assert (lines_of(one) == within(lines_of(two))) is not bool(differing)


def test_lines_that_name_a_slug_are_found_wherever_it_stands() -> None:
    lines = Lines.of({
        "a": b'["a",["c"]]\n', "b": b'["b",["a-c"],"c d"]\n', "c": b'["c"]\n', "d": b'["d","c"]\n'
    })  # fmt: skip
    assert lines.naming("c") == {"a", "c", "d"}
    assert lines.naming("e") == set()


def test_a_line_that_is_spoiled_is_noticed_by_whoever_meets_it() -> None:
    lines = lines_of({"a": "x", "b": "y"})
    spoiled = Lines(lines.body.replace(b'["b"', b'{"b"'), 0, lines.end)
    with pytest.raises(SpoiledCatalog):
        spoiled.scan(re.compile(rb'\["([^"]*)".*\n'))
    for body in (b'["a","x"', b"no line at all", b"\n"):
        with pytest.raises(SpoiledCatalog):
            Lines(body, 0, len(body)).get("a")
