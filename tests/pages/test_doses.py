"""Doses: the numbers are the truth, and a drawing must not lie about them."""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.pages.ingredient import doses
from factowiki.pages.ingredient.citations import Citations
from factowiki.pages.ingredient.doses import DosesView
from factowiki.records.models import Ingredient
from tests.records.records import ingredient, to_bytes


def record(*given: dict[str, Any], **fields: Any) -> Ingredient:
    listed = [{"context": "adults", "role": "studied", "unit": "mg", **dose} for dose in given]
    return Ingredient.model_validate_json(to_bytes(ingredient("x", doses=listed, **fields)))


def view(*given: dict[str, Any]) -> DosesView:
    found = record(*given)
    return doses.view(found, Citations(found))


def starts(found: DosesView) -> list[float]:
    return [float(row.mark.start.rstrip("%")) for row in found.rows if row.mark]


def test_official_amounts_come_first() -> None:
    found = view(
        {"amount": 1},
        {"amount": 2, "role": "upper limit", "context": "men"},
        {"amount": 3, "role": "recommended", "context": "women"},
    )
    assert [row.role for row in found.rows] == ["Recommended", "Upper limit", "Used in a study"]
    assert found.rows[0].context == "Women"


def test_weights_share_one_scale_whatever_their_unit() -> None:
    found = view({"amount": 500}, {"amount": 0.5, "unit": "g"}, {"amount": 500_000, "unit": "µg"})
    assert len(set(starts(found))) == 1


def test_an_amount_taken_twice_is_drawn_and_told_as_the_amount_for_a_day() -> None:
    found = view({"amount": 5, "up_to": 10, "frequency": "twice a day"}, {"amount": 10})
    assert found.rows[0].amount == "5 to 10 mg twice a day"
    assert found.rows[0].total == "10 to 20 mg in all"
    assert starts(found)[0] == starts(found)[1]


@pytest.mark.parametrize(
    "other",
    [
        {"amount": 5, "unit": "mg/kg"},
        {"amount": 5, "unit": "IU"},
        {"amount": 5, "frequency": "once"},
        {"amount": 5, "frequency": "a week"},
    ],
)
def test_what_cannot_be_compared_is_told_and_not_drawn(other: dict[str, Any]) -> None:
    found = view({"amount": 5}, {"amount": 7}, other)
    assert [bool(row.mark) for row in found.rows] == [True, True, False]
    assert view({"amount": 5}, other).scale is None


def test_a_wide_spread_is_drawn_on_a_logarithmic_scale_and_says_so() -> None:
    wide, narrow = view({"amount": 1}, {"amount": 1000}), view({"amount": 100}, {"amount": 420})
    assert wide.scale is not None
    assert "equal steps multiply" in wide.scale.note
    assert [tick.label for tick in wide.scale.ticks] == ["1 mg", "10 mg", "100 mg", "1 g"]
    assert narrow.scale is not None
    assert "multiply" not in narrow.scale.note
    assert [tick.label for tick in narrow.scale.ticks] == ["0", "200 mg", "400 mg", "600 mg"]


@pytest.mark.parametrize("high", [100, 200, 300, 400, 420, 800, 2_000, 50_000, 900_000])
def test_a_narrow_screen_gets_no_more_labels_than_it_has_room_for(high: float) -> None:
    found = view({"amount": high}, {"amount": 80})
    assert found.scale is not None
    kept = [tick.label for tick in found.scale.ticks if not tick.spare]
    assert 2 <= len(kept) <= 3
    assert kept[0] == found.scale.ticks[0].label
    assert kept[-1] == found.scale.ticks[-1].label


def test_a_unit_that_all_labels_share_is_told_once() -> None:
    found = view({"amount": 100, "unit": "mg/kg"}, {"amount": 780, "unit": "mg/kg"})
    assert found.scale is not None
    assert [tick.label for tick in found.scale.ticks] == ["0", "200", "400", "600", "800"]
    assert found.scale.note == "The marks show the amount for a day, in mg/kg."


def test_only_doses_of_authorities_are_official() -> None:
    assert not view({"amount": 1}).official
    assert view({"amount": 1}, {"amount": 2, "role": "upper limit"}).official


def test_the_labels_of_a_scale_below_a_microgram_are_not_naught() -> None:
    tiny = {"unit": "µg", "role": "studied"}
    found = view({**tiny, "amount": 0.1}, {**tiny, "amount": 0.4})
    assert found.scale is not None
    assert [tick.label for tick in found.scale.ticks][:3] == ["0", "0.1 µg", "0.2 µg"]


def test_equal_factors_are_equal_steps_on_a_logarithmic_scale() -> None:
    low, middle, high = starts(view({"amount": 1}, {"amount": 10}, {"amount": 100}))
    assert middle - low == pytest.approx(high - middle, abs=0.2)


@pytest.mark.parametrize("high", [1.1, 2.0, 3.7, 11.9, 12.1, 19, 100, 999_999])
def test_every_mark_lies_within_the_width(high: float) -> None:
    found = view({"amount": 1, "up_to": high}, {"amount": 1}, {"amount": high})
    for row in found.rows:
        assert row.mark
        start, width = (float(text.rstrip("%") or 0) for text in (row.mark.start, row.mark.width))
        assert 0 < start <= start + width < 100


def test_the_upper_limit_is_drawn_through_all_rows_if_there_is_one() -> None:
    limit = {"amount": 350, "role": "upper limit"}
    one, two = view({"amount": 100}, limit), view(limit, {**limit, "amount": 400})
    assert one.scale is not None
    assert one.scale.limit == one.rows[0].mark.start  # type: ignore[union-attr]  # it is drawn
    assert "The dashed line is the upper limit for adults." in one.scale.note
    assert two.scale is not None
    assert two.scale.limit == ""


@pytest.mark.parametrize(
    ("given", "fields", "expected"),
    [
        ([], {}, None),
        ([{"amount": 5}], {}, None),
        ([{"amount": 5}], {"no_established_dose": True}, "No established dose"),
        ([{"amount": 5, "role": "recommended"}], {}, "5 mg a day for adults"),
        (
            [{"amount": 5, "role": "recommended", "supervised": True}],
            {},
            "5 mg a day for adults, under medical supervision",
        ),
    ],
)
def test_the_dose_in_a_word_is_an_official_one(
    given: list[dict[str, Any]], fields: dict[str, Any], expected: str | None
) -> None:
    assert doses.in_short(record(*given, **fields)) == expected
