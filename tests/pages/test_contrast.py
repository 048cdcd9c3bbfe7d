"""The colours of the stylesheet, held against WCAG 2.2's formula for contrast."""

from __future__ import annotations

import re
from itertools import product

import pytest

from tests.world import DESIGN

STYLE = DESIGN.assets["site.css"].decode()
# The first block is the light scheme, the second changes it to the dark one, the third to paper.
LIGHT, DARK, PAPER = (
    dict(re.findall(r"--(\w[\w-]*): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)
ON = {
    "paper": ["ink", "muted", "accent", "warn"],
    "raised": ["ink", "accent"],
    "warn-soft": ["ink", "warn", "accent"],
    "soft": ["ink", "accent"],
    "accent": ["paper"],
}


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_scheme_changes_every_colour() -> None:
    assert LIGHT.keys() == DARK.keys() == PAPER.keys()


@pytest.mark.parametrize("scheme", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
@pytest.mark.parametrize(
    ("ground", "text"), [pair for ground, texts in ON.items() for pair in product([ground], texts)]
)
def test_text_has_a_contrast_of_seven_to_one(
    scheme: dict[str, str], ground: str, text: str
) -> None:
    dark, light = sorted((luminance(scheme[ground]), luminance(scheme[text])))
    assert (light + 0.05) / (dark + 0.05) >= 7
