"""Group 2: which way it goes. A word that its figures contradict, and what agreement hides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.records.checks.evidence.examined import Examined
from factowiki.records.checks.evidence.wordlists import BAD_EVENTS
from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.evidence.conclusions import derived_change, disagree
from factowiki.records.evidence.directions import Figure, direction
from factowiki.records.evidence.results import Result
from factowiki.records.evidence.thresholds import LEANS, LEAST_RATIO, MOST_RATIO
from factowiki.records.problems import Contradiction

_SIDES: Final = {"more": 1, "less": -1}
_SURE: Final = frozenset(("high", "moderate"))
_FIXED: Final = {"symptom": "less", "ability": "more"}


def against_figures(at: Examined) -> Iterator[Contradiction]:
    for pointer, result, figure in at.figures:
        if result.found is not None:
            place = f"{pointer.removesuffix('/size')}/found"
            yield from as_far_as_seen(_against_figure(place, result, figure))


def _against_figure(pointer: str, result: Result, figure: Figure) -> Iterator[Contradiction]:
    side = _SIDES.get(result.found or "")
    if side is not None:
        yield from _wrong_side(pointer, result, figure, side)
    elif figure.excludes_no_difference:
        yield Contradiction(
            pointer,
            f'"{result.found}" stands beside an interval that leaves no difference out, '
            f"{_interval(figure)}: it hides what was found.",
            f'Write "{_way(figure.leans)}".',
        )
    elif figure.is_ratio and figure.low is None and _matters(figure):
        yield Contradiction(
            pointer,
            f'"{result.found}" stands beside a ratio of {figure.value:g}; one outside '
            f"{LEAST_RATIO:g} to {MOST_RATIO:g} may matter to people.",
            f'Add its "interval", or write "{_way(figure.leans)}" or "unclear".',
        )
    elif result.found == "little or no difference" and figure.is_ratio and _reaches_far(figure):
        yield Contradiction(
            pointer,
            f"The interval, {_interval(figure)}, holds differences that matter: that there is "
            "little or none was not shown.",
            'Write "no clear difference".',
        )


def _wrong_side(pointer: str, result: Result, figure: Figure, side: int) -> Iterator[Contradiction]:
    if figure.leans != side:
        yield Contradiction(
            pointer,
            f'"{result.found}" stands beside {figure.value:g}, which is '
            f"{_way(figure.leans) if figure.leans else 'no difference'}.",
            "Correct the word or the figure; less is negative, or a ratio below 1.",
        )
    elif result.size and result.size.to is not None and result.size.to * side < 0:
        yield Contradiction(
            pointer,
            f'"{result.found}" stands beside a range that goes the other way as well, '
            f"{figure.value:g} to {result.size.to:g}.",
            'Write "no clear difference" or "unclear".',
        )
    elif figure.includes_no_difference:
        yield Contradiction(
            pointer,
            f'"{result.found}" stands beside an interval that includes no difference at all, '
            f"{_interval(figure)}.",
            'Write "no clear difference".',
        )


def change(at: Examined) -> Iterator[Contradiction]:
    """All told: what results that agree come to, or a judgement that says that they differ."""
    if not at.is_answered:
        return
    stated = at.finding.change
    agreed = derived_change(at.counting)
    if not disagree(at.counting):
        if stated is not None and stated != agreed:
            hides = " It hides a clear result." if stated == "unclear" else ""
            yield Contradiction(
                f"{at.pointer}/change",
                f'The results that count say "{agreed}", but the change is "{stated}".{hides}',
                'Remove "change": it follows from the results.',
            )
        return
    if stated is None:
        yield Contradiction(
            at.pointer,
            "The results differ, so what they come to is a judgement, and nobody has made it.",
            'Add "change", and "results differ" to "because".',
        )
    elif "results differ" not in at.finding.because:
        yield Contradiction(
            f"{at.pointer}/because",
            "The results differ, and the reasons do not say so.",
            'Add "results differ".',
        )
    elif stated != "unclear" and stated not in {_one(result) for result in at.counting}:
        yield Contradiction(
            f"{at.pointer}/change",
            f'No result that counts says "{stated}". A review that another updates does not count.',
            'Write what one of them says, or "unclear".',
        )


def parts(at: Examined) -> Iterator[Contradiction]:
    """A part of the people does not speak for all whom the same source studied."""
    change = at.conclusion.change
    if change not in _SIDES:
        return
    saying = [result for _, result in at.results if direction(result) == change]
    whole = {result.source for _, result in at.results if not result.part}
    if saying and all(result.part and result.source in whole for result in saying):
        yield Contradiction(
            at.pointer,
            f'Only in a part of the people it was "{change}"; in all of them the same source found '
            "no such thing.",
            "Make a finding of its own of the part, with its own population.",
        )


def _one(result: Result) -> str:
    return derived_change((result,))


def leaning(at: Examined) -> Iterator[Contradiction]:
    """That nothing changes is not sure where the figure itself points to harm."""
    conclusion = at.conclusion
    if conclusion.change != "no important difference" or conclusion.certainty not in _SURE:
        return
    worse = {"more": -1, "less": 1}.get(conclusion.better)
    if worse is None:
        return
    for _, _, figure in at.figures:
        if figure.leans == worse and (figure.low is None or figure.is_ratio) and _leans(figure):
            yield Contradiction(
                f"{at.pointer}/certainty",
                f"The figure, {figure.value:g}, leans to harm, and does not rule it out: "
                f"{conclusion.certainty} certainty of no important difference claims too much.",
                'Write "low", or give an interval that stays within '
                f"{LEAST_RATIO:g} to {MOST_RATIO:g}.",
            )
            return


def better(at: Examined) -> Iterator[Contradiction]:
    finding = at.finding
    fixed = _FIXED.get(finding.kind)
    if finding.better is None:
        if finding.kind in _UNTOLD:
            yield Contradiction(
                at.pointer,
                f"Nothing says whether more or less {_UNTOLD[finding.kind]} is better, so nobody "
                "can tell benefit from harm.",
                'Add "better": "more", "less", or "neither" where nobody feels it.',
            )
    elif finding.better == "neither" and (
        at.conclusion.matters == "felt" or finding.kind in {"risk", "symptom"}
    ):
        yield Contradiction(
            f"{at.pointer}/better",
            "What people feel, or what happens to them, is better or worse, and never neither.",
            'Write "more" or "less"; or "matters": "measured" of a value that nobody feels.',
        )
    elif fixed and finding.better not in {fixed, "neither"}:
        yield Contradiction(
            f"{at.pointer}/better",
            f"Of {'a symptom' if fixed == 'less' else 'an ability'} {fixed} is always better.",
            'Remove "better", or give another kind.',
        )
    elif finding.kind == "risk" and finding.better == "more":
        yield from _good_event(at)


_UNTOLD: Final = {"time": "time", "level": "of this"}


def _good_event(at: Examined) -> Iterator[Contradiction]:
    if word := min(at.outcome_words & BAD_EVENTS, default=""):
        yield Contradiction(
            f"{at.pointer}/better",
            f'A higher risk of "{word}" is never better.',
            'Remove "better".',
        )


def _leans(figure: Figure) -> bool:
    if not figure.is_ratio:
        return True
    if figure.low is not None:
        return _reaches_far(figure)
    return abs(figure.value - 1) > LEANS


def _matters(figure: Figure) -> bool:
    return not LEAST_RATIO <= figure.value <= MOST_RATIO


def _reaches_far(figure: Figure) -> bool:
    low, high = figure.low, figure.high
    return (low is not None and low < LEAST_RATIO) or (high is not None and high > MOST_RATIO)


def _way(leans: int) -> str:
    return "more" if leans > 0 else "less"


def _interval(figure: Figure) -> str:
    return f"{figure.low:.3g} to {figure.high:.3g}"
