"""Who must take care: nothing is left out in silence."""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.pages.ingredient import care
from factowiki.pages.ingredient.answers import asks_first
from factowiki.pages.ingredient.citations import Citations
from factowiki.pages.words import table
from factowiki.records.evidence.groups import GROUPS
from factowiki.records.models import Ingredient
from tests.pages.rich import INTERACTIONS, SIDE_EFFECTS, rich
from tests.records.records import ingredient, to_bytes

RICH = Ingredient.model_validate_json(to_bytes(rich()))


def record(**fields: Any) -> Ingredient:
    return Ingredient.model_validate_json(to_bytes(ingredient("x", **fields)))


def test_every_group_stands_at_its_level_or_among_those_not_named() -> None:
    found = care.view(RICH, Citations(RICH))
    assert [(level.label, [group.who for group in level.groups]) for level in found.levels] == [
        ("Do not take it", ["Pregnancy", "Kidney disease"]),
        ("Ask a doctor or pharmacist first", ["Children"]),
        ("No known problem", ["Driving"]),
    ]
    assert found.not_named == (
        "breastfeeding, before surgery, liver disease and prescription medicine"
    )


def test_what_is_said_of_several_groups_is_said_once() -> None:
    why = {"level": "avoid", "why": "It is not known."}
    plain = record(groups=[{"who": "pregnancy", **why}, {"who": "people over 70", **why}])
    (level,) = care.view(plain, Citations(plain)).levels
    assert [(group.who, group.why) for group in level.groups] == [
        ("Pregnancy and people over 70", "It is not known.")
    ]


def test_a_record_that_rates_no_group_is_told_from_one_that_does() -> None:
    plain = record()
    found = care.view(plain, Citations(plain))
    assert found.levels == ()
    assert not found.rated
    assert found.not_named.count(",") == len(GROUPS) - 2


def test_interactions_with_medicines_come_first() -> None:
    found = care.interactions(RICH, Citations(RICH))
    assert [row.taken_with for row in found] == [
        "Tetracycline antibiotics",
        "Water tablets",
        "Coffee",
    ]
    assert found[0].to_do == "Take them two hours apart."
    assert [reference.number for reference in found[0].references] == ["1"]


def test_no_interaction_looks_like_no_problem() -> None:
    symbols = {row.symbol for row in care.interactions(RICH, Citations(RICH))}
    (harmless,) = {level.symbol for level in care.view(RICH, Citations(RICH)).levels[-1:]}
    assert harmless == "fine"
    assert harmless not in symbols


def test_what_somebody_counted_comes_first_then_what_is_serious() -> None:
    rows = [row.text for row in care.side_effects(RICH, Citations(RICH)).rows]
    assert rows[0].startswith("2 of 18 people had a rash")
    assert rows[1].startswith("Serious: it can cause an irregular heartbeat")
    unseen = {"effect": "a fit", "serious": True, "seen": {"count": 0, "of": 18}, "sources": ["a"]}
    plain = record(
        side_effects=[unseen, {**SIDE_EFFECTS[2], "sources": ["a"]}],
        sources=[{"id": "a", "title": "T", "type": "trial", "pmid": "1"}],
    )
    rows = [row.text for row in care.side_effects(plain, Citations(plain)).rows]
    assert rows[1] == "None of 18 people had a fit. So few people cannot rule it out."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [table.ASK_GENERALLY]),
        ({"groups": [{"who": "driving", "level": "not known"}]}, [table.ASK_GENERALLY]),
        (
            {
                "groups": [
                    {"who": "pregnancy", "level": "avoid", "why": "x"},
                    {"who": "children", "level": "ask first", "why": "x"},
                    {"who": "children", "level": "take care", "why": "x"},
                ]
            },
            ["Do not take it: pregnancy.", "Ask a doctor first: children.", table.EVERYBODY_ELSE],
        ),
        (
            {"known_interactions": INTERACTIONS},
            [
                "Also if you take tetracycline antibiotics and water tablets.",
                table.EVERYBODY_ELSE,
            ],
        ),
        (
            {"groups": [{"who": group, "level": "avoid", "why": "x"} for group in GROUPS]},
            [
                (
                    "Do not take it: pregnancy, breastfeeding, children, before surgery, "
                    "kidney disease and 3 more."
                ),
                table.EVERYBODY_ELSE,
            ],
        ),
    ],
)
def test_no_caution_is_left_out_at_the_top(fields: dict[str, Any], expected: list[str]) -> None:
    assert [*asks_first(record(**fields))] == expected
