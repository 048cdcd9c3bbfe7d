"""All lists as two tables: a word to its classes, a first word to the phrases it may open."""

from __future__ import annotations

from collections.abc import Iterable
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
Phrases = dict[str, dict[tuple[str, ...], int]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    words: Words
    phrases: Phrases  # by their first word, the longest first
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
    tails = phrases.setdefault(first, {})
    tail = tuple(rest)
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
    longest_first = {
        first: dict(sorted(tails.items(), key=lambda item: -len(item[0])))
        for first, tails in phrases.items()
    }
    return Lexicon(words, longest_first, {}, {})
