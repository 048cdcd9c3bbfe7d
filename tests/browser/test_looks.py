"""Pages look as they were approved. After a wanted change: `make screenshots`, and look at them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser

from tests.browser.pictures import difference, reduce, save
from tests.browser.reader import NARROW, PAPER, Reader, show
from tests.browser.sample import PAGES

pytestmark = pytest.mark.enable_socket

APPROVED = Path(__file__).parent / "screenshots"
MADE_ANEW = Path(__file__).parents[2] / "build" / "screenshots"
LOOKS: dict[str, dict[str, Any]] = {
    "wide": {},
    "narrow": {"width": NARROW},
    "dark": {"scheme": "dark"},
    "print": {"width": PAPER, "media": "print"},
}


@pytest.mark.parametrize("name", ["l-serine", "magnesium", "guide"])
def test_the_page_looks_as_it_was_approved(reader: Reader, browser: Browser, name: str) -> None:
    page = reader.open(PAGES[name])
    version = browser.version.partition(".")[0]
    differences = {}
    for look, how in LOOKS.items():
        show(page, **how)
        picture = reduce(page.screenshot(full_page=True, animations="disabled"))
        approved = APPROVED / f"{name}-{look}.png"
        if "UPDATE_SCREENSHOTS" in os.environ:
            save(picture, approved, version)
        if found := difference(picture, approved, version):
            MADE_ANEW.mkdir(parents=True, exist_ok=True)
            save(picture, MADE_ANEW / approved.name, version)
            differences[look] = f"{found}: compare {approved} with {MADE_ANEW / approved.name}"
    assert differences == {}


@pytest.fixture
def page_of_text() -> Image.Image:
    image = Image.new("RGB", (1280, 2400), "#fdfcf8")
    draw = ImageDraw.Draw(image)
    for line in range(80):
        draw.text((80, 60 + 28 * line), "What the evidence says " * 6, "#1b2221", font_size=18)
    return image


def as_bytes(image: Image.Image, folder: Path) -> bytes:
    image.save(folder / "page.png")
    return (folder / "page.png").read_bytes()


@pytest.mark.parametrize("version", ["156", "157"])
def test_a_lost_block_and_another_colour_are_seen_under_any_version(
    tmp_path: Path, page_of_text: Image.Image, version: str
) -> None:
    kept = tmp_path / "kept.png"
    save(reduce(as_bytes(page_of_text, tmp_path)), kept, "156")
    assert difference(reduce(as_bytes(page_of_text, tmp_path)), kept, version) == ""
    lost = page_of_text.copy()
    lost.paste("#fdfcf8", (0, 800, 1280, 1100))
    assert "differ" in difference(reduce(as_bytes(lost, tmp_path)), kept, version)
    tinted = page_of_text.copy()
    tinted.paste("#80c0a0", (0, 800, 1280, 1100))
    assert "differ" in difference(reduce(as_bytes(tinted, tmp_path)), kept, version)
    longer = page_of_text.crop((0, 0, 1280, 2600))
    assert difference(reduce(as_bytes(longer, tmp_path)), kept, version).startswith("it was 427 x")


def test_softer_letters_are_forgiven_only_to_another_version(
    tmp_path: Path, page_of_text: Image.Image
) -> None:
    kept = tmp_path / "kept.png"
    save(reduce(as_bytes(page_of_text, tmp_path)), kept, "156")
    soft = reduce(as_bytes(page_of_text.filter(ImageFilter.GaussianBlur(1)), tmp_path))
    assert difference(soft, kept, "157") == ""
    assert "pixels differ" in difference(soft, kept, "156")
