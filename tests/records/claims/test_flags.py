"""What the linter answers with: once a code, with a place, as grave as its rule may be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factowiki.records.claims.answers import AnswerToFlag, answered
from factowiki.records.claims.linting import lint
from factowiki.records.claims.model import Flag, Known, KnownFinding, Placed
from factowiki.records.claims.table import TABLE, rules_text
from tests.records.claims.rows import OWN, rows

HARMLESS = Placed("It has no side effects.", "safety", "/safety/0")
NOTHING = Known()
SLEEP = KnownFinding("sleep quality", "more", "low", "more")


def flags(*statements: Placed, known: Known = NOTHING, updated: date = date.max) -> list[Flag]:
    return list(lint(statements, known, updated=updated))


def codes(
    text: str, field: str = "summary", *, known: Known = NOTHING, sources: str = ""
) -> set[str]:
    placed = Placed(text, field, sources=(sources,) if sources else ())
    return {flag.code for flag in flags(placed, known=known)}


def test_a_flag_says_what_is_wrong_where_and_what_to_do() -> None:
    (flag,) = flags(HARMLESS)
    rule = TABLE["absolute-safety"]
    assert (flag.where, flag.words) == ("/safety/0", "It has no side effects")
    assert HARMLESS.text[flag.start : flag.end] == flag.words
    assert (flag.what, flag.fix) == (rule.why, rule.cure)


def test_a_rule_refuses_no_record_that_is_older_than_it() -> None:
    since = TABLE["absolute-safety"].since
    assert [flag.severity for flag in flags(HARMLESS, updated=since)] == ["refuse"]
    assert [flag.severity for flag in flags(HARMLESS, updated=since - timedelta(1))] == ["warn"]


def test_what_refuses_may_refuse() -> None:
    """A rule that the table lets warn only never refuses."""
    refused = {
        flag.code for case in rows(OWN) for flag in case.flags() if flag.severity == "refuse"
    }
    assert refused == {rule.code for rule in TABLE.values() if rule.may_refuse}


def test_safety_owes_a_harm_or_a_limit_once_for_its_whole_list() -> None:
    praise = Placed("Most people get on with it.", "safety", "/safety/0")
    harm = Placed("Nausea is common at first.", "safety", "/safety/1")
    assert flags(praise)
    assert not flags(praise, harm)
    assert not flags(praise, known=Known(harms=("nausea",)))


def test_what_a_statement_of_the_list_waves_away_no_other_one_excuses() -> None:
    harm = Placed("Nausea is common at first.", "safety", "/safety/1")
    assert [flag.where for flag in flags(HARMLESS, harm)] == ["/safety/0"]


def test_wording_is_held_against_the_finding_it_is_about_and_not_against_others() -> None:
    other = KnownFinding("cholesterol", "less", "high", "less")
    said = "Valerian improves sleep."
    assert "certainty-overstated" in codes(said, known=Known(findings=(other, SLEEP)))
    sure = KnownFinding("sleep quality", "more", "high", "more")
    assert not codes(said, known=Known(findings=(sure,)))
    assert not codes("Valerian may improve sleep.", known=Known(findings=(other, SLEEP)))


def test_an_accepted_use_bears_a_claim_out() -> None:
    said = "It treats scurvy."
    assert "disease-claim" in codes(said)
    assert "disease-claim" not in codes(said, known=Known(accepted_uses=("to treat scurvy",)))


def test_an_amount_above_the_records_own_limit_is_flagged_in_any_unit() -> None:
    known = Known(upper_limits=((40, "mg"),))
    assert "megadose" in codes("Shops sell 60 mg.", "points", known=known, sources="trial")
    assert "megadose" in codes("Shops sell 0.1 g.", "points", known=known, sources="trial")
    assert "megadose" not in codes("Shops sell 60 µg.", "points", known=known, sources="trial")
    assert "megadose" not in codes("The trial gave 60 mg.", "points", known=known, sources="trial")


def test_a_harm_as_sure_as_the_benefits_must_stand_at_the_top() -> None:
    harm = KnownFinding("liver injury", "more", "low", "less")
    known = Known(findings=(SLEEP, harm))
    said = "It may improve sleep."
    assert codes(said, known=known) == {"missing-harm"}
    assert not codes(said, "points", known=known)
    assert not codes("It may improve sleep, and may injure the liver.", known=known)


def test_a_bare_yes_is_read_together_with_its_question() -> None:
    asked = Placed("Yes.", "faq_answer", "/faq/0", question="Does it cure migraine?")
    assert {flag.code for flag in flags(asked)} >= {"disease-claim"}
    assert {flag.words for flag in flags(asked)} == {"Yes"}
    assert not flags(Placed("No.", "faq_answer", "/faq/0", question="Does it cure migraine?"))


@pytest.mark.parametrize("text", ["", " ", "?", "…", "(", '"', "1", "Not.", "—"])
def test_a_text_without_words_is_no_reason_to_fail(text: str) -> None:
    for field in ("summary", "safety", "dosage", "interactions", "group_note", "note"):
        list(lint([Placed(text, field, question=text)], Known(names=("", " ")), updated=date.max))


def test_a_flag_may_be_answered_with_a_reason_and_a_name() -> None:
    (flag,) = flags(HARMLESS)
    answer = AnswerToFlag("absolute-safety", "/safety/0", "The label says so.", "A. Editor")
    idle = AnswerToFlag("absolute-safety", "/safety/1", "Of a text that is gone.", "A. Editor")
    result = answered([flag], [answer, idle])
    assert (result.standing, result.answered, result.idle) == ((), ((flag, answer),), (idle,))


def test_an_answer_to_certain_words_falls_with_them() -> None:
    (flag,) = flags(HARMLESS)
    answer = AnswerToFlag("absolute-safety", "/safety/0", "So it is.", "A. Editor", "No harm")
    assert answered([flag], [answer]).standing == (flag,)


def test_each_rule_is_explained_with_an_example_a_cure_and_its_source() -> None:
    text = rules_text()
    for rule in TABLE.values():
        assert all((rule.why, rule.example, rule.cure, rule.source))
        assert f"{rule.code} (" in text
        assert rule.cure in text
