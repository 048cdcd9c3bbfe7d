"""Amounts, and where they lie on one scale. The numbers are the truth; the drawing only helps."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Final

from factowiki.pages.ingredient.citations import Citations, Reference
from factowiki.pages.words.language import capitalised, number
from factowiki.records.amounts import for_a_day, measure, times_a_day
from factowiki.records.evidence import Dose
from factowiki.records.models import Ingredient

SUPERVISED: Final = "under medical supervision"
_ROLES: Final = {
    "recommended": "Recommended",
    "upper limit": "Upper limit",
    "studied": "Used in a study",
}
# Beyond this spread the small amounts would vanish on a linear scale.
_LINEAR_SPREAD: Final = 12
_MARGIN: Final = 6.0  # per cent of the width kept free on either side, for marks and labels
_MOST_STEPS: Final = 4  # of a linear scale
_MOST_TICKS: Final = 5
_NARROWEST: Final = 4.0  # per cent of the width; a narrower range is drawn as one amount


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an amount lies, in per cent of the width; ``width`` is "" for a single amount."""

    start: str
    width: str


@dataclass(frozen=True, slots=True)
class DoseView:
    context: str
    role: str
    symbol: str
    amount: str
    total: str  # for a day, where the amount is taken more than once
    supervised: bool
    references: tuple[Reference, ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Tick:
    """``spare`` are all but both ends and the middle: a narrow screen has no room to label them."""

    at: str
    label: str
    spare: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """``limit`` is where to draw the official upper limit through all rows, or ""."""

    ticks: tuple[Tick, ...]
    limit: str
    note: str


@dataclass(frozen=True, slots=True)
class DosesView:
    """``official`` says whether an authority names any of them."""

    rows: tuple[DoseView, ...]
    scale: Scale | None
    official: bool


def view(record: Ingredient, citations: Citations) -> DosesView:
    """What an authority recommends first, then its limit, then what studies used."""
    order = list(_ROLES)
    numbered = sorted(enumerate(record.doses), key=lambda item: order.index(item[1].role))
    axis = _axis(record.doses)
    return DosesView(
        tuple(_row(dose, citations.at(f"/doses/{index}"), axis) for index, dose in numbered),
        axis.scale(record.doses) if axis else None,
        any(dose.role != "studied" for dose in record.doses),
    )


def in_short(record: Ingredient) -> str | None:
    """The dose in a word, for the key facts; None if the record has none to tell."""
    if record.no_established_dose:
        return "No established dose"
    recommended = [dose for dose in record.doses if dose.role == "recommended"]
    if recommended:
        shown = "; ".join(f"{amount(dose)} for {intended_for(dose)}" for dose in recommended[:2])
        return f"{shown}{' and others' if len(recommended) > 2 else ''}"  # noqa: PLR2004
    return None


def intended_for(dose: Dose) -> str:
    """Whom a dose is meant for, and never without the condition it is given under."""
    return f"{dose.context}, {SUPERVISED}" if dose.supervised else dose.context


def amount(dose: Dose) -> str:
    return f"{_span(dose.amount, dose.up_to)} {dose.unit} {dose.frequency}"


@dataclass(frozen=True, slots=True)
class _Axis:
    """From the amount of ``low`` at its left to that of ``high`` at its right, in ``base``."""

    kind: str
    low: float
    high: float
    logarithmic: bool

    def place(self, value: float) -> float:
        if self.logarithmic:
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return _MARGIN + share * (100 - 2 * _MARGIN)

    def mark(self, dose: Dose) -> Mark | None:
        if (ends := _daily(dose, self.kind)) is None:
            return None
        start, end = map(self.place, ends)
        if end - start < _NARROWEST:
            return Mark(_per_cent((start + end) / 2), "")
        return Mark(_per_cent(start), _per_cent(end - start))

    def scale(self, doses: tuple[Dose, ...]) -> Scale:
        # A line through all rows is drawn only where there is one limit, and it says whose it is.
        limits = [dose for dose in doses if dose.role == "upper limit"]
        ends = _daily(limits[0], self.kind) if len(limits) == 1 else None
        limit = _per_cent(self.place(ends[0])) if ends else ""
        unit = "" if self.kind == "weight" else f", in {self.kind}"
        notes = (
            f"The marks show the amount for a day{unit}.",
            "On this scale equal steps multiply the amount." if self.logarithmic else "",
            f"The dashed line is the upper limit for {limits[0].context}." if limit else "",
        )
        values = self._ticks()
        last = len(values) - 1
        return Scale(
            tuple(
                Tick(
                    _per_cent(self.place(value)),
                    self._label(value),
                    index not in {0, last / 2, last},
                )
                for index, value in enumerate(values)
            ),
            limit,
            " ".join(filter(None, notes)),
        )

    def _ticks(self) -> list[float]:
        if not self.logarithmic:
            step = _round_up(self.high / _MOST_STEPS)
            return [step * index for index in range(round(self.high / step) + 1)]
        ticks = _round_numbers(self.low, self.high)
        if len(ticks) <= _MOST_TICKS:
            return ticks
        tens = [tick for tick in ticks if _is_power_of_ten(tick)]
        return tens[:: math.ceil(len(tens) / _MOST_TICKS)]

    def _label(self, value: float) -> str:
        if self.kind != "weight":
            return number(value)
        for unit, factor in (("g", 1_000_000), ("mg", 1_000), ("µg", 1)):
            if value >= factor:
                return f"{number(value / factor)} {unit}"
        return f"{number(value)} µg" if value else "0"


def _axis(doses: tuple[Dose, ...]) -> _Axis | None:
    """An axis for the largest group of comparable doses; None if nothing can be compared."""
    kinds = Counter(measure(dose) for dose in doses if times_a_day(dose))
    if not kinds or max(kinds.values()) < 2:  # noqa: PLR2004  # one mark alone compares nothing
        return None
    kind = max(kinds, key=lambda name: kinds[name])
    ends = [end for dose in doses for end in _daily(dose, kind) or ()]
    low, high = min(ends), max(ends)
    if high / low > _LINEAR_SPREAD:
        return _Axis(kind, _round_down(low), _round_up(high), logarithmic=True)
    step = _round_up(high / _MOST_STEPS)
    return _Axis(kind, 0, step * math.ceil(high / step), logarithmic=False)


def _daily(dose: Dose, kind: str) -> tuple[float, float] | None:
    """Both ends of the amount for a day, in the smallest unit; None if not of this ``kind``."""
    daily = for_a_day(dose)
    return (daily.low, daily.high) if daily and daily.measure == kind else None


def _row(dose: Dose, references: tuple[Reference, ...], axis: _Axis | None) -> DoseView:
    times = times_a_day(dose) or 1
    up_to = dose.up_to * times if dose.up_to else None
    return DoseView(
        context=capitalised(dose.context),
        role=_ROLES[dose.role],
        symbol=dose.role.replace("upper ", ""),
        amount=amount(dose),
        total=f"{_span(dose.amount * times, up_to)} {dose.unit} in all" if times > 1 else "",
        supervised=dose.supervised,
        references=references,
        mark=axis.mark(dose) if axis else None,
    )


def _span(low: float, high: float | None) -> str:
    return f"{number(low)} to {number(high)}" if high and high > low else number(low)


def _round_down(value: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not above ``value``."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(power * step for step in (1, 2, 5) if power * step <= value)


def _round_up(value: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not below ``value``."""
    power = 10.0 ** math.floor(math.log10(value))
    return min(power * step for step in (1, 2, 5, 10) if power * step >= value)


def _round_numbers(low: float, high: float) -> list[float]:
    """All round numbers from ``low`` to ``high``, which are round themselves."""
    found = [low]
    while found[-1] < high:
        found.append(_round_up(found[-1] * 1.01))
    return found


def _is_power_of_ten(value: float) -> bool:
    return math.isclose(10.0 ** round(math.log10(value)), value)


def _per_cent(value: float) -> str:
    return f"{value:.1f}%"
