"""Text folded to what a reader has to type of it: plain letters, digits and single spaces.

`scripts/search.js` must fold as this module does.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Letter by letter from alpha to omega; a last sigma stands before the other.
GREEK: Final = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma
    sigma tau upsilon phi chi psi omega
    """.split()  # noqa: SIM905  # words, to be read
# Letters of Latin alphabets that Unicode does not take apart into one of ours and a mark.
_LATIN: Final = {
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "ɔ": "o", "ð": "d", "đ": "d", "ɗ": "d",
    "ɓ": "b", "ə": "e", "ɛ": "e", "ħ": "h", "ƙ": "k", "ł": "l", "ŋ": "n", "ŧ": "t", "ı": "i",  # noqa: RUF001
}  # fmt: skip
# Nobody has to type them, and they part no words: apostrophes and what stands for one, primes,
# joiners of Persian and Hindi.
_UNTYPED: Final = frozenset("'`´‘’‛ʹʻʼʽʾʿ′＇\u200c\u200d")  # noqa: RUF001  # they look alike

_ASCII: Final = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32  # noqa: PLR2004
    for code in range(256)
)
_GREEK_RUN = re.compile("[α-ω]+")  # noqa: RUF001  # Greek indeed


def fold(text: str) -> str:
    """Lower case, no marks, words apart by one space.

    Letters and numbers make words. Marks (accents, vowel signs and points of whatever script) and
    apostrophes are left out: nobody has to type them. All else parts words. Digits become ours, and
    a Greek letter that is no part of a Greek word becomes its name, as in beta-alanine.
    """
    if text.isascii():  # as most names are, and then this is the same
        return b" ".join(text.encode().translate(_ASCII, b"'`").split()).decode()
    return " ".join(_GREEK_RUN.sub(_named, text.translate(_LETTERS)).split())


def _named(run: re.Match[str]) -> str:
    letters = run.group()
    return letters.replace("ς", "σ") if len(letters) > 1 else f" {GREEK[ord(letters) - 0x3B1]} "  # noqa: RUF001


class _Letters(dict[int, str]):
    """What each character comes to; there are too many to work it out before it is asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


_LETTERS: Final = _Letters()


def _plain(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character) if character not in _UNTYPED else ""
    return "".join(map(_typed, "".join(filter(_is_typed, parts)).lower()))


def _is_typed(character: str) -> bool:
    return unicodedata.category(character)[0] != "M" and character not in _UNTYPED


def _typed(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    is_in_word = unicodedata.category(character)[0] in "LN"
    return _LATIN.get(character, character if is_in_word else " ")
