"""Signs that look like those of JSON, as keyboards of other scripts type them."""

from __future__ import annotations

import unicodedata
from typing import Final

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
