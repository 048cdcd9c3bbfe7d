"""Which pages made from many records a pass makes; what is wrong in the bucket is healed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import pytest

from factowiki.engine import state as state_file
from factowiki.engine.errors import StoreUnavailable
from factowiki.engine.refresh import Refreshed
from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact, Headers
from factowiki.records.models import Site
from factowiki.theme.rendering import Renderer
from tests.records.records import category, site
from tests.world import DESIGN, World, small_world

JUNK = Artifact(b"an older page", Headers("text/html"))
LISTS = [
    "404.html",
    "search/gl.json",
    "categories/nerve-health/index.html",
    "ingredients/index.html",
    "index.html",
    "sitemap.xml",
    "feed.xml",
    "robots.txt",
]


class Counting(Renderer):
    """Counts which templates were rendered."""

    rendered: Counter[str]

    def render(self, template: str, site: Site, page: Any) -> bytes:
        self.rendered[template.partition("/")[2].partition(".")[0]] += 1
        return super().render(template, site, page)


@pytest.fixture(scope="module")
def renderer() -> Counting:
    return Counting(DESIGN)


def a_pass(world: World, renderer: Counting | None = None, *, full: bool = False) -> Refreshed:
    if renderer:
        renderer.rendered = Counter()
    refresher = replace(world.engine.refresher, renderer=renderer or world.engine.renderer)
    return refresher.refresh(full=full)


def lists_of(world: World) -> dict[str, str]:
    catalog = world.state.objects["catalog.json"]
    return dict(state_file.from_body(catalog.body).lists)


def etags_of(world: World) -> dict[str, str]:
    """Of the lists that are in the bucket."""
    return {
        key: page.etag
        for key, page in world.site.objects.items()
        if any(key.startswith(each.partition("/")[0]) for each in LISTS)
        if key == "ingredients/index.html" or not key.startswith("ingredients/")
    }


def test_the_catalog_remembers_what_every_list_is_to_be() -> None:
    world = small_world()
    assert lists_of(world) == etags_of(world)
    assert lists_of(world).keys() > {*LISTS}
    world.ingredient("taurine", name="Beta-taurine")
    world.remove("categories/nerve-health.json")
    world.settle()
    assert lists_of(world) == etags_of(world)
    assert "search/be.json" in lists_of(world)


@pytest.mark.parametrize("key", LISTS)
@pytest.mark.parametrize("wrong", [None, JUNK], ids=["deleted", "a late write"])
def test_each_pass_heals_a_list_that_is_not_what_it_should_be(
    key: str, wrong: Artifact | None
) -> None:
    world = small_world()
    before = dict(world.site.objects)
    if wrong:
        world.site.put(key, wrong)
    else:
        world.site.delete(key)
    done = a_pass(world)
    assert world.site.objects == before
    assert ([*done.written], [*done.deleted], {*done.tags}) == ([key], [], {":lists"})


def test_each_pass_removes_a_list_too_many() -> None:
    world = small_world()
    before = dict(world.site.objects)
    world.site.put("search/zz.json", JUNK)
    done = a_pass(world)
    assert world.site.objects == before
    assert ([*done.written], [*done.deleted]) == ([], ["search/zz.json"])


EDITS: list[tuple[dict[str, Any], dict[str, int]]] = [
    ({}, {}),
    ({"what_it_is": ["Another text."]}, {}),
    ({"related": ["glycine"], "links_back": True, "formerly": ["tauric"]}, {}),
    ({"summary": "Another one."}, {"home": 1, "feed": 1}),
    ({"updated": "2026-11-20"}, {"home": 1, "feed": 1, "sitemap": 1}),
    ({"aliases": ["Tauric acid"]}, {"ingredient_list": 1}),
    ({"name": "T"}, {"home": 1, "feed": 1, "ingredient_list": 1}),
    ({"categories": ["nerve-health"]}, {"home": 1, "sitemap": 1, "guide": 1}),
]


@pytest.mark.parametrize(("fields", "rendered"), EDITS, ids=[str([*each[0]]) for each in EDITS])
def test_a_pass_makes_only_the_lists_that_show_the_edit(
    fields: dict[str, Any], rendered: dict[str, int], renderer: Counting
) -> None:
    world = small_world()
    world.ingredient("taurine", **{"name": "Taurine", **fields})
    a_pass(world, renderer)
    assert renderer.rendered == rendered
    assert lists_of(world) == etags_of(world)


ALL = {"not_found", "guide", "ingredient_list", "home", "sitemap", "feed"}


def test_a_pass_makes_all_lists_where_something_else_has_changed(renderer: Counting) -> None:
    world = small_world()
    a_pass(world, renderer)
    assert renderer.rendered == {}
    a_pass(world, renderer, full=True)
    assert {*renderer.rendered} == ALL
    world.upload("site.json", site(tagline="Another"))
    a_pass(world, renderer)
    assert {*renderer.rendered} == ALL
    world.upload("categories/nerve-health.json", category(summary="Another."))
    a_pass(world, renderer)
    assert {*renderer.rendered} == ALL
    world.today = "2026-11-24"
    a_pass(world, renderer)
    assert {*renderer.rendered} == ALL
    del world.state.objects["catalog.json"]
    a_pass(world, renderer)
    assert {*renderer.rendered} == ALL
    another = Counting(replace(DESIGN, code="another"))
    a_pass(world, another)
    assert {*another.rendered} == ALL
    a_pass(world, another)
    assert another.rendered == {}


@dataclass
class Failing(MemoryStore):
    """A site bucket in which a list cannot be written."""

    failing: str = ""

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        if key == self.failing:
            raise StoreUnavailable(key)
        return super().put(key, artifact, **conditions)


def test_what_a_pass_has_saved_and_not_written_is_written_by_the_next() -> None:
    world = small_world()
    world.ingredient("taurine", name="Tauric acid")
    world.publish_queue.take()
    buckets = world.engine.buckets
    cut_off = replace(buckets, site=Failing(world.site.objects, failing="index.html"))
    with pytest.raises(StoreUnavailable):
        replace(world.engine.refresher, buckets=cut_off).refresh()
    assert lists_of(world) != etags_of(world)
    assert [*a_pass(world).written] == ["index.html", "feed.xml"]
    assert lists_of(world) == etags_of(world)
    assert "Tauric acid" in world.text("index.html")


def test_a_pass_that_could_not_read_all_remembers_no_lists() -> None:
    """Of the rows that it saved nobody has made any."""
    world = small_world()
    before = lists_of(world)
    for number in range(4):
        world.ingredient(f"item-{number}")

    class Clock:
        now = 0.0

        def __call__(self) -> float:
            self.now += 50.0
            return self.now

    refresher = replace(world.engine.refresher, most_read=3, seconds=Clock())
    assert refresher.refresh().handed_over
    assert lists_of(world) == {}
    world.settle()
    assert lists_of(world).keys() > before.keys()
    assert lists_of(world) == etags_of(world)
