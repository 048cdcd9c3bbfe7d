"""Sentences of the generated site. Every substance in them is invented, and so is what they say.

They have the lengths and the characters of real records (quotes, apostrophes, dashes, ampersands),
because escaping costs time.
"""

from __future__ import annotations

from random import Random
from typing import Final

_FIRST: Final = (
    "Ab", "Bel", "Cor", "Dar", "El", "Fen", "Gal", "Hor", "Il", "Jun", "Kal", "Lor", "Mir",
    "Nev", "Or", "Pel", "Quin", "Ros", "Sel", "Tam", "Ul", "Ver", "Wil", "Xan", "Yor", "Zel",
)  # fmt: skip
_MIDDLE: Final = ("a", "e", "i", "o", "u", "ala", "ebo", "ino", "oru", "uma", "ari", "eto")
_LAST: Final = (
    "bine", "cin", "dol", "fane", "gen", "lin", "mide", "nol", "phan", "rine", "sol", "tate",
    "thin", "vane", "xin", "zole",
)  # fmt: skip

_SUBJECTS: Final = (
    "This compound", "The substance", "What the gut absorbs of it", "A small share of each dose",
    "The form sold as a powder", "The salt used in most capsules", "What food contains of it",
)  # fmt: skip
_VERBS: Final = (
    "takes part in", "is broken down during", "supports the early steps of", "competes with",
    "is a starting material for", "slows", "is moved through cell membranes by",
)  # fmt: skip
_OBJECTS: Final = (
    "the building of proteins", "the cycle that recycles folate", "the repair of membranes",
    "the enzymes of the liver", "the signals between nerves", "the use of glucose & fat",
)  # fmt: skip
_ENDS: Final = (
    "though how much this matters in healthy people isn't known",
    "which explains what it does in the body – not that taking more of it helps",
    'so it is usually called "conditionally essential"',
    "and the body can make it for itself when it has to",
    "as two reviews of the research have pointed out",
    "but the groups were small, so rare effects may have been missed",
)

OUTCOMES: Final = (
    "time to fall asleep", "memory for words", "walking speed", "nerve pain", "fasting blood sugar",
    "systolic blood pressure", "muscle strength", "tiredness", "joint stiffness", "reaction time",
)  # fmt: skip
POPULATIONS: Final = (
    "older adults", "healthy young adults", "adults with diabetes", "people who sleep badly",
    "women after the menopause", "adults with a low intake",
)  # fmt: skip
MEDICINES: Final = (
    "blood thinners such as warfarin", "medicines for high blood pressure", "sedatives",
    "insulin & other diabetes medicines", "some antibiotics", "thyroid hormone",
)  # fmt: skip
FOCUS_AREAS: Final = (
    "sleep", "memory", "nerve health", "joint comfort", "blood sugar", "heart health", "digestion",
    "skin & hair", "energy", "mood", "muscle strength", "bone health", "eye health", "immunity",
    "healthy ageing", "stress", "weight", "hormone balance", "liver health", "kidney health",
)  # fmt: skip


def name(index: int) -> str:
    """A different name for each index, spread over the letters."""
    rest, first = divmod(index, len(_FIRST))
    rest, middle = divmod(rest, len(_MIDDLE))
    rest, last = divmod(rest, len(_LAST))
    number = f" {rest + 1}" if rest else ""
    return f"{_FIRST[first]}{_MIDDLE[middle]}{_LAST[last]}{number}"


def sentence(chance: Random) -> str:
    subject, verb = chance.choice(_SUBJECTS), chance.choice(_VERBS)
    return f"{subject} {verb} {chance.choice(_OBJECTS)}, {chance.choice(_ENDS)}."


def paragraph(chance: Random, sentences: int) -> str:
    return " ".join(sentence(chance) for _ in range(sentences))
