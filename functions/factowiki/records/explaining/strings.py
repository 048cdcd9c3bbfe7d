"""Strings as JSON writes them, and what breaks one off."""

from __future__ import annotations

import re
from typing import Final

STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
OPEN_STRING = re.compile(STRING.pattern[:-1])  # as far as it is sound

_AT_THE_END_OF_A_LINE: Final = (
    "A string ends at the end of the line without its closing quote.",
    "Close it with a double quote; each paragraph is a string of its own.",
)
# By what stands where its closing quote is missing.
UNCLOSED: Final = {
    "": ("The text ends inside a string.", "Close the string with a double quote."),
    "\r": _AT_THE_END_OF_A_LINE,
    "\n": _AT_THE_END_OF_A_LINE,
}


def advice_on_part(sign: str) -> tuple[str, str]:
    """What is wrong with a sign that cannot stand in a string, and what to do."""
    if sign == "\\":
        what = "This backslash starts no escape that JSON knows."
        return what, "Write \\\\ for a backslash."
    what = f"A string holds the control character U+{ord(sign):04X}."
    return what, "Remove it; use a space instead of a tab."
