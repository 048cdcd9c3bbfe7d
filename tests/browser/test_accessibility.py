"""axe-core finds nothing, on any kind of page, however the reader likes to see it."""

from __future__ import annotations

import io
from typing import Any, Literal

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser import tools
from tests.browser.reader import NARROW, Reader, show
from tests.browser.sample import PAGES, templates

pytestmark = pytest.mark.enable_socket

LIKINGS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"scheme": "dark"},
    "narrow": {"width": NARROW},
    "narrow and dark": {"width": NARROW, "scheme": "dark"},
    "forced colours": {"forced_colors": True},
    "forced dark colours": {"forced_colors": True, "scheme": "dark"},
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RUN = """async (contrast) => {
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    rules: {
      'target-size': { enabled: true }, // WCAG 2.2, off by default
      'color-contrast': { enabled: contrast },
    },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    return tools.axe().read_text(encoding="utf-8")


def violations(page: Page, *, contrast: bool = True) -> list[str]:
    found: list[str] = page.evaluate(RUN, contrast)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(axe: str, reader: Reader, name: str) -> None:
    page = reader.open(PAGES[name])
    page.evaluate(axe)  # as a script tag the pages' policy would refuse it
    found = {}
    for liking, how in LIKINGS.items():
        show(page, **how)
        # Forced colours are the reader's own. Chromium paints them without telling scripts, so
        # axe compares colours that nobody sees; the next test looks at what is painted.
        found[liking] = violations(page, contrast="forced_colors" not in how)
    assert {liking: each for liking, each in found.items() if each} == {}


def test_axe_would_find_a_violation(axe: str, reader: Reader) -> None:
    page = reader.open(PAGES["home"])
    page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")
    page.evaluate(axe)
    assert [found.partition(":")[0] for found in violations(page)] == ["button-name"]


def contrast(picture: bytes) -> float:
    """Between the darkest and the brightest of its pixels: 1 to 21, as WCAG 2 defines it."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    colours = image.getcolors(maxcolors=image.width * image.height) or []
    brightness = [_luminance(colour) for _, colour in colours if isinstance(colour, tuple)]
    return (max(brightness) + 0.05) / (min(brightness) + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["home", "l-serine", "magnesium"])
def test_buttons_and_drawings_are_seen_in_forced_colours(reader: Reader, name: str) -> None:
    page = reader.open(PAGES[name])
    faint = []
    for scheme in SCHEMES:
        show(page, scheme=scheme, forced_colors=True)
        faint += [
            (scheme, part.evaluate("(part) => part.outerHTML")[:90])
            for part in page.locator("button, svg, [role=img], meter").all()
            if part.is_visible() and contrast(part.screenshot()) < 4.5
        ]
    assert faint == []


def test_a_faint_picture_would_be_found(reader: Reader) -> None:
    page = reader.open(PAGES["home"])
    button = page.locator("main button").first
    page.evaluate("() => { document.querySelector('main button').style.opacity = .2; }")
    assert contrast(button.screenshot()) < 4.5


def test_every_kind_of_page_is_looked_at() -> None:
    assert templates() == {sample.template for sample in PAGES.values()}, "add it to PAGES"
