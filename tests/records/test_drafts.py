"""Who says draft wants it off the site, whatever else is wrong with the record."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factowiki.records.parsing import says_draft
from factowiki.records.scanning import LARGEST, statuses_however_deep
from tests.records.records import ingredient, to_bytes

DRAFT = to_bytes(ingredient(status="draft"))


def draft(**fields: Any) -> bytes:
    return to_bytes(ingredient(status="draft", **fields))


def deep(inside: bytes, field: bytes) -> bytes:
    """Lists in lists, deeper than Python calls itself, beside a field."""
    return b'{"x": %s%s%s, %s}' % (b"[" * 100_000, inside, b"]" * 100_000, field)


@pytest.mark.parametrize(
    "body",
    {
        "a good draft": DRAFT,
        "an impossible date": draft(updated="2026-11-31"),
        "another slug": draft(slug="glycine"),
        "no slug, no name": b'{"status": "draft"}',
        "unknown fields": draft(nmae="x", foo={"status": "published"}),
        "a contradiction": draft(related=["l-serine"]),
        "another field twice": b'{"name": "a", "name": "b", "status": "draft"}',
        "a status elsewhere": b'{"x": {"status": "published"}, "status": "draft"}',
        "NaN": b'{"x": NaN, "status": "draft"}',
        "half a character": b'{"x": "\\ud800", "status": "draft"}',
        "a number of 5,000 digits": b'{"x": %s, "status": "draft"}' % (b"9" * 5_000),
        "a name of 5,000 letters": b'{"%s": 1, "status": "draft"}' % (b"k" * 5_000),
        "deeper than records": b'{"x": %s1%s, "status": "draft"}' % (b"[" * 33, b"]" * 33),
        "deeper than any stack": deep(b"1", b'"status": "draft"'),
        "objects deeper than any stack": b'{"x": %s1%s, "status": "draft"}'
        % (b'{"a": ' * 30_000, b"}" * 30_000),
        "deep, and elsewhere": deep(b'{"status": 1}, [], {}, "a", NaN, -1e5', b'"status": "draft"'),
        "deep, in escapes": deep(b"1", b'"st\\u0061tus": "dr\\u0061ft"'),
        "one byte less than too large": DRAFT + b" " * (LARGEST - len(DRAFT)),
        "escapes": b'{"st\\u0061tus": "dr\\u0061ft"}',
        "a byte order mark": b"\xef\xbb\xbf" + DRAFT,
        "spaces around it": b" \n" + DRAFT + b"\n ",
    }.items(),
    ids=lambda case: case[0],
)
def test_a_draft_is_one_whatever_is_wrong_with_it(body: tuple[str, bytes]) -> None:
    assert says_draft(body[1])


@pytest.mark.parametrize(
    "body",
    {
        "published": to_bytes(ingredient(status="published")),
        "no status": to_bytes(ingredient(summary="A draft.")),
        "in capitals": to_bytes(ingredient(status="Draft")),
        "twice": b'{"status": "draft", "status": "draft"}',
        "draft, then published": b'{"status": "draft", "status": "published"}',
        "published, then draft": b'{"status": "published", "status": "draft"}',
        "twice, once in escapes": b'{"st\\u0061tus": "published", "status": "draft"}',
        "further down": b'{"x": {"status": "draft"}}',
        "in a list": b'[{"status": "draft"}]',
        "in a list as its value": b'{"status": ["draft"]}',
        "as a text": b'"\\"status\\": \\"draft\\""',
        "cut off": DRAFT[:-1],
        "with a comma too many": b'{"status": "draft",}',
        "twice over": DRAFT + DRAFT,
        "UTF-16": DRAFT.decode().encode("utf-16"),
        "not UTF-8": DRAFT + b"\xff",
        "too large": DRAFT + b" " * (LARGEST + 1 - len(DRAFT)),
        "empty": b"",
        "only a byte order mark": b"\xef\xbb\xbf",
        "deep, in a list": b'[%s1%s, "draft"]' % (b"[" * 5_000, b"]" * 5_000),
        "deep, and further down": deep(b'{"status": "draft"}', b'"a": 1'),
        "deep, and twice": deep(b"1", b'"status": "draft", "status": "draft"'),
        "deep, then published": deep(b"1", b'"status": "draft", "st\\u0061tus": "published"'),
        "deep, and in a list as its value": deep(b"1", b'"status": ["draft"]'),
        "deep, with a comma too many": deep(b"1,", b'"status": "draft"'),
        "deep, with a colon in a list": deep(b'"a": 1', b'"status": "draft"'),
        "deep, with a wrong bracket": deep(b"1}", b'"status": "draft"'),
        "deep, twice over": deep(b"1", b'"status": "draft"') * 2,
        "deeper than any stack": b'{"status": "draft", "x": ' + b"[" * 200_000,
    }.items(),
    ids=lambda case: case[0],
)
def test_what_does_not_say_draft_once_is_none(body: tuple[str, bytes]) -> None:
    assert not says_draft(body[1])


@given(st.binary(max_size=60) | st.text(alphabet='{}[]":, draftus\\u0061', max_size=60))
def test_any_bytes_are_a_draft_or_none(body: bytes | str) -> None:
    assert says_draft(body if isinstance(body, bytes) else body.encode()) in {True, False}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.just("draft"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.just("status") | st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(json_values, st.integers(0, 60), st.sampled_from(["", ",", "]", "}", '"', " ", ":"]))
def test_the_way_for_deep_records_comes_to_the_same(value: Any, at: int, put: str) -> None:
    text = json.dumps(value)
    text = text[:at] + put + text[at:]
    try:
        found = json.loads(text, object_pairs_hook=tuple)
    except ValueError:
        found = None
    expected = []
    if type(found) is tuple:
        expected = [
            inner if isinstance(inner, str) else None for name, inner in found if name == "status"
        ]
    assert statuses_however_deep(text) == expected
