"""Characters where they cannot stand, in a text or in its place, and what was meant by them."""

from __future__ import annotations

import unicodedata
from typing import Final

from factowiki.records.text import first_forbidden

_LOST: Final = "\ufffd"
_APPLE: Final = "\uf8ff"
# Word processors put the signs of the fonts Symbol and Wingdings at U+F000 and what the font has:
# in any other font each is a box. Symbol has Greek letters on the keys of Latin ones.
_KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# ruff: noqa: RUF001  # Greek letters that look like Latin ones are what this is about
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλ\u00b5νοπθρστυϖωξψζ"
_SYMBOLS: Final = {
    **{0xF000 + ord(key): letter for key, letter in zip(_KEYS, _GREEK, strict=True)},
    **{0xF000 + code: chr(code) for code in b"!#%&()+,./0123456789:;<=>?[]_{|}"},
    **dict(
        zip(
            (0xF02D, 0xF02A, 0xF040, 0xF07E, 0xF0A2, 0xF0A3, 0xF0A5, 0xF0AC, 0xF0AE, 0xF0AF,
             0xF0AD, 0xF0B0, 0xF0B1, 0xF0B3, 0xF0B4, 0xF0B5, 0xF0B7, 0xF0B8, 0xF0B9, 0xF0BA,
             0xF0BB, 0xF0BC, 0xF0D2, 0xF0D3, 0xF0D4, 0xF0D6, 0xF0D7, 0xF0E2, 0xF0E3, 0xF0E4,
             0xF0E5, 0xF0A7, 0xF0FC),
            "−∗≅∼′≤∞←→↓↑°±≥×∝•÷≠≡≈…®©™√⋅®©™∑▪✓",  # the last two of Wingdings
            strict=True,
        )
    ),
}  # fmt: skip

# The sign of JSON that was meant, by the one that stands there.
_FOREIGN: Final = {
    sign: meant
    for meant, signs in {
        ":": "\uff1a\ufe55\ufe13\u2236\ua789\u02d0",
        ",": "\uff0c\u3001\ufe10\ufe50\ufe51\uff64\u3002\uff61\u060c\u066b\u066c",
        ";": "\uff1b\ufe54\u061b\u037e",
        "=": "\uff1d\ufe66",
        "{": "\uff5b\ufe5b",
        "}": "\uff5d\ufe5c",
        "[": "\uff3b\u3010\u3014",
        "]": "\uff3d\u3011\u3015",
    }.items()
    for sign in signs
}


def advice_on_text(value: str) -> tuple[str, str]:
    """Which of its characters may not stand in a text, and what to type."""
    found = first_forbidden(value)
    if found is None:
        return "Nothing in this text can be seen.", "Write it, or remove the field."
    where, character = found
    which = f"Character {where + 1} of this text"
    code = f"U+{ord(character):04X}"
    if character == _LOST:
        what = f"{which} is {code}, which stands where a character was lost."
        return what, "Type the one that belongs there, and save the file as UTF-8."
    match unicodedata.category(character):
        case "Co":
            return _private(f"{which} is {code}, which", character)
        case "Cn":
            return f"{which} is {code}, which is no character.", "Remove it, or type what is meant."
    name = unicodedata.name(character, "a control character").lower()
    fix = "Remove it; retyping the words around it helps."
    return f"{which} is invisible: {code}, {name}.", fix


def _private(which: str, character: str) -> tuple[str, str]:
    if character == _APPLE:
        return f"{which} is the mark of Apple in its fonts, and a box in others.", "Write the word."
    meant = _SYMBOLS.get(ord(character))
    if meant is None:
        what = f"{which} means something in some font only, and is a box in others."
        return what, "Type the character that is meant, or its name."
    code = "" if meant.isascii() else f', or "\\u{ord(meant):04x}", which is the same'
    what = f"{which} is {meant} in the Symbol font of word processors, and a box in others."
    return what, f"Type {meant}{code}, if that is meant."


def advice_on_sign(sign: str, wanted: str) -> tuple[str, str] | None:
    """What stands where JSON wants a comma, a colon, a name or a value, and what to type."""
    if (meant := _FOREIGN.get(sign)) is None:
        return None
    if meant == "," and wanted in {"name", "value"}:
        meant = ""
    elif meant in ";=":  # neither of which JSON has
        meant = {"comma": ",", "colon": ":"}.get(wanted, "")
    name = unicodedata.name(sign).lower()
    what = f"Character U+{ord(sign):04X} ({name}), {sign}, stands here; JSON does not know it."
    return what, f"Type an ordinary {meant} instead." if meant else "Remove it."
