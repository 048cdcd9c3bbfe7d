"""The words for what is known. They are made from certainty and effect, never written by hand.

The sentences follow GRADE guidelines 26 (Santesso et al. 2020): "improves" when the certainty is
high, "probably improves" when moderate, "may improve" when low, and "we are very uncertain
whether" when very low. So nobody can overclaim by choice of words.
"""

from __future__ import annotations

from typing import Final

from factowiki.pages.words.language import capitalised, counted, number
from factowiki.pages.words.mention import Mention
from factowiki.records.evidence import Certainty, Effect, EffectSize, Finding

# What is said of people: {x} the ingredient, {o} the outcome.
_IN_PEOPLE: Final[dict[Effect, dict[Certainty, str]]] = {
    "helps": {
        "high": "{x} improves {o}",
        "moderate": "{x} probably improves {o}",
        "low": "{x} may improve {o}",
        "very low": "we are very uncertain whether {x} improves {o}",
    },
    "no difference": {
        "high": "{x} makes little or no difference to {o}",
        "moderate": "{x} probably makes little or no difference to {o}",
        "low": "{x} may make little or no difference to {o}",
        "very low": "we are very uncertain whether {x} makes any difference to {o}",
    },
    "harms": {
        "high": "{x} makes {o} worse",
        "moderate": "{x} probably makes {o} worse",
        "low": "{x} may make {o} worse",
        "very low": "we are very uncertain whether {x} makes {o} worse",
    },
    "unclear": {
        "high": "it is unclear whether {x} improves {o}",
        "moderate": "it is unclear whether {x} improves {o}",
        "low": "it is unclear whether {x} improves {o}",
        "very low": "we are very uncertain whether {x} improves {o}",
    },
}
# Without a rating nothing is claimed but what was reported.
_NOT_RATED: Final[dict[Effect, str]] = {
    "helps": "trials reported that {x} improved {o}",
    "no difference": "trials reported that {x} made little or no difference to {o}",
    "harms": "trials reported that {x} made {o} worse",
    "unclear": "it is unclear whether {x} improves {o}",
}
# What was seen outside trials in people is told as a report, and says first where it was seen.
_IN_ANIMALS: Final[dict[Effect, str]] = {
    "helps": "{x} improved {o}",
    "no difference": "{x} made little or no difference to {o}",
    "harms": "{x} made {o} worse",
    "unclear": "it was unclear whether {x} improved {o}",
}
# Of how it works nothing is called an improvement: more or less of a substance is only a change.
_OF_MECHANISM: Final[dict[Effect, str]] = {
    "helps": "{o} {changed} with {x}",
    "no difference": "{o} changed little or not at all with {x}",
    "harms": "{o} got worse with {x}",
    "unclear": "it was unclear whether {o} changed with {x}",
}
_ELSEWHERE: Final = {
    "animal": ("In animals", _IN_ANIMALS),
    "mechanism": ("In research on how it works", _OF_MECHANISM),
}
# At a glance, beside the outcome and the group of people.
_SHORT: Final[dict[Effect, dict[Certainty, str]]] = {
    "helps": {
        "high": "Improves",
        "moderate": "Probably improves",
        "low": "May improve",
        "very low": "Very uncertain",
    },
    "no difference": {
        "high": "Little or no difference",
        "moderate": "Probably little or no difference",
        "low": "Maybe little or no difference",
        "very low": "Very uncertain",
    },
    "harms": {
        "high": "Makes worse",
        "moderate": "Probably makes worse",
        "low": "May make worse",
        "very low": "Very uncertain",
    },
    "unclear": {
        "high": "Unclear",
        "moderate": "Unclear",
        "low": "Unclear",
        "very low": "Very uncertain",
    },
}


def sentence(name: Mention, finding: Finding) -> str:
    """What ``finding`` says of the ingredient ``name``, in whom, and no more than that."""
    x = name.within
    if not finding.is_in_people:
        where, patterns = _ELSEWHERE[finding.kind]
        changed = _direction(finding.size)
        said = patterns[finding.effect].format(x=x, o=finding.outcome, changed=changed)
        return f"{where} ({finding.population}), {said}."
    said = f"{_pattern(finding).format(x=x, o=finding.outcome)} in {finding.population}."
    return name.first + said.removeprefix(x) if said.startswith(x) else capitalised(said)


def in_short(finding: Finding) -> str:
    """The same in a word or two, where outcome and population stand beside it."""
    if finding.certainty is None:
        return "Unclear" if finding.effect == "unclear" else "Not rated"
    return _SHORT[finding.effect][finding.certainty]


def size(effect: EffectSize) -> str:
    """How large the effect was, with the 95 % interval where it is known."""
    by = f"{_change(effect.value)} {effect.unit}" if effect.value else "no difference"
    text = f"{capitalised(effect.measure)}: {by}, compared with people who did not take it"
    if effect.low is None or effect.high is None:
        return text
    return f"{text} (95 % interval: {_interval(effect.low, effect.high)})"


def basis(finding: Finding) -> str:
    """What the finding rests on: how many trials and people, as far as that is known."""
    trials, people = finding.trials, finding.participants
    parts = (
        counted(trials, "trial", "trials") if trials is not None else "",
        counted(people, "person", "people") if people is not None else "",
    )
    return ", ".join(part for part in parts if part) or "Not stated"


def certainty(finding: Finding) -> str:
    return f"{capitalised(finding.certainty)} certainty" if finding.certainty else "Not rated"


def _pattern(finding: Finding) -> str:
    if finding.certainty is None:
        return _NOT_RATED[finding.effect]
    return _IN_PEOPLE[finding.effect][finding.certainty]


def _direction(effect: EffectSize | None) -> str:
    if effect is None or not effect.value:
        return "changed"
    return "rose" if effect.value > 0 else "fell"


def _change(value: float) -> str:
    return f"{'lower' if value < 0 else 'higher'} by {number(abs(value))}"


def _interval(low: float, high: float) -> str:
    """Both ends in the words of the effect: an interval across zero says so."""
    if low < 0 < high:
        return f"from {number(-low)} lower to {number(high)} higher"
    near, far = sorted((abs(low), abs(high)))
    return f"{number(near)} to {number(far)} {'lower' if low < 0 else 'higher'}"
