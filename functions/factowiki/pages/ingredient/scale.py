"""Where amounts lie on one scale. The numbers are the truth; the drawing only helps."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from factowiki.pages.words.language import number
from factowiki.records.amounts import Daily

# Beyond this spread the small amounts would vanish on a linear scale.
_LINEAR_SPREAD: Final = 12
_MARGIN: Final = 6.0  # per cent of the width kept free on either side, for marks and labels
_MOST_STEPS: Final = 4  # of a linear scale
_MOST_TICKS: Final = 5
_NARROWEST: Final = 4.0  # per cent of the width; a narrower range is drawn as one amount
_WEIGHT: Final = "weight"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an amount lies, in per cent of the width; ``width`` is "" for a single amount."""

    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Tick:
    """``spare`` are all but both ends and the middle: a narrow screen has no room to label them."""

    at: str
    label: str
    spare: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """From the amount of ``low`` at its left to that of ``high`` at its right, in ``measure``."""

    measure: str
    low: float
    high: float
    logarithmic: bool

    def place(self, value: float) -> float:
        if self.logarithmic:
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return _MARGIN + share * (100 - 2 * _MARGIN)

    def mark(self, daily: Daily | None) -> Mark | None:
        if daily is None or daily.measure != self.measure:
            return None
        start, end = self.place(daily.low), self.place(daily.high)
        if end - start < _NARROWEST:
            return Mark(_per_cent((start + end) / 2), "")
        return Mark(_per_cent(start), _per_cent(end - start))

    def at(self, value: float) -> str:
        return _per_cent(self.place(value))

    def note(self) -> str:
        unit = "" if self.measure == _WEIGHT else f", in {self.measure}"
        steps = " On this scale equal steps multiply the amount." if self.logarithmic else ""
        return f"The marks show the amount for a day{unit}.{steps}"

    def ticks(self) -> tuple[Tick, ...]:
        values = self._values()
        last = len(values) - 1
        return tuple(
            Tick(self.at(value), self._label(value), index not in {0, last / 2, last})
            for index, value in enumerate(values)
        )

    def _values(self) -> list[float]:
        if not self.logarithmic:
            step = _round_up(self.high / _MOST_STEPS)
            return [step * index for index in range(round(self.high / step) + 1)]
        ticks = _round_numbers(self.low, self.high)
        if len(ticks) <= _MOST_TICKS:
            return ticks
        tens = [tick for tick in ticks if _is_power_of_ten(tick)]
        return tens[:: math.ceil(len(tens) / _MOST_TICKS)]

    def _label(self, value: float) -> str:
        if not self.measure.startswith(_WEIGHT):
            return number(value)
        for unit, factor in (("g", 1_000_000), ("mg", 1_000), ("µg", 1)):
            if value >= factor:
                return f"{number(value / factor)} {unit}"
        return f"{number(value)} µg" if value else "0"


def axis(given: Iterable[Daily | None]) -> Axis | None:
    """An axis for the largest group of comparable amounts; None if nothing can be compared."""
    amounts = [daily for daily in given if daily]
    kinds = Counter(daily.measure for daily in amounts)
    if not kinds or max(kinds.values()) < 2:  # noqa: PLR2004  # one mark alone compares nothing
        return None
    measure = max(kinds, key=lambda name: kinds[name])
    low, high = _ends([daily for daily in amounts if daily.measure == measure])
    if high / low > _LINEAR_SPREAD:
        return Axis(measure, _round_down(low), _round_up(high), logarithmic=True)
    step = _round_up(high / _MOST_STEPS)
    return Axis(measure, 0, step * math.ceil(high / step), logarithmic=False)


def _ends(amounts: Sequence[Daily]) -> tuple[float, float]:
    return min(daily.low for daily in amounts), max(daily.high for daily in amounts)


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
