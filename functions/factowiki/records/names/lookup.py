"""Names as readers look them up: from any of their words on, and in the order of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from factowiki.records.names.folding import fold

_DIGITS = re.compile("[0-9]+")
_MOST_DIGITS: Final = 40  # that count; a character for each number of them comes before any letter
# St John and Saint John: words that people spell out or not.
_SAME: Final = {"st": "saint", "saint": "st"}


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
    is_spelled_otherwise = not _SAME.keys().isdisjoint(typed.split())
    while typed:
        yield typed
        if is_spelled_otherwise:
            yield from _spelled_otherwise(typed)
        _, _, typed = typed.partition(" ")


def sort_key(name: str) -> str:
    """Sorts as a reader expects: whatever its capitals and accents, and B2 before B12.

    Names that are spelled differently may have one key: sort by name as well. Only what has neither
    letters nor digits is sorted as it stands.
    """
    return natural(fold(name)) or name


def natural(folded: str) -> str:
    """The sort key of what is folded already: the length of a number comes before it."""
    if folded.replace(" ", "").isalpha():  # quicker than a search, and true of most
        return folded
    return _DIGITS.sub(_by_size, folded)


def _by_size(number: re.Match[str]) -> str:
    digits = number.group().lstrip("0") or "0"
    return f"{chr(ord('0') + min(len(digits), _MOST_DIGITS))}{digits}"


def _spelled_otherwise(folded: str) -> Iterator[str]:
    other = " ".join(_SAME.get(word, word) for word in folded.split())
    if other != folded:
        yield other
