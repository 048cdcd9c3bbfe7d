"""Amounts as they read: exactly, in a unit fit to read, and with whose word they are."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factowiki.pages.words import table
from factowiki.pages.words.fitting import Adjunct, fitted, sentence
from factowiki.records.evidence.doses import Amount, Dose, OtherUnit, Unit

SUPERVISED: Final = "under medical supervision"
_SMALLER: Final[dict[Unit, Unit]] = {"g": "mg", "mg": "µg"}
_STEP: Final = 1_000
_FIT: Final = Decimal("0.1")  # what is less is told in a smaller unit


def amount(told: Amount, *, most: bool = True) -> str:
    """3 to 5 g a day; up to 500 mg for each kg of body weight a day.

    Without ``most`` a limit is told as it is: the words before it say "up to".
    """
    per = f" for each {told.per}" if told.per else ""
    of = f" of {told.of}" if told.of else ""
    more = " or more" if told.or_more else ""
    also = f" ({_span(told.also, most=False)})" if told.also else ""
    return f"{_span(told, most=most)}{more}{of}{per} {told.how_often}{also}"


def _span(told: Amount | OtherUnit, *, most: bool) -> str:
    ends = [Decimal(repr(end)) for end in (told.low, told.high) if end is not None]
    unit: Unit = told.unit
    while unit in _SMALLER and min(ends) < _FIT:
        unit = _SMALLER[unit]
        ends = [end * _STEP for end in ends]
    text = f"{' to '.join(dict.fromkeys(map(exactly, ends)))} {unit}"
    return f"up to {text}" if most and told.low is None else text


def exactly(value: Decimal) -> str:
    """Every digit that was given, thousands apart; never an exponent, and never 0 for something."""
    return f"{value.normalize():,f}"


def dose(told: Dose) -> tuple[str, ...]:
    """Whose word it is, for whom, how much."""
    words = table.DOSES[told.role]
    by = told.by or "somebody"
    core = words.core.format(whom=told.whom, by=by)
    if told.amount:
        core += f": {amount(told.amount, most=words.is_up_to)}"
    why = (sentence(told.why),) if told.why else ()
    no_limit = (table.NO_LIMIT,) if told.role == "no upper limit set" else ()
    return (*fitted(core, _conditions(told)), *why, *no_limit)


def conditions(told: Dose) -> tuple[str, ...]:
    """What else belongs to it, each as it reads after a comma."""
    return tuple(adjunct.inside.removeprefix(", ") for adjunct in _conditions(told))


def _conditions(told: Dose) -> list[Adjunct]:
    parts = (
        table.COUNTS_FOOD[told.counts_food] if told.counts_food is not None else "",
        told.when or "",
        f"for {told.lasted}" if told.lasted else "",
        f"as {told.form}" if told.form else "",
        f"together with {told.given_with}" if told.given_with else "",
        SUPERVISED if told.supervised else "",
    )
    return [Adjunct(f", {part}", sentence(part)) for part in parts if part]
