"""Names of all scripts, and of all lengths, on narrow and wide screens."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from factowiki.local.directory import DirectoryStore
from tests.browser.reader import NARROW, WIDE, Reader, show
from tests.browser.sample import Sample
from tests.browser.serving import cdn_server
from tests.browser.test_reading import OVERFLOWING
from tests.names.site import built, write_records

pytestmark = pytest.mark.enable_socket

ARABIC, LATER = "حبة البركة (Nigella 3%)", "קצח"
NAMES = {
    "n0": (ARABIC, "人参", LATER, "Kalonji, 10:1", "고려인삼"),
    "n1": ("Dihydroxyphenylpropanoylpyridoxalphosphatidylcholinesterase-inhibitorhydrochlo",),
    "n2": ("ვიტამინიდიჰიდროქსიფენილპროპანოილფოსფატიდილქოლინესთერაზისინჰიბიტორი", "Ωμέγα"),
}
LIST = Sample("/ingredients/", "ingredient_list")
PAGES = [LIST, Sample("/categories/guide-0/", "guide"), Sample("/", "home")] + [
    Sample(f"/ingredients/{slug}/", "ingredient") for slug in NAMES
]
# How far from the left each letter of a text begins.
PLACES = """(element) => [...element.textContent].map((letter, at) => {
  const range = document.createRange();
  range.setStart(element.firstChild, at);
  range.setEnd(element.firstChild, at + 1);
  return range.getBoundingClientRect().left;
})"""


@pytest.fixture(scope="module")
def group(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("scripts")
    write_records(folder / "data", NAMES)
    assert not built(Path(folder, "data"), folder / "site").reports
    with contextlib.closing(cdn_server()) as server:
        server.start(DirectoryStore(folder / "site"))
        with contextlib.closing(Reader(browser, server.url.rstrip("/"))) as reader:
            yield reader


@pytest.fixture(scope="module")
def a_to_z(group: Reader) -> Page:
    return group.open(LIST)


@pytest.mark.parametrize("sample", PAGES, ids=lambda sample: sample.path)
def test_no_name_reaches_beyond_the_screen(group: Reader, sample: Sample) -> None:
    page = group.open(sample)
    for width in (NARROW, WIDE):
        show(page, width)
        assert page.evaluate(OVERFLOWING) == []


def test_a_name_from_right_to_left_leaves_what_follows_in_its_place(a_to_z: Page) -> None:
    line = a_to_z.get_by_role("listitem").filter(has_text=f"{LATER}: see")
    name, seen = line.locator("bdi").all()
    places = name.evaluate(PLACES)
    assert places == sorted(places, reverse=True)
    ends = name.bounding_box(), seen.bounding_box()
    assert ends[0] is not None
    assert ends[1] is not None
    assert ends[0]["x"] < ends[1]["x"]  # the colon and "see" stand between them
    places = seen.evaluate(PLACES)
    assert places[0] > places[ARABIC.index("(")]  # its brackets stand to the left of it


def test_each_script_has_letters_on_top_that_lead_to_it(a_to_z: Page) -> None:
    letters = a_to_z.get_by_role("navigation", name="Letters").get_by_role("link")
    assert letters.all_inner_texts() == ["D", "K", "Ω", "ק", "ح", "ვ", "ㄱ", "人"]
    letters.last.click()
    expect(a_to_z.locator(":target")).to_have_text("人")


def test_the_search_shows_both_names_apart(a_to_z: Page) -> None:
    a_to_z.get_by_role("combobox").fill("人")
    option = a_to_z.get_by_role("option")
    expect(option).to_have_text(f"人参: see {ARABIC}")
    assert option.locator("bdi").all_inner_texts() == ["人参", ARABIC]
