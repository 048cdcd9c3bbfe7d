"""The unit that somebody meant: in words, in other letters, with other signs."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MU: Final = "\u03bc"
MICROGRAM: Final = "\u00b5g"
BY_WEIGHT: Final = "mg/kg"  # a unit elsewhere; here mg, for each kg of body weight

_UNITS: Final = {
    MICROGRAM: rf"(mc|u|{_MU})\W?gs?|(micro|{_MU})\s?gram(me)?s?",
    "mg": r"m\.?gs?|milli\s?gram(me)?s?",
    "g": r"gm?s?|gram(me)?s?",
    "IU": r"i\.?\s?[ue]s?|u\.?\s?i|international\s+units?",
    BY_WEIGHT: r"mg\s*(/|per|\W)\s*kg(\W.*)?",
}
_AMOUNT = re.compile(r"[\d.,\s]+")


def unit_meant(written: str) -> str | None:
    """One of the units of a dose. Never a guess by likeness: mcg is like mg, and a thousandth."""
    plain = unicodedata.normalize("NFKC", written).strip().lower().rstrip(".")
    plain = plain[amount.end() :] if (amount := _AMOUNT.match(plain)) else plain
    return next((unit for unit, like in _UNITS.items() if re.fullmatch(like, plain)), None)
