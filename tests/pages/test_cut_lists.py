"""What a page shows of others has an end, and the page says how much it leaves out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from factowiki.catalog.catalog import Catalog
from factowiki.engine.staleness import stale
from factowiki.pages.ingredient.page import surroundings
from factowiki.pages.kinds import PAGES
from factowiki.pages.lists import guide, home, ingredient_list
from factowiki.records.limits import GUIDES_AT_HOME, LINKS_BACK
from factowiki.records.rows import IngredientRow, category_row, ingredient_row
from factowiki.theme.rendering import Renderer
from tests.records.records import (
    category,
    ingredient,
    ingredient_key,
    parse_category,
    parse_ingredient,
    parse_site,
    site,
    to_bytes,
)
from tests.world import DESIGN, World, clean_world

RENDERER = Renderer(DESIGN)
TARGET = "zinc"


def row(slug: str, **fields: Any) -> IngredientRow:
    return ingredient_row(parse_ingredient(slug, to_bytes(ingredient(slug, **fields))), "e" * 32)


def linking(slug: str, **fields: Any) -> IngredientRow:
    return row(slug, related=[TARGET], links_back=True, categories=["nerve-health"], **fields)


def catalog(links: int, guides: int = 1, **target: Any) -> Catalog:
    """A site in which as many ingredients wish to be linked back from one page."""
    slugs = ["nerve-health", *(f"guide-{number:04}" for number in range(1, guides))]
    return Catalog(
        parse_site(to_bytes(site())),
        DESIGN.digest,
        "2026-11-23",
        {
            "ingredient": {
                TARGET: row(TARGET, **target),
                **{slug: linking(slug) for slug in islice(linkers(), links)},
            },
            "category": {
                slug: category_row(parse_category(slug, to_bytes(category(slug))), "e" * 32)
                for slug in slugs
            },
        },
    )


def linkers() -> Iterator[str]:
    number = 0
    while True:
        yield f"link-{number:04}"
        number += 1


def page(found: Catalog, **fields: Any) -> tuple[str, dict[str, Any]]:
    """The page that is linked to, and its twin."""
    record = parse_ingredient(TARGET, to_bytes(ingredient(TARGET, **fields)))
    shows = surroundings(TARGET, found.ingredients[TARGET], found)
    objects = PAGES["ingredient"].objects(record, TARGET, shows, found.site, RENDERER)
    twin, html = objects.values()
    return html.body.decode(), json.loads(twin.body)


@pytest.mark.parametrize(
    ("links", "shown", "said"),
    [
        (0, 0, ""),
        (LINKS_BACK, LINKS_BACK, ""),
        (LINKS_BACK + 1, LINKS_BACK, "… and 1 more that names zinc as related."),
        (LINKS_BACK + 940, LINKS_BACK, "… and 940 more that name zinc as related."),
        (LINKS_BACK + 1_940, LINKS_BACK, "… and 1,940 more that name zinc as related."),
    ],
)
def test_a_page_lists_so_many_that_link_back_and_counts_the_rest(
    links: int, shown: int, said: str
) -> None:
    html, twin = page(catalog(links))
    assert html.count('<a href="/ingredients/link-') == shown
    assert ("… and" in html) == bool(said)
    assert said in html
    assert len(twin["related"]) == shown
    assert twin["related_left_out"] == links - shown


def test_what_the_page_names_itself_is_listed_first_and_counted_once() -> None:
    last = f"link-{LINKS_BACK:04}"
    found = catalog(LINKS_BACK + 1, related=["nowhere", last])
    shows = surroundings(TARGET, found.ingredients[TARGET], found)
    assert shows.related[0].slug == last
    assert len(shows.related) == LINKS_BACK + 1
    assert shows.left_out == 0


def with_row(found: Catalog, slug: str, changed: IngredientRow | None) -> Catalog:
    rows = {**found.ingredients, slug: changed} if changed else {**found.ingredients}
    if changed is None:
        del rows[slug]
    return replace(found, rows={**found.rows, "ingredient": rows})


@pytest.mark.parametrize(
    ("slug", "changed", "is_stale"),
    [
        ("link-0003", linking("link-0003", summary="Otherwise."), True),
        ("link-0003", None, True),  # the next one moves up
        ("link-0028", linking("link-0028", summary="Otherwise."), False),
        ("link-0028", linking("link-0028", name="Otherwise"), False),
        ("link-0028", None, True),
        ("link-0028", linking("link-0028", status="draft"), True),
        ("link-0028", row("link-0028", related=[TARGET]), True),  # it links back no more
        ("link-9999", linking("link-9999"), True),
    ],
)
def test_a_page_is_stale_when_what_it_shows_or_counts_changes(
    slug: str, changed: IngredientRow | None, *, is_stale: bool
) -> None:
    old = catalog(LINKS_BACK + 10)
    new = with_row(old, slug, changed)
    assert (ingredient_key(TARGET) in stale(old, new)) == is_stale
    assert (page(old) != page(new)) == is_stale


def test_a_page_that_leaves_some_out_ends_as_in_a_clean_build() -> None:
    world = World()
    world.upload("site.json", site())
    world.ingredient(TARGET)
    for slug in islice(linkers(), LINKS_BACK + 2):
        world.ingredient(slug, related=[TARGET], links_back=True)
    world.settle()
    assert "… and 2 more" in world.page(TARGET)
    world.remove("ingredients/link-0000.json")
    world.settle()
    assert "… and 1 more" in world.page(TARGET)
    assert world.site.objects == clean_world(world).site.objects


@pytest.mark.parametrize(
    ("guides", "said"),
    [
        (GUIDES_AT_HOME, ""),
        (GUIDES_AT_HOME + 900, "… and 900 more: the pages of ingredients lead to them."),
    ],
)
def test_the_home_page_lists_so_many_guides_and_counts_the_rest(guides: int, said: str) -> None:
    [(_, body)] = home.pages(catalog(0, guides), RENDERER)
    html = body.decode()
    assert html.count('<a href="/categories/') == GUIDES_AT_HOME
    assert ("… and" in html) == bool(said)
    assert said in html


def test_the_home_page_leaves_out_the_guides_with_fewest_ingredients() -> None:
    found = catalog(3, GUIDES_AT_HOME + 900)  # the three are in "Nerve health", the last by name
    view = home.view(found)
    assert view.guides[-1].slug == "nerve-health"
    assert [link.name for link in view.guides] == sorted(link.name for link in view.guides)


def test_the_lists_of_all_leave_nobody_out() -> None:
    found = catalog(1_000)
    assert ingredient_list.view(found).count == 1_001
    [members] = guide.view("nerve-health", found).groups
    assert len(members.cards) == 1_000
