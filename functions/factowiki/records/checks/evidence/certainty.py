"""Group 3: how sure. No judgement is surer than what it rests on can carry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.records.checks.evidence.examined import RATERS, Examined
from factowiki.records.checks.evidence.wordlists import words_of
from factowiki.records.evidence.results import Result
from factowiki.records.evidence.thresholds import (
    FEWEST_FOR_HIGH,
    FEWEST_FOR_ONE_TRIAL,
    MOST_REASONS,
)
from factowiki.records.problems import Contradiction

SURE: Final = frozenset(("high", "moderate"))
_SUMMARISE_TRIALS: Final = frozenset(("trial", "systematic review", "guideline"))


def stated(at: Examined) -> Iterator[Contradiction]:
    finding = at.finding
    if not at.is_decided:
        return
    if at.conclusion.change == "unclear":
        if finding.certainty is not None:
            yield Contradiction(
                f"{at.pointer}/certainty",
                "Where nobody knows whether it makes a difference, there is nothing to be sure of.",
                'Remove "certainty"; "because" says why it is unclear.',
            )
    elif finding.certainty is None:
        yield Contradiction(
            at.pointer,
            "This finding does not say how sure it is.",
            'Add "certainty": "high", "moderate", "low" or "very low".',
        )


def reasons(at: Examined) -> Iterator[Contradiction]:
    """A reason for every certainty, and no more certainty than the reasons leave."""
    finding, certainty = at.finding, at.conclusion.certainty
    if len(set(finding.because)) < len(finding.because):
        yield Contradiction(
            f"{at.pointer}/because", "A reason is given twice.", "Keep one of the two."
        )
    if certainty is not None and len(finding.because) > MOST_REASONS[certainty]:
        yield Contradiction(
            f"{at.pointer}/certainty",
            f"{certainty.capitalize()} certainty leaves no room for "
            f"{'a reason' if len(finding.because) == 1 else f'{len(finding.because)} reasons'} "
            "why it is not surer: each takes about a level (GRADE).",
            f'Write "{_below(len(finding.because))}" or less, or remove reasons that do not count.',
        )
    elif certainty != "high" and not finding.because and not at.conclusion.own_reasons:
        yield Contradiction(
            at.pointer,
            "Nothing says why this is not surer.",
            'Add "because": risk of bias, results differ, indirect, imprecise, missing studies or '
            "too little evidence.",
        )


def _below(reasons_count: int) -> str:
    return next(name for name, most in MOST_REASONS.items() if most >= reasons_count)


def alone(at: Examined) -> Iterator[Contradiction]:
    if not at.conclusion.is_compared and at.conclusion.certainty not in {None, "very low"}:
        yield Contradiction(
            f"{at.pointer}/certainty",
            "Nobody was studied without it, so nobody knows what would have happened anyway.",
            'Write "very low".',
        )


def above_low(at: Examined) -> Iterator[Contradiction]:
    if at.conclusion.certainty not in SURE or not at.has_judge:
        return
    carrying = [result for result in at.counting if not _why_not(at, result)]
    if not carrying:
        why = next(filter(None, (_why_not(at, result) for result in at.counting)), _NO_TRIALS)
        yield Contradiction(
            f"{at.pointer}/certainty",
            f'{why} That carries no certainty above "low".',
            'Write "low" or "very low".',
        )
    elif at.conclusion.certainty == "high":
        yield from _high(at, carrying)


_NO_TRIALS: Final = "No result is from randomised trials or from a source that rates."
_ONE_TRIAL: Final = frozenset(("trial", "study", "trial registry"))


def _why_not(at: Examined, result: Result) -> str:
    """Why this result carries no certainty above low; empty if it does."""
    if at.is_second_hand(result):
        return f"What {result.source} found was told at second hand."
    if result.part:
        return "This is of a part of the people, which chance alone makes differ."
    if at.rater is not None and result.source == at.rater.id:
        if at.rater.type not in RATERS:
            return f"{result.source} is no source that rates."
        return "" if result.says else f'In "says" nothing tells how {result.source} rates it.'
    source = at.sources.get(result.source)
    trials = result.design == "randomised trials" or (
        result.design == "trials" and source is not None and source.type in _SUMMARISE_TRIALS
    )
    if not trials:
        return _NO_TRIALS
    return _too_few(result, one=source is not None and source.type in _ONE_TRIAL)


def _too_few(result: Result, *, one: bool) -> str:
    if result.people is None:
        return f"How many people were studied is not told of {result.source}."
    if (result.studies == 1 or (one and result.studies is None)) and (
        result.people < FEWEST_FOR_ONE_TRIAL
    ):
        return f"This is one trial of fewer than {FEWEST_FOR_ONE_TRIAL} people."
    return ""


def _high(at: Examined, carrying: list[Result]) -> Iterator[Contradiction]:
    read_whole = [
        result
        for result in carrying
        if (source := at.sources.get(result.source)) and source.read == "whole"
    ]
    people = sum(result.people or 0 for result in read_whole)
    if not read_whole:
        yield Contradiction(
            f"{at.pointer}/certainty",
            "High certainty needs somebody who has read the whole paper, and only a summary was.",
            'Write "moderate" or less; or, if you have read it, give the source "read": "whole".',
        )
    elif people < FEWEST_FOR_HIGH:
        yield Contradiction(
            f"{at.pointer}/certainty",
            f"High certainty needs at least {FEWEST_FOR_HIGH} people, and {people} are told.",
            'Write "moderate" or less.',
        )
    elif at.conclusion.is_observed:
        yield Contradiction(
            f"{at.pointer}/certainty",
            "What was only observed may have other causes.",
            'Write "low", or "moderate" where a source rates it so.',
        )


def rated_lower(at: Examined) -> Iterator[Contradiction]:
    """No more than the source itself says, where it rates."""
    order = list(MOST_REASONS)
    certainty = at.conclusion.certainty
    for result in at.finding.results if certainty else ():
        words = words_of(result.says) if result.says else set()
        named = [order.index(each) for each in order if each in words]
        if named and words & _RATED and order.index(certainty or "") < min(named):
            yield Contradiction(
                f"{at.pointer}/certainty",
                f"The source itself is not so sure: {result.source} {result.says}.",
                f'Write "{order[min(named)]}" or less.',
            )
            return


_RATED: Final = frozenset(("evidence", "certainty", "quality"))


def one_study(at: Examined) -> Iterator[Contradiction]:
    """Who paid for the only study is told, or said not to be told."""
    if len(at.finding.results) != 1:
        return
    [(pointer, result)] = at.results
    if result.funding is not None or result.design in {"case reports", "not told"}:
        return
    source = at.sources.get(result.source)
    alone_by_type = result.studies is None and source is not None and source.type in _ONE_TRIAL
    if result.studies == 1 or alone_by_type:
        yield Contradiction(
            pointer,
            "This is the only study, and nothing says who paid for it.",
            'Add "funding": "a maker", "others" or "not told".',
        )
