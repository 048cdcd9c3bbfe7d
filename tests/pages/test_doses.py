"""Doses: the numbers are the truth, and a drawing must not lie about them."""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.pages.ingredient import doses
from factowiki.pages.ingredient.citations import Citations
from factowiki.pages.ingredient.doses import DosesView
from factowiki.records.models import Ingredient
from tests.records.records import ingredient, to_bytes

_OF_A_DOSE = frozenset(("role", "whom", "by"))


def record(*given: dict[str, Any], **fields: Any) -> Ingredient:
    """``given``: the role and the people of a dose, and all that its amount is made of."""
    listed = [
        {
            "whom": "adults",
            "role": "studied",
            "sources": ["a"],
            **{name: value for name, value in dose.items() if name in _OF_A_DOSE},
            "amount": {
                "unit": "mg",
                **{name: value for name, value in dose.items() if name not in _OF_A_DOSE},
            },
        }
        for dose in given
    ]
    fields["sources"] = [{"id": "a", "title": "T", "type": "trial", "pmid": "1"}]
    return Ingredient.model_validate_json(to_bytes(ingredient("x", doses=listed, **fields)))


def view(*given: dict[str, Any]) -> DosesView:
    found = record(*given)
    return doses.view(found, Citations(found))


def starts(found: DosesView) -> list[float]:
    return [float(row.mark.start.rstrip("%")) for row in found.rows if row.mark]


def test_official_amounts_come_first() -> None:
    found = view(
        {"low": 1},
        {"low": 2, "role": "upper limit", "whom": "men"},
        {"low": 3, "role": "recommended intake", "whom": "women"},
    )
    assert [row.role for row in found.rows] == ["recommended intake", "upper limit", "studied"]
    assert found.rows[0].whom == "Women"


def test_weights_share_one_scale_whatever_their_unit() -> None:
    found = view({"low": 500}, {"low": 0.5, "unit": "g"}, {"low": 500_000, "unit": "µg"})
    assert len(set(starts(found))) == 1


def test_an_amount_taken_twice_is_drawn_as_the_amount_for_a_day() -> None:
    found = view({"low": 5, "high": 10, "how_often": "twice a day"}, {"low": 10})
    assert found.rows[0].amount == "5 to 10 mg twice a day"
    assert starts(found)[0] == starts(found)[1]


@pytest.mark.parametrize(
    "other",
    [
        {"low": 5, "per": "kg of body weight"},
        {"low": 5, "unit": "IU"},
        {"low": 5, "how_often": "once"},
        {"low": 5, "how_often": "a week"},
    ],
)
def test_what_cannot_be_compared_is_told_and_not_drawn(other: dict[str, Any]) -> None:
    found = view({"low": 5}, {"low": 7}, other)
    assert [bool(row.mark) for row in found.rows] == [True, True, False]
    assert view({"low": 5}, other).scale is None


def test_a_wide_spread_is_drawn_on_a_logarithmic_scale_and_says_so() -> None:
    wide, narrow = view({"low": 1}, {"low": 1000}), view({"low": 100}, {"low": 420})
    assert wide.scale is not None
    assert "equal steps multiply" in wide.scale.note
    assert [tick.label for tick in wide.scale.ticks] == ["1 mg", "10 mg", "100 mg", "1 g"]
    assert narrow.scale is not None
    assert "multiply" not in narrow.scale.note
    assert [tick.label for tick in narrow.scale.ticks] == ["0", "200 mg", "400 mg", "600 mg"]


@pytest.mark.parametrize("high", [100, 200, 300, 400, 420, 800, 2_000, 50_000, 900_000])
def test_a_narrow_screen_gets_no_more_labels_than_it_has_room_for(high: float) -> None:
    found = view({"low": high}, {"low": 80})
    assert found.scale is not None
    kept = [tick.label for tick in found.scale.ticks if not tick.spare]
    assert 2 <= len(kept) <= 3
    assert kept[0] == found.scale.ticks[0].label
    assert kept[-1] == found.scale.ticks[-1].label


def test_amounts_by_body_weight_have_a_scale_of_their_own() -> None:
    found = view({"low": 100, "per": "kg of body weight"}, {"low": 780, "per": "kg of body weight"})
    assert found.scale is not None
    assert [tick.label for tick in found.scale.ticks] == [
        "0", "200 mg", "400 mg", "600 mg", "800 mg",
    ]  # fmt: skip
    assert found.scale.note == (
        "The marks show the amount for a day, in weight for each kg of body weight."
    )


def test_only_doses_of_authorities_are_official() -> None:
    assert not view({"low": 1}).official
    assert view({"low": 1}, {"low": 2, "role": "upper limit"}).official


def test_the_labels_of_a_scale_below_a_microgram_are_not_naught() -> None:
    tiny = {"unit": "µg", "role": "studied"}
    found = view({**tiny, "low": 0.1}, {**tiny, "low": 0.4})
    assert found.scale is not None
    assert [tick.label for tick in found.scale.ticks][:3] == ["0", "0.1 µg", "0.2 µg"]


def test_equal_factors_are_equal_steps_on_a_logarithmic_scale() -> None:
    low, middle, high = starts(view({"low": 1}, {"low": 10}, {"low": 100}))
    assert middle - low == pytest.approx(high - middle, abs=0.2)


@pytest.mark.parametrize("high", [1.1, 2.0, 3.7, 11.9, 12.1, 19, 100, 999_999])
def test_every_mark_lies_within_the_width(high: float) -> None:
    found = view({"low": 1, "high": high}, {"low": 1}, {"low": high})
    for row in found.rows:
        assert row.mark
        start, width = (float(text.rstrip("%") or 0) for text in (row.mark.start, row.mark.width))
        assert 0 < start <= start + width < 100


def test_the_upper_limit_is_drawn_through_all_rows_if_there_is_one() -> None:
    limit = {"low": 350, "role": "upper limit"}
    one, two = view({"low": 100}, limit), view(limit, {**limit, "low": 400})
    assert one.scale is not None
    assert one.scale.limit == one.rows[0].mark.start  # type: ignore[union-attr]  # it is drawn
    assert "The dashed line is the upper limit (Adults)." in one.scale.note
    assert two.scale is not None
    assert two.scale.limit == ""
