"""A text as words with their classes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.health import ILLNESS_ENDINGS, NO_ILLNESS
from factowiki.records.claims.words.lexicon import Lexicon, longest
from factowiki.records.claims.words.substances import MEDICINE_ENDINGS

_TOKEN = re.compile(
    r"""\d[\d.,]*\d|\d|%|[^\W\d_](?:[\w'-]*\w)?|[.!?]+(?=["')\]]*(?:\s|$))|[;:,()"\u2013\u2014]"""
)
# Typographic quotation marks and apostrophes, and the Greek letter for the micro sign.
_PLAIN = str.maketrans(
    dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("\u201c\u201d\u201e\xab\xbb", '"')
    | {"\u03bc": "\xb5"}
)
_TABLETS = frozenset({"tablet", "tablets", "pill", "pills"})
_TAKEN_FOR = c.BODY | c.MEASURE | c.DISEASE | c.SYMPTOM | c.GERUND
_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Words:
    """The words and signs of a text, and the classes of each."""

    texts: list[str]
    masks: list[int]


def words_of(text: str, lexicon: Lexicon) -> Words:
    texts = _TOKEN.findall(text.translate(_PLAIN).lower())
    return Words(texts, _masks(texts, lexicon))


def places(text: str) -> list[tuple[int, int]]:
    """Where each of the words begins and ends in the text as it was written."""
    return [match.span() for match in _TOKEN.finditer(text.translate(_PLAIN).lower())]


def _masks(texts: list[str], lexicon: Lexicon) -> list[int]:
    phrases, own_phrases = lexicon.phrases, lexicon.own_phrases
    masks: list[int] = []
    quoted = before = inside = 0
    for at, word in enumerate(texts):
        if inside:  # a phrase, whose first word carries its classes
            inside -= 1
            masks.append(quoted)
            continue
        if word == '"':
            quoted ^= c.QUOTED
        mask = 0
        if word in own_phrases:
            inside, mask = longest(texts, at, own_phrases)
        if not inside and word in phrases:
            inside, mask = longest(texts, at, phrases)
        if not inside:
            mask = _mask(word, before, texts[at - 1] if at else "", lexicon)
        masks.append(mask | quoted)
        before = mask
    return masks


def _mask(word: str, before: int, word_before: str, lexicon: Lexicon) -> int:
    known = lexicon.words
    mask = known[word] if word in known else _unlisted(word, known)
    if word in lexicon.own_words:
        mask |= lexicon.own_words[word]
    if word in _TABLETS and before & _TAKEN_FOR:
        return mask | c.MEDICINE  # heart tablets
    return mask | c.LACK if mask & c.INGREDIENT and word_before == "low" else mask


def _unlisted(word: str, known: dict[str, int]) -> int:
    """What the shape of a word tells: a number, a part of it, its ending."""
    if word[0].isdigit():
        return c.NUMBER
    if word.endswith("'s"):
        return known.get(word[:-2], 0)
    if "-" in word:
        mask = 0
        for part in word.split("-"):
            mask |= known.get(part, 0)
        return mask & ~(c.NOT | c.BEING | c.MODAL | c.READER)
    if word.endswith(ILLNESS_ENDINGS) and word not in NO_ILLNESS:
        return c.DISEASE
    if word.endswith(MEDICINE_ENDINGS) or word.rstrip("s").endswith(MEDICINE_ENDINGS):
        return c.MEDICINE
    return 0


def is_end(text: str) -> bool:
    return text[0] in _ENDS
