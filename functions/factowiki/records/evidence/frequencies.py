"""To how many of 1,000 people something happens: what a ratio means for those who read it."""

from __future__ import annotations

from typing import NamedTuple

from factowiki.records.evidence.sizes import Size

THOUSAND = 1_000


class Frequencies(NamedTuple):
    """Of 1,000 people each. ``low`` and ``high`` are those with it, as far as it could be."""

    with_it: float
    without_it: float
    low: float | None = None
    high: float | None = None


def of_a_thousand(size: Size) -> Frequencies | None:
    """None where nobody says how many it happens to without it."""
    if size.ratio is not None and size.without is not None:
        low, high = size.interval or (None, None)
        return Frequencies(
            _with(size.ratio, size.without, size.of),
            size.without,
            None if low is None else _with(low, size.without, size.of),
            None if high is None else _with(high, size.without, size.of),
        )
    if size.with_it and size.without_it and size.with_it.people and size.without_it.people:
        return Frequencies(
            THOUSAND * size.with_it.events / size.with_it.people,
            THOUSAND * size.without_it.events / size.without_it.people,
        )
    return None


def _with(ratio: float, without: float, of: str | None) -> float:
    """Odds ratios go by odds; the others are near enough to ratios of risk."""
    if of != "odds":
        return ratio * without
    if without >= THOUSAND:
        return THOUSAND
    odds = ratio * without / (THOUSAND - without)
    return THOUSAND * odds / (1 + odds)
