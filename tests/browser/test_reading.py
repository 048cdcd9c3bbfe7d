"""Pages read well narrow, zoomed, printed, calm, and without scripts."""

from __future__ import annotations

import pytest

from tests.browser.reader import NARROW, WIDE, Reader, overflowing
from tests.browser.sample import PAGES

pytestmark = pytest.mark.enable_socket


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "zoom"), [(NARROW, 1), (WIDE, 2), (WIDE, 4)])
def test_nothing_scrolls_sideways(reader: Reader, name: str, width: int, zoom: int) -> None:
    page = reader.open(PAGES[name], width=width, zoom=zoom)
    assert overflowing(page) == []


def test_something_too_wide_would_be_found(reader: Reader) -> None:
    page = reader.open(PAGES["plain"], width=NARROW)
    page.evaluate("() => { document.querySelector('main p').style.width = '500px'; }")
    assert any("<p" in found for found in overflowing(page))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_the_same_without_scripts(reader: Reader, name: str) -> None:
    with_scripts = reader.open(PAGES[name]).locator("body").inner_text()
    without = reader.open(PAGES[name], scripts=False).locator("body").inner_text()
    assert without.split() == with_scripts.split()


@pytest.mark.parametrize("name", [name for name in PAGES if name != "redirect"])
def test_a_page_has_its_landmarks(reader: Reader, name: str) -> None:
    page = reader.open(PAGES[name])
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1, landmark  # type: ignore[arg-type]  # a str
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("main").get_by_role("heading", level=1).is_visible()


@pytest.mark.parametrize("name", [name for name in PAGES if name != "redirect"])
def test_paper_gets_the_content_and_no_navigation(reader: Reader, name: str) -> None:
    page = reader.open(PAGES[name], media="print", width=794)
    visible = page.evaluate(
        """() => [...document.querySelectorAll('nav, [role=search], a[href="#content"]')]
          .filter((element) => element.checkVisibility()).map((element) => element.outerHTML)"""
    )
    assert visible == []
    assert page.get_by_role("heading", level=1).is_visible()
    assert overflowing(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_for_those_who_asked_for_calm(reader: Reader, name: str) -> None:
    page = reader.open(PAGES[name])
    moving = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll('*')].filter((element) => {
          const style = getComputedStyle(element);
          const seconds = (style.transitionDuration + ',' + style.animationDuration).split(',');
          return style.scrollBehavior === 'smooth' || seconds.some((each) => parseFloat(each) > 0.01);
        }).map((element) => element.outerHTML.slice(0, 90))"""
    )
    assert moving == []
