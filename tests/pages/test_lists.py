"""The pages made from many records that are for machines: sitemap, feed, search."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from factowiki.catalog.catalog import Catalog
from factowiki.pages.lists import search, sitemap
from factowiki.pages.lists.kinds import dated
from factowiki.records.names.lookup import starts
from factowiki.records.rows import ingredient_row
from factowiki.theme.rendering import Renderer
from tests.records.records import ingredient, parse_ingredient, parse_site, site, to_bytes
from tests.world import DESIGN, World, small_world

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def catalog(*slugs: str) -> Catalog:
    rows = {
        slug: ingredient_row(parse_ingredient(slug, to_bytes(ingredient(slug))), "e")
        for slug in slugs
    }
    return Catalog(parse_site(to_bytes(site())), DESIGN.digest, "2026-11-23", {"ingredient": rows})


def test_the_sitemap_has_every_page_with_the_date_of_its_record() -> None:
    root = ET.fromstring(small_world().text("sitemap.xml"))  # noqa: S314  # our own
    found = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod")
        for url in root.iter(f"{SITEMAP}url")
    }
    assert found["https://factowiki.example/ingredients/l-serine/"] == "2026-11-02"
    assert len(found) == 3 + 1 + 2


def test_a_large_sitemap_is_split_and_listed_in_an_index() -> None:
    shown = catalog("a", "b", "c")
    files = dict(sitemap.pages(dated(shown), shown.site, Renderer(DESIGN), most=2))
    assert [*files] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    index = ET.fromstring(files["sitemap.xml"])  # noqa: S314
    assert index.tag == f"{SITEMAP}sitemapindex"
    assert [item.text for item in index.iter(f"{SITEMAP}loc")] == [
        f"https://factowiki.example/sitemap-{number}.xml" for number in (1, 2, 3)
    ]
    addresses = [
        item.text
        for name in [*files][:3]
        for item in ET.fromstring(files[name]).iter(f"{SITEMAP}loc")  # noqa: S314
    ]
    assert len(addresses) == len(set(addresses)) == 5


def test_a_sitemap_that_shrinks_leaves_no_part_behind() -> None:
    world = small_world()
    world.site.objects["sitemap-2.xml"] = world.site.objects["sitemap.xml"]
    world.nightly()
    assert "sitemap-2.xml" not in world.site.objects


def test_the_feed_is_atom_with_the_newest_first() -> None:
    world = small_world()
    world.ingredient("taurine", name="Taurine", updated="2026-11-20", summary="<New> & better.")
    world.settle()
    feed = ET.fromstring(world.text("feed.xml"))  # noqa: S314
    assert feed.findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"
    first = next(feed.iter(f"{ATOM}entry"))
    assert first.findtext(f"{ATOM}title") == "Taurine"
    assert first.findtext(f"{ATOM}summary") == "<New> & better."
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None


def test_an_empty_site_has_all_its_lists() -> None:
    world = World()
    world.upload("site.json", site())
    world.settle()
    assert {"index.html", "ingredients/index.html", "feed.xml", "sitemap.xml", "404.html"} <= set(
        world.site.objects
    )
    ET.fromstring(world.text("feed.xml"))  # noqa: S314


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("L-serine", ["l serine", "serine"]),
        ("Vitamin B12", ["vitamin b12", "b12"]),
        ("Séréné", ["serene"]),
        ("  ", []),
        ("α-Lipoic acid", ["alpha lipoic acid", "lipoic acid", "acid"]),
        (
            "St John's wort",
            [
                "st johns wort",
                "saint johns wort",
                "johns wort",
                "wort",
            ],
        ),
    ],
)
def test_a_name_is_found_by_any_of_its_words(name: str, expected: list[str]) -> None:
    assert list(starts(name)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("l serine", "ls"),
        ("b12", "b1"),
        ("λαδι", "-3bb-3b1"),
        ("c", search.ONE),
        ("й", search.ONE),
        ("人参", "-4eba"),
        ("人", "-4eba"),
        ("", ""),
    ],
)
def test_a_shard_is_named_after_two_letters_or_one_of_many(typed: str, expected: str) -> None:
    assert search.shard(typed) == expected


def test_search_finds_other_names_too() -> None:
    world = small_world()
    world.ingredient("glycine", name="Glycine", aliases=["Aminoacetic acid"])
    world.settle()
    assert json.loads(world.text("search/am.json")) == [
        ["aminoacetic acid", "Glycine", "Aminoacetic acid", "/ingredients/glycine/"]
    ]


def test_an_edit_of_one_name_rewrites_only_its_shards() -> None:
    world = small_world()
    before = dict(world.site.objects)
    world.ingredient("taurine", name="Taurin")
    world.settle()
    changed = {
        key
        for key, value in world.site.objects.items()
        if key.startswith("search/") and before.get(key) != value
    }
    assert changed == {"search/ta.json"}


def test_the_list_refers_from_other_names() -> None:
    world = small_world()
    world.ingredient("taurine", name="Tau-rine", aliases=["2-Aminoethanesulfonic acid", "tau rine"])
    world.settle()
    html = world.text("ingredients/index.html")
    assert '2-Aminoethanesulfonic acid: see <a href="/ingredients/taurine/">Tau-rine</a>' in html
    assert "tau rine" not in html  # it would stand beside the name
