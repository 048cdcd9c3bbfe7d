"""Sentences that stay short: what does not fit into one becomes the next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from factowiki.pages.words.language import capitalised
from factowiki.records.evidence.thresholds import MOST_WORDS_OF_A_SENTENCE


class Adjunct(NamedTuple):
    """What a sentence may hold or not: inside it, or as a sentence of its own."""

    inside: str
    alone: str
    first: bool = False  # stands before the core


def fitted(core: str, adjuncts: Iterable[Adjunct]) -> tuple[str, ...]:
    """One sentence, and what had no room in it. Earlier adjuncts are the last to be put out."""
    before, after, text = [], [], core
    for adjunct in adjuncts:
        longer = f"{adjunct.inside}{text}" if adjunct.first else f"{text}{adjunct.inside}"
        if word_count(longer) <= MOST_WORDS_OF_A_SENTENCE:
            text = longer
        elif adjunct.first:
            before.append(adjunct.alone)
        else:
            after.append(adjunct.alone)
    return (*before, sentence(text), *after)


def sentence(text: str) -> str:
    """Begun with a capital, and ended once."""
    return f"{capitalised(text)}{'' if text.endswith(('.', '!', '?')) else '.'}"


def word_count(text: str) -> int:
    return len(text.split())
