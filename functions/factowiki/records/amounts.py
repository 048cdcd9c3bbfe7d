"""How much an amount is for a day: what makes amounts in different units comparable."""

from __future__ import annotations

from typing import Final, NamedTuple

from factowiki.records.evidence.doses import Amount, Unit

# What is measured alike is compared in the smallest of its units.
_MEASURES: Final[dict[Unit, tuple[str, float]]] = {
    "µg": ("weight", 1),
    "mg": ("weight", 1_000),
    "g": ("weight", 1_000_000),
    "IU": ("IU", 1),
}
_TIMES_A_DAY: Final = {
    "a day": 1,
    "daily": 1,
    "per day": 1,
    "once a day": 1,
    "every day": 1,
    "twice a day": 2,
    "two times a day": 2,
    "three times a day": 3,
    "four times a day": 4,
}


class Daily(NamedTuple):
    """From ``low`` to ``high`` a day, in the smallest unit of its ``measure``."""

    measure: str
    low: float
    high: float


def measure(amount: Amount) -> str:
    """Amounts of one measure can be compared; by body weight is another one than by itself."""
    name = _MEASURES[amount.unit][0]
    return f"{name} for each {amount.per}" if amount.per else name


def times_a_day(amount: Amount) -> int | None:
    """None if it is not taken so many times every day."""
    return _TIMES_A_DAY.get(amount.how_often.partition(",")[0])


def for_a_day(amount: Amount) -> Daily | None:
    """None if it is not taken so many times every day, or has no number."""
    low = amount.low if amount.low is not None else amount.high
    high = amount.high if amount.high is not None else amount.low
    if (times := times_a_day(amount)) is None or low is None or high is None:
        return None
    factor = _MEASURES[amount.unit][1] * times
    return Daily(measure(amount), low * factor, high * factor)
