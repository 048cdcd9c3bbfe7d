"""The sentence of a finding, made from its fields by the table of words, never by hand."""

from __future__ import annotations

from typing import Final

from factowiki.pages.words import table
from factowiki.pages.words.fitting import Adjunct, fitted, sentence, word_count
from factowiki.records.evidence.conclusions import Conclusion
from factowiki.records.evidence.findings import FindingKind
from factowiki.records.evidence.terms import Better, Change

_FEW_WORDS: Final = 3


def statement(made_of: Conclusion, x: str) -> tuple[str, ...]:
    """What is known: a sentence, and those that never part from it.

    ``x`` is the name of the ingredient inside a sentence.
    """
    core = _core(made_of, x)
    said = fitted(core, _adjuncts(made_of))
    return (*said, *_always(made_of, x))


def _core(made_of: Conclusion, x: str) -> str:
    if made_of.change == "unclear":
        return table.UNCLEAR.format(t=taking(made_of, x), o=outcome(made_of))
    pattern = _pattern(made_of)
    verb = verb_of(made_of.finding.kind, made_of.better, made_of.change)
    risk = table.RISK[made_of.better]
    return pattern.format(
        t=taking(made_of, x),
        x=_with_all(made_of, x),
        o=made_of.finding.outcome if _is_observed_risk(made_of) else outcome(made_of),
        base=verb.base,
        third=verb.third,
        observed=verb.observed.format(risk=risk),
        risk=risk,
        adverb=table.ADVERBS[made_of.finding.magnitude],
        who="those" if made_of.finding.population else "people",
        others=_others(made_of) or "others",
    )


def _pattern(made_of: Conclusion) -> str:
    # Nothing unclear arrives here, and all else has a certainty.
    certainty = made_of.certainty or "very low"
    differs = made_of.change in {"more", "less"}
    if made_of.is_observed and certainty != "very low":
        if made_of.finding.kind == "risk":
            return table.OBSERVED_RISK if differs else table.OBSERVED_SAME_RISK
        return table.OBSERVED if differs else table.OBSERVED_SAME
    if differs:
        if certainty == "very low" and made_of.side == "harm":
            return table.VERY_UNCERTAIN_HARM
        return table.DIFFERENCE[certainty]
    if certainty == "low" and made_of.has_no_clear_difference:
        return table.NO_CLEAR_DIFFERENCE
    return table.NO_DIFFERENCE[certainty]


def _adjuncts(made_of: Conclusion) -> list[Adjunct]:
    finding = made_of.finding
    adjuncts = []
    studies = _is_of_studies(made_of)
    if finding.population:
        lead = "in studies of" if studies else "among" if _is_observed_risk(made_of) else "in"
        alone = f"This is about {finding.population}."
        adjuncts.append(Adjunct(f"{lead} {finding.population}, ", alone, first=True))
    elif studies:
        adjuncts.append(Adjunct("in studies, ", "", first=True))
    if made_of.change == "unclear":
        why = why_unclear(made_of)
        adjuncts.append(Adjunct(f": {why}", sentence(why)))
    elif finding.compared_with and not _others(made_of):
        compared = f"compared with {finding.compared_with}"
        adjuncts.append(Adjunct(f", {compared}", f"This is {compared}."))
    return adjuncts


def _others(made_of: Conclusion) -> str:
    """With whom those who took it were compared, where that is said shortly."""
    others = made_of.finding.compared_with or ""
    short = word_count(others) <= _FEW_WORDS
    return others if short and _is_observed_risk(made_of) else ""


def _always(made_of: Conclusion, x: str) -> list[str]:
    always = []
    differs = made_of.change in {"more", "less"}
    if made_of.is_observed and differs and made_of.certainty != "very low":
        always.append(table.NO_CAUSE.format(x=x))
    if made_of.change == "no important difference" and is_against_treatment(made_of):
        always.append(table.NO_WINNER)
    return always


def taking(made_of: Conclusion, x: str) -> str:
    """The ingredient is credited alone only where both groups got what else was given."""
    given, taken = made_of.finding.given_with, _as_taken(made_of, x)
    if given is None:
        return f"taking {taken}"
    if given.both_groups:
        return f"adding {taken} to {given.what}"
    return f"taking {taken} together with {given.what}"


def _as_taken(made_of: Conclusion, x: str) -> str:
    """With its condition."""
    how = made_of.finding.how
    return f"{x} {how}" if how else x


def _with_all(made_of: Conclusion, x: str) -> str:
    """As it reads after "who took"."""
    given, taken = made_of.finding.given_with, _as_taken(made_of, x)
    return f"{taken} together with {given.what}" if given else taken


def outcome(made_of: Conclusion) -> str:
    """As it reads after a verb: of a risk, the risk of it."""
    name = made_of.finding.outcome
    return f"the {table.RISK[made_of.better]} of {name}" if made_of.finding.kind == "risk" else name


def verb_of(kind: FindingKind, better: Better, change: Change) -> table.Verb:
    """Of what changes; that of more where nothing does."""
    neutral = kind == "ability" and better == "neither"
    more, less = table.NEUTRAL if neutral else table.VERBS[kind]
    return less if change == "less" else more


def why_unclear(made_of: Conclusion) -> str:
    if "results differ" in made_of.reasons:
        return table.DISAGREE
    return table.TOO_LITTLE if made_of.is_compared else table.NOBODY_WITHOUT


def is_against_treatment(made_of: Conclusion) -> bool:
    compared = (made_of.finding.compared_with or "").casefold()
    return bool(compared) and not compared.startswith(table.NO_TREATMENTS)


def _is_of_studies(made_of: Conclusion) -> bool:
    return made_of.change != "unclear" and _pattern(made_of) == table.NO_CLEAR_DIFFERENCE


def _is_observed_risk(made_of: Conclusion) -> bool:
    if made_of.change == "unclear":
        return False
    return _pattern(made_of) in {table.OBSERVED_RISK, table.OBSERVED_SAME_RISK}
