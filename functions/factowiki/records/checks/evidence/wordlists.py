"""The words that rules look for. Short and general on purpose: lists that name cases miss kinds.

What words cannot tell is what a reviewer is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from factowiki.records.evidence.findings import Magnitude

_SIGNS: Final = ".,;:!?()[]\"'\u201c\u201d\u2018\u2019"

# A difference in one of these is no illness and nothing that anybody feels.
MEASURED: Final = frozenset((
    "level", "marker", "score", "scale", "index", "test", "pressure", "cholesterol", "hdl", "ldl",
    "triglyceride", "glucose", "hba1c", "insulin", "hormone", "testosterone", "cortisol",
    "enzyme", "antibody", "antibodies", "density", "concentration", "homocysteine", "creatinine",
    "crp", "cytokine", "ferritin", "inflammation",
))  # fmt: skip
# What is bad when it rises, so that nobody calls a rise good, or neither good nor bad.
BAD_WHEN_IT_RISES: Final = (
    "blood pressure", "systolic pressure", "diastolic pressure", "ldl", "triglyceride",
    "blood sugar", "blood glucose", "fasting glucose", "hba1c", "c-reactive", "crp", "inflammat",
    "liver enzyme", "homocysteine", "oxidative stress", "cholesterol",
)  # fmt: skip
GOOD_WHEN_IT_RISES: Final = ("hdl", "low blood pressure", "low blood sugar", "hypotension")
# What happens to nobody's good.
BAD_EVENTS: Final = frozenset((
    "dying", "death", "disease", "illness", "cancer", "dementia", "stroke", "attack", "injury",
    "fracture", "broken", "fall", "bleeding", "infection", "cold", "failure", "seizure", "pain",
    "nausea", "diarrhoea", "stay", "fibrillation", "diabetes", "depression", "complaint",
))  # fmt: skip
# What is serious whatever anybody calls it.
SERIOUS: Final = frozenset((
    "death", "dying", "died", "fatal", "injury", "failure", "seizure", "stroke", "coma",
    "poisoning", "cancer", "haemorrhage", "hemorrhage", "jaundice", "anaphylaxis",
))  # fmt: skip
RATIOS: Final = frozenset(("ratio", "fold", "-fold", "times", "rr", "x"))
# Whom nobody studied.
EVERYBODY: Final = frozenset(("everybody", "everyone", "anybody", "anyone", "you", "humans"))
# A condition says how it was taken, and not how well.
PRAISE: Final = frozenset((
    "safe", "safely", "effectively", "successfully", "easily", "gently", "reliably", "effective",
))  # fmt: skip
# Who sells is no authority.
SELLERS: Final = frozenset((
    "maker", "manufacturer", "seller", "brand", "company", "industry", "shop", "us", "we", "editor",
))  # fmt: skip
PERCENT: Final = ("%", "percent", "per cent")
PERCENTAGE_POINTS: Final = "percentage point"
# An outcome names what was measured. These say already how it turned out.
VERDICT: Final = frozenset((
    "improve", "improved", "improves", "improving", "improvement", "better", "enhance",
    "enhanced", "enhancement", "boost", "boosted", "increase", "increased", "reduce", "reduced",
    "reduction", "relief", "faster", "fewer", "harmful", "harmless", "bad", "good", "healthy",
    "healthier", "unhealthy", "benefit", "beneficial",
))  # fmt: skip
SALES: Final = frozenset((
    "boost", "boosting", "boosted", "detox", "detoxify", "superfood", "miracle", "miraculous",
    "powerful", "amazing", "proven", "clinically", "breakthrough", "ultimate", "revolutionary",
    "all-natural", "naturally", "best", "premium", "prove", "cure", "cured",
    "guaranteed", "guarantee",
))  # fmt: skip
SALES_PHRASES: Final = ("safe and effective", "no side effects", "without side effects")
# The source's own words for how large.
SIZE_WORDS: Final[dict[str, Magnitude]] = {
    "modest": "small",
    "modestly": "small",
    "small": "small",
    "slight": "small",
    "slightly": "small",
    "little": "small",
    "minor": "small",
    "moderate": "moderate",
    "moderately": "moderate",
    "medium": "moderate",
    "large": "large",
    "big": "large",
    "great": "large",
    "greatly": "large",
    "marked": "large",
    "markedly": "large",
    "strong": "large",
    "strongly": "large",
    "substantial": "large",
}


def words_of(text: str) -> set[str]:
    """Each as it is written but for capitals and the signs around it, and without a last s."""
    plain = {word.strip(_SIGNS) for word in text.casefold().split()}
    return plain | {word[:-1] for word in plain if word.endswith("s")}


def first_in(text: str, phrases: Iterable[str]) -> str | None:
    plain = text.casefold()
    return next((phrase for phrase in phrases if phrase in plain), None)


@cache
def stayed() -> re.Pattern[str]:
    """That so many ended a study, which reads as if so many were helped."""
    return re.compile(
        r"\b\d+ (?:of|out of|from) (?:the |all )?\d+\b[^.;]*?"
        r"\b(?:finish|complet|stay|remain|continu|kept)",
        re.IGNORECASE,
    )


@cache
def more_with_more() -> re.Pattern[str]:
    """That more of it did more: of a benefit that is hardly known, this reads as "take more"."""
    return re.compile(
        r"\b(?:greater|stronger|larger|bigger|better|more|slower|best|increased)\b[^.;]*?"
        r"\b(?:high(?:er|est)?|larger|bigger) (?:doses?|amounts?)"
        r"|\b(?:greater|stronger|larger|bigger|better|higher)\b[^.;]*?"
        r"\b(?:at|above|from|over|with) \d[\d.,]* ?(?:µg|mg|g|iu)\b",
        re.IGNORECASE,
    )
