"""Every record that must be refused: with a place, a reason and a way out, and never a crash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from factowiki.records.problems import InvalidRecord, Problem
from factowiki.records.scanning import LARGEST
from tests.records.records import ingredient, parse_ingredient, parse_site, rich, site, to_bytes

GOOD = to_bytes(ingredient())


def with_field(name: str, json_text: str) -> bytes:
    """The good record with one field's value replaced by raw JSON text."""
    lines = [f'"{key}": {json.dumps(value)}' for key, value in ingredient().items() if key != name]
    return ("{" + ",\n".join([*lines, f'"{name}": {json_text}']) + "}").encode()


def with_fields(**fields: Any) -> bytes:
    return to_bytes(ingredient(**fields))


def source(**fields: Any) -> bytes:
    base = {"id": "a", "title": "T", "type": "trial", "url": "https://example.org/"}
    merged = {**base, "further_reading": True, **fields}
    return with_fields(sources=[{k: v for k, v in merged.items() if v is not None}])


def dose(amount: str) -> bytes:
    """A record with one dose, its amount given as raw JSON text."""
    amount = f'"amount": {{"low": {amount}, "unit": "mg"}}'
    text = f'"role": "studied", "whom": "a", {amount}, {CITED}'
    return with_field("doses", f"[{{{text}}}], {SOURCES}")


# What a figure rests on, so that nothing but the figure is wrong.
CITED = '"sources": ["a"]'
SOURCES = '"sources": [{"id": "a", "title": "T", "type": "trial", "pmid": "7"}]'


def finding(fields: str, result: str = '"found": "more"') -> bytes:
    """A record with one finding, with more fields of it or of its result as raw JSON text."""
    text = '"id": "a", "outcome": "b", "kind": "ability"'
    results = f'"results": [{{"source": "a", "design": "not told", {result}}}]'
    findings = f"[{{{text}, {fields}, {results}}}]"
    return with_field("findings", f'{findings}, "no_known_side_effects": true, {SOURCES}')


def result(fields: str) -> bytes:
    return finding('"certainty": "low"', f'"found": "more", {fields}')


def size(fields: str) -> bytes:
    return result(f'"size": {{"unit": "u", {fields}}}')


def test_where_the_figure_is_right_nothing_is_wrong() -> None:
    parse_ingredient("l-serine", dose("1"))
    parse_ingredient("l-serine", size('"difference": 1'))


AMOUNT = "/doses/0/amount/low"
RESULT = "/findings/0/results/0"


NOT_JSON = {
    "empty": (b"", "empty"),
    "only spaces": (b" \n\t ", "empty"),
    "plain text": (b"hello", "plain text"),
    "html": (b"<html></html>", "web page"),
    "yaml": (b"name: L-serine", "YAML"),
    "truncated": (GOOD[:-1], "text ends before"),
    "cut in a string": (GOOD[:18], "ends inside a string"),
    "trailing comma in object": (b'{"slug": "l-serine",}', "comma after the last"),
    "trailing comma in list": (with_field("aliases", '["a",]'), "comma after the last"),
    "comment": (b'{// hi\n"slug": "l-serine"}', "comment"),
    "single quotes": (b"{'slug': 'l-serine'}", "single quote"),
    "two documents": (GOOD + GOOD, "second record"),
    "missing comma": (b'{"a": 1 "b": 2}', "comma is missing"),
    "missing colon": (b'{"a" 1}', "colon"),
    "newline in string": (b'{"a": "x\ny"}', "closing quote"),
    "raw tab in string": (b'{"a": "x\ty"}', "control character U+0009"),
    "raw NUL in string": (b'{"a": "x\x00y"}', "control character U+0000"),
    "bad escape": (b'{"a": "\\x41"}', "no escape that JSON knows"),
    "bad unicode escape": (b'{"a": "\\u12"}', "no escape that JSON knows"),
    "leading zero": (with_field("sources", "[01]"), "01 is not how JSON"),
    "NUL bytes": (b"\x00\x00\x00", "no text"),
    "byte order mark": (b"\xef\xbb\xbf" + GOOD, "byte order mark"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "UTF-16"),
    "latin-1": (with_fields(name="Séréne").replace("é".encode(), b"\xe9"), "0xE9"),
    "overlong UTF-8": (GOOD.replace(b"amino", b"\xc0\xaf"), "not UTF-8"),
    "surrogate bytes": (GOOD.replace(b"amino", b"\xed\xa0\x80"), "not UTF-8"),
    "too large": (GOOD + b" " * LARGEST, "bytes"),
    "nested lists": (b"[" * 100_000, "nested"),
    "nested objects": (b'{"a":' * 50_000, "nested"),
    "closed nesting": (b"[" * 5_000 + b"]" * 5_000, "nested"),
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
    "endless field name": (
        b'{"' + b"k" * 130_000 + b'": [' + b"1," * 5_000 + b"1]}",
        "/" + "k" * 100,
        "130,000",
    ),
    "missing field": (with_fields(summary=None), "", 'field "summary" is missing'),
    "number for text": (with_fields(name=5), "/name", "5 is not text"),
    "object for text": (with_fields(name={}), "/name", "is not text"),
    "null for text": (with_field("name", "null"), "/name", "null is not text"),
    "text for list": (with_fields(aliases="Serine"), "/aliases", "not a list"),
    "number for statement": (with_fields(dosage=[5]), "/dosage/0", "not an object"),
    "text for flag": (with_fields(links_back="yes"), "/links_back", "not true or false"),
    "empty text": (with_fields(summary=""), "/summary", "empty"),
    "blank text": (with_fields(summary="   "), "/summary", "empty"),
    "empty list": (with_fields(what_it_is=[]), "/what_it_is", "empty"),
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
    "PMID that is a link": (source(pmid="https://x"), "/sources/0/pmid", "not a PubMed id"),
    "DOI with a quote": (source(doi='10.1000/"x'), "/sources/0/doi", "not a DOI"),
    "source of no known type": (source(type="blog"), "/sources/0/type", "not one of the choices"),
    "year as text": (source(year="2018"), "/sources/0/year", "not a whole number"),
    "year out of range": (source(year=20018), "/sources/0/year", "out of range"),
    "NaN for a dose": (dose("NaN"), AMOUNT, "NaN is not a value"),
    "infinite dose": (dose("-Infinity"), AMOUNT, "-Infinity is not a value"),
    "dose beyond all numbers": (dose("1e999"), AMOUNT, "too large to be read"),
    "dose below all numbers": (dose("-1e999"), AMOUNT, "too large to be read"),
    "dose of minus zero": (dose("-0"), AMOUNT, "0 is out of range"),
    "dose of minus zero point zero": (dose("-0.0"), AMOUNT, "-0.0 is out of range"),
    "dose too small for a number": (dose("1e-400"), AMOUNT, "0.0 is out of range"),
    "negative dose": (dose("-5"), AMOUNT, "-5 is out of range"),
    "dose of tonnes": (dose("1000000.5"), AMOUNT, "1000000.5 is out of range"),
    "dose of fifty digits": (dose("9" * 50), AMOUNT, "out of range"),
    "dose of five thousand digits": (dose("9" * 5000), AMOUNT, "5000 digits"),
    "text for a dose": (dose('"400"'), AMOUNT, '"400" is not a number'),
    "flag for a dose": (dose("true"), AMOUNT, "true is not a number"),
    "nothing for a dose": (dose("null"), "/doses/0/amount", "has no number"),
    "list for a dose": (dose("[1]"), AMOUNT, "[1] is not a number"),
    "flag for a size": (size('"difference": false'), f"{RESULT}/size/difference", "not a number"),
    "NaN for an interval": (
        size('"difference": 1, "interval": [NaN, 2]'),
        f"{RESULT}/size/interval/0",
        "NaN is not",
    ),
    "number for a size": (result('"size": -2'), f"{RESULT}/size", "not an object"),
    "flag for a count": (result('"people": true'), f"{RESULT}/people", "not a whole number"),
    "fraction for a count": (result('"people": 1.5'), f"{RESULT}/people", "1.5 is not a whole"),
    "infinite count": (result('"people": 1e999'), f"{RESULT}/people", "too large to be read"),
    "NaN for a count": (result('"people": NaN'), f"{RESULT}/people", "NaN is not a value"),
    "negative count": (result('"people": -1'), f"{RESULT}/people", "-1 is out of range"),
    "count of everybody": (
        result('"people": 8000000000'),
        f"{RESULT}/people",
        "out of range",
    ),
    "certainty that GRADE does not know": (
        finding('"certainty": "certain"'),
        "/findings/0/certainty",
        "not one of the choices",
    ),
    "text for a finding": (
        with_field("findings", '["It helps."]'),
        "/findings/0",
        "not an object",
    ),
    "unknown field of a group": (
        with_fields(groups=[{"who": "driving", "level": "not known", "whi": "x"}]),
        "/groups/0/whi",
        'no field "whi"',
    ),
    "no groups at all": (with_field("groups", "null"), "/groups", "not a list"),
    "level for a group": (with_fields(groups=["avoid"]), "/groups/0", "not an object"),
    "group in a group": (
        with_fields(groups=[{"who": "driving", "level": {"level": {"level": "avoid"}}}]),
        "/groups/0/level",
        "not one of the choices",
    ),
    "junk in junk": (
        with_field("known_interactions", '[{"with": [{"a": [[{}]]}], "kind": "food"}]'),
        "/known_interactions/0/with/0",
        "is not text",
    ),
    "interaction of no kind": (
        with_field("known_interactions", '[{"with": ["a"], "kind": null, "what": "b"}]'),
        "/known_interactions/0/kind",
        "null is not one of the choices",
    ),
    "time for a change": (
        with_fields(changes=[{"on": "2026-11-02T10:00", "what": "New."}]),
        "/changes/0/on",
        "not a date",
    ),
    "text for results": (
        with_field("findings", '[{"id": "a", "outcome": "b", "kind": "risk", "results": "a"}]'),
        "/findings/0/results",
        "not a list",
    ),
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


# The characters of U+034F to U+FFA0 that fonts draw as nothing, though they are letters or symbols.
DRAWN_AS_NOTHING = [
    *"\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u2800\u3164\uffa0"
]


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


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every value inside a record."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in inner:
        yield (*path, key)
        if isinstance(child, dict | list):
            yield from places_in(child, (*path, key))


JUNK = ["null", "true", "-0", "1e999", "NaN", '""', '"\u2800"', "[]", "[[[{}]]]", '{"a": {"b": 1}}']


@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_any_place_is_explained_in_words_or_harmless(junk: str) -> None:
    for path in places_in(rich()):
        record = rich()
        part: Any = record
        for key in path[:-1]:
            part = part[key]
        part[path[-1]] = "@junk@"
        body = to_bytes(record).replace(b'"@junk@"', junk.encode())
        try:
            parse_ingredient("l-serine", body)
        except InvalidRecord as refused:
            for problem in refused.problems:
                assert problem.what != "This record cannot be read.", path
                assert not problem.fix.startswith("Compare with the schema"), path


@pytest.mark.parametrize("character", DRAWN_AS_NOTHING)
def test_no_text_holds_a_character_that_is_drawn_as_nothing(character: str) -> None:
    (problem,) = refusal(with_fields(name=f"a{character}b"))
    assert problem.pointer == "/name"
    assert f"invisible: U+{ord(character):04X}" in problem.what


@pytest.mark.parametrize(
    "name", ["\u200d", "\u200c\u200d", "\ufe0f", " \u200d \u200d ", "\u00a0\u200c"]
)
def test_no_name_is_made_of_joiners_alone(name: str) -> None:
    (problem,) = refusal(with_fields(name=name))
    assert problem.pointer == "/name"
    assert problem.what in {"Nothing in this text can be seen.", "This text is empty."}


@pytest.mark.parametrize("name", ["👩\u200d🔬", "می\u200cخواهم", "❤\ufe0f", "क्\u200dष", "é", "가"])
def test_scripts_and_emoji_that_need_joiners_are_text(name: str) -> None:
    assert parse_ingredient("l-serine", with_fields(name=name)).name == name


@pytest.mark.parametrize(
    ("body", "fix"),
    [
        (dose("0"), "Write a number above 0."),
        (dose("1e7"), "Write 1000000 or less."),
        (dose("true"), "Write digits without quotes."),
        (dose("1e999"), "Write it out in digits."),
        (dose("NaN"), "Write a number, true, false or null."),
        (result('"people": 0'), "Write 1 or more."),
        (result('"studies": 10001'), "Write 10000 or less."),
        (result('"funding": "us"'), 'Write "a maker", "others" or "not told".'),
        (
            with_fields(groups=[{"who": "x", "level": "not known", "whi": "x"}]),
            'Did you mean "why"?',
        ),
    ],
)
def test_every_figure_that_is_refused_comes_with_one_way_out(body: bytes, fix: str) -> None:
    assert [problem.fix for problem in refusal(body) if problem.pointer] == [fix]
