"""Pages read well narrow, zoomed, printed, calm, and without scripts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.reader import NARROW, PAPER, WIDE, ZOOMED, Reader, show
from tests.browser.sample import PAGES

pytestmark = pytest.mark.enable_socket

# What reaches beyond the right edge of the window, unless it scrolls by itself.
OVERFLOWING = """() => {
  const root = document.documentElement, edge = root.clientWidth;
  const scrolls = (element) => element && element !== root && element !== document.body
    && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const found = [...document.body.querySelectorAll('*')]
    .filter((element) => element.checkVisibility() && !scrolls(element.parentElement)
      && element.getBoundingClientRect().right > edge + 1)
    .map((element) => `<${element.localName} class="${element.getAttribute('class')}"> reaches `
      + `${Math.round(element.getBoundingClientRect().right)} of ${edge}`);
  return root.scrollWidth > edge ? [...found, `the page is ${root.scrollWidth} wide`] : found;
}"""
LABELS = """() => [...document.querySelectorAll('.doses thead text')]
  .map((label) => label.getBoundingClientRect().toJSON())"""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="module")
def group(browser: Browser, origin: str) -> Iterator[Reader]:
    with contextlib.closing(Reader(browser, origin)) as reader:
        yield reader


@pytest.fixture(scope="module", params=PAGES)
def name(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module")
def page(group: Reader, name: str) -> Page:
    """Each page, opened once for all tests here; each says how it wants to be shown."""
    return group.open(PAGES[name])


@pytest.fixture(scope="module")
def whole_page(page: Page, name: str) -> Page:
    if name == "redirect":
        pytest.skip("a page that leads on has neither landmarks nor navigation")
    return page


@pytest.mark.parametrize("width", [WIDE, ZOOMED, NARROW])
def test_nothing_scrolls_sideways(page: Page, width: int) -> None:
    show(page, width)
    assert page.evaluate(OVERFLOWING) == []


def test_a_page_says_the_same_without_scripts(page: Page, name: str, group: Reader) -> None:
    show(page)
    bare = group.open(PAGES[name], scripts=False)
    assert bare.locator("body").inner_text().split() == page.locator("body").inner_text().split()


def test_a_page_has_its_landmarks(whole_page: Page) -> None:
    show(whole_page)
    assert whole_page.get_by_role("banner").count() == 1
    assert whole_page.get_by_role("main").count() == 1
    assert whole_page.get_by_role("contentinfo").count() == 1
    assert whole_page.get_by_role("heading", level=1).count() == 1
    assert whole_page.get_by_role("main").get_by_role("heading", level=1).is_visible()


def test_paper_gets_the_content_and_no_navigation(whole_page: Page) -> None:
    show(whole_page, PAPER, media="print")
    navigation = whole_page.evaluate(
        """() => [...document.querySelectorAll('nav, [role=search], body > a[href^="#"]')]
          .filter((part) => part.checkVisibility()).map((part) => part.outerHTML.slice(0, 90))"""
    )
    assert navigation == []
    assert whole_page.get_by_role("heading", level=1).is_visible()
    assert whole_page.evaluate(OVERFLOWING) == []


def test_paper_is_printed_alike_whatever_colours_the_screen_has(whole_page: Page) -> None:
    """With the backgrounds, which readers may print as well."""
    pictures = []
    for scheme in SCHEMES:
        show(whole_page, PAPER, media="print", scheme=scheme)
        pictures.append(whole_page.screenshot(full_page=True, animations="disabled"))
    alike = pictures[0] == pictures[1]  # a diff of the bytes would take minutes
    assert alike


def test_the_labels_of_a_scale_do_not_run_into_each_other(reader: Reader) -> None:
    page = reader.open(PAGES["overdue"])
    counts = []
    for width, text in ((WIDE, "100%"), (NARROW, "100%"), (NARROW, "130%")):
        show(page, width)
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", text)
        labels = [box for box in page.evaluate(LABELS) if box["width"]]
        counts.append(len(labels))
        touching = [
            (left, right)
            for left, right in pairwise(labels)
            if left["x"] + left["width"] >= right["x"]
        ]
        assert touching == [], (width, text)
    assert counts == [5, 3, 3]


def test_the_labels_of_a_scale_grow_with_the_text(reader: Reader) -> None:
    page = reader.open(PAGES["overdue"])
    before = page.evaluate(LABELS)[-1]["height"]
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    assert page.evaluate(LABELS)[-1]["height"] >= 1.9 * before


def test_nothing_moves_for_those_who_asked_for_calm(page: Page) -> None:
    show(page)
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((element) => {
          const style = getComputedStyle(element);
          const times = `${style.transitionDuration}, ${style.animationDuration}`.split(',');
          return style.scrollBehavior === 'smooth' || times.some((each) => parseFloat(each) > .01);
        }).map((element) => element.outerHTML.slice(0, 90))"""
    )
    assert moving == []


def test_what_is_too_wide_or_moves_would_be_found(reader: Reader) -> None:
    page = reader.open(PAGES["plain"])
    show(page, NARROW)
    page.evaluate("() => { document.querySelector('main p').style.width = '500px'; }")
    assert any(found.startswith("<p ") for found in page.evaluate(OVERFLOWING))
    page.emulate_media(reduced_motion="no-preference")
    smooth = page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior")
    assert smooth == "smooth", "nothing ever moves: the test of calm can go"
