"""Sentences and clauses: how sure each is, and what in it is negated.

As in NegEx: a cue negates what follows up to the end of its clause. What only looks like a cue was
consumed as a phrase of its own (`words/certainty.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factowiki.records.claims.reading.words import Words, is_end, words_of
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.lexicon import Lexicon

UNSURE, LOW, MODERATE, SURE = range(4)
_REACH_OF_WITHOUT = 4
_COMPARED = frozenset({"group", "groups", "comparison"})
_OPENERS = frozenset({";", ":", "(", "but", "so", "please"})
_FINITE = c.PRESENT | c.BASE


@dataclass(frozen=True, slots=True)
class Clause:
    first: int  # of the words of the text
    end: int
    has: int  # all classes in it
    says: int  # those that are not negated
    denies: int  # those that are
    sure: int  # UNSURE, LOW, MODERATE or SURE
    negated: frozenset[int]  # which words


@dataclass(frozen=True, slots=True)
class Sentence:
    first: int
    end: int
    clauses: tuple[Clause, ...]
    has: int
    says: int
    asks: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A statement as rules see it."""

    words: Words
    sentences: tuple[Sentence, ...]
    has: int
    says: int

    def clauses(self) -> Iterator[tuple[Sentence, Clause]]:
        for sentence in self.sentences:
            for clause in sentence.clauses:
                yield sentence, clause


def read(text: str, lexicon: Lexicon) -> Read:
    words = words_of(text, lexicon)
    sentences = tuple(_sentences(words))
    has = says = 0
    for sentence in sentences:
        has |= sentence.has
        says |= sentence.says
    return Read(words, sentences, has, says)


def _sentences(words: Words) -> Iterator[Sentence]:
    first = 0
    texts = words.texts
    for at, text in enumerate(texts):
        if is_end(text):
            if at > first:
                # A question suspends what it says only where something answers it.
                yield _sentence(words, first, at, asks="?" in text and at + 2 < len(texts))
            first = at + 1
    if first < len(texts):
        yield _sentence(words, first, len(texts), asks=False)


def _sentence(words: Words, first: int, end: int, *, asks: bool) -> Sentence:
    clauses = tuple(_clauses(words, first, end))
    has = says = 0
    for clause in clauses:
        has |= clause.has
        says |= clause.says
    return Sentence(first, end, clauses, has, says, asks)


def _clauses(words: Words, first: int, end: int) -> Iterator[Clause]:
    begin = first
    for at in range(first, end):
        if words.masks[at] & c.BREAK and at > begin:
            yield _clause(words, begin, at)
            begin = at
    if begin < end:
        yield _clause(words, begin, end)


def _clause(words: Words, first: int, end: int) -> Clause:
    has = says = denies = 0
    reach = 0
    negated = []
    for at in range(first, end):
        mask = words.masks[at]
        has |= mask
        if reach and words.texts[at - 1] == "and" and mask & _FINITE:
            reach = 0  # "does not help and causes": a new predicate
        if reach:
            reach -= 1
            denies |= mask
            negated.append(at)
        else:
            says |= mask
        if mask & c.NOT:
            reach = end
        elif mask & c.WITHOUT and reach < _REACH_OF_WITHOUT:
            reach = _REACH_OF_WITHOUT
    has |= _turns(words.texts[first:end], has, denies)
    return Clause(first, end, has, says, denies, _sure(has), frozenset(negated))


def _turns(texts: list[str], has: int, denies: int) -> int:
    """What only several words of a clause say together."""
    more = 0
    if _forbids(texts):
        more |= c.FORBID
    compared = not _COMPARED.isdisjoint(texts)
    if denies & c.TESTED or (compared and has & (c.NOT | c.WITHOUT)):
        more |= c.GAP
    lacking = has & c.STUDY and has & c.LACK  # "good evidence is lacking"
    if denies & (c.SHOWS | c.PROOF) or lacking:
        more |= c.GAP | c.UNCERTAIN
    if "whether" in texts:
        if "or" not in texts and has & c.NOT and not has & c.READER:
            more |= c.GAP | c.UNCERTAIN
        if "or" in texts and has & (c.PEOPLE | c.SAMPLE):
            more |= c.ALIKE
    return more


def _forbids(texts: list[str]) -> bool:
    """A clause that begins "Do not", "Never"."""
    head = [text for text in texts[:4] if text not in _OPENERS]
    return head[:2] == ["do", "not"] or head[:1] in (["don't"], ["never"])


def _sure(has: int) -> int:
    if has & c.UNCERTAIN:
        return UNSURE
    if has & c.MAYBE:
        return LOW
    return MODERATE if has & c.PROBABLY else SURE
