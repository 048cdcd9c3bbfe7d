"""The script of the search folds and cuts what a reader types as the index was folded and cut."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from factowiki.pages.lists import search
from factowiki.records.names.folding import fold
from tests.pages.script import evaluate

TYPED = [
    "L-serine",
    "  Vitamin  B12 ",
    "Séréné",
    "α-Lipoic acid",
    "5-HTP",
    "Coenzyme Q₁₀",
    "ÅNGSTRÖM",
    "under_score",
    "St. John’s wort",
    "l",
    "",
    "魚油",
    "Ω-3",
    "ΟΔΟΣ",  # a last sigma
    "ﬁsh oil",
    "İnositol",
    "🐟 oil",
    "❤️ oil",
    "हल्दी",  # Hindi: vowel signs, virama
    "क्‍ष",  # with a joiner
    "மஞ்சள்",  # Tamil
    "হলুদ",  # Bengali
    "ಅರಿಶಿನ",  # Kannada
    "มะขามป้อม",  # Thai
    "ខ្ញី",  # Khmer
    "ཨ་རུ་ར",  # Tibetan
    "زَنْجَبِيل",  # Arabic, pointed
    "می‌خواهم",  # Persian, with a non-joiner
    "כֻּרְכֻּם",  # Hebrew, pointed
    "ビタミン がぎぐ",  # Japanese, voiced
    "인삼",  # Korean
    "Zieleń łąki",
    "Đậu nành",  # Vietnamese
    "Йод",
]
MARKS_ASIDE = [("हल्दी", "हलद"), ("Séréné", "serene"), ("می‌خواهم", "میخواهم"), ("❤️ oil", "oil")]


def as_javascript(typed: list[str]) -> list[Any]:
    """What the script makes of each text: folded, and its file. None for what it does not know."""
    known = "(text) => (/\\p{Cn}/u.test(text) ? null : [fold(text), shardOf(fold(text))])"
    return evaluate(known, typed)


def as_python(typed: list[str]) -> list[Any]:
    return [[fold(text), search.shard(fold(text))] for text in typed]


@pytest.mark.slow
def test_python_and_javascript_agree() -> None:
    assert as_javascript(TYPED) == as_python(TYPED)


@pytest.mark.slow
def test_they_agree_on_every_character() -> None:
    """Between letters and at a word's end; on those that both know and editors may use."""
    every = [
        f"Ab{character}cd e{character}"
        for character in map(chr, range(0x110000))
        if unicodedata.category(character) not in {"Cn", "Co", "Cs"}
    ]
    folded = zip(every, as_javascript(every), as_python(every), strict=True)
    assert [text for text, script, index in folded if script not in (None, index)] == []


@pytest.mark.parametrize(("typed", "folded"), MARKS_ASIDE)
def test_nobody_has_to_type_marks(typed: str, folded: str) -> None:
    assert fold(typed) == folded
