"""The list of what records say against each other, through the handlers: told, mended, healed."""

from __future__ import annotations

from typing import Any

import pytest

import refresh
from factowiki.catalog.mismatches import Mismatch
from factowiki.engine.buckets import MISMATCHES_KEY
from factowiki.engine.messages import Wake
from factowiki.engine.mismatches import read_list
from factowiki.pages.artifact import Artifact, Headers
from tests.events.shapes import sqs_batch
from tests.records.records import category, editorial
from tests.world import NO_FAILURES, World, clean_world, small_world

WAKE = sqs_batch([Wake("test").body()])
L_SERINE, GLYCINE, TAURINE = (f"ingredients/{s}.json" for s in ("l-serine", "glycine", "taurine"))


def world_of(**records: dict[str, Any]) -> World:
    """With these records instead, and a page about the site."""
    world = small_world()
    world.upload("pages/about.json", editorial())
    for slug, fields in records.items():
        world.ingredient(slug.replace("_", "-"), **fields)
    world.settle()
    return world


def found(world: World) -> list[Mismatch]:
    return [each for of_field in read_list(world.state).values() for each in of_field.first]


def told(world: World) -> set[tuple[str, str]]:
    return {(each.key, each.pointer) for each in found(world)}


def refreshed(world: World) -> None:
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    world.settle()


def test_a_clean_site_has_an_empty_list() -> None:
    world = world_of()
    assert found(world) == []
    assert MISMATCHES_KEY in world.state.objects


# What is uploaded, who is told, and what of the other record mends it.
MENDED = [
    ({"taurine": {"name": "GLYCINE"}}, {(TAURINE, "/name"), (GLYCINE, "/name")}, {"name": "Gly"}),
    ({"taurine": {"aliases": ["Glycine"]}}, {(TAURINE, "/aliases/0")}, {"name": "Gly"}),
    ({"taurine": {"formerly": ["glycine"]}}, {(TAURINE, "/formerly/0")}, {"status": "draft"}),
    ({"taurine": {"related": ["glicine"]}}, {(TAURINE, "/related/0")}, {"status": "draft"}),
    (
        {"taurine": {"formerly": ["old"]}, "glycine": {"formerly": ["old"]}},
        {(TAURINE, "/formerly/0")},
        {"formerly": []},
    ),
]


@pytest.mark.parametrize(("records", "expected", "mended"), MENDED)
def test_what_is_told_is_gone_when_the_other_record_is_mended(
    records: dict[str, dict[str, Any]], expected: set[tuple[str, str]], mended: dict[str, Any]
) -> None:
    world = world_of(**records)
    world.nightly()
    assert told(world) == expected
    world.ingredient("glycine", **mended)
    world.settle()
    assert told(world) == set()


@pytest.mark.parametrize(("records", "expected"), [case[:2] for case in MENDED])
def test_and_when_the_record_itself_is(
    records: dict[str, dict[str, Any]], expected: set[tuple[str, str]]
) -> None:
    world = world_of(**records)
    world.nightly()
    assert told(world) == expected
    world.ingredient("taurine")
    world.settle()
    assert told(world) == set()
    for key in {key for key, _ in expected}:
        world.remove(key)
    world.settle()
    assert told(world) == set()


def test_a_category_is_told_until_it_is_there_and_again_when_it_is_gone() -> None:
    world = world_of(taurine={"categories": ["nerve-helth"]})
    [mismatch] = found(world)
    assert (mismatch.key, mismatch.pointer) == (TAURINE, "/categories/0")
    assert 'mean "nerve-health"' in mismatch.fix
    world.upload("categories/nerve-helth.json", category("nerve-helth"))
    world.settle()
    assert found(world) == []
    world.remove("categories/nerve-helth.json")
    world.remove("categories/nerve-health.json")
    world.settle()
    assert len(told(world)) == 3
    assert world.state.objects[MISMATCHES_KEY] == clean_world(world).state.objects[MISMATCHES_KEY]


def test_near_names_are_looked_for_at_night() -> None:
    world = world_of(taurine={"related": ["glicine"]})
    assert found(world) == []
    world.nightly()
    assert told(world) == {(TAURINE, "/related/0")}
    world.ingredient("l-serine", name="Another name")  # an ordinary pass keeps it
    world.settle()
    assert told(world) == {(TAURINE, "/related/0")}
    world.ingredient("glicine")
    world.settle()
    assert found(world) == []


def test_a_draft_of_the_page_that_the_footer_leads_to_is_none() -> None:
    world = world_of()
    world.upload("pages/about.json", editorial(status="draft"))
    world.settle()
    assert told(world) == {("site.json", "")}


def test_a_bad_record_counts_as_its_last_good_version() -> None:
    world = world_of(taurine={"name": "Glycine"})
    before = told(world)
    world.upload(TAURINE, b"{")
    world.settle()
    assert told(world) == before != set()


@pytest.mark.parametrize("damage", [None, b"{}", b"spoiled"])
def test_a_list_that_was_deleted_or_replaced_is_healed_by_the_next_pass(
    damage: bytes | None,
) -> None:
    world = world_of(taurine={"name": "Glycine"})
    right = world.state.objects[MISMATCHES_KEY]
    if damage is None:
        world.state.delete(MISMATCHES_KEY)
    else:
        world.state.put(MISMATCHES_KEY, Artifact(damage, Headers("application/json")))
    refreshed(world)
    assert world.state.objects[MISMATCHES_KEY] == right


def test_a_pass_that_finds_nothing_new_writes_nothing() -> None:
    world = world_of(taurine={"name": "Glycine", "related": ["glicine"]})
    world.nightly()
    before = dict(world.state.objects)
    refreshed(world)
    assert world.state.objects == before


def test_the_list_survives_a_lost_catalog() -> None:
    world = world_of(taurine={"name": "Glycine"})
    right = world.state.objects[MISMATCHES_KEY]
    del world.state.objects["catalog.json"]
    refreshed(world)
    assert world.state.objects[MISMATCHES_KEY] == right
