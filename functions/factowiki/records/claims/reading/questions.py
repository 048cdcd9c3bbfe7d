"""A bare "Yes." takes its claim from the question: both are read together."""

from __future__ import annotations

from factowiki.records.claims.reading.words import words_of
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.lexicon import Lexicon

_ASKING = frozenset({"does", "do", "did", "can", "could", "will", "would", "is", "are", "may"})
_DOING = c.CURE | c.FIGHT | c.BUILD | c.LIGHT


def affirmed(question: str, answer: str, lexicon: Lexicon) -> str:
    """The question as a statement where the answer says yes to it, else nothing."""
    if answer[:3].lower() != "yes" or answer[3:4] not in {".", "!", ",", ":", ""}:
        return ""
    words = words_of(question, lexicon)
    texts = words.texts[:-1] if words.texts[-1:] == ["?"] else words.texts
    if not texts or texts[0] not in _ASKING:
        return ""
    for at in range(2, len(texts)):
        if words.masks[at] & c.BASE and words.masks[at] & _DOING:
            return " ".join((*texts[1:at], "will", *texts[at:]))
    return " ".join((*texts[1:], "it", "is"))
