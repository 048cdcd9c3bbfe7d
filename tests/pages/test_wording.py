"""The words for what is known: nobody can overclaim by choice of words, so all of them are here."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from factowiki.pages.words import wording
from factowiki.pages.words.mention import Mention
from factowiki.records.evidence import Certainty, Effect, EffectSize, Finding

ZINC = Mention("zinc", "Zinc")
COMPARED = ", compared with people who did not take it"
# GRADE guidelines 26, for an ingredient, an outcome and a population.
SENTENCES = {
    ("helps", "high"): "Zinc improves sleep in adults.",
    ("helps", "moderate"): "Zinc probably improves sleep in adults.",
    ("helps", "low"): "Zinc may improve sleep in adults.",
    ("helps", "very low"): "We are very uncertain whether zinc improves sleep in adults.",
    ("no difference", "high"): "Zinc makes little or no difference to sleep in adults.",
    ("no difference", "moderate"): (
        "Zinc probably makes little or no difference to sleep in adults."
    ),
    ("no difference", "low"): "Zinc may make little or no difference to sleep in adults.",
    ("no difference", "very low"): (
        "We are very uncertain whether zinc makes any difference to sleep in adults."
    ),
    ("harms", "high"): "Zinc makes sleep worse in adults.",
    ("harms", "moderate"): "Zinc probably makes sleep worse in adults.",
    ("harms", "low"): "Zinc may make sleep worse in adults.",
    ("harms", "very low"): "We are very uncertain whether zinc makes sleep worse in adults.",
    # Why it is unclear a record does not say, so nothing is said of it.
    ("unclear", "high"): "It is unclear whether zinc improves sleep in adults.",
    ("unclear", "moderate"): "It is unclear whether zinc improves sleep in adults.",
    ("unclear", "low"): "It is unclear whether zinc improves sleep in adults.",
    ("unclear", "very low"): "We are very uncertain whether zinc improves sleep in adults.",
}


def finding(**fields: Any) -> Finding:
    given = {"outcome": "sleep", "population": "adults", "effect": "helps", **fields}
    return Finding.model_validate(given)


def test_every_effect_at_every_certainty_has_its_sentence() -> None:
    asked = {(effect, sure) for effect in get_args(Effect) for sure in get_args(Certainty)}
    assert set(SENTENCES) == asked


@pytest.mark.parametrize(("effect", "certainty"), SENTENCES)
def test_the_sentence_says_what_the_certainty_allows(effect: str, certainty: str) -> None:
    found = finding(effect=effect, certainty=certainty)
    assert wording.sentence(ZINC, found) == SENTENCES[effect, certainty]


@pytest.mark.parametrize("effect", get_args(Effect))
def test_without_a_rating_only_what_was_reported_is_told(effect: str) -> None:
    said = wording.sentence(ZINC, finding(effect=effect))
    assert said.startswith(("Trials reported that zinc", "It is unclear whether zinc"))
    assert wording.certainty(finding(effect=effect)) == "Not rated"


@pytest.mark.parametrize("effect", get_args(Effect))
@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("animal", "In animals (old rats), "),
        ("mechanism", "In research on how it works (old rats), "),
    ],
)
def test_what_was_not_seen_in_trials_never_reads_as_a_claim_about_people(
    kind: str, start: str, effect: str
) -> None:
    said = wording.sentence(ZINC, finding(kind=kind, effect=effect, population="old rats"))
    assert said.startswith(start)
    assert " improves " not in said
    assert " makes " not in said
    assert " may " not in said


@pytest.mark.parametrize(
    ("effect", "value", "said"),
    [
        ("helps", None, "the levels of iron changed with zinc"),
        ("helps", 0, "the levels of iron changed with zinc"),
        ("helps", 3.5, "the levels of iron rose with zinc"),
        ("helps", -3.5, "the levels of iron fell with zinc"),
        ("no difference", 3.5, "the levels of iron changed little or not at all with zinc"),
        ("harms", 3.5, "the levels of iron got worse with zinc"),
        ("unclear", 3.5, "it was unclear whether the levels of iron changed with zinc"),
    ],
)
def test_more_or_less_of_a_substance_is_not_called_an_improvement(
    effect: str, value: float | None, said: str
) -> None:
    size = None if value is None else {"measure": "iron", "unit": "mg", "value": value}
    found = finding(kind="mechanism", outcome="the levels of iron", effect=effect, size=size)
    assert wording.sentence(ZINC, found) == f"In research on how it works (adults), {said}."


@pytest.mark.parametrize("certainty", get_args(Certainty))
def test_without_effect_and_unclear_read_differently(certainty: str) -> None:
    none = finding(effect="no difference", certainty=certainty)
    unclear = finding(effect="unclear", certainty=certainty)
    assert wording.sentence(ZINC, none) != wording.sentence(ZINC, unclear)


def test_very_low_certainty_shows_no_effect_at_a_glance() -> None:
    for effect in get_args(Effect):
        assert wording.in_short(finding(effect=effect, certainty="very low")) == "Very uncertain"


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        ({"value": -17.4}, "lower by 17.4 minutes" + COMPARED),
        ({"value": 0}, "no difference" + COMPARED),
        (
            {"value": -17.4, "low": -27.3, "high": -7.5},
            "lower by 17.4 minutes" + COMPARED + " (95 % interval: 7.5 to 27.3 lower)",
        ),
        (
            {"value": 2, "low": -1, "high": 5},
            "higher by 2 minutes" + COMPARED + " (95 % interval: from 1 lower to 5 higher)",
        ),
        (
            {"value": 1200, "low": 1000},
            "higher by 1,200 minutes" + COMPARED,
        ),
    ],
)
def test_the_size_of_an_effect_is_told_with_its_interval(
    effect: dict[str, float], expected: str
) -> None:
    size = EffectSize.model_validate({"measure": "time awake", "unit": "minutes", **effect})
    assert wording.size(size) == f"Time awake: {expected}"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"trials": 1, "participants": 1}, "1 trial, 1 person"),
        ({"trials": 12, "participants": 1510}, "12 trials, 1,510 people"),
        ({"participants": 18}, "18 people"),
        ({}, "Not stated"),
    ],
)
def test_the_basis_is_counted(counts: dict[str, int], expected: str) -> None:
    assert wording.basis(finding(**counts)) == expected
