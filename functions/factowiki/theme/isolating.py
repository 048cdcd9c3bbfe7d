"""Names in other scripts, kept apart from the text around them.

A name that runs from right to left would otherwise draw in what stands beside it: numbers,
brackets, commas. Plain text isolates by characters (Unicode, annex 9: U+2068 and U+2069), which no
record may hold; in pages they become the element that HTML has for it.
"""

from __future__ import annotations

import re
from typing import Final

_START, _END = "\u2068", "\u2069"
# Letters that are neither Latin nor symbols. A Greek letter alone is a prefix, as in β-alanine.
_OTHER_SCRIPT: Final = re.compile(
    "[\u0370-\u03ff\u1f00-\u1fff]{2}|[\u0400-\u1cff\u2c00-\u2c5f\u2c80-\u2dff\u3040-\ua71f"
    "\ua800-\uab2f\uab70-\ufaff\ufb13-\ufdff\ufe70-\ufefe\uff66-\uffdc"
    "\U00010000-\U0001cfff\U0001e000-\U0001efff\U00020000-\U0003ffff]"
)
_MARKS: Final = {ord(_START): None, ord(_END): None}


def isolated(name: str) -> str:
    """``name`` as it stands in other text; not in attributes and titles, which hold no elements."""
    if name.isascii() or not _OTHER_SCRIPT.search(name):
        return name
    return f"{_START}{name}{_END}"


def as_elements(html: str) -> str:
    if _START not in html:
        return html
    return html.replace(_START, "<bdi>").replace(_END, "</bdi>")


def unmarked(text: str) -> str:
    """``text`` for machines, which need no help with its direction."""
    return text.translate(_MARKS)
