"""Uploads that no parser takes, and records that say draft."""

from __future__ import annotations

import pytest

from factowiki.engine.reading.listing import MOST_MISNAMED
from factowiki.engine.reading.reports import reports
from tests.records.records import ingredient, to_bytes
from tests.world import World, small_world

RECORD = to_bytes(ingredient("taurine"))


def uploaded(world: World, key: str) -> None:
    world.upload(key, RECORD)
    world.settle()


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("ingredients/L-Serine.json", "l-serine.json"),
        ("ingredients/l-serine.JSON", "l-serine.json"),
        ("ingredients/vitamin b12.json", "vitamin-b12.json"),
        ("ingredients/amino/l-serine.json", "l-serine.json"),
        ("ingredient/l-serine.json", "ingredients/l-serine.json"),
    ],
)
def test_a_wrong_name_is_reported_with_the_right_one_and_the_report_stays(
    key: str, right: str
) -> None:
    world = small_world()
    before = dict(world.site.objects)
    uploaded(world, key)
    [(reported, [problem])] = reports(world.state).items()
    assert reported == key
    assert right in problem.what + problem.fix
    for _ in range(2):
        world.nightly()
        assert [*reports(world.state)] == [key]
    assert world.site.objects == before
    world.remove(key)
    world.settle()
    assert reports(world.state) == {}


@pytest.mark.parametrize("key", ["ingredients/.DS_Store", "ingredients/"])
def test_what_no_person_meant_is_not_reported(key: str) -> None:
    world = small_world()
    uploaded(world, key)
    assert reports(world.state) == {}


def test_a_whole_wrong_folder_is_not_reported_a_thousand_times() -> None:
    world = small_world()
    for number in range(MOST_MISNAMED + 20):
        world.upload(f"wrong/item-{number}.json", RECORD)
    world.settle()
    assert len(reports(world.state)) == MOST_MISNAMED


def test_who_says_draft_is_off_the_site_whatever_else_is_wrong() -> None:
    world = small_world()
    world.ingredient("taurine", status="draft", updated="2026-11-31")
    world.settle()
    assert "ingredients/taurine/index.html" not in world.site.objects
    assert "Taurine" not in world.text("ingredients/index.html")
    assert [*reports(world.state)] == ["ingredients/taurine.json"]


def test_what_comes_after_a_bad_draft_and_is_bad_too_does_not_bring_the_page_back() -> None:
    world = small_world()
    world.ingredient("taurine", status="draft", updated="2026-11-31")
    world.upload("ingredients/taurine.json", b"{")
    world.settle()
    assert "ingredients/taurine/index.html" not in world.site.objects
    assert "Taurine" not in world.text("ingredients/index.html")
