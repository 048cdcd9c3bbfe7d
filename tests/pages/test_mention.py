"""How sentences name an ingredient."""

from __future__ import annotations

import pytest

from factowiki.pages.words.mention import mention, within_sentence
from tests.records.records import ingredient, parse_ingredient, to_bytes

COMMON = [
    "Magnesium", "Vitamin D", "Vitamin B12", "Vitamin B₁₂", "Alpha-lipoic acid", "Omega-3",
    "Coenzyme Q10", "Fish oil", "Green tea extract", "Lion’s mane", "Cat's claw", "Brewer's yeast",
    "Folic acid", "Ferrous sulfate", "Creatine monohydrate", "Magnesium L-threonate",
    "Acetyl-L-carnitine", "Alpha-GPC", "Milk thistle (Silybum marianum)", "Zinc", "Ashwagandha",
    "Probiotics", "Curcumin / turmeric", "Pine bark", "Citicoline (CDP-choline)",
]  # fmt: skip
PROPER = [
    # of a place or a person
    "Korean ginseng", "Siberian ginseng", "Indian frankincense", "Chinese skullcap", "Epsom salt",
    "French maritime pine bark", "Iceland moss", "Arctic root", "Argentine tea", "Peru balsam",
    "St John’s wort", "St. John's wort", "Saint Mary's thistle", "Job's tears", "Queen Anne's lace",
    # botanical
    "Bacopa", "Bacopa monnieri", "Ginkgo biloba", "Rhodiola rosea", "Panax ginseng",
    "Lepidium meyenii", "Vaccinium myrtillus", "Allium sativum", "Echinacea",
    # of substances
    "L-serine", "D-mannose", "N-acetylcysteine", "S-adenosylmethionine", "GABA", "5-HTP", "CoQ10",
    "SAMe", "BioPerine", "MSM", "α-GPC", "n-3 fatty acids", "(R)-lipoic acid",
    # a title, other languages
    "Green Tea Extract", "Épine", "Żeń-szeń", "Женьшень", "人参",
]  # fmt: skip


@pytest.mark.parametrize("name", COMMON)
def test_common_names_lose_their_capital_within_a_sentence(name: str) -> None:
    assert within_sentence(name) == name[0].lower() + name[1:]


@pytest.mark.parametrize("name", PROPER)
def test_all_others_keep_it(name: str) -> None:
    assert within_sentence(name) == name


@pytest.mark.parametrize(
    ("in_text", "first"),
    [
        ("omega-3", "Omega-3"),
        ("turmeric or curcumin", "Turmeric or curcumin"),
        ("Pycnogenol", "Pycnogenol"),
        ("n-3 fats", "n-3 fats"),
        ("α-GPC", "α-GPC"),
        ("mTOR blockers", "mTOR blockers"),
        ("женьшень", "\u2068Женьшень\u2069"),
        ("人参", "\u2068人参\u2069"),
    ],
)
def test_an_editor_says_how_it_reads_in_text(in_text: str, first: str) -> None:
    record = parse_ingredient("x", to_bytes(ingredient("x", name="Pycnogenol", in_text=in_text)))
    assert mention(record).first == first
    assert mention(record).within.strip("\u2068\u2069") == in_text


def test_without_that_a_sentence_begins_with_the_name_itself() -> None:
    record = parse_ingredient("x", to_bytes(ingredient("x", name="Fish oil")))
    assert mention(record) == ("fish oil", "Fish oil")
