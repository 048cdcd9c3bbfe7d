"""Editorial pages on the site: made, listed, taken off and healed like all others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import rebuild
from factowiki.pages.artifact import Artifact, Headers
from factowiki.pages.kinds import owner
from factowiki.pages.urls import LISTS
from tests.records.records import editorial, site
from tests.world import World, clean_world, small_world

KEY, PAGE, ADDRESS = "pages/about.json", "about/index.html", "https://factowiki.example/about/"


def world_with(**fields: Any) -> World:
    world = small_world()
    world.upload(KEY, editorial(**fields))
    world.settle()
    return world


def reports(world: World) -> list[str]:
    return [key for key in world.state.objects if key.startswith("problems/")]


def test_a_record_becomes_a_page_at_the_root_and_stands_in_the_sitemap() -> None:
    world = world_with(title="About <us>", summary="Who & what.")
    page = world.text(PAGE)
    assert "<h1>About &lt;us&gt;</h1>" in page
    assert f'<link rel="canonical" href="{ADDRESS}">' in page
    assert 'content="Who &amp; what."' in page
    assert "<p>An editorial team.</p>" in page
    assert '<time datetime="2026-11-02">November 2026</time>' in page
    assert f"<loc>{ADDRESS}</loc><lastmod>2026-11-02</lastmod>" in world.text("sitemap.xml")
    assert world.site.objects[PAGE].headers.cache_tags == ("page:about", ":everything")
    assert world.site.objects == clean_world(world).site.objects


def test_an_edit_writes_its_page_alone_and_drops_it_from_the_cdn() -> None:
    world = world_with()
    before = dict(world.site.objects)
    world.cdn.requests.clear()
    world.upload(KEY, editorial(summary="Other words."))
    world.settle()
    after = world.site.objects
    assert {key for key in after if after[key] != before.get(key)} == {PAGE}
    assert world.cdn.requests == [frozenset({"page:about"})]


def test_it_follows_the_site_record() -> None:
    world = world_with()
    world.upload("site.json", site(disclaimer="New words."))
    world.settle()
    assert "New words." in world.text(PAGE)


@pytest.mark.parametrize("fields", [{"status": "draft"}, None], ids=["draft", "removed"])
def test_a_draft_and_a_removed_record_have_no_page(fields: dict[str, str] | None) -> None:
    world = world_with()
    if fields is None:
        world.remove(KEY)
    else:
        world.upload(KEY, editorial(**fields))
    world.settle()
    assert PAGE not in world.site.objects
    assert ADDRESS not in world.text("sitemap.xml")


def test_of_a_bad_record_the_last_good_version_stays_and_the_editor_is_told() -> None:
    world = world_with()
    before = world.text(PAGE)
    world.upload(KEY, editorial(title=""))
    world.settle()
    assert world.text(PAGE) == before
    assert reports(world) == [f"problems/{KEY}"]


def test_an_ingredient_of_the_same_slug_is_another_record() -> None:
    world = world_with()
    world.ingredient("about", name="Aboutium")
    world.settle()
    assert "Aboutium" in world.page("about")
    assert "Aboutium" not in world.text(PAGE)
    world.remove("ingredients/about.json")
    world.settle()
    assert "ingredients/about/index.html" not in world.site.objects
    assert PAGE in world.site.objects


def test_a_record_with_a_reserved_name_is_reported_and_touches_nothing() -> None:
    world = small_world()
    before = dict(world.site.objects)
    for slug in ("ingredients", "search", "categories", "assets"):
        world.upload(f"pages/{slug}.json", editorial(slug))
    world.settle()
    world.nightly()
    assert world.site.objects == before
    assert len(reports(world)) == 4


def test_no_page_made_of_many_records_is_taken_for_one_of_these() -> None:
    world = world_with()
    objects = world.site.objects.items()
    lists = [key for key, artifact in objects if LISTS in artifact.headers.cache_tags]
    assert len(lists) > 8
    assert {owner(key) for key in lists} == {None}


def test_the_nightly_pass_finds_orphans_and_gaps_at_the_root() -> None:
    world = world_with()
    world.upload("pages/sitemaps.json", editorial("sitemaps"))  # which begins like a list
    world.settle()
    right = dict(world.site.objects)
    orphan = Artifact(b"", Headers("text/html"))
    world.site.objects |= {"gone/index.html": orphan, "about/x.json": orphan}
    del world.site.objects[PAGE]
    world.nightly()
    assert world.site.objects == right


def test_a_changed_design_reaches_it() -> None:
    world = world_with()
    text = world.design.templates["pages/editorial.html.jinja"]
    changed = {"pages/editorial.html.jinja": text.replace("You are here", "Where you are")}
    world.design = replace(world.design, templates={**world.design.templates, **changed})
    world.nightly()
    assert "Where you are" in world.text(PAGE)


def test_a_person_rebuilds_it_by_its_name() -> None:
    world = world_with()
    world.site.objects[PAGE] = Artifact(b"", Headers("text/html"))
    answer = rebuild.rebuild({"slugs": ["page:about", "l-serine"]}, world.engine, lambda: 120.0)
    assert answer["outcomes"] == {"page:about": "published", "l-serine": "unchanged"}
    assert rebuild.rebuild({"all": True, "dry_run": True}, world.engine, lambda: 120.0)[
        "slugs"
    ] == ["glycine", "l-serine", "taurine", "page:about"]
    wrong = rebuild.rebuild({"slugs": ["page:search"]}, world.engine, lambda: 120.0)
    assert "“page:search” is not a slug" in wrong["error"]
