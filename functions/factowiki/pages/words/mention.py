"""How a sentence names the ingredient that it is about."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from factowiki.pages.words.common_words import is_common
from factowiki.records.models import Ingredient
from factowiki.theme.isolating import isolated

_FIRST_WORD: Final = re.compile(r"[A-Z][a-z]{2,}(?![A-Za-z])")
# What decides nothing: "Milk thistle (Silybum marianum)" is milk thistle all the same.
_IN_BRACKETS: Final = re.compile(r"\(.*?\)")
_CAPITAL: Final = re.compile(r"\b[A-Z][a-z]")
_ACID: Final = re.compile(r"[A-Z][a-z]+ic acid\b")
# The second word of a plant's botanical name, as in Lepidium meyenii.
_EPITHET: Final = re.compile(r" [a-z]+(?:[^o]us|um|is|ii|ae|ense|osa|ifera|ica)\b")


class Mention(NamedTuple):
    """The name ``within`` a sentence, and ``first`` in it."""

    within: str
    first: str


def mention(record: Ingredient) -> Mention:
    """As its editor says in `in_text`, else by the rule of `within_sentence`."""
    if record.in_text is None:
        return Mention(isolated(within_sentence(record.name)), isolated(record.name))
    return Mention(isolated(record.in_text), isolated(_begun(record.in_text)))


def within_sentence(name: str) -> str:
    """``name`` without its capital, where that is known to be no part of it.

    A common word loses it (magnesium, vitamin B12). A proper noun keeps it (Korean ginseng, St
    John's wort, Bacopa monnieri), and so does what has a capital for another reason (L-serine,
    GABA), a title in capitals throughout (Green Tea Extract), and a word that nobody has listed.
    """
    first = _FIRST_WORD.match(name)
    if first is None:
        return name
    rest = _IN_BRACKETS.sub("", name[first.end() :])
    if _CAPITAL.search(rest) or _EPITHET.match(rest):
        return name
    known = is_common(first.group().lower()) or _ACID.match(name)
    return name[0].lower() + name[1:] if known else name


def _begun(name: str) -> str:
    """Omega-3 at the beginning of a sentence, but n-3 and mTOR as they are."""
    return name[0].upper() + name[1:] if name[:2].isalpha() and name[:2].islower() else name
