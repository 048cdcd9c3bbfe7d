"""One edit, and all that follows from it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

import publish
import refresh
from factowiki.catalog.state import Outbox
from factowiki.engine import state as state_file
from factowiki.engine.errors import CdnUnavailable
from factowiki.engine.messages import Wake
from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact, Headers
from tests.events.shapes import NIGHTLY, SCHEDULE, sqs_batch
from tests.records.records import category, ingredient_keys, site
from tests.world import DESIGN, NO_FAILURES, World, clean_world, small_world


def matches_a_clean_build(world: World) -> bool:
    return {k: v for k, v in world.site.objects.items() if not k.startswith("assets/")} == {
        k: v for k, v in clean_world(world).site.objects.items() if not k.startswith("assets/")
    }


def test_a_new_name_reaches_everything_that_shows_it() -> None:
    world = small_world()
    before = dict(world.site.objects)
    world.ingredient(
        "glycine", name="Aminoacetic acid", categories=["nerve-health"], updated="2026-11-20"
    )
    world.settle()
    changed = {key for key, value in world.site.objects.items() if before.get(key) != value}
    assert changed == {
        "ingredients/glycine/index.html",
        "ingredients/glycine/index.json",
        "ingredients/l-serine/index.html",
        "ingredients/l-serine/index.json",
        "ingredients/index.html",
        "categories/nerve-health/index.html",
        "index.html",
        "sitemap.xml",
        "feed.xml",
        "search/am.json",
        "search/ac.json",
    }
    assert before.keys() - world.site.objects.keys() == {"search/gl.json"}
    for key in changed - {"sitemap.xml"}:
        assert "minoacetic acid" in world.text(key).replace('acetic acid","A', "")
    assert matches_a_clean_build(world)


def test_a_link_appears_once_its_page_exists_and_vanishes_with_it() -> None:
    world = small_world()
    world.ingredient("l-serine", related=["creatine"], categories=["sports"])
    world.settle()
    assert "creatine" not in world.page("l-serine")
    world.ingredient("creatine", name="Creatine")
    world.upload("categories/sports.json", category("sports"))
    world.settle()
    assert 'href="/ingredients/creatine/"' in world.page("l-serine")
    assert 'href="/categories/sports/"' in world.page("l-serine")
    world.remove("ingredients/creatine.json")
    world.remove("categories/sports.json")
    world.settle()
    assert "creatine" not in world.page("l-serine")
    assert "sports" not in world.page("l-serine")
    assert matches_a_clean_build(world)


def test_links_go_both_ways_where_an_editor_wishes() -> None:
    world = small_world()
    assert "/ingredients/l-serine/" not in world.page("glycine").split("Related ingredients")[-1]
    world.ingredient("l-serine", name="L-serine", related=["glycine"], links_back=True)
    world.settle()
    assert 'href="/ingredients/l-serine/"' in world.page("glycine")
    world.ingredient("l-serine", name="L-serine", related=["glycine"])
    world.settle()
    assert 'href="/ingredients/l-serine/"' not in world.page("glycine")


def test_a_renamed_ingredient_leaves_a_redirect() -> None:
    world = small_world()
    world.remove("ingredients/l-serine.json")
    world.ingredient("serine", name="Serine", formerly=["l-serine"])
    world.settle()
    assert 'url=/ingredients/serine/"' in world.page("l-serine")
    assert "noindex" in world.page("l-serine")
    assert "ingredients/l-serine/index.json" not in world.site.objects
    assert "l-serine" not in world.text("sitemap.xml")
    world.ingredient("serine", name="Serine")
    world.settle()
    assert "ingredients/l-serine/index.html" not in world.site.objects
    assert matches_a_clean_build(world)


def test_a_record_at_a_former_address_comes_before_the_redirect() -> None:
    world = small_world()
    world.ingredient("serine", name="Serine", formerly=["glycine"])
    world.settle()
    assert "<h1>Glycine" in world.page("glycine")
    assert matches_a_clean_build(world)


def test_a_draft_is_nowhere() -> None:
    world = small_world()
    world.ingredient("glycine", name="Glycine", status="draft")
    world.settle()
    assert not [key for key, value in world.site.objects.items() if b"lycine" in value.body]
    assert matches_a_clean_build(world)


def test_a_category_that_is_emptied_says_so() -> None:
    world = small_world()
    for slug in ("l-serine", "glycine"):
        world.ingredient(slug)
    world.settle()
    assert "No page discusses nerve health yet" in world.text("categories/nerve-health/index.html")


def test_a_category_that_is_removed_loses_its_guide() -> None:
    world = small_world()
    world.remove("categories/nerve-health.json")
    world.settle()
    assert "categories/nerve-health/index.html" not in world.site.objects
    assert "Nerve health" not in world.page("l-serine")
    assert matches_a_clean_build(world)


def test_guides_group_by_whom_it_was_studied_in() -> None:
    """One trial in a rare disease never stands as help for everybody."""
    world = small_world()
    for slug, among in (("taurine", "people with a rare illness"), ("carnitine", None)):
        world.ingredient(
            slug,
            categories=["nerve-health"],
            findings=[{**FINDING, **({"among": among} if among else {})}],
            side_effects=[{"effect": "a rash", "sources": ["a"]}],
            sources=[{"id": "a", "title": "T", "type": "systematic review", "pmid": "1"}],
        )
    world.settle()
    guide = world.text("categories/nerve-health/index.html")
    expected = (
        "A benefit was seen",
        "Carnitine",
        "Pain</a>: Maybe less (not very sure)",
        "Studied only in people with a rare disease",
        "Taurine",
        "Not rated yet",
        "Glycine",
    )
    places = [guide.index(text) for text in expected]
    assert places == sorted(places)


def test_a_finding_that_changes_reaches_the_guide_it_bears_on() -> None:
    world = small_world()
    fields: dict[str, Any] = {
        "categories": ["nerve-health"],
        "side_effects": [{"effect": "a rash", "sources": ["a"]}],
        "sources": [{"id": "a", "title": "T", "type": "systematic review", "pmid": "1"}],
    }
    world.ingredient("taurine", findings=[FINDING], **fields)
    world.settle()
    world.ingredient("taurine", findings=[{**FINDING, "certainty": "very low"}], **fields)
    world.settle()
    assert "Very uncertain" in world.text("categories/nerve-health/index.html")
    assert matches_a_clean_build(world)


FINDING: dict[str, Any] = {
    "id": "pain",
    "outcome": "pain",
    "kind": "symptom",
    "certainty": "low",
    "bears_on": ["nerve-health"],
    "results": [{"source": "a", "design": "trials", "found": "less"}],
}


def test_a_changed_site_record_reaches_every_page() -> None:
    world = small_world()
    world.upload("site.json", site(disclaimer="Ask your doctor."))
    world.settle()
    for key in world.site.objects:
        if key.endswith(".html"):
            assert "Ask your doctor." in world.text(key)
    assert matches_a_clean_build(world)


def test_a_bad_site_or_category_record_keeps_the_last_good_one_and_is_reported() -> None:
    world = small_world()
    before = dict(world.site.objects)
    world.upload("site.json", b"{}")
    world.upload("categories/nerve-health.json", b"[]")
    world.settle()
    assert world.site.objects == before
    assert {"problems/site.json", "problems/categories/nerve-health.json"} <= set(
        world.state.objects
    )
    world.upload("site.json", site())
    world.remove("categories/nerve-health.json")
    world.settle()
    assert set(world.state.objects) == {"catalog.json", "problems.json"}


def test_a_deploy_renders_every_page_anew_and_keeps_old_assets() -> None:
    world = small_world()
    old_assets = {key for key in world.site.objects if key.startswith("assets/")}
    world.design = replace(DESIGN, assets={**DESIGN.assets, "site.css": b"body{}"})
    world.nightly()
    (new,) = [path for name, path in world.design.asset_paths.items() if name == "site.css"]
    for key in world.site.objects:
        if key.endswith(".html"):
            assert new in world.text(key)
    assert old_assets <= set(world.site.objects)
    assert matches_a_clean_build(world)


def test_a_deploy_that_reads_records_otherwise_reads_them_all_anew() -> None:
    """The shape of a row, or what is valid, may have changed: no old row is believed."""
    world = small_world()
    head, *_, row = world.state.objects["catalog.json"].body.splitlines(keepends=True)
    head = head.replace(b'"stale":[]', b'"stale":["taurine"]')
    head = head.replace(b'"tags":[]', b'"tags":["owed"]')
    body = head + b'{"of another": "shape"}\n' + row
    world.state.put("catalog.json", Artifact(body, Headers("application/json")))
    world.design = replace(DESIGN, parser="another", code="another")
    assert publish.publish_all(sqs_batch([{"slug": "glycine"}]), world.engine) == NO_FAILURES
    assert world.publish_queue.delayed  # it waits for the refresh it has just woken
    world.settle()
    assert matches_a_clean_build(world)
    assert "owed" in frozenset.union(*world.cdn.requests)


def test_nothing_is_rendered_before_all_records_were_read() -> None:
    """Else pages would lose the links to records that have not had their turn."""
    world = small_world()
    world.design = replace(DESIGN, parser="another", code="another")
    site_before = dict(world.site.objects)
    refresher = replace(world.engine.refresher, most_read=2)
    written = []

    class Watched(MemoryStore):
        def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
            if not key.startswith("problems/"):
                written.append((state_file.from_body(artifact.body), dict(world.site.objects)))
            return super().put(key, artifact, **conditions)

    buckets = replace(refresher.buckets, state=Watched(world.state.objects))
    replace(refresher, buckets=buckets).refresh()
    partial = [(state, site) for state, site in written if len(state.rows["ingredient"]) < 3]
    assert partial
    assert all(state.catalog is None for state, _ in partial)
    assert all(site == site_before for _, site in partial)
    world.settle()
    assert matches_a_clean_build(world)


def test_a_review_that_expires_shows_by_itself() -> None:
    world = small_world()
    world.ingredient("l-serine", reviewed="2026-01-01", review_due="2026-12-31")
    world.settle()
    before = dict(world.site.objects)
    world.today = "2026-12-31"
    world.nightly()
    assert world.site.objects == before
    world.today = "2027-01-01"
    world.nightly()
    assert "due for review" in world.page("l-serine")
    changed = {key for key, value in world.site.objects.items() if before.get(key) != value}
    assert changed == {"ingredients/l-serine/index.html"}


def test_the_nightly_pass_heals_lost_events() -> None:
    world = small_world()
    world.ingredient("l-serine", name="Changed")
    world.remove("ingredients/taurine.json")
    world.publish_queue.take()
    world.nightly()
    assert "Changed" in world.page("l-serine")
    assert "ingredients/taurine/index.html" not in world.site.objects
    assert matches_a_clean_build(world)


@pytest.mark.parametrize("name", ["index.html", "index.json"])
def test_the_nightly_pass_brings_back_pages_that_were_deleted_from_the_site(name: str) -> None:
    world = small_world()
    before = dict(world.site.objects)
    world.site.delete(f"ingredients/taurine/{name}")
    world.nightly()
    assert world.site.objects == before
    assert frozenset.union(*world.cdn.requests) == {"taurine"}


def test_the_nightly_pass_brings_back_redirects() -> None:
    world = small_world()
    world.ingredient("serine", name="Serine", formerly=["sarine"])
    world.settle()
    before = dict(world.site.objects)
    world.site.delete("ingredients/sarine/index.html")
    world.nightly()
    assert world.site.objects == before


def test_the_nightly_pass_removes_what_is_too_much_beside_a_page() -> None:
    world = small_world()
    before = dict(world.site.objects)
    world.site.put("ingredients/taurine/old.json", before["ingredients/taurine/index.json"])
    world.nightly()
    assert world.site.objects == before


def test_the_nightly_pass_brings_back_assets() -> None:
    world = small_world()
    before = dict(world.site.objects)
    for key in before:
        if key.startswith("assets/"):
            world.site.delete(key)
    world.nightly()
    assert world.site.objects == before
    assert not world.cdn.requests
    assert not world.publish_queue.messages


def test_the_catalog_can_be_deleted_and_is_made_again() -> None:
    world = small_world()
    world.upload("ingredients/broken.json", b"{")
    world.settle()
    del world.state.objects["catalog.json"]
    world.remove("ingredients/taurine.json")
    world.publish_queue.take()
    before = dict(world.site.objects)
    world.nightly()
    assert "ingredients/taurine/index.html" not in world.site.objects
    assert before.keys() - world.site.objects.keys() >= {"ingredients/taurine/index.html"}
    assert "problems/ingredients/broken.json" in world.state.objects


def test_a_pass_that_finds_nothing_to_do_writes_nothing_and_invalidates_nothing() -> None:
    world = small_world()
    before = dict(world.site.objects), dict(world.state.objects)
    assert refresh.refresh_all(sqs_batch([Wake("x").body()]), world.engine) == NO_FAILURES
    assert (world.site.objects, world.state.objects) == before
    assert world.cdn.requests == []


def test_a_full_pass_that_finds_nothing_to_do_writes_no_more_than_which_share_it_did() -> None:
    world = small_world()
    before = dict(world.site.objects)
    for night in (1, 2):
        world.nightly()
        assert state_file.from_body(world.state.objects["catalog.json"].body).share == night
    assert world.site.objects == before
    assert world.cdn.requests == []


def test_a_second_try_of_refresh_tells_the_cdn_again() -> None:
    """The first may have written an older list after another pass had told the CDN, and died."""
    world = small_world()
    again = sqs_batch([NIGHTLY], receives=2)
    assert refresh.refresh_all(again, world.engine) == NO_FAILURES
    assert world.cdn.requests == [frozenset({":lists"})]


def test_an_outbox_taken_over_from_another_pass_is_sent_before_it_is_emptied() -> None:
    """The other may die before it sends; what we sent earlier may be stale again by now."""
    world = small_world()
    world.design = replace(DESIGN, code="a deploy that changes no byte")

    class Interrupted(MemoryStore):
        """Between two looks of a pass, another refresh saves an outbox and dies."""

        reads = 0

        def get(self, key: str, known: str | None = None) -> Any:
            found = super().get(key, known)
            if key == "catalog.json" and known and self.objects[key].etag == known:
                self.reads += 1
                if self.reads == 1:
                    state = state_file.from_body(self.objects[key].body)
                    other = replace(
                        state, outbox=Outbox(frozenset(ingredient_keys("taurine"))), generation="x"
                    )
                    self.put(key, state_file.to_artifact(other))
                    return super().get(key, known)
            return found

    buckets = replace(world.engine.buckets, state=Interrupted(world.state.objects))
    replace(world.engine.refresher, buckets=buckets).refresh()
    sent = [slug for message in world.publish_queue.messages for slug in message["slugs"]]
    assert sent.count("taurine") == 2
    assert not state_file.from_body(world.state.objects["catalog.json"].body).outbox


def test_one_edit_is_two_tags() -> None:
    world = small_world()
    world.ingredient("taurine", name="Taurine", summary="Another summary.")
    world.settle()
    assert frozenset.union(*world.cdn.requests) == {"taurine", ":lists"}


@dataclass
class BusyCdn:
    """Refuses the first requests, as CloudFront does with too many in progress."""

    refusals: int
    requests: list[frozenset[str]] = field(default_factory=list)

    def invalidate(self, tags: frozenset[str]) -> None:
        if self.refusals:
            self.refusals -= 1
            raise CdnUnavailable("TooManyInvalidationsInProgress")
        self.requests.append(tags)


def test_an_invalidation_that_was_refused_is_made_up_for() -> None:
    world = small_world()
    world.ingredient("taurine", name="Renamed")
    busy = BusyCdn(refusals=1)
    world.cdn = busy  # type: ignore[assignment]  # another fake of the same port
    publish.publish_all(sqs_batch(world.publish_queue.take()), world.engine)
    told = world.refresh_queue.take()
    answer = refresh.refresh_all(sqs_batch(told), world.engine)
    assert len(answer["batchItemFailures"]) == len(told)
    state = state_file.from_body(world.state.objects["catalog.json"].body)
    assert state.outbox.tags == {":lists", "taurine"}
    assert refresh.refresh_all(sqs_batch(told, receives=2), world.engine) == NO_FAILURES
    assert busy.requests == [frozenset({"taurine", ":lists"})]


def test_every_object_carries_a_tag_that_drops_it() -> None:
    for key, artifact in small_world().site.objects.items():
        tags = artifact.headers.cache_tags
        if key.startswith("assets/"):
            assert tags == (":everything",)
        elif key.startswith("ingredients/") and key.count("/") > 1:
            assert tags == (key.split("/")[1], ":everything")
        else:
            assert tags == (":lists", ":everything")


def test_the_page_for_missing_addresses_is_not_kept() -> None:
    """A 404 cached for long would hide the page that later appears at its address."""
    found = small_world().site.objects["404.html"].headers.cache_control
    assert "s-maxage=5" in found


def test_the_twin_says_what_the_page_says() -> None:
    world = small_world()
    twin = json.loads(world.text("ingredients/l-serine/index.json"))
    assert twin["name"] == "L-serine"
    assert twin["url"] == "https://factowiki.example/ingredients/l-serine/"
    assert twin["related"] == [
        {"name": "Glycine", "url": "https://factowiki.example/ingredients/glycine/"}
    ]
    assert twin["disclaimer"] == site()["disclaimer"]


@pytest.mark.parametrize(
    "event", [SCHEDULE, {}, sqs_batch([Wake("site.json").body()]), sqs_batch([{"more": True}])]
)
def test_anything_wakes_refresh(event: dict[str, object]) -> None:
    assert refresh.refresh_all(event, small_world().engine) == NO_FAILURES


@pytest.mark.parametrize("body", ["x", '{"slug": 5}', '{"message": "of next year"}'])
def test_a_message_nobody_can_read_comes_back_and_blocks_no_other(body: str) -> None:
    world = small_world()
    world.site.delete("index.html")
    event = sqs_batch([body, Wake("site.json").body()])
    assert refresh.refresh_all(event, world.engine) == {
        "batchItemFailures": [{"itemIdentifier": "message-0"}]
    }
    assert "index.html" in world.site.objects
