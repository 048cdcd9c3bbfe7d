"""Who says draft wants it off the site, whatever else is wrong with the record."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factowiki.records.parsing import LARGEST, says_draft
from tests.records.records import ingredient, to_bytes

DRAFT = to_bytes(ingredient(status="draft"))
NAMES = ",".join(f'"k{number}": 1' for number in range(20_000))


def draft(**fields: Any) -> bytes:
    return to_bytes(ingredient(status="draft", **fields))


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
        "too large": DRAFT + b" " * LARGEST,
        "empty": b"",
        "only a byte order mark": b"\xef\xbb\xbf",
        "deeper than any record": b'{"x": %s1%s, "status": "draft"}' % (b"[" * 40, b"]" * 40),
        "deeper than any stack": b'{"status": "draft", "x": ' + b"[" * 200_000,
    }.items(),
    ids=lambda case: case[0],
)
def test_what_does_not_say_draft_once_is_none(body: tuple[str, bytes]) -> None:
    assert not says_draft(body[1])


@given(st.binary(max_size=60) | st.text(alphabet='{}[]":, draftus\\u0061', max_size=60))
def test_any_bytes_are_a_draft_or_none(body: bytes | str) -> None:
    assert says_draft(body if isinstance(body, bytes) else body.encode()) in {True, False}


@pytest.mark.parametrize(
    "body",
    [
        b'{"status": "draft", %s}' % NAMES.encode(),
        b'{"status": "draft", "x": [%s1]}' % (b"1," * 120_000),
        b'{"status": "draft", "x": "%s"}' % (b"\\\\" * 120_000),
        b'{"status": "draft", "x": "%s' % (b'\\"' * 120_000),
    ],
    ids=range(4),
)
def test_a_hostile_record_is_looked_through_in_bounded_time(body: bytes) -> None:
    assert len(body) <= LARGEST
    began = time.process_time()
    assert says_draft(body) == body.endswith(b"}")
    assert time.process_time() - began < 3
