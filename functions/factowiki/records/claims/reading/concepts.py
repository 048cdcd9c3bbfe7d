"""What two texts have in common: words cut to their stems, and everyday words for one thing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from factowiki.records.claims.words.forms import word_set

_SAME = """
sleep asleep insomnia sleepless slumber doze
memory remember recall forget forgetful
think thinking mind brain cognition cognitive mental wits
tired tiredness fatigue weary exhaust exhaustion
mood depress depression depressed low-spirited
pain ache sore hurt painful
bone fracture break broken
strength strong stronger
heartbeat fibrillation arrhythmia palpitation
bladder urinary uti
anxious anxiety nervous
pressure hypertension
bleed bleeding haemorrhage
skin complexion wrinkle
cold colds sniffle
stool diarrhoea bowel
sick sickness nausea vomit
pregnant pregnancy birth
"""
_IDLE = word_set(
    "the and for with that this from than who are was not its their other such score scores"
    " level levels risk number time take takes taking people adults women men effect effects"
    " blood body symptoms symptom have has early before after more less some which they them"
    " those into often when where medicines disease diseases high low damage injury ability"
    " chance among without together month week year years"
)


def _stem(word: str) -> str:
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("iness", "ness", "ing", "ie", "ed", "ly", "er", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004
            return word[: -len(ending)][:7]
    return word[:7]


def _same() -> dict[str, str]:
    return {
        stem: line.split()[0]
        for line in _SAME.strip().splitlines()
        for stem in (_stem(word) for word in line.split())
    }


_CONCEPTS = _same()


@lru_cache(maxsize=4096)
def _concept(word: str) -> str:
    word = word.strip("(),.;:'\"")
    if len(word) < 3 or word in _IDLE:  # noqa: PLR2004
        return ""
    stem = _stem(word)
    return _CONCEPTS.get(stem, stem)


@lru_cache(maxsize=512)
def concepts_of(text: str) -> frozenset[str]:
    return concepts(text.lower().split())


def concepts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_concept, words)) - {""}
