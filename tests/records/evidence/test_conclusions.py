"""What follows from a finding by itself, and so is never asked of an editor."""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.records.evidence.conclusions import Conclusion, conclusions
from factowiki.records.evidence.directions import direction, figure
from factowiki.records.evidence.frequencies import of_a_thousand
from factowiki.records.evidence.results import Result
from factowiki.records.evidence.sizes import Size
from tests.records.evidence.cases import (
    ADDED,
    COLD_LENGTH,
    DECLINE,
    DEMENTIA,
    FALLING_ASLEEP,
    IRREGULAR_HEARTBEAT,
    MUSCLE_PAIN,
    NERVES,
    NOT_ENOUGH,
    STRENGTH,
    TWO_CHILDREN,
    Json,
    built,
    changed,
    finding,
)


def of(encoded: Json) -> Conclusion:
    (made_of,) = conclusions(built(encoded))
    return made_of


@pytest.mark.parametrize(
    ("kind", "better", "matters"),
    [
        ("risk", "less", "felt"),
        ("symptom", "less", "felt"),
        ("ability", "more", "tested"),
    ],
)
def test_the_kind_says_what_is_better_and_how_near_it_is(
    kind: str, better: str, matters: str
) -> None:
    made_of = of(finding(kind=kind, outcome="pain"))
    assert (made_of.better, made_of.matters) == (better, matters)


@pytest.mark.parametrize("kind", ["time", "level"])
def test_of_times_and_levels_an_editor_says_what_is_better(kind: str) -> None:
    made_of = of(finding(kind=kind, outcome="waiting", better="less"))
    assert (made_of.better, made_of.matters) == ("less", "measured")
    assert made_of.side == "benefit"


@pytest.mark.parametrize(
    ("encoded", "change", "side"),
    [
        (FALLING_ASLEEP, "less", "benefit"),
        (IRREGULAR_HEARTBEAT, "more", "harm"),
        (DEMENTIA, "no important difference", "none"),
        (MUSCLE_PAIN, "unclear", "none"),
        (COLD_LENGTH, "unclear", "none"),
        (NOT_ENOUGH, "unclear", "none"),
        (STRENGTH, "more", "benefit"),
        (changed(STRENGTH, kind="level", better="neither"), "more", "neither"),
    ],
)
def test_what_happens_follows_from_results_that_agree(
    encoded: Json, change: str, side: str
) -> None:
    made_of = of(encoded)
    assert (made_of.change, made_of.side) == (change, side)


def test_of_very_low_certainty_nothing_is_a_benefit() -> None:
    made_of = of(TWO_CHILDREN)
    assert made_of.side == "benefit"
    assert not made_of.is_benefit
    assert of(changed(FALLING_ASLEEP, certainty="low")).is_benefit


@pytest.mark.parametrize(
    ("encoded", "reasons"),
    [
        (TWO_CHILDREN, ("no comparison group", "only a summary was read")),
        (STRENGTH, ("studies not described", "only a summary was read")),
        (NERVES, ("only a summary was read",)),
        (finding({"source": "read"}, because=["indirect"]), ()),
        (
            finding(
                {}, {"source": "read", "design": "trials", "found": "less"}, because=["indirect"]
            ),
            (),
        ),
    ],
)
def test_what_we_saw_of_it_is_a_reason_by_itself(encoded: Json, reasons: tuple[str, ...]) -> None:
    assert of(encoded).own_reasons == reasons


def test_an_older_review_cannot_outvote_the_one_that_updates_it() -> None:
    assert of(changed(COLD_LENGTH, change=None)).change == "unclear"
    newer_is_clear = finding(
        {"source": "older", "found": "less"},
        {"source": "newer", "design": "trials", "found": "no clear difference"},
    )
    assert of(newer_is_clear).change == "no important difference"


@pytest.mark.parametrize(
    ("population", "among"),
    [
        (None, None),
        ("people aged 75 and over", None),
        ("people with or without heart disease", None),
        ("healthy adults", "healthy people"),
        ("people with asthma", "people with an illness"),
        ("people with HSAN1, a rare inherited nerve disease", "people with a rare illness"),
        ("children with an inherited disorder", "people with a rare illness"),
        ("people with iron deficiency", "people with a lack"),
    ],
)
def test_nobodys_illness_is_left_untold(population: str | None, among: str | None) -> None:
    assert of(finding(population=population)).among == among


def test_an_editor_may_say_what_kind_of_people_they_are() -> None:
    encoded = finding(population="people with asthma", among="people with a rare illness")
    assert of(encoded).among == "people with a rare illness"


def test_what_was_compared_and_how() -> None:
    assert not of(TWO_CHILDREN).is_compared
    assert of(ADDED).is_compared
    assert of(DECLINE).is_observed
    assert not of(
        finding({}, {"source": "study", "design": "observed", "found": "less"})
    ).is_observed
    assert of(DEMENTIA).has_no_clear_difference
    assert not of(MUSCLE_PAIN).has_no_clear_difference
    assert of(DEMENTIA).has_figure
    assert not of(ADDED).has_figure


@pytest.mark.parametrize(
    ("size", "told"),
    [
        ({"difference": -7, "unit": "minutes"}, "less"),
        ({"difference": 7, "unit": "minutes"}, "more"),
        ({"difference": 0, "unit": "minutes"}, "no clear difference"),
        ({"difference": -7, "unit": "minutes", "interval": (-9, -5)}, "less"),
        ({"difference": -7, "unit": "minutes", "interval": (-9, 0)}, "no clear difference"),
        ({"standardised": 0.3}, "more"),
        ({"ratio": 1.25}, "more"),
        ({"ratio": 0.84}, "less"),
        ({"ratio": 0.84, "interval": (0.7, 1.01)}, "no clear difference"),
        ({"ratio": 1}, "no clear difference"),
    ],
)
def test_figures_say_which_way_it_goes(size: dict[str, Any], told: str) -> None:
    result = Result(source="a", design="trials", size=Size(**size))
    assert direction(result) == told
    assert direction(result.model_copy(update={"found": "unclear"})) == "unclear"


def counts(with_it: tuple[int, int | None], without_it: tuple[int, int | None]) -> Size:
    names = ("events", "people")
    arms = [dict(zip(names, arm, strict=True)) for arm in (with_it, without_it)]
    return Size.model_validate({"with_it": arms[0], "without_it": arms[1]})


def test_two_counts_show_a_direction_only_beside_their_groups() -> None:
    assert figure(counts((277, None), (246, None))) is None
    few = figure(counts((3, 20), (5, 21)))
    assert few is not None
    assert few.leans < 0
    assert few.includes_no_difference
    many = figure(counts((30, 200), (80, 210)))
    assert many is not None
    assert many.excludes_no_difference


def test_nobody_at_all_makes_no_direction_sure() -> None:
    none = figure(counts((0, 18), (2, 18)))
    assert none is not None
    assert none.includes_no_difference
    assert figure(counts((19, 18), (2, 18))) is None


def test_a_ratio_is_told_as_people_of_a_thousand() -> None:
    found = of_a_thousand(Size(ratio=1.25, without=20, interval=(1.07, 1.46)))
    assert found is not None
    assert (found.with_it, found.without_it) == (25, 20)
    assert [round(end or 0, 1) for end in (found.low, found.high)] == [21.4, 29.2]
    assert of_a_thousand(Size(ratio=1.25)) is None
    odds = of_a_thousand(Size(ratio=3, of="odds", without=400))
    assert odds is not None
    assert round(odds.with_it) == 667
    everybody = of_a_thousand(Size(ratio=3, of="odds", without=1000))
    assert everybody is not None
    assert everybody.with_it == 1000


def test_counts_are_told_as_people_of_a_thousand_where_their_groups_are_known() -> None:
    found = of_a_thousand(counts((30, 200), (80, 400)))
    assert found is not None
    assert (found.with_it, found.without_it) == (150, 200)
    assert of_a_thousand(counts((277, None), (246, None))) is None
    assert of_a_thousand(Size(difference=-7, unit="minutes")) is None
