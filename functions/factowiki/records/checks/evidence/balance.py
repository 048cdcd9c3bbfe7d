"""Group 6: balance. No benefit without what can go wrong, no promise without an authority."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.checks.support import Support
from factowiki.records.evidence.conclusions import conclusions
from factowiki.records.evidence.uses import AcceptedUse
from factowiki.records.models import Ingredient, SourceType
from factowiki.records.problems import Contradiction

_ACCEPT_USES: Final[frozenset[SourceType]] = frozenset(
    ("official", "guideline", "systematic review", "reference")
)


def said_nowhere(record: Ingredient) -> Iterator[Contradiction]:
    """Fields may say what prose would; one of the two must."""
    tells = {
        "dosage": record.dosage or record.doses or record.no_established_dose or _given(record),
        "safety": record.safety or record.side_effects or record.no_known_side_effects,
        "interactions": record.interactions or record.known_interactions or record.groups,
    }
    for field, is_told in tells.items():
        if not is_told:
            yield Contradiction(
                f"/{field}",
                f'The field "{field}" is missing here, and no other field tells it.',
                f"Add it, or {_OR[field]}.",
            )


def _given(record: Ingredient) -> bool:
    return any(result.dose for finding in record.findings for result in finding.results)


_OR: Final = {
    "dosage": '"doses", or "no_established_dose": true',
    "safety": '"side_effects", or "no_known_side_effects": true',
    "interactions": '"known_interactions" or "groups"',
}


def benefit_alone(record: Ingredient) -> Iterator[Contradiction]:
    if record.side_effects or record.no_known_side_effects:
        return
    made_of = conclusions(record)
    if any(each.side == "harm" for each in made_of):
        return
    benefit = next((at for at, each in enumerate(made_of) if each.is_benefit), None)
    if benefit is None and not record.accepted_uses:
        return
    yield Contradiction(
        "/accepted_uses" if benefit is None else f"/findings/{benefit}",
        "This record tells a benefit, and nothing that can go wrong.",
        'List what can in "side_effects"; if no source names anything, write '
        '"no_known_side_effects": true, and the page says so.',
    )


def none_known_after_all(record: Ingredient) -> Iterator[Contradiction]:
    if not record.no_known_side_effects:
        return
    for effect in record.side_effects:
        if effect.seen is None or effect.seen.count > 0:
            yield Contradiction(
                "/no_known_side_effects",
                f"No side effect is known, but the record lists one: {effect.effect}.",
                'Remove "no_known_side_effects".',
            )
            return


def accepted_uses(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    for index, use in enumerate(record.accepted_uses):
        yield from as_far_as_seen(_accepted(f"/accepted_uses/{index}", use, support))


def _accepted(pointer: str, use: AcceptedUse, support: Support) -> Iterator[Contradiction]:
    if not support.any_of(use.sources, _ACCEPT_USES):
        yield Contradiction(
            f"{pointer}/sources",
            "That doctors use it for this needs an official text, a guideline, a systematic review "
            "or a reference; none is cited.",
            "Cite one, or tell what was seen as a finding.",
        )
