"""Who must take care: nothing is left out in silence."""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.pages.ingredient import care
from factowiki.pages.ingredient.citations import Citations
from factowiki.records.evidence import Populations
from factowiki.records.models import Ingredient
from tests.pages.rich import INTERACTIONS, rich
from tests.records.records import ingredient, to_bytes

RICH = Ingredient.model_validate_json(to_bytes(rich()))


def record(**fields: Any) -> Ingredient:
    return Ingredient.model_validate_json(to_bytes(ingredient("x", **fields)))


def test_every_group_stands_at_its_level_or_among_those_not_known() -> None:
    found = care.view(RICH, Citations(RICH))
    assert [(level.label, [group.name for group in level.groups]) for level in found.levels] == [
        ("Do not take it", ["Pregnancy", "Kidney disease"]),
        ("Ask a doctor or pharmacist first", ["Children"]),
        ("No known problem", ["Driving"]),
    ]
    assert (
        found.not_known == "breastfeeding, before surgery, liver disease and prescription medicine"
    )
    rated = sum(len(level.groups) for level in found.levels)
    assert rated + 4 == len(Populations.model_fields)


def test_a_record_that_rates_no_group_is_told_from_one_that_does() -> None:
    plain = record()
    found = care.view(plain, Citations(plain))
    assert found.levels == ()
    assert not found.rated
    assert found.not_known.count(",") == len(Populations.model_fields) - 2


def test_the_most_serious_interactions_come_first() -> None:
    found = care.interactions(RICH, Citations(RICH))
    assert [row.severity for row in found] == [
        "Major interaction",
        "Moderate interaction",
        "Minor interaction",
        "Severity not known",
    ]
    assert [reference.number for reference in found[0].references] == ["1"]


def test_a_minor_interaction_does_not_look_like_no_problem() -> None:
    symbols = {row.severity: row.symbol for row in care.interactions(RICH, Citations(RICH))}
    harmless = {level.symbol for level in care.view(RICH, Citations(RICH)).levels[-1:]}
    assert harmless == {"fine"}
    assert len(set(symbols.values()) - harmless) == len(symbols)


EVERYBODY = (
    "Ask a doctor or pharmacist first if you take a medicine, are pregnant or breastfeeding, or "
    "have a health condition."
)
OTHERS = (
    " For groups and medicines that this page does not rate, safety is not known: ask a doctor or "
    "pharmacist first."
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, EVERYBODY),
        ({"populations": {"driving": {"level": "no known problem"}}}, EVERYBODY),
        (
            {"populations": {"pregnancy": {"level": "avoid"}, "children": {"level": "ask first"}}},
            "Avoid it during pregnancy. Ask a doctor first in children." + OTHERS,
        ),
        (
            {"populations": {"children": {"level": "ask first"}}},
            "Ask a doctor first in children." + OTHERS,
        ),
        (
            {
                "populations": {"children": {"level": "ask first"}},
                "known_interactions": INTERACTIONS,
            },
            "Major interaction with tetracycline antibiotics. Ask a doctor first in children."
            + OTHERS,
        ),
        (
            {"populations": {group: {"level": "avoid"} for group in Populations.model_fields}},
            (
                "Avoid it during pregnancy, while breastfeeding, in children, "
                "before surgery and 4 more."
            )
            + OTHERS,
        ),
    ],
)
def test_no_caution_is_left_out_of_the_key_facts(fields: dict[str, Any], expected: str) -> None:
    assert care.caution(record(**fields)) == expected
