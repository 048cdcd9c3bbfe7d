"""Uploads that no parser takes, and records that say draft."""

from __future__ import annotations

from itertools import combinations

import pytest

from factowiki.engine.buckets import PROBLEMS
from factowiki.engine.ports import ListedObject
from factowiki.engine.reading.listing import MOST_MISNAMED, listing
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
    [(reported, report)] = reports(world.state).items()
    (problem,) = report.problems
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


def test_a_wrong_folder_silences_nobody_who_uploads_into_the_right_one() -> None:
    world = small_world()
    for number in range(MOST_MISNAMED):
        world.upload(f"!{number}.json", RECORD)
    world.settle()
    uploaded(world, "ingredients/Taurine.json")
    assert "ingredients/Taurine.json" in reports(world.state)
    assert world.engine.refresher.refresh().misnamed == 1


def test_a_wrong_name_is_told_of_a_record_that_has_the_right_one_while_there_is_one() -> None:
    world = small_world()
    uploaded(world, "backup/ingredients/creatine.json")
    assert "Name it ingredients/creatine.json." in fix(world)
    world.ingredient("creatine")
    world.settle()
    assert "There is a record ingredients/creatine.json already" in fix(world)
    world.remove("ingredients/creatine.json")
    world.settle()
    assert "Name it ingredients/creatine.json." in fix(world)


def fix(world: World) -> str:
    [report] = reports(world.state).values()
    (problem,) = report.problems
    return problem.fix


def test_a_listing_sees_a_wrong_name_that_appears_changes_or_goes() -> None:
    record = ListedObject("ingredients/taurine.json", "1")
    found = [
        listing([record, *others])
        for others in (
            [],
            [ListedObject("ingredients/A.json", "2")],
            [ListedObject("ingredients/A.json", "3")],
            [ListedObject("ingredients/B.json", "2")],
        )
    ]
    assert all(one != other for one, other in combinations(found, 2))
    assert listing([record, ListedObject("ingredients/.DS_Store", "4")]) == found[0]


@pytest.mark.parametrize("letter", ["x", "人"])
@pytest.mark.parametrize("length", [1_015, 1_016, 1_024])
def test_a_key_as_long_as_can_be_is_reported_and_its_report_goes_with_it(
    length: int, letter: str
) -> None:
    start, end = "ingredients/", ".json"
    room = length - len(start) - len(end)
    name = letter * (room // len(letter.encode()))
    key = f"{start}{name}{'y' * (room - len(name.encode()))}{end}"
    assert len(key.encode()) == length
    world = small_world()
    uploaded(world, key)
    uploaded(world, other := f"{key[:-6]}z.json")
    for _ in range(2):
        assert reports(world.state).keys() == {key, other}
        before = stored(world)
        world.nightly()
        assert stored(world) == before
    world.remove(key)
    world.settle()
    assert reports(world.state).keys() == {other}
    world.remove(other)
    world.settle()
    assert stored(world) == {}


def stored(world: World) -> dict[str, str]:
    return {entry.key: entry.etag for entry in world.state.list(PROBLEMS)}


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
