"""How big a difference is, in words: on average, of 1,000 people, or as it was counted."""

from __future__ import annotations

from typing import Final

from factowiki.pages.words import table
from factowiki.pages.words.fitting import sentence
from factowiki.pages.words.language import number
from factowiki.records.evidence.conclusions import Conclusion
from factowiki.records.evidence.findings import FindingKind
from factowiki.records.evidence.frequencies import Frequencies, of_a_thousand
from factowiki.records.evidence.results import Result
from factowiki.records.evidence.sizes import Arm, Size
from factowiki.records.evidence.thresholds import FEWEST_FOR_FREQUENCIES, LARGE_RATIO

_TEN: Final = 10


def size(made_of: Conclusion) -> str:
    """The figure of the first source that has one, with what another source saw.

    Empty where nothing is claimed to differ and nobody has a figure.
    """
    results = made_of.finding.results
    first = next((result for result in results if result.size), None)
    if first is None or first.size is None:
        return "" if made_of.change not in {"more", "less"} else table.NO_FIGURE
    said = in_words(first.size, made_of.finding.kind)
    others = [_other(made_of, result) for result in results if result is not first]
    return " ".join([said, *others[:1]])


def _other(made_of: Conclusion, result: Result) -> str:
    if result.size and result.size.difference is not None:
        compared = _difference(result.size, made_of.finding.kind)
        return f"Another source: about {compared}."
    return table.OTHER_SOURCE[made_of.directions[made_of.finding.results.index(result)]]


def in_words(size: Size, kind: FindingKind) -> str:
    if size.difference is not None:
        return f"On average about {_difference(size, kind)}."
    if size.standardised is not None:
        more = "more" if size.standardised > 0 else "less"
        amount = number(abs(size.standardised))
        return f"On average {amount} standard deviations {more}, which makes scales comparable."
    if size.ratio is not None:
        frequencies = of_a_thousand(size)
        return _of_thousand(frequencies) if frequencies else _ratio(size)
    if size.with_it and size.without_it:
        return _counts(size, size.with_it, size.without_it)
    return table.NO_FIGURE


def _difference(size: Size, kind: FindingKind) -> str:
    value, unit = size.difference or 0, size.unit or ""
    if abs(value) == 1 and size.to is None:
        unit = unit.removesuffix("s")  # 1 day
    more, less = table.VERBS[kind]
    word = less.compared if value < 0 else more.compared
    ends = sorted({abs(value), abs(size.to)} if size.to is not None else {abs(value)})
    text = f"{' to '.join(map(number, ends))} {unit} {word}"
    details = []
    if size.interval:
        details.append(_interval(*size.interval, more.compared, less.compared))
    if size.without is not None:
        details.append(f"without it {number(size.without)} {unit}")
    return f"{text} ({'; '.join(details)})" if details else text


def _interval(low: float, high: float, more: str, less: str) -> str:
    if low < 0 < high:
        return f"it could be {number(-low)} {less} to {number(high)} {more}"
    near, far = sorted((abs(low), abs(high)))
    return f"it could be {number(near)} to {number(far)}"


def _of_thousand(of: Frequencies) -> str:
    scale = 1 if max(of.with_it, of.without_it) >= _TEN or of.with_it == of.without_it else 10
    ends = ""
    if of.low is not None and of.high is not None:
        ends = f" (it could be {_people(of.low, scale)} to {_people(of.high, scale)})"
    everybody = number(1_000 * scale)
    return (
        f"With it {_people(of.with_it, scale)} of {everybody} people{ends}, "
        f"without it {_people(of.without_it, scale)}."
    )


def _people(of_a_thousand_people: float, scale: int) -> str:
    return number(round(of_a_thousand_people * scale))


def _ratio(size: Size) -> str:
    ratio = size.ratio or 1
    what = "The odds were about" if size.of == "odds" else "About"
    if ratio >= LARGE_RATIO:
        return (
            f"{what} {number(round(ratio, 1))} times as high. "
            "How many people that is, we do not know."
        )
    percent = round(abs(ratio - 1) * 100)
    if percent == 0:
        return sentence(f"{what.removesuffix(' about')} the same")
    word = "higher" if ratio > 1 else "lower"
    return (
        f"{what} {percent} percent {word}{_ratio_interval(size)}. "
        f"That is not {percent} in 100 people: how many it is, we do not know."
    )


def _ratio_interval(size: Size) -> str:
    if size.interval is None:
        return ""
    low, high = (round((end - 1) * 100) for end in size.interval)
    if low < 0 < high:
        return f" (it could be {-low} percent lower to {high} percent higher)"
    near, far = sorted((abs(low), abs(high)))
    return f" (it could be {near} to {far} percent)"


def _counts(size: Size, with_it: Arm, without_it: Arm) -> str:
    if with_it.people and without_it.people:
        fewest = min(with_it.people, without_it.people)
        frequencies = of_a_thousand(size)
        if fewest >= FEWEST_FOR_FREQUENCIES and frequencies:
            return _of_thousand(frequencies)
        return (
            f"It happened to {number(with_it.events)} of {number(with_it.people)} who took it and "
            f"to {number(without_it.events)} of {number(without_it.people)} who did not."
        )
    return (
        f"It happened to {number(with_it.events)} who took it and to "
        f"{number(without_it.events)} who did not."
    )
