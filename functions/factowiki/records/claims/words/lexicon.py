"""All lists as two tables: one word to its classes, and first words to the phrases they may open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from factowiki.records.claims.words import (
    certainty,
    classes,
    health,
    people,
    substances,
    turns,
    verbs,
)
from factowiki.records.claims.words.forms import spellings

LISTS = (verbs, certainty, health, substances, people, turns)
Phrases = dict[str, list[tuple[tuple[str, ...], int]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    words: dict[str, int] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=dict)

    def with_names(self, names: Iterable[str]) -> Lexicon:
        """Together with what one record calls its ingredient."""
        table = defaultdict(int, self.words)
        phrases = dict(self.phrases)
        for name in names:
            _enter(name.lower(), classes.INGREDIENT, table, phrases)
        return Lexicon(dict(table), phrases)


def _enter(text: str, mask: int, table: dict[str, int], phrases: Phrases) -> None:
    first, *rest = text.split()
    if not rest:
        table[first] |= mask
        return
    known = phrases.get(first, [])
    tail = tuple(rest)
    before = sum(bits for words, bits in known if words == tail)
    others = [entry for entry in known if entry[0] != tail]
    phrases[first] = sorted([*others, (tail, before | mask)], key=lambda entry: -len(entry[0]))


def _made() -> Lexicon:
    table: dict[str, int] = defaultdict(int)
    phrases: Phrases = {}
    for module in LISTS:
        for forms, mask, entries in module.ENTRIES:
            for entry in entries.split():
                for text, form in forms(entry):
                    for spelled in spellings(text):
                        if mask & classes.HARMS and form & classes.GERUND:
                            continue
                        _enter(spelled, mask | form, table, phrases)
    return Lexicon(dict(table), phrases)


LEXICON = _made()
