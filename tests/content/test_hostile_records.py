"""Every record that must be refused: with a place, a reason and a way out, and never a crash."""

from __future__ import annotations

import json
from typing import Any

import pytest

from factowiki.content.parsing import LARGEST, parse_ingredient, parse_site
from factowiki.content.problems import InvalidRecord, Problem
from tests.content.records import ingredient, site, to_bytes

GOOD = to_bytes(ingredient())


def with_field(name: str, json_text: str) -> bytes:
    """The good record with one field's value replaced by raw JSON text."""
    lines = [f'"{key}": {json.dumps(value)}' for key, value in ingredient().items() if key != name]
    return ("{" + ",\n".join([*lines, f'"{name}": {json_text}']) + "}").encode()


def with_fields(**fields: Any) -> bytes:
    return to_bytes(ingredient(**fields))


def source(**fields: Any) -> bytes:
    base = {"id": "a", "title": "T", "type": "trial", "url": "https://example.org/"}
    merged = {**base, **fields}
    return with_fields(sources=[{k: v for k, v in merged.items() if v is not None}])


NOT_JSON = {
    "empty": (b"", "empty"),
    "only spaces": (b" \n\t ", "empty"),
    "plain text": (b"hello", "value was expected"),
    "html": (b"<html></html>", "value was expected"),
    "yaml": (b"name: L-serine", "value was expected"),
    "truncated": (GOOD[:-1], "comma or }"),
    "cut in a string": (GOOD[:18], "ends inside a string"),
    "trailing comma in object": (b'{"slug": "l-serine",}', "comma after the last"),
    "trailing comma in list": (with_field("aliases", '["a",]'), "comma after the last"),
    "comment": (b'{// hi\n"slug": "l-serine"}', "field's name"),
    "single quotes": (b"{'slug': 'l-serine'}", "field's name"),
    "two documents": (GOOD + GOOD, "more text after the end"),
    "missing comma": (b'{"a": 1 "b": 2}', "comma or }"),
    "missing colon": (b'{"a" 1}', "colon"),
    "newline in string": (b'{"a": "x\ny"}', "closing quote"),
    "raw tab in string": (b'{"a": "x\ty"}', "control character U+0009"),
    "raw NUL in string": (b'{"a": "x\x00y"}', "control character U+0000"),
    "bad escape": (b'{"a": "\\x41"}', "no escape that JSON knows"),
    "bad unicode escape": (b'{"a": "\\u12"}', "no escape that JSON knows"),
    "leading zero": (with_field("sources", "[01]"), "comma or ]"),
    "NUL bytes": (b"\x00\x00\x00", "value was expected"),
    "byte order mark": (b"\xef\xbb\xbf" + GOOD, "byte order mark"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "not UTF-8"),
    "latin-1": (with_fields(name="Séréne").replace("é".encode(), b"\xe9"), "0xE9"),
    "overlong UTF-8": (GOOD.replace(b"amino", b"\xc0\xaf"), "not UTF-8"),
    "surrogate bytes": (GOOD.replace(b"amino", b"\xed\xa0\x80"), "not UTF-8"),
    "too large": (GOOD + b" " * LARGEST, "bytes"),
    "nested lists": (b"[" * 100_000, "nested"),
    "nested objects": (b'{"a":' * 50_000, "nested"),
    "closed nesting": (b"[" * 5_000 + b"]" * 5_000, "nested"),
    "endless field name": (b'{"' + b"k" * 130_000 + b'": [' + b"1," * 60_000 + b"1]}", "130,000"),
    "nested unknown field": (with_field("bomb", "[" * 40 + "]" * 40), "nested"),
}

NOT_A_RECORD = {
    "a list": (b"[]", "/", "not an object"),
    "a string": (b'"l-serine"', "/", "not an object"),
    "null": (b"null", "/", "not an object"),
    "duplicate key": (b'{"slug": "x",' + GOOD[1:], "/slug", "second time"),
    "duplicate nested key": (
        with_field("evidence", '{"verdict": "a", "verdict": "b", "points": ["c"]}'),
        "/evidence/verdict",
        "second time",
    ),
    "NaN": (with_field("links_back", "NaN"), "/links_back", "NaN is not a value"),
    "Infinity": (with_field("links_back", "-Infinity"), "/links_back", "-Infinity"),
    "huge number": (with_field("links_back", "9" * 5000), "/links_back", "5000 digits"),
    "lone surrogate": (with_field("name", '"\\ud800"'), "/name", "half a character"),
    "unknown field": (with_fields(dose="1 g"), "/dose", 'no field "dose"'),
    "prototype key": (with_field("__proto__", "{}"), "/__proto__", "no field"),
    "missing field": (with_fields(summary=None), "", 'field "summary" is missing'),
    "number for text": (with_fields(name=5), "/name", "5 is not text"),
    "object for text": (with_fields(name={}), "/name", "is not text"),
    "null for text": (with_field("name", "null"), "/name", "null is not text"),
    "text for list": (with_fields(aliases="Serine"), "/aliases", "not a list"),
    "number for statement": (with_fields(dosage=[5]), "/dosage/0", "not an object"),
    "text for flag": (with_fields(links_back="yes"), "/links_back", "not true or false"),
    "empty text": (with_fields(summary=""), "/summary", "empty"),
    "blank text": (with_fields(summary="   "), "/summary", "empty"),
    "empty list": (with_fields(safety=[]), "/safety", "empty"),
    "long text": (with_fields(summary="x" * 401), "/summary", "401 characters"),
    "long list": (with_fields(related=[f"a{i}" for i in range(13)]), "/related", "13 items"),
    "bidi override": (with_fields(name="abc\u202edef"), "/name", "U+202E, right-to-left override"),
    "bidi isolate": (with_fields(summary="\u2066x"), "/summary", "U+2066"),
    "bidi mark in alias": (with_fields(aliases=["a\u200fb"]), "/aliases/0", "U+200F"),
    "zero-width space": (with_fields(name="a\u200bb"), "/name", "U+200B"),
    "escaped control": (with_field("name", '"a\\u0007b"'), "/name", "U+0007"),
    "escaped NUL": (with_field("name", '"a\\u0000b"'), "/name", "U+0000"),
    "line separator": (with_fields(name="a\u2028b"), "/name", "U+2028"),
    "tag characters": (with_fields(name="a\U000e0041b"), "/name", "U+E0041"),
    "newline in a name": (with_fields(name="a\nb"), "/name", "U+000A"),
    "slug of another file": (with_fields(slug="glycine"), "/slug", "slug is glycine"),
    "slug with a path": (with_fields(slug="../l-serine"), "/slug", "not a slug"),
    "slug with a slash": (with_fields(related=["a/b"]), "/related/0", "not a slug"),
    "slug with a backslash": (with_fields(related=["a\\b"]), "/related/0", "not a slug"),
    "slug of dots": (with_fields(related=[".."]), "/related/0", "not a slug"),
    "slug with a percent": (with_fields(related=["a%2fb"]), "/related/0", "not a slug"),
    "slug with capitals": (with_fields(related=["Glycine"]), "/related/0", "not a slug"),
    "slug with an accent": (with_fields(related=["séri"]), "/related/0", "not a slug"),
    "slug with a newline": (with_fields(related=["a\n"]), "/related/0", "not a slug"),
    "slug too long": (with_fields(related=["a" * 65]), "/related/0", "65 characters"),
    "http link": (source(url="http://example.org/"), "/sources/0/url", "not an https link"),
    "javascript link": (source(url="javascript:alert(1)"), "/sources/0/url", "not an https link"),
    "data link": (source(url="data:text/html,x"), "/sources/0/url", "not an https link"),
    "relative link": (source(url="//example.org/"), "/sources/0/url", "not an https link"),
    "link with a user": (source(url="https://a@b.org/"), "/sources/0/url", "not an https link"),
    "link with a port": (source(url="https://b.org:8443/"), "/sources/0/url", "not an https link"),
    "link to an address": (source(url="https://127.0.0.1/"), "/sources/0/url", "not an https"),
    "link to localhost": (source(url="https://localhost/"), "/sources/0/url", "not an https"),
    "link with a quote": (source(url='https://b.org/"x'), "/sources/0/url", "not an https link"),
    "link with a space": (source(url="https://b.org/a b"), "/sources/0/url", "not an https link"),
    "link with a homograph": (source(url="https://bаnk.org/"), "/sources/0/url", "not an https"),
    "link with a tag": (source(url="https://b.org/<b>"), "/sources/0/url", "not an https link"),
    "source without a link": (source(url=None), "/sources/0", "cannot open"),
    "PMID that is a link": (source(pmid="https://x"), "/sources/0/pmid", "not a PubMed id"),
    "DOI with a quote": (source(doi='10.1000/"x'), "/sources/0/doi", "not a DOI"),
    "source of no known type": (source(type="blog"), "/sources/0/type", "not one of the choices"),
    "year as text": (source(year="2018"), "/sources/0/year", "not a whole number"),
    "year out of range": (source(year=20018), "/sources/0/year", "out of range"),
    "date in words": (with_fields(updated="2 Nov 2026"), "/updated", "not a date"),
    "impossible date": (with_fields(updated="2026-02-30"), "/updated", "not a date"),
    "date as a number": (with_fields(updated=1700000000), "/updated", "not a date"),
    "source that does not exist": (
        with_fields(dosage=[{"text": "x", "sources": ["nope"]}]),
        "/dosage/0/sources/0",
        'has the id "nope"',
    ),
    "related to itself": (with_fields(related=["l-serine"]), "/related/0", "ingredient itself"),
    "alias twice": (with_fields(aliases=["Ser", "Ser"]), "/aliases/1", "listed twice"),
    "review that never was": (with_fields(review_due="2027-01-01"), "/review_due", "not taken"),
    "review expired at once": (
        with_fields(reviewed="2026-01-01", review_due="2026-01-01"),
        "/review_due",
        "before it took place",
    ),
}


def refusal(body: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", body)
    return refused.value.problems


@pytest.mark.parametrize(("body", "what"), NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_not_json_is_refused_with_its_place(body: bytes, what: str) -> None:
    (problem,) = refusal(body)
    assert what in problem.what
    assert problem.fix
    assert problem.line >= 1
    assert problem.column >= 1


@pytest.mark.parametrize(("body", "pointer", "what"), NOT_A_RECORD.values(), ids=NOT_A_RECORD)
def test_what_is_not_a_record_is_refused_with_its_place(
    body: bytes, pointer: str, what: str
) -> None:
    problems = refusal(body)
    found = [p for p in problems if what in p.what]
    assert found, problems
    assert found[0].pointer == pointer.removesuffix("/")
    assert found[0].fix
    for problem in problems:
        assert problem.what.isascii() or "U+" not in problem.what
        assert not any(ord(character) < 32 for character in problem.what + problem.fix)


@pytest.mark.parametrize(
    "url",
    ["https://a.org/{name}{name}", "https://a.org/{slug}", "http://a.org/{name}", "{name}"],
)
def test_search_links_of_the_site_take_one_name_and_nothing_else(url: str) -> None:
    reading = [{"title": "T", "publisher": "P", "url": url}]
    with pytest.raises(InvalidRecord, match=r"site\.json"):
        parse_site(to_bytes(site(further_reading=reading)))


def test_the_suite_has_the_sixty_cases_it_promises() -> None:
    assert len(NOT_JSON) + len(NOT_A_RECORD) >= 60
