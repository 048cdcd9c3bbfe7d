"""Amounts: whose they are, and that the three kinds (intake, studied, limit) stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.records.amounts import for_a_day
from factowiki.records.checks.evidence.examined import Examined
from factowiki.records.checks.evidence.wordlists import SELLERS, words_of
from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.checks.support import Support
from factowiki.records.evidence.doses import Amount, Dose, DoseRole
from factowiki.records.models import Ingredient
from factowiki.records.problems import Contradiction
from factowiki.records.text import folded

_WHOSE: Final[frozenset[DoseRole]] = frozenset(
    ("recommended intake", "upper limit", "no upper limit set", "no concern up to")
)
_NEED_AMOUNTS: Final[frozenset[DoseRole]] = frozenset(
    ("studied", "recommended intake", "upper limit", "sold", "advised by researchers")
)


def doses(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    for index, dose in enumerate(record.doses):
        pointer = f"/doses/{index}"
        yield from as_far_as_seen(_whose(pointer, dose))
        yield from as_far_as_seen(_needed(pointer, dose))
        yield from as_far_as_seen(_limit(pointer, dose))
        yield from as_far_as_seen(_given(pointer, dose))
        yield from as_far_as_seen(_support(pointer, dose, support))
        yield from as_far_as_seen(_recommended_by_nobody(pointer, dose, record))


def _given(pointer: str, dose: Dose) -> Iterator[Contradiction]:
    if dose.amount:
        yield from _amount(f"{pointer}/amount", dose.amount)


def _support(pointer: str, dose: Dose, support: Support) -> Iterator[Contradiction]:
    if support.is_outside_people(dose.sources):
        yield Contradiction(
            f"{pointer}/sources",
            "This dose is one for people, but its sources are studies in animals or cells.",
            "Cite the study in people that used it or the authority that names it, or remove the "
            "dose.",
        )


def _recommended_by_nobody(pointer: str, dose: Dose, record: Ingredient) -> Iterator[Contradiction]:
    if record.no_established_dose and dose.role == "recommended intake":
        yield Contradiction(
            f"{pointer}/role",
            'An authority recommends this, but "no_established_dose" says that none does.',
            'Remove "no_established_dose", or give the role "studied".',
        )


def _whose(pointer: str, dose: Dose) -> Iterator[Contradiction]:
    if dose.role in _WHOSE and dose.by is None:
        yield Contradiction(
            pointer,
            f'"{dose.role}" is somebody\'s word, and nothing says whose.',
            'Add "by": the authority or the country, as in "United States" or "EFSA".',
        )
    elif dose.role in _WHOSE and (word := min(words_of(dose.by or "") & SELLERS, default="")):
        yield Contradiction(
            f"{pointer}/by",
            f'"{dose.role}" is an authority\'s word, and "{word}" names none.',
            'Name the authority; what is on labels has the role "sold".',
        )


def _needed(pointer: str, dose: Dose) -> Iterator[Contradiction]:
    if dose.role in _NEED_AMOUNTS and dose.amount is None:
        yield Contradiction(
            pointer, f'"{dose.role}" needs an amount.', 'Add "amount", or write it as prose.'
        )
    elif dose.role == "no upper limit set" and dose.amount is not None:
        yield Contradiction(
            f"{pointer}/amount",
            "Where no upper limit is set there is no amount.",
            'Remove it; an amount without concern has the role "no concern up to".',
        )


def _limit(pointer: str, dose: Dose) -> Iterator[Contradiction]:
    amount = dose.amount
    if dose.role != "upper limit" or amount is None:
        return
    if amount.low is not None and amount.high is not None and amount.low != amount.high:
        yield Contradiction(
            f"{pointer}/amount",
            "An upper limit is one amount, but this is a range.",
            'Give only "high"; where people have different limits, give each its own.',
        )
    elif amount.or_more:
        yield Contradiction(
            f"{pointer}/amount/or_more", "Above a limit there is no more.", "Remove it."
        )


def given(at: Examined) -> Iterator[Contradiction]:
    """The amounts that the results of a finding tell."""
    for pointer, result in at.results:
        if result.dose:
            yield from as_far_as_seen(_amount(f"{pointer}/dose", result.dose))


def _amount(pointer: str, amount: Amount) -> Iterator[Contradiction]:
    if amount.low is None and amount.high is None:
        yield Contradiction(pointer, "This amount has no number.", 'Add "low", "high" or both.')
    elif amount.low is not None and amount.high is not None and amount.high < amount.low:
        yield Contradiction(
            f"{pointer}/high",
            f"This range ends before it begins: {amount.low:g} up to {amount.high:g}.",
            'Exchange "low" and "high".',
        )
    if amount.also is None:
        return
    if amount.also.unit == amount.unit:
        yield Contradiction(
            f"{pointer}/also/unit",
            "This is the same unit again.",
            'Give another one, or remove "also".',
        )
    elif (amount.also.low is None) != (amount.low is None) or (
        (amount.also.high is None) != (amount.high is None)
    ):
        yield Contradiction(
            f"{pointer}/also",
            "The two units do not have the same ends.",
            'Give "low" and "high" of both, as far as there are any.',
        )


def repeated_doses(record: Ingredient) -> Iterator[Contradiction]:
    """What an authority names is one for the same people; studies may differ."""
    seen: set[tuple[str, ...]] = set()
    for index, dose in enumerate(record.doses):
        if dose.role not in _WHOSE:
            continue
        of = dose.amount.of if dose.amount else None
        if (meant := (dose.role, *map(_plain, (dose.whom, dose.by, dose.form, of)))) in seen:
            yield Contradiction(
                f"/doses/{index}",
                f'There is another "{dose.role}" for {dose.whom}.',
                "Keep one of the two, or say whom each is meant for.",
            )
        seen.add(meant)


def above_the_limit(record: Ingredient) -> Iterator[Contradiction]:
    """An intake above the upper limit for the same people, where both are for a day.

    A limit that does not count food says nothing of an intake that does.
    """
    limits = {
        folded(dose.whom): dose
        for dose in record.doses
        if dose.role == "upper limit" and dose.counts_food is not False
    }
    for index, dose in enumerate(record.doses):
        limit = limits.get(folded(dose.whom))
        if dose.role != "recommended intake" or not (limit and limit.amount and dose.amount):
            continue
        daily, highest = for_a_day(dose.amount), for_a_day(limit.amount)
        if daily and highest and daily.measure == highest.measure and daily.high > highest.high:
            yield Contradiction(
                f"/doses/{index}/amount",
                f"This recommended intake is above the upper limit for {dose.whom}.",
                "Correct the amount or its unit, or say whom each of the two is meant for.",
            )


def _plain(text: str | None) -> str:
    return folded(text or "")
