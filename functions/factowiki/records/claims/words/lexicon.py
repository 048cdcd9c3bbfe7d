"""All lists as two tables: a word to its classes, a first word to the phrases it may open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from factowiki.records.claims.words import (
    certainty,
    classes,
    common,
    health,
    people,
    substances,
    turns,
    verbs,
)
from factowiki.records.claims.words.forms import spellings

LISTS = (verbs, certainty, health, substances, people, turns)
Words = dict[str, int]
# By their first word, then by their second: what follows these, and the classes of the whole.
Phrases = dict[str, dict[str, dict[tuple[str, ...], int]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    words: Words
    phrases: Phrases
    own_words: Words  # of one record: what it calls its ingredient
    own_phrases: Phrases

    def with_names(self, names: Iterable[str]) -> Lexicon:
        words: Words = {}
        phrases: Phrases = {}
        for name in names:
            _enter(name.lower(), classes.INGREDIENT, words, phrases)
        return Lexicon(self.words, self.phrases, words, phrases)


def _enter(text: str, mask: int, words: Words, phrases: Phrases) -> None:
    first, *rest = text.split() or [""]
    if not rest:
        words[first] = words.get(first, 0) | mask
        return
    second, *more = rest
    tails = phrases.setdefault(first, {}).setdefault(second, {})
    tail = tuple(more)
    tails[tail] = tails.get(tail, 0) | mask


@cache
def lexicon() -> Lexicon:
    """Made at its first use, so that no cold start pays for it."""
    words: Words = dict.fromkeys(common.COMMON.split(), 0)
    phrases: Phrases = {}
    for module in LISTS:
        for forms, mask, entries in module.ENTRIES:
            for entry in entries.split():
                for spelled in spellings(entry):
                    for text, form in forms(spelled):
                        _enter(text, mask | form, words, phrases)
    return Lexicon(words, phrases, {}, {})


def longest(texts: list[str], at: int, phrases: Phrases) -> tuple[int, int]:
    """Of the phrases that begin here, how many words follow in the longest, and its classes."""
    tails = phrases[texts[at]].get(texts[at + 1] if at + 1 < len(texts) else "", {})
    size, found = 0, 0
    for tail, mask in tails.items():
        follows = len(tail) + 1
        if follows > size and tuple(texts[at + 2 : at + 1 + follows]) == tail:
            size, found = follows, mask
    return size, found


def all_phrases(phrases: Phrases) -> Iterator[tuple[tuple[str, ...], int]]:
    for first, seconds in phrases.items():
        for second, tails in seconds.items():
            for tail, mask in tails.items():
                yield (first, second, *tail), mask
