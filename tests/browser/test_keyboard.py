"""Everything can be reached and seen by those who use no mouse."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.reader import NARROW, WIDE, Reader, show
from tests.browser.sample import PAGES

pytestmark = pytest.mark.enable_socket

# What Tab should stop at, in the order of the page; kept in the page to compare with.
LIST_STOPS = """() => {
  window.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((element) => element.tabIndex >= 0 && !element.disabled
      && element.checkVisibility({ visibilityProperty: true }));
  return window.stops.length;
}"""
# Where focus is now. Chromium also stops at what scrolls, so that keys can scroll it.
LOOK = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element), [box] = element.getClientRects();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    stop: window.stops.indexOf(element),
    what: element.outerHTML.slice(0, 90),
    marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== 'none',
    seen: top !== null && (element.contains(top) || top.contains(element)),
    scrolls: element.scrollWidth > element.clientWidth
      || element.scrollHeight > element.clientHeight,
  };
}"""


def walk(page: Page) -> tuple[int, list[dict[str, Any]]]:
    """How many stops there should be, and the stops that Tab makes from the top of the page."""
    expected = page.evaluate(LIST_STOPS)
    stops: list[dict[str, Any]] = []
    for _ in range(2 * expected):
        page.keyboard.press("Tab")
        where = page.evaluate(LOOK)
        if where is None or (stops and where["stop"] == 0):
            break
        stops.append(where)
    return expected, stops


@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("home", WIDE),
        ("home", NARROW),
        ("a-to-z", WIDE),
        ("guide", WIDE),
        ("l-serine", WIDE),
        ("l-serine", NARROW),
        ("missing", WIDE),
    ],
)
def test_tab_stops_at_everything_in_order_and_shows_where_it_is(
    reader: Reader, name: str, width: int
) -> None:
    page = reader.open(PAGES[name])
    show(page, width)
    expected, stops = walk(page)
    assert [stop["stop"] for stop in stops if stop["stop"] >= 0] == [*range(expected)]
    assert [stop["what"] for stop in stops if stop["stop"] < 0 and not stop["scrolls"]] == []
    assert [stop["what"] for stop in stops if not stop["marked"]] == []
    assert [stop["what"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("name", ["home", "a-to-z", "guide", "l-serine", "missing"])
def test_the_first_stop_skips_to_the_content(reader: Reader, name: str) -> None:
    page = reader.open(PAGES[name])
    page.keyboard.press("Tab")
    skip = page.evaluate(
        """() => {
          const { y, height } = document.activeElement.getBoundingClientRect();
          return { href: document.activeElement.getAttribute('href'), shown: y >= 0 && height > 0 };
        }"""
    )
    assert skip["href"].startswith("#")
    assert skip["shown"]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/*{skip['href']}")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("name", ["l-serine", "magnesium"])
def test_a_question_opens_with_the_keyboard(reader: Reader, name: str) -> None:
    page = reader.open(PAGES[name])
    question = page.locator("main summary").first
    answer = page.locator("main details").first
    was_open = answer.evaluate("(details) => details.open")
    question.press("Enter")
    assert answer.evaluate("(details) => details.open") is not was_open
