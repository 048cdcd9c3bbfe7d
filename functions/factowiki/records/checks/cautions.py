"""Contradictions in doses, interactions and the care that groups of people must take."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.amounts import for_a_day
from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.checks.support import Support
from factowiki.records.evidence import Care, Dose, Interaction, Populations
from factowiki.records.models import Ingredient
from factowiki.records.problems import Contradiction
from factowiki.records.text import folded


def doses(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    for index, dose in enumerate(record.doses):
        pointer = f"/doses/{index}"
        yield from as_far_as_seen(_dose_support(pointer, dose, support))
        yield from as_far_as_seen(_recommended_by_nobody(pointer, dose, record))
        yield from as_far_as_seen(_range(pointer, dose))


def _dose_support(pointer: str, dose: Dose, support: Support) -> Iterator[Contradiction]:
    if not dose.sources:
        yield Contradiction(
            pointer,
            "This dose names no source.",
            'Name in "sources" the study that used it or the authority that names it.',
        )
    elif support.is_outside_people(dose.sources):
        yield Contradiction(
            f"{pointer}/sources",
            "This dose is one for people, but its sources are studies in animals or cells.",
            "Cite the study in people that used it or the authority that names it, or remove "
            "the dose.",
        )


def _recommended_by_nobody(pointer: str, dose: Dose, record: Ingredient) -> Iterator[Contradiction]:
    if record.no_established_dose and dose.role == "recommended":
        yield Contradiction(
            f"{pointer}/role",
            'An authority recommends this dose, but "no_established_dose" says that none does.',
            'Remove "no_established_dose", or give the dose the role "studied".',
        )


def _range(pointer: str, dose: Dose) -> Iterator[Contradiction]:
    if dose.up_to is None:
        return
    if dose.role == "upper limit":
        yield Contradiction(
            f"{pointer}/up_to",
            "An upper limit is one amount, but this is a range.",
            'Remove "up_to"; where people have different limits, give each its own.',
        )
    if dose.up_to < dose.amount:
        yield Contradiction(
            f"{pointer}/up_to",
            f"This range ends before it begins: {dose.amount:g} up to {dose.up_to:g}.",
            'Exchange "amount" and "up_to".',
        )


def repeated_doses(record: Ingredient) -> Iterator[Contradiction]:
    """What an authority names is one for the same people; studies may differ."""
    names = {"upper limit": "upper limit", "recommended": "recommended dose"}
    seen: set[tuple[str, str]] = set()
    for index, dose in enumerate(record.doses):
        if dose.role == "studied":
            continue
        if (meant := (dose.role, folded(dose.context))) in seen:
            yield Contradiction(
                f"/doses/{index}",
                f"There is another {names[dose.role]} for {dose.context}.",
                "Keep one of the two, or say whom each is meant for.",
            )
        seen.add(meant)


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
    support = Support(record)
    for index, interaction in enumerate(record.known_interactions):
        pointer = f"/known_interactions/{index}"
        yield from as_far_as_seen(_severity(pointer, interaction, support))


def repeated_interactions(record: Ingredient) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for index, interaction in enumerate(record.known_interactions):
        if (substance := folded(interaction.substance)) in seen:
            yield Contradiction(
                f"/known_interactions/{index}/substance",
                f"There is another interaction with {interaction.substance}.",
                "Make one of the two.",
            )
        seen.add(substance)


def _severity(pointer: str, interaction: Interaction, support: Support) -> Iterator[Contradiction]:
    """Who calls an interaction minor needs a source; a warning may stand on its reason alone.

    No way out softens a warning.
    """
    if interaction.severity == "unknown":
        return
    if support.is_outside_people(interaction.sources):
        yield Contradiction(
            f"{pointer}/sources",
            f"That this interaction is {interaction.severity} is about people, but its sources "
            "are studies in animals or cells.",
            'Cite who says so of people, or write "unknown" and say in "advice" to ask first.'
            if interaction.severity == "minor"
            else "Cite besides who warns people of it.",
        )
    elif interaction.sources:
        return
    elif interaction.severity == "minor":
        yield Contradiction(
            f"{pointer}/severity",
            "No source says that this interaction is minor.",
            'Name it in "sources", or write "unknown".',
        )
    elif interaction.mechanism is None:
        yield Contradiction(
            f"{pointer}/severity",
            f"Nothing says why this interaction is {interaction.severity}.",
            'Name a source in "sources", or say in "mechanism" why, or who says so.',
        )


def populations(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    for group in Populations.model_fields:
        yield from as_far_as_seen(_care(record, group, support))


def _care(record: Ingredient, group: str, support: Support) -> Iterator[Contradiction]:
    care: Care = getattr(record.populations, group)
    pointer = f"/populations/{group}"
    if care.level == "no known problem":
        yield from _no_problem(pointer, care, support)
    elif care.level in {"avoid", "ask first"} and care.note is None:
        yield Contradiction(
            f"{pointer}/level",
            f'"{care.level}" gives no reason.',
            'Say in "note" why, or who says so.',
        )


def _no_problem(pointer: str, care: Care, support: Support) -> Iterator[Contradiction]:
    if not care.sources:
        yield Contradiction(
            f"{pointer}/level",
            '"no known problem" names no source.',
            'Name it in "sources", or write "not known".',
        )
    elif support.is_outside_people(care.sources):
        yield Contradiction(
            f"{pointer}/sources",
            '"no known problem" is about people, but its sources are studies in animals or cells.',
            'Cite studies in people or an authority, or write "not known".',
        )


def medicines(record: Ingredient) -> Iterator[Contradiction]:
    if record.populations.prescription_medicine.level != "no known problem":
        return
    for interaction in record.known_interactions:
        if interaction.severity in {"major", "moderate"}:
            yield Contradiction(
                "/populations/prescription_medicine/level",
                f'"no known problem" stands beside a {interaction.severity} interaction with '
                f"{interaction.substance}.",
                'Write "ask first" or "avoid", and say in "note" with what.',
            )
            return
