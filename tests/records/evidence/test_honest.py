"""What real pages say can be said, and one field less of it never says more."""

from __future__ import annotations

import pytest

from factowiki.records.evidence.conclusions import conclusions
from tests.records.evidence.cases import HONEST, Json, built, finding, refusals


@pytest.mark.parametrize("encoded", HONEST.values(), ids=HONEST)
def test_what_real_pages_say_can_be_said(encoded: Json) -> None:
    assert refusals(encoded) == ()


def test_all_of_it_can_stand_in_one_record() -> None:
    assert len(built(*HONEST.values()).findings) == len(HONEST)


def test_seven_fields_are_enough() -> None:
    shortest = finding()
    fields = shortest.keys() | shortest["results"][0].keys()
    assert fields - {"results"} == {
        "id", "outcome", "kind", "certainty", "source", "design", "found",
    }  # fmt: skip
    assert refusals(shortest) == ()


def test_who_is_left_out_is_not_told() -> None:
    (made_of,) = conclusions(built(finding()))
    assert made_of.among is None
    assert made_of.finding.population is None
    assert made_of.finding.judged_by == "editors"
    assert made_of.finding.results[0].funding is None


def test_a_record_of_plain_prose_is_enough() -> None:
    assert refusals(side_effects=[]) == ()
