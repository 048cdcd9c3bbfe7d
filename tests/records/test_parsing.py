from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factowiki.records.explaining.places import NotJson, SourceText
from factowiki.records.keys import ContentKey, parse_key
from factowiki.records.models import Ingredient
from factowiki.records.parsing import parse
from factowiki.records.problems import InvalidRecord, Report, as_lines, as_report
from tests.records.records import (
    category,
    ingredient,
    parse_category,
    parse_ingredient,
    parse_site,
    site,
    to_bytes,
)


def test_a_record_of_plain_prose_is_enough() -> None:
    record = parse_ingredient("l-serine", to_bytes(ingredient()))
    assert record.name == "L-Serine"
    assert record.updated == date(2026, 11, 2)
    assert record.what_it_is[0].text == "A building block of proteins."
    assert record.what_it_is[0].sources == ()


def test_category_and_site_records_parse() -> None:
    assert parse_category("nerve-health", to_bytes(category())).focus_area == "nerve health"
    assert parse_site(to_bytes(site())).name == "FactoWiki"
    assert parse(ContentKey("site"), to_bytes(site())) == parse_site(to_bytes(site()))


def test_a_source_links_to_its_url_else_pubmed_else_doi() -> None:
    def link(**fields: str) -> str | None:
        source = {"id": "a", "title": "T", "type": "trial", "further_reading": True, **fields}
        body = to_bytes(ingredient(sources=[source]))
        return parse_ingredient("l-serine", body).sources[0].link

    assert link(url="https://a.org/x", pmid="1", doi="10.1000/x") == "https://a.org/x"
    assert link(pmid="12534373", doi="10.1000/x") == "https://pubmed.ncbi.nlm.nih.gov/12534373/"
    assert link(doi="10.3390/nu14091987") == "https://doi.org/10.3390/nu14091987"
    assert link() is None


def test_every_problem_is_told_at_once_in_the_order_of_the_file() -> None:
    body = b"""{
  "slug": "l-serine",
  "nmae": "L-serine",
  "updated": "yesterday",
  "what_it_is": ["", "fine"],
  "slug": "l-serine"
}"""
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", body)
    lines = as_lines("data/ingredients/l-serine.json", refused.value.problems)
    places = [line.split(": ")[0].removeprefix("data/ingredients/") for line in lines]
    assert places[-4:] == [
        "l-serine.json:3:11",
        "l-serine.json:4:14",
        "l-serine.json:5:18",
        "l-serine.json:6:3",
    ]
    assert 'There is no field "nmae". Did you mean "name"?' in lines[-4]
    assert sum("is missing here" in line for line in lines) == 7
    report = as_report(Report(refused.value.key, refused.value.problems))
    assert report["status"] == "refused"
    assert report["key"] == "ingredients/l-serine.json"
    assert report["problems"][-1]["pointer"] == "/slug"
    json.dumps(report)


def test_a_wrong_slug_is_told_beside_other_problems() -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", to_bytes(ingredient(slug="glycine", name=5)))
    assert [problem.pointer for problem in refused.value.problems] == ["/slug", "/name"]


def test_thousands_of_problems_are_told_as_a_hundred_and_quickly() -> None:
    fields = ", ".join(f'"unknown_field_{number}": NaN' for number in range(5_900))
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", f"{{{fields}}}".encode())
    problems = refused.value.problems
    assert len(problems) == 101
    assert "more problems" in problems[-1].what


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("ingredients/l-serine.json", ContentKey("ingredient", "l-serine")),
        ("categories/nerve-health.json", ContentKey("category", "nerve-health")),
        ("site.json", ContentKey("site")),
        ("ingredients/l-serine.json.bak", None),
        ("ingredients/L-Serine.json", None),
        ("ingredients/../site.json", None),
        ("ingredients/a/b.json", None),
        ("ingredients/.json", None),
        ("ingredients/a\n.json", None),
        ("ingredients/a.json\n", None),
        ("ingredients/" + "a" * 65 + ".json", None),
        ("x/site.json", None),
        ("", None),
    ],
)
def test_only_keys_of_records_are_content(key: str, expected: ContentKey | None) -> None:
    assert parse_key(key) == expected
    if expected is not None:
        assert str(expected) == key


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(json_values, st.sampled_from([None, 2]))
def test_the_strict_reader_reads_what_the_standard_library_reads(
    value: Any, indent: int | None
) -> None:
    source = SourceText(json.dumps(value, indent=indent))
    assert source.value == value
    assert source.problems == []


@given(st.text(alphabet='{}[]",:\\ \n019.eE-+truefalsnNI/*ud8', max_size=30))
def test_the_strict_reader_agrees_with_the_standard_library_on_any_text(text: str) -> None:
    def refuse(_: str) -> None:
        raise ValueError

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError
        return dict(pairs)

    try:
        expected = json.loads(text, parse_constant=refuse, object_pairs_hook=unique)
        json.dumps(expected, ensure_ascii=False).encode()  # lone surrogates are refused too
    except (ValueError, RecursionError):
        accepted = False
    else:
        accepted = True
    try:
        source = SourceText(text)
    except NotJson:
        assert not accepted
    else:
        assert (source.problems == []) == accepted


@given(st.binary(max_size=60))
def test_any_bytes_give_a_record_or_problems(body: bytes) -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", body)
    assert refused.value.problems


@given(st.data())
def test_any_damage_to_a_good_record_is_refused_with_an_explanation_or_harmless(
    data: st.DataObject,
) -> None:
    good = to_bytes(ingredient(sources=[{"id": "a", "title": "T", "type": "trial", "pmid": "7"}]))
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 6)))
    damaged = good[:start] + data.draw(st.binary(max_size=4)) + good[end:]
    try:
        assert isinstance(parse_ingredient("l-serine", damaged), Ingredient)
    except InvalidRecord as refused:
        for problem in refused.problems:
            assert problem.what != "This record cannot be read."
            assert not problem.fix.startswith("Compare with the schema")
