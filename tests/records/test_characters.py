"""Characters that no text may have, and what somebody meant by them."""

from __future__ import annotations

import unicodedata

import pytest
from pydantic_core import SchemaValidator, core_schema

from factowiki.records import text
from factowiki.records.problems import InvalidRecord, Problem
from tests.records.records import ingredient, parse_ingredient, to_bytes

PLANES = range(17)
NONCHARACTERS = [
    *map(chr, range(0xFDD0, 0xFDF0)),
    *(chr(plane * 0x10000 + end) for plane in PLANES for end in (0xFFFE, 0xFFFF)),
]


def problem_of(name: str) -> Problem:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", to_bytes(ingredient(name=name)))
    (problem,) = refused.value.problems
    assert problem.pointer == "/name"
    return problem


# What word processors write with their Symbol font.
@pytest.mark.parametrize(
    ("character", "meant"),
    [
        ("\uf06d", "µ"),
        ("\uf061", "α"),
        ("\uf062", "β"),
        ("\uf067", "γ"),
        ("\uf044", "Δ"),
        ("\uf077", "ω"),
        ("\uf0b0", "°"),
        ("\uf0b1", "±"),
        ("\uf0a3", "≤"),
        ("\uf0b3", "≥"),
        ("\uf0b4", "×"),
        ("\uf0b7", "•"),
        ("\uf0ae", "→"),
        ("\uf0a5", "∞"),
        ("\uf02d", "−"),
        ("\uf02b", "+"),
    ],
)
def test_a_sign_of_the_symbol_font_is_told_as_what_it_was(character: str, meant: str) -> None:
    problem = problem_of(f"400 {character}g")
    code = f"U+{ord(character):04X}"
    assert problem.what == (
        f"Character 5 of this text is {code}, which is {meant} in the Symbol font of word "
        "processors, and a box in others."
    )
    assert problem.fix.startswith(f"Type {meant}")
    assert parse_ingredient("l-serine", to_bytes(ingredient(name=f"{meant}g"))).name == f"{meant}g"


def test_the_symbol_fonts_mu_is_the_one_of_units() -> None:
    assert problem_of("400 \uf06dg").fix == (
        'Type µ, or "\\u00b5", which is the same, if that is meant.'
    )


@pytest.mark.parametrize("character", ["\ue000", "\uf000", "\uf8fe", "\U000f0000", "\U0010fffd"])
def test_another_character_of_private_use_is_refused_as_one(character: str) -> None:
    assert "means something in some font only" in problem_of(f"a{character}").what


def test_the_mark_of_apple_is_told_as_such() -> None:
    assert "the mark of Apple" in problem_of("\uf8ff").what


@pytest.mark.parametrize("character", ["\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0001ffff"])
def test_a_noncharacter_is_refused_as_none(character: str) -> None:
    assert problem_of(f"a{character}b").what == (
        f"Character 2 of this text is U+{ord(character):04X}, which is no character."
    )


def test_a_character_that_was_lost_is_told_as_such() -> None:
    problem = problem_of("Caf\ufffd")
    assert "where a character was lost" in problem.what
    assert "UTF-8" in problem.fix


def test_no_text_has_a_noncharacter_or_one_of_private_use_and_all_letters_may_stand_in_one() -> (
    None
):
    assert all(text.first_forbidden(character) for character in NONCHARACTERS)
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    for character in every:
        category = unicodedata.category(character)
        forbidden = text.first_forbidden(character) is not None
        if category == "Co":
            assert forbidden, hex(ord(character))
        elif category[0] in "NP" or category in {"Lu", "Ll", "Lt", "Sm", "Sc"}:
            assert not forbidden, hex(ord(character))


def test_what_is_stripped_is_what_the_schema_says() -> None:
    """pydantic strips what Rust takes for white space; JSON Schemas must know it too."""
    strip = SchemaValidator(core_schema.str_schema(strip_whitespace=True))
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    stripped = {character for character in every if strip.validate_python(character) == ""}
    named = SchemaValidator(core_schema.str_schema(pattern=f"^[{text.STRIPPED}]$"))
    assert all(named.isinstance_python(character) for character in stripped)
    assert sum(named.isinstance_python(character) for character in every) == len(stripped)
