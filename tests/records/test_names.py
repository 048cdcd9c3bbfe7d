"""Names: one spelling for what looks the same, and an order in which people find them."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from factowiki.records.checks.seeing import seen
from factowiki.records.explaining.slugs import slug_from
from factowiki.records.keys import ContentKey
from factowiki.records.models import Ingredient
from factowiki.records.names.lookup import sort_key
from factowiki.records.parsing import parse
from factowiki.records.problems import InvalidRecord, Problem
from tests.records.records import category, ingredient, parse_ingredient, site, to_bytes

ACCENTED = [
    "Café",
    "Ångström",
    "Đậu nành",
    "Żeń-szeń",
    "인삼",
    "がんもどき",
    "Йод",
    "Épine-vinette",
]


def problems(**fields: Any) -> list[Problem]:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", to_bytes(ingredient(**fields)))
    return list(refused.value.problems)


@pytest.mark.parametrize("name", ACCENTED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_equal_names_are_equal_however_they_were_typed(name: str, form: Any) -> None:
    typed = unicodedata.normalize(form, name)
    record = parse_ingredient("x", to_bytes(ingredient("x", name=typed, in_text=typed)))
    assert record.name == record.in_text == unicodedata.normalize("NFC", name)


def test_all_texts_are_read_in_one_form() -> None:
    typed, meant = "Cafe\u0301", "Café"
    record = parse_ingredient(
        "x", to_bytes(ingredient("x", summary=typed, dosage=[typed], faq=[
            {"question": typed, "answer": typed},
        ])),
    )  # fmt: skip
    assert (record.summary, record.dosage[0].text, record.faq[0].question) == (meant,) * 3
    guide: Any = parse(ContentKey("category", "x"), to_bytes(category("x", focus_area=typed)))
    shared: Any = parse(ContentKey("site"), to_bytes(site(tagline=typed)))
    assert (guide.focus_area, shared.tagline) == (meant, meant)


def test_signs_that_are_letters_by_another_number_are_those_letters() -> None:
    record = parse_ingredient("x", to_bytes(ingredient("x", name="\u2126-3 \u212b \u212a1")))
    assert record.name == "\u03a9-3 \u00c5 K1"


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("Café", "Cafe\u0301"),
        ("Cafe\u0301", "Café"),
        ("Ångström", "\u212bngstro\u0308m"),
        ("Taurine", "TAURINE"),
        ("Fish oil", "fish  oil"),
        ("Straße", "STRASSE"),
    ],
)
def test_a_name_is_not_its_own_alias(name: str, alias: str) -> None:
    (problem,) = problems(name=name, aliases=["Other", alias])
    assert problem.pointer == "/aliases/1"
    assert "is the name itself" in problem.what


@pytest.mark.parametrize("other", ["Cafe\u0301", "CAFÉ", "café"])
def test_one_alias_in_two_spellings_is_listed_twice(other: str) -> None:
    (problem,) = problems(aliases=["Café", other])
    assert problem.pointer == "/aliases/1"
    assert "is listed twice" in problem.what


@pytest.mark.parametrize(
    ("name", "alias"), [("Cafe", "Café"), ("L-serine", "Serine"), ("SAM-e", "SAMe"), ("Ω", "ω-3")]
)
def test_names_that_look_different_may_both_stand(name: str, alias: str) -> None:
    parse_ingredient("l-serine", to_bytes(ingredient(name=name, aliases=[alias])))


def test_what_grows_too_long_is_told_with_the_length_that_it_grows_to() -> None:
    (problem,) = problems(name="\u0958" * 41)  # a letter of Hindi, composed of two
    assert problem.pointer == "/name"
    assert "82 characters; 80 is the most" in problem.what
    (problem,) = problems(name="e\u0301" * 41)  # counted as it is written
    assert "82 characters; 80 is the most" in problem.what


def test_a_repeated_alias_is_told_where_the_name_has_a_fault() -> None:
    told = {problem.pointer for problem in problems(name=7, aliases=["Café", "Cafe\u0301"])}
    assert told == {"/name", "/aliases/1"}
    record = seen(Ingredient, {"name": "Cafe\u0301"}, [])
    assert record is not None
    assert record.name == "Café"


@pytest.mark.parametrize(
    "names",
    [
        ["Vitamin B1", "Vitamin B2", "Vitamin B6", "Vitamin B12"],
        ["Omega-3", "Omega-6", "Omega-7", "Omega-9", "Omega oils"],
        ["MK-4", "MK-7", "MK-10", "MK-100"],
        ["2-aminoacetic acid", "5-HTP", "7-keto-DHEA", "22-hydroxy", "Açaí", "acerola", "ágar"],
        ["C2", "C02a", "C10", "C٣٠"],
        ["Eel", "Éphédra", "épine", "Ewe"],
        ["alanine", "β-alanine", "Beta-carotene", "γ-linolenic acid", "Gamma-oryzanol", "Zinc"],
        ["L", "L-serine", "L‑theanine", "L-tyrosine", "Lactase"],
        ["9" * 39, "1" + "0" * 39, "a"],
        ["Zinc", "Ωμέγα", "Омега", "אומגה", "أوميغا", "ओमेगा", "오메가", "オメガ", "人参"],
    ],
)
def test_numbers_by_size_letters_whatever_their_marks_and_scripts_one_by_one(
    names: list[str],
) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


@pytest.mark.parametrize("name", ACCENTED)
def test_the_order_does_not_depend_on_capitals_marks_or_spelling(name: str) -> None:
    typed = {name, name.upper(), name.lower(), unicodedata.normalize("NFD", name)}
    assert len({sort_key(each) for each in typed}) == 1


def test_slugs_stay_ascii() -> None:
    assert slug_from("λ-Carrageenan") == "lambda-carrageenan"
    assert slug_from("Cafe\u0301") == slug_from("Café") == "cafe"
