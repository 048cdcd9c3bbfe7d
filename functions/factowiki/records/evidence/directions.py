"""Which way a result points, from its own word or else from its figures."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from factowiki.records.evidence.results import Direction, Result
from factowiki.records.evidence.sizes import Arm, Size

_Z: Final = 1.96  # of a 95 % interval


class Figure(NamedTuple):
    """A size as one number, which is ``neutral`` where there is no difference.

    ``low`` and ``high`` are the ends of its interval, where that is known.
    """

    value: float
    neutral: float
    low: float | None
    high: float | None

    @property
    def leans(self) -> int:
        """1 if it points to more, -1 to less, 0 to neither."""
        return (self.value > self.neutral) - (self.value < self.neutral)

    @property
    def excludes_no_difference(self) -> bool:
        """False as well where no interval is known."""
        if self.low is None or self.high is None:
            return False
        return not self.low <= self.neutral <= self.high

    @property
    def includes_no_difference(self) -> bool:
        """False as well where no interval is known."""
        return self.low is not None and not self.excludes_no_difference

    @property
    def is_ratio(self) -> bool:
        return self.neutral == 1


def figure(size: Size) -> Figure | None:
    """None where two counts stand without the sizes of their groups."""
    low, high = size.interval or (None, None)
    if size.ratio is not None:
        return Figure(size.ratio, 1, low, high)
    value = size.difference if size.difference is not None else size.standardised
    if value is not None:
        return Figure(value, 0, low, high)
    return _ratio_of(size.with_it, size.without_it)


def says_how_large(size: Size) -> bool:
    """Whether it says how large in any way at all."""
    ways = (size.difference, size.standardised, size.ratio, size.with_it, size.without_it)
    return any(way is not None for way in ways)


def _ratio_of(with_it: Arm | None, without_it: Arm | None) -> Figure | None:
    """The risk ratio of two counts, with its interval (Katz et al. 1978)."""
    if not (with_it and without_it and with_it.people and without_it.people):
        return None
    if with_it.events > with_it.people or without_it.events > without_it.people:
        return None
    if not (with_it.events and without_it.events):
        # With no event on one side there is no ratio; half an event more keeps it honest.
        return _ratio(with_it.events + 0.5, with_it.people + 1,
                      without_it.events + 0.5, without_it.people + 1)  # fmt: skip
    return _ratio(with_it.events, with_it.people, without_it.events, without_it.people)


def _ratio(events: float, people: float, other_events: float, other_people: float) -> Figure:
    value = (events / people) / (other_events / other_people)
    spread = 1 / events - 1 / people + 1 / other_events - 1 / other_people
    error = math.sqrt(max(0.0, spread))
    return Figure(value, 1, value * math.exp(-_Z * error), value * math.exp(_Z * error))


def direction(result: Result) -> Direction:
    """The source's own word; without one what its figures show."""
    if result.found is not None:
        return result.found
    found = figure(result.size) if result.size else None
    if found is None:
        return "unclear"
    if found.leans == 0 or found.includes_no_difference:
        return "no clear difference"
    return "more" if found.leans > 0 else "less"
