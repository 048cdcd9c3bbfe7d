"""Names as readers look them up: folded, and from any of their words on.

`scripts/search.js` must fold as this module does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_JOINERS = "\u200c\u200d"
_ASCII_WORD = re.compile("[a-z0-9]+")


class NameEntry(NamedTuple):
    """Something a reader may type, and what it finds: the name, by itself or by another name."""

    typed: str
    name: str
    alias: str  # empty where it is the name itself that was typed


def entries(name: str, aliases: Iterable[str]) -> Iterator[NameEntry]:
    """All that the search for names holds of an ingredient."""
    for alias in ("", *aliases):
        for typed in starts(alias or name):
            yield NameEntry(typed, name, alias)


def starts(name: str) -> Iterator[str]:
    """All a reader may begin to type to find ``name``: it may begin at any of its words."""
    typed = fold(name)
    while typed:
        yield typed
        _, _, typed = typed.partition(" ")


def fold(text: str) -> str:
    """Lower case, no marks, words apart by one space.

    Letters and numbers make words. Marks (accents, vowel signs and points of whatever script) and
    the joiners of Persian and Hindi are left out: nobody has to type them. All else parts words.
    """
    if text.isascii():  # as most names are, and then this is the same
        return " ".join(_ASCII_WORD.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(letter for letter in plain if not _is_mark(letter)).lower()
    return " ".join("".join(letter if _is_in_word(letter) else " " for letter in kept).split())


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M" or letter in _JOINERS


def _is_in_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LN"
