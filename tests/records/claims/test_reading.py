"""The building blocks: forms of words, phrases, clauses, negation, certainty, claims, questions."""

from __future__ import annotations

import pytest

from factowiki.records.claims.reading.claims import claims
from factowiki.records.claims.reading.clauses import LOW, MODERATE, SURE, UNSURE, read
from factowiki.records.claims.reading.concepts import concepts
from factowiki.records.claims.reading.questions import affirmed
from factowiki.records.claims.reading.words import places, words_of
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_verb, spellings
from factowiki.records.claims.words.lexicon import lexicon


def verbs(text: str) -> list[str]:
    """What the text claims, by its verbs."""
    seen = read(text, lexicon())
    return [seen.words.texts[claim.at] for claim in claims(seen)]


def denied(text: str) -> set[str]:
    seen = read(text, lexicon())
    return {seen.words.texts[at] for _, clause in seen.clauses() for at in clause.negated}


def classes(text: str) -> int:
    return read(text, lexicon()).has


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("improve", {"improve", "improves", "improved", "improving"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("relieve", {"relieve", "relieves", "relieved", "relieving"}),
        ("fortify", {"fortify", "fortifies", "fortified", "fortifying"}),
        ("keep_away", {"keep away", "keeps away", "kept away", "keeping away"}),
        ("give", {"give", "gives", "gave", "given", "giving"}),
    ],
)
def test_a_verb_is_listed_once_and_known_in_all_its_forms(verb: str, forms: set[str]) -> None:
    assert {text for text, _ in of_verb(verb)} == forms


def test_nouns_are_known_in_the_plural_and_words_in_american_spelling() -> None:
    assert [text for text, _ in of_noun("remedy")] == ["remedy", "remedies"]
    assert list(spellings("normalise")) == ["normalise", "normalize"]
    assert list(spellings("tumour")) == ["tumour", "tumor"]
    assert list(spellings("exercise")) == ["exercise"]


def test_a_phrase_counts_as_a_whole_and_not_as_its_words() -> None:
    """No doubt denies nothing, and blood pressure is no part of the body."""
    assert not classes("No doubt it works.") & c.NOT
    assert classes("Blood pressure was measured.") & c.MEASURE
    assert not classes("Blood pressure was measured.") & c.BODY


def test_the_shape_of_a_word_tells_what_no_list_does() -> None:
    assert classes("It is given for trigeminal neuralgia.") & c.DISEASE
    assert classes("Take it with rosuvastatin.") & c.MEDICINE
    assert classes("Heart tablets") & c.MEDICINE
    assert classes("Low zinc was common.") & c.LACK


def test_a_record_knows_its_own_names() -> None:
    own = lexicon().with_names(["Kalmegh", "King of Bitters"])
    for text in ("kalmegh eases", "the king of bitters eases"):
        assert any(mask & c.INGREDIENT for mask in words_of(text, own).masks)
        assert not any(mask & c.INGREDIENT for mask in words_of(text, lexicon()).masks)


def test_where_a_word_stands_is_told_in_the_text_as_written() -> None:
    text = "It’s “pure”, 2.5 mg."
    assert [text[start:end] for start, end in places(text)] == [
        "It’s", "“", "pure", "”", ",", "2.5", "mg", ".",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("It does not help sleep, so people stop.", {"help", "sleep", ","}),
        ("It does not cure; it eases.", {"cure"}),
        ("It does not help and causes wind.", {"help", "and"}),
        ("Not only does it help.", set()),
        ("It works without a doctor or a test in weeks.", {"a", "doctor", "or"}),
    ],
)
def test_negation_reaches_to_the_end_of_its_clause(text: str, negated: set[str]) -> None:
    assert denied(text) == negated


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("It improves sleep.", SURE),
        ("It probably improves sleep.", MODERATE),
        ("It may improve sleep.", LOW),
        ("It is very uncertain whether it improves sleep.", UNSURE),
        ("Whether it improves sleep has never been tested.", UNSURE),
        ("No trial has shown that it improves sleep.", UNSURE),
    ],
)
def test_how_sure_a_clause_is_follows_grades_words(text: str, sure: int) -> None:
    assert min(clause.sure for _, clause in read(text, lexicon()).clauses()) == sure


@pytest.mark.parametrize(
    "text",
    [
        "It was not studied for longer.", "Nobody has repeated the trial.",
        "Older people were never examined.", "There was no comparison group.",
        "Good evidence is lacking.",
    ],
)  # fmt: skip
def test_what_nobody_looked_at_is_a_gap(text: str) -> None:
    assert classes(text) & c.GAP


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Valerian improves sleep.", ["improves"]),
        ("Valerian banishes insomnia.", ["banishes"]),
        ("Tablets lower the pressure.", ["lower"]),
        ("It is able to lower the pressure.", ["lower"]),
        ("Valerian frobnicates the nerves.", ["frobnicates"]),
        ("It is ideal for tired people.", ["is"]),
        ("In adults, lemon balm calms the nerves.", ["calms"]),
        ("Valerian does not improve sleep.", []),
        ("It makes no difference to sleep.", []),
        ("The trial improved our knowledge.", []),
        ("The body makes it from proteins.", []),
        ("You should ask a doctor.", []),
        ("It was lowered by the diet.", []),
        ("Does it improve sleep? Nobody knows.", []),
        ("It makes you ill.", []),
    ],
)
def test_a_claim_is_an_effect_told_of_the_ingredient(text: str, claimed: list[str]) -> None:
    assert verbs(text) == claimed


def test_a_question_says_something_where_nothing_answers_it() -> None:
    assert read("Does it improve sleep? No.", lexicon()).sentences[0].asks
    assert not read("Who would not sleep better with it?", lexicon()).sentences[0].asks


@pytest.mark.parametrize(
    ("question", "answer", "statement"),
    [
        ("Does zinc shorten colds?", "Yes.", "zinc will shorten colds"),
        ("Does zinc shorten colds?", "Yes, a little.", "zinc will shorten colds"),
        ("Is ginger safe?", "Yes.", "ginger safe it is"),
        ("Does zinc shorten colds?", "No.", ""),
        ("Does zinc shorten colds?", "Yesterday nobody knew.", ""),
        ("How much zinc is in food?", "Yes.", ""),
    ],
)
def test_yes_takes_its_claim_from_the_question(question: str, answer: str, statement: str) -> None:
    assert affirmed(question, answer, lexicon()) == statement


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("it shortens insomnia", "falling asleep", True),
        ("broken hips", "hip fractures", True),
        ("the level of zinc", "the level of iron", False),
    ],
)
def test_texts_share_a_concept_across_forms_and_everyday_words(
    one: str, other: str, *, shared: bool
) -> None:
    assert bool(concepts(one.split()) & concepts(other.split())) == shared
