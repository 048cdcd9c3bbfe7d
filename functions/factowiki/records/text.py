"""The kinds of text an editor may write. All of it is text, never markup."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Final

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticKnownError

# These are parts of character classes, spelled as Python's, Rust's and JavaScript's regular
# expressions all read them; JSON Schemas have the astral ones themselves.

# Characters that readers cannot see, and that can make text say something other than its bytes do:
# controls, soft hyphen, zero-width space, directional marks, overrides and isolates ("Trojan
# Source", CVE-2021-42574), line and paragraph separators, interlinear annotation, tags and what
# else has no place in their plane; and letters and symbols that are drawn as nothing: grapheme
# joiner, fillers of Hangul, inherent vowels of Khmer, selectors of Mongolian, the empty Braille
# pattern.
_INVISIBLE = (
    r"\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e"
    r"\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffd"
    r"\U000e0000-\U000e00ff\U000e01f0-\U000effff"
)
# What no standard gives a meaning: private use, which each font draws as it likes or as a box, and
# noncharacters, which end each plane.
_MEANINGLESS = (
    r"\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(0x1, 0xE))
    + r"\U000f0000-\U0010ffff"
)
FORBIDDEN: Final = _INVISIBLE + _MEANINGLESS
SPACES: Final = r" \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Zero-width joiners and selectors of variants that Persian, Hindi, Chinese and emoji need.
_JOINERS = r"\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
# What shows nothing on its own. It may stand in a text, but something else must stand there too.
BLANK: Final = SPACES + _JOINERS
VISIBLE_PATTERN: Final = f"^[{BLANK}]*[^{FORBIDDEN}{BLANK}][^{FORBIDDEN}]*$"
# What is taken away at both ends of a text: pydantic's `strip_whitespace` follows Unicode.
STRIPPED: Final = rf"{SPACES}\t-\r\x85\u2028\u2029"
SLUG_PATTERN: Final = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


def _text(most: int) -> StringConstraints:
    return StringConstraints(
        strip_whitespace=True, min_length=1, max_length=most, pattern=VISIBLE_PATTERN
    )


def _composed(most: int) -> AfterValidator:
    """One spelling for what looks the same (Unicode, annex 15, form C), so that it is the same.

    Few characters grow by it; where a text does beyond ``most``, it is too long.
    """

    def compose(text: str) -> str:
        if text.isascii():
            return text
        composed = unicodedata.normalize("NFC", text)
        if len(composed) > most:
            raise PydanticKnownError("string_too_long", {"max_length": most})
        return composed

    return AfterValidator(compose)


Name = Annotated[str, _text(80), _composed(80)]
Phrase = Annotated[str, _text(120), _composed(120)]  # stands inside a sentence of ours
Line = Annotated[str, _text(200), _composed(200)]
Summary = Annotated[str, _text(400), _composed(400)]
Paragraph = Annotated[str, _text(2000), _composed(2000)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=64)]


def first_forbidden(text: str) -> tuple[int, str] | None:
    """Where the first forbidden character stands (from 0), and the character."""
    match = re.search(f"[{FORBIDDEN}]", text)  # compiled only where it is asked: that takes long
    return (match.start(), match.group()) if match else None


def folded(text: str) -> str:
    """Text as it is compared: whatever its capitals and its spacing."""
    return " ".join(text.casefold().split())
