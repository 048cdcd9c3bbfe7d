"""A text as words with their classes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.health import ILLNESS_ENDINGS, NO_ILLNESS
from factowiki.records.claims.words.lexicon import Lexicon
from factowiki.records.claims.words.substances import MEDICINE_ENDINGS

_TOKEN = re.compile(
    r"""\d[\d.,]*\d|\d|%|[^\W\d_](?:[\w'-]*\w)?|[.!?]+(?=["')\]]*(?:\s|$))|[;:,()"—–]"""
)
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "μ": "µ"}
)
_ENDS = frozenset(".!?")
_BREAKS = frozenset(
    "; : — – ( ) but yet while whereas although though so which because however therefore".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words and signs of a text, their classes, and where each begins and ends."""

    texts: list[str]
    masks: list[int]
    starts: list[int]
    ends: list[int]


def words_of(text: str, lexicon: Lexicon) -> Words:
    plain = text.translate(_PLAIN)
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(plain.lower()):
        texts.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    return Words(texts, _masks(texts, lexicon), starts, ends)


def _masks(texts: list[str], lexicon: Lexicon) -> list[int]:
    known, phrases = lexicon.words, lexicon.phrases
    masks: list[int] = []
    at, quoted, length = 0, 0, len(texts)
    while at < length:
        word = texts[at]
        if word == '"':
            quoted ^= c.QUOTED
        taken = 0
        for tail, mask in phrases.get(word, ()):
            size = len(tail)
            if at + size < length and tuple(texts[at + 1 : at + 1 + size]) == tail:
                masks.append(mask | quoted)
                masks.extend([quoted] * size)
                taken = size + 1
                break
        if not taken:
            mask = known.get(word, -1)
            if mask < 0:
                mask = _unlisted(word, known)
            if word in _BREAKS:
                mask |= c.BREAK
            masks.append(mask | quoted)
            taken = 1
        at += taken
    return masks


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
