"""Contradictions in doses, interactions and the care that groups of people must take."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.content.amounts import for_a_day
from factowiki.content.problems import Contradiction
from factowiki.content.records import Ingredient
from factowiki.content.text import folded


def doses(record: Ingredient) -> Iterator[Contradiction]:
    for index, dose in enumerate(record.doses):
        if not dose.sources:
            yield Contradiction(
                f"/doses/{index}",
                "This dose names no source.",
                'Name in "sources" the study that used it or the authority that names it.',
            )
        if record.no_established_dose and dose.role == "recommended":
            yield Contradiction(
                f"/doses/{index}/role",
                'An authority recommends this dose, but "no_established_dose" says that none does.',
                'Remove "no_established_dose", or give the dose the role "studied".',
            )
        if dose.up_to is not None and dose.up_to < dose.amount:
            yield Contradiction(
                f"/doses/{index}/up_to",
                f"This range ends before it begins: {dose.amount:g} up to {dose.up_to:g}.",
                'Exchange "amount" and "up_to".',
            )


def upper_limits(record: Ingredient) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for index, dose in enumerate(record.doses):
        if dose.role != "upper limit":
            continue
        if (context := folded(dose.context)) in seen:
            yield Contradiction(
                f"/doses/{index}",
                f"There is another upper limit for {dose.context}.",
                "Keep one of the two, or say whom each is meant for.",
            )
        seen.add(context)


def above_the_limit(record: Ingredient) -> Iterator[Contradiction]:
    """A recommended dose above the upper limit for the same people, where both are for a day."""
    limits = {folded(dose.context): dose for dose in record.doses if dose.role == "upper limit"}
    for index, dose in enumerate(record.doses):
        limit = limits.get(folded(dose.context))
        if dose.role != "recommended" or limit is None:
            continue
        daily, highest = for_a_day(dose), for_a_day(limit)
        if daily and highest and daily.measure == highest.measure and daily.high > highest.high:
            yield Contradiction(
                f"/doses/{index}/{'amount' if dose.up_to is None else 'up_to'}",
                f"This recommended dose is above the upper limit for {dose.context}, "
                f"{limit.up_to or limit.amount:g} {limit.unit} {limit.frequency}.",
                "Correct the amount or its unit, or say whom each of the two is meant for.",
            )


def interactions(record: Ingredient) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for index, interaction in enumerate(record.known_interactions):
        pointer = f"/known_interactions/{index}"
        if interaction.severity != "unknown" and not interaction.sources:
            yield Contradiction(
                f"{pointer}/severity",
                f"No source says that this interaction is {interaction.severity}.",
                'Name it in "sources", or write "unknown".',
            )
        if (substance := folded(interaction.substance)) in seen:
            yield Contradiction(
                f"{pointer}/substance",
                f"There is another interaction with {interaction.substance}.",
                "Make one of the two.",
            )
        seen.add(substance)


def populations(record: Ingredient) -> Iterator[Contradiction]:
    for group, care in record.populations.groups():
        pointer = f"/populations/{group}/level"
        if care.level in {"avoid", "no known problem"} and not care.sources:
            yield Contradiction(
                pointer,
                f'"{care.level}" names no source.',
                'Name it in "sources", or write "ask first" or "not known".',
            )
        if care.level in {"avoid", "ask first"} and care.note is None:
            yield Contradiction(
                pointer,
                f'"{care.level}" gives no reason.',
                'Say in "note" why.',
            )
