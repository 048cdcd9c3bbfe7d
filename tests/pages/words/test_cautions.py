"""The sentences of side effects, interactions, groups and amounts."""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.pages.words import amounts, cautions, harms
from factowiki.pages.words.fitting import word_count
from factowiki.records.evidence.doses import Dose
from factowiki.records.evidence.groups import Group
from factowiki.records.evidence.interactions import Interaction
from factowiki.records.evidence.side_effects import SideEffect
from factowiki.records.evidence.thresholds import MOST_WORDS_OF_A_SENTENCE

Json = dict[str, Any]


def effect(**fields: Any) -> str:
    whole = {"effect": "nausea", "sources": ("a",), **fields}
    return " ".join(harms.statement(SideEffect.model_validate(whole, strict=False)))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "It can cause nausea."),
        ({"at": "at high doses"}, "It can cause nausea, at high doses."),
        ({"form": "an oxide"}, "As an oxide, it can cause nausea."),
        ({"says": "often"}, 'It can cause nausea. A source says: "often".'),
        ({"how_often": "common"}, "It can cause nausea. That is common (1 to 10 of 100 people)."),
        ({"seen": {"count": 2, "of": 20, "over": "six months"}},
         "2 of 20 people had nausea over six months."),
        ({"seen": {"count": 2, "of": 20, "whom": "people with ALS"}, "at": "at 0.5 g a day"},
         "2 of 20 people had nausea (people with ALS), at 0.5 g a day."),
        ({"seen": {"count": 0, "of": 18}},
         "None of 18 people had nausea. So few people cannot rule it out."),
        ({"seen": {"count": 0, "whom": "trials in women"}},
         "Nausea: not seen in trials in women. That does not rule it out."),
        ({"seen": {"count": 0, "over": "a year"}},
         "Nausea: not seen over a year. That does not rule it out."),
        ({"seen": {"count": 3}}, "It can cause nausea. It was seen in 3 people."),
        ({"cases": "ten", "starts": "soon", "do": "stop and seek care", "note": "It passes."},
         (
             "It can cause nausea. Reported cases: ten. It starts soon. "
             "What to do: stop and seek care. It passes."
         )),
    ],
)  # fmt: skip
def test_a_side_effect_is_told_as_it_was_seen(fields: Json, said: str) -> None:
    assert effect(**fields) == said


def test_what_has_no_room_in_a_sentence_becomes_the_next() -> None:
    long = " ".join(["word"] * 22)
    said = harms.statement(
        SideEffect.model_validate(
            {"effect": long, "at": " ".join(["often"] * 12), "sources": ("a",)}, strict=False
        )
    )
    assert said == (f"It can cause {long}.", f"That was {' '.join(['often'] * 12)}.")
    assert max(map(word_count, said)) <= MOST_WORDS_OF_A_SENTENCE


def interaction(**fields: Any) -> str:
    whole = {"with": ("warfarin", "aspirin"), "kind": "medicine", **fields}
    return " ".join(cautions.interaction(Interaction.model_validate(whole, strict=False)))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, (
            "With warfarin and aspirin: a source names it, and does not say what happens. "
            "Ask a doctor or pharmacist first: what to do is not told."
        )),
        ({"what": "it thins the blood", "do": "avoid"},
         "With warfarin and aspirin: it thins the blood. Do not take them together."),
        ({"what": "it binds them", "do": "keep apart", "apart": "two hours"},
         "With warfarin and aspirin: it binds them. Take them two hours apart."),
        ({"what": "it binds them", "do": "keep apart"},
         "With warfarin and aspirin: it binds them. Take them some hours apart."),
        ({"what": "it adds up", "do": "ask first", "seen_in": "animals"},
         (
             "With warfarin and aspirin: it adds up. Seen in animals only. "
             "Ask a doctor or pharmacist first."
         )),
        ({"what": "it can rise", "do": "take care", "kind": "test"},
         "With warfarin and aspirin: it can rise. Say that you take it when you have this test."),
    ],
)  # fmt: skip
def test_an_interaction_says_what_happens_and_what_to_do(fields: Json, said: str) -> None:
    assert interaction(**fields) == said


def test_nobody_calls_an_interaction_minor() -> None:
    assert "minor" not in interaction()


def test_a_group_says_how_much_care_and_why() -> None:
    group = Group(who="kidney disease", level="avoid", why="it is not cleared")
    assert cautions.group(group) == ("Kidney disease: do not take it.", "It is not cleared.")
    assert cautions.group(Group(who="driving", level="not known")) == ("Driving: not known.",)


def dose(role: str = "studied", **fields: Any) -> str:
    whole = {"role": role, "whom": "adults", "sources": ("a",), **fields}
    return " ".join(amounts.dose(Dose.model_validate(whole, strict=False)))


def of(low: float | None = None, high: float | None = None, unit: str = "mg", **more: Any) -> Json:
    ends = {"low": low, "high": high, "unit": unit}
    return {"amount": {name: end for name, end in ends.items() if end is not None} | more}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (of(5), "Used in studies of adults: 5 mg a day."),
        (of(320, 729), "Used in studies of adults: 320 to 729 mg a day."),
        (of(None, 500), "Used in studies of adults: up to 500 mg a day."),
        (of(100, 1000, or_more=True), "Used in studies of adults: 100 to 1,000 mg or more a day."),
        (of(2.4e-06, unit="g"), "Used in studies of adults: 2.4 µg a day."),
        (of(0.05, 0.4, unit="g"), "Used in studies of adults: 50 to 400 mg a day."),
        (of(0.5, unit="g"), "Used in studies of adults: 0.5 g a day."),
        (of(0.0000024, unit="µg"), "Used in studies of adults: 0.0000024 µg a day."),
        (of(0.1, unit="g", per="kg of body weight"),
         "Used in studies of adults: 0.1 g for each kg of body weight a day."),
        (of(120, how_often="twice a day", of="extract"),
         "Used in studies of adults: 120 mg of extract twice a day."),
        (of(15, unit="µg", also={"low": 600, "unit": "IU"}),
         "Used in studies of adults: 15 µg a day (600 IU)."),
        ({**of(5), "when": "at night", "lasted": "a month", "supervised": True, "form": "powder"},
         (
             "Used in studies of adults: 5 mg a day, at night, for a month, as powder, "
             "under medical supervision."
         )),
        ({"role": "recommended intake", "by": "United States", "counts_food": True, **of(400, 420)},
         (
             "Recommended intake for adults (United States): 400 to 420 mg a day, "
             "from food and all else."
         )),
        ({"role": "upper limit", "by": "EFSA", "counts_food": False, **of(None, 350)},
         "Upper limit for adults (EFSA): 350 mg a day, not counting food."),
        ({"role": "no upper limit set", "by": "EFSA", "why": "too few data"},
         (
             "EFSA has set no upper limit for adults. Too few data. "
             "That does not mean that any amount is safe."
         )),
        ({"role": "no concern up to", "by": "EFSA", **of(None, 5, unit="g")},
         "EFSA sees no concern for adults: up to 5 g a day."),
        ({"role": "used by doctors", "when": "before the flight"},
         "Used by doctors for adults, before the flight."),
        ({"role": "sold", **of(150, 600)}, "Sold as adults: 150 to 600 mg a day."),
    ],
)  # fmt: skip
def test_an_amount_is_told_exactly_with_whose_word_it_is(fields: Json, said: str) -> None:
    assert dose(**fields) == said
