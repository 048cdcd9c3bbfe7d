"""axe-core finds nothing, on any kind of page, however the reader likes to see it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.browser import tools
from tests.browser.reader import NARROW, Reader
from tests.browser.sample import PAGES, templates

pytestmark = pytest.mark.enable_socket

LIKINGS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"dark": True},
    "narrow": {"width": NARROW},
    "narrow and dark": {"width": NARROW, "dark": True},
    "forced colours": {"forced_colors": True},
    "forced dark colours": {"forced_colors": True, "dark": True},
}
RUN = """async () => {
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } }, // WCAG 2.2, off by default
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
}"""


@cache
def source() -> str:
    return tools.axe().read_text(encoding="utf-8")


@pytest.mark.parametrize("liking", LIKINGS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(reader: Reader, name: str, liking: str) -> None:
    axe = source()
    page = reader.open(PAGES[name], **LIKINGS[liking])
    page.evaluate(axe)  # as a script tag the pages' policy would refuse it
    assert page.evaluate(RUN) == []


def test_axe_would_find_a_violation(reader: Reader) -> None:
    axe = source()
    page = reader.open(PAGES["home"])
    page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")
    page.evaluate(axe)
    assert [found.partition(":")[0] for found in page.evaluate(RUN)] == ["button-name"]


def test_every_kind_of_page_is_looked_at() -> None:
    assert templates() == {sample.template for sample in PAGES.values()}, "add it to PAGES"
