"""The looks of the site, page by page. After a wanted change: `make golden`, and read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.pages.rich import rich
from tests.pages.sample import sample_world
from tests.records.records import ingredient
from tests.world import World

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = [
    "ingredients/l-serine/index.html",
    "ingredients/plain/index.html",
    "ingredients/examplium/index.html",
    "ingredients/old-name/index.html",
    "ingredients/index.html",
    "categories/brain-and-memory/index.html",
    "about/index.html",
    "index.html",
    "404.html",
]


@pytest.fixture(scope="module")
def sample() -> World:
    """The sample data, a record of plain prose that was renamed once, and one with everything."""
    world = sample_world()
    plain = ingredient("plain", name="Plain", formerly=["old-name"], related=["l-serine"])
    world.upload("ingredients/plain.json", plain)
    world.upload("ingredients/examplium.json", rich())
    world.settle()
    return world


@pytest.mark.parametrize("key", PAGES)
def test_the_page_is_as_it_was_approved(sample: World, key: str) -> None:
    golden = GOLDEN / key.replace("/", "--")
    page = sample.site.objects[key].body
    if "UPDATE_GOLDEN" in os.environ:
        golden.write_bytes(page)
    assert page.decode() == golden.read_text(encoding="utf-8"), "see `make golden`"
