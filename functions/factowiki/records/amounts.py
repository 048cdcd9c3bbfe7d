"""How much a dose is for a day: what makes doses in different units comparable."""

from __future__ import annotations

from typing import Final, NamedTuple

from factowiki.records.evidence import Dose, Unit

# What is measured alike is compared in the smallest of its units.
_MEASURES: Final[dict[Unit, tuple[str, float]]] = {
    "µg": ("weight", 1),
    "mg": ("weight", 1_000),
    "g": ("weight", 1_000_000),
    "IU": ("IU", 1),
    "mg/kg": ("mg/kg", 1),
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


def measure(dose: Dose) -> str:
    return _MEASURES[dose.unit][0]


def times_a_day(dose: Dose) -> int | None:
    """None if it is not taken so many times every day."""
    return _TIMES_A_DAY.get(dose.frequency)


def for_a_day(dose: Dose) -> Daily | None:
    """None if the dose is not taken so many times every day."""
    if (times := times_a_day(dose)) is None:
        return None
    name, factor = _MEASURES[dose.unit]
    factor *= times
    return Daily(name, dose.amount * factor, (dose.up_to or dose.amount) * factor)
