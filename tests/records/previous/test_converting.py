"""No page goes away for the form of its record; nothing is claimed that nobody claimed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from factowiki.records.keys import ContentKey
from factowiki.records.models import Ingredient
from factowiki.records.parsing import accept, parse_accepted
from factowiki.records.previous.converting import Converted, converted, is_previous
from factowiki.records.problems import InvalidRecord
from tests.records.previous.rich import rich
from tests.records.records import ingredient, parse_ingredient, to_bytes
from tests.records.records import rich as rich_today
from tests.world import small_world

KEY = ContentKey("ingredient", "examplium")


def read(**fields: Any) -> tuple[Ingredient, Converted]:
    found = converted("examplium", rich(**fields))
    assert found
    return found


def told(**fields: Any) -> dict[str, str]:
    return {doubt.pointer: doubt.what for doubt in read(**fields)[1].doubts}


def test_a_record_of_the_previous_form_is_read_wherever_one_is_read() -> None:
    body = to_bytes(rich())
    assert parse_ingredient("examplium", body) == accept(KEY, body) == parse_accepted(KEY, body)


def test_records_of_today_are_none_of_the_previous_form() -> None:
    for today in (ingredient(), rich_today()):
        assert not is_previous(today)


@pytest.mark.parametrize("junk", [[], None, "x", {"evidence": []}, {"doses": {"context": 1}}])
def test_what_is_no_record_is_no_record_of_the_previous_form(junk: Any) -> None:
    assert not is_previous(junk)


def test_a_finding_that_helped_improves_its_outcome_as_its_sentence_said() -> None:
    record, _ = read(side_effects=[{"effect": "a rash", "sources": ["official"]}])
    by_outcome = {finding.outcome: finding for finding in record.findings}
    mood = by_outcome["mood"]
    assert (mood.kind, mood.certainty) == ("ability", "very low")
    assert [result.found for result in mood.results] == ["more"]
    asleep = by_outcome["time to fall asleep"]
    assert (asleep.kind, asleep.better) == ("time", "less")
    assert asleep.results[0].size is not None
    assert asleep.results[0].size.interval == (-27.3, -7.5)
    assert asleep.certainty == "moderate"
    assert asleep.judged_by == "review"


def test_no_difference_is_told_as_no_clear_one_and_what_was_unclear_stays_so() -> None:
    record, _ = read()
    by_outcome = {finding.outcome: finding for finding in record.findings}
    assert by_outcome["diarrhoea"].results[0].found == "less"  # it worsens it
    assert by_outcome["migraine"].certainty is None
    assert by_outcome["migraine"].because == ("too little evidence",)


def test_a_finding_bears_on_the_areas_that_were_rated_by_its_source() -> None:
    record, _ = read()
    bearing = {finding.outcome: finding.bears_on for finding in record.findings}
    assert bearing["time to fall asleep"] == ("nerve-health",)
    assert bearing["mood"] == ()


def test_a_benefit_alone_waits_for_somebody_who_tells_what_can_go_wrong() -> None:
    harmless = [
        finding for finding in rich()["evidence"]["findings"] if finding["effect"] != "harms"
    ]
    evidence = {**rich()["evidence"], "findings": harmless}
    record, _ = read(evidence=evidence)
    assert not [finding for finding in record.findings if finding.outcome == "time to fall asleep"]
    assert "nothing that can go wrong" in told(evidence=evidence)["/evidence/findings/0"]


def test_what_was_seen_outside_people_says_no_more_than_that_there_was_an_effect() -> None:
    record, _ = read()
    (seen,) = record.not_in_people
    assert (seen.what, seen.seen_in) == ("an effect on maze learning", "old rats")


def test_amounts_groups_and_interactions_move_as_they_are() -> None:
    record, _ = read()
    assert [dose.role for dose in record.doses].count("recommended intake") == 2
    (limit,) = (dose for dose in record.doses if dose.role == "upper limit")
    assert limit.by == "Office of Examples"
    assert limit.amount is not None
    assert (limit.amount.low, limit.amount.high) == (None, 350)
    weighed = record.doses[-1].amount
    assert weighed is not None
    assert weighed.per == "kg of body weight"
    assert {group.who: group.level for group in record.groups} == {
        "pregnancy": "avoid",
        "children": "ask first",
        "kidney disease": "avoid",
        "driving": "not known",  # no authority says that there is no problem
    }
    assert {told.do for told in record.known_interactions} == {"ask first"}
    assert "it binds them" in (record.known_interactions[1].what or "").casefold()


def test_ratings_are_left_out_and_told() -> None:
    assert "/evidence/ratings/0" in told()


def test_what_cannot_be_converted_is_left_out_and_the_page_stays() -> None:
    awkward = {**rich()["evidence"]["findings"][0], "outcome": "x" * 150, "size": None}
    record, new = read(evidence={**rich()["evidence"], "findings": [awkward]})
    assert record.findings == ()
    assert new.doubts[-1].code == "previous-form"
    nobody = [{"context": "men", "role": "recommended", "amount": 4, "unit": "mg"}]
    assert read(doses=nobody)[0].doses == ()


def test_prose_alone_remains_where_nothing_else_can() -> None:
    found = converted("examplium", rich(known_interactions=[{"substance": 5, "advice": "x"}] * 40))
    assert found
    assert found[0].known_interactions == ()


def test_a_record_that_has_other_faults_is_refused_in_the_words_of_today() -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("examplium", to_bytes(rich(summary="")))
    assert "/summary" in [problem.pointer for problem in refused.value.problems]


def test_nobody_loses_a_page_at_a_deploy() -> None:
    world = small_world()
    world.upload("ingredients/examplium.json", json.loads(to_bytes(rich())))
    world.settle()
    assert "Ask a doctor or pharmacist first" in world.page("examplium")
    assert "problems/ingredients/examplium.json" not in world.state.objects
