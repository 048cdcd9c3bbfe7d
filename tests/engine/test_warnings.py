"""Records that are live with warnings: their reports, and what a date after today leads."""

from __future__ import annotations

import refresh
from factowiki.engine import state as state_file
from factowiki.engine.buckets import CATALOG_KEY
from factowiki.engine.messages import Wake
from factowiki.engine.reading.reports import reports
from factowiki.records.problems import Report
from tests.events.shapes import sqs_batch
from tests.records.records import category
from tests.world import NO_FAILURES, World, clean_world, small_world

KEY = "ingredients/taurine.json"
DAMAGED = "CafÃ©"  # é saved as UTF-8 and read as Latin-1
TODAY, TOMORROW = "2026-11-23", "2026-11-24"
AHEAD = "2062-11-02"
WAKE = sqs_batch([Wake("test").body()])


def world_with(**fields: object) -> World:
    world = small_world()
    world.ingredient("taurine", **fields)
    world.settle()
    return world


def warned(world: World, key: str = KEY) -> list[tuple[str, str]]:
    """The pointers and codes of what is warned of."""
    report = reports(world.state).get(key, Report(key))
    assert not report.problems
    return [(warning.pointer, warning.code) for warning in report.warnings]


def refreshed(world: World) -> None:
    """A pass that nobody's edit has asked for."""
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    world.settle()


def test_a_record_with_a_warning_is_live_and_reported() -> None:
    world = world_with(name=DAMAGED)
    assert DAMAGED in world.page("taurine")
    assert warned(world) == [("/name", "garbled-text")]


def test_the_report_vanishes_when_the_record_is_mended() -> None:
    world = world_with(name=DAMAGED)
    world.ingredient("taurine", name="Café")
    world.settle()
    assert reports(world.state) == {}
    assert not state_file.from_body(world.state.objects[CATALOG_KEY].body).warned


def test_the_report_vanishes_with_the_record() -> None:
    world = world_with(name=DAMAGED)
    world.remove(KEY)
    world.settle()
    assert reports(world.state) == {}


def test_a_refused_record_has_problems_instead_and_good_again_its_warnings() -> None:
    world = world_with(name=DAMAGED)
    good = world.content.objects[KEY].body
    world.upload(KEY, b"{")
    world.settle()
    assert reports(world.state)[KEY].is_refused
    assert DAMAGED in world.page("taurine")  # the last good version
    world.upload(KEY, good)
    world.settle()
    assert warned(world) == [("/name", "garbled-text")]


def test_a_report_that_somebody_has_deleted_comes_back_with_the_next_pass() -> None:
    world = world_with(name=DAMAGED)
    before = reports(world.state)
    del world.state.objects[f"problems/{KEY}"]
    refreshed(world)
    assert reports(world.state) == before


def test_a_guide_and_a_page_about_the_site_are_warned_of_too() -> None:
    world = small_world()
    world.upload("categories/nerve-health.json", category(updated=AHEAD))
    world.settle()
    assert warned(world, "categories/nerve-health.json") == [("/updated", "future-date")]


def test_a_warning_about_a_date_ends_with_its_day_though_nobody_edits() -> None:
    world = world_with(updated=TOMORROW)
    assert warned(world) == [("/updated", "future-date")]
    refreshed(world)
    assert warned(world) == [("/updated", "future-date")]
    world.today = TOMORROW
    refreshed(world)
    assert reports(world.state) == {}


def test_of_two_dates_the_later_one_stays_a_warning() -> None:
    world = world_with(updated=TOMORROW, reviewed="2026-12-24")
    assert warned(world) == [("/updated", "future-date"), ("/reviewed", "future-date")]
    world.today = TOMORROW
    refreshed(world)
    assert warned(world) == [("/reviewed", "future-date")]


def test_a_pass_on_the_same_day_reads_no_record_that_has_warnings_again() -> None:
    world = world_with(updated=AHEAD)
    before = dict(world.state.objects)
    refreshed(world)
    assert world.state.objects == before


def test_a_date_after_today_leads_neither_home_nor_feed_until_its_day() -> None:
    world = world_with(name="Not yet", updated=TOMORROW)
    for key in ("index.html", "feed.xml"):
        assert "Not yet" not in world.text(key), key
        assert "L-serine" in world.text(key), key
    assert "Not yet" in world.text("ingredients/index.html")
    world.today = TOMORROW
    refreshed(world)
    for key in ("index.html", "feed.xml"):
        assert "Not yet" in world.text(key), key
    assert world.site.objects == clean_world(world).site.objects


def test_a_date_that_is_put_off_or_corrected_moves_home_and_feed_at_once() -> None:
    world = world_with(name="Dated", updated=TODAY)
    assert "Dated" in world.text("feed.xml")
    for day in (AHEAD, TODAY):
        world.ingredient("taurine", name="Dated", updated=day)
        world.settle()
        for key in ("index.html", "feed.xml"):
            assert ("Dated" in world.text(key)) == (day == TODAY), (key, day)
        assert world.site.objects == clean_world(world).site.objects


def test_a_catalog_that_knows_of_no_warnings_is_read_all_the_same() -> None:
    """As one written before there were any."""
    world = world_with(name=DAMAGED)
    catalog = world.state.objects[CATALOG_KEY]
    head, _, rest = catalog.body.partition(b"\n")
    start = head.index(b',"warned":')
    end = head.index(b',"links":')
    older = head[:start] + head[end:] + b"\n" + rest
    assert state_file.from_body(older).catalog == state_file.from_body(catalog.body).catalog
    assert not state_file.from_body(older).warned
