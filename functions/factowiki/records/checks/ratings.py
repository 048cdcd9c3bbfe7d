"""Contradictions in the ratings: the strongest claims on the site, and what they rest on.

A rating is of a whole focus area and a finding of one outcome, so a finding counts against a rating
only where nothing says that it belongs to another area.
"""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.checks.findings import SURE
from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.checks.support import Support
from factowiki.records.evidence import Finding
from factowiki.records.models import Ingredient, Rating
from factowiki.records.problems import Contradiction


def elsewhere(record: Ingredient) -> Iterator[Contradiction]:
    for index, rating in enumerate(record.evidence.ratings):
        if rating.category not in record.categories:
            yield Contradiction(
                f"/evidence/ratings/{index}/category",
                f"The evidence is rated for {rating.category}, which is not among the categories.",
                'Add it to "categories", or remove the rating.',
            )


def sources(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    for index, rating in enumerate(record.evidence.ratings):
        yield from as_far_as_seen(_support(f"/evidence/ratings/{index}", rating, support))


def _support(pointer: str, rating: Rating, support: Support) -> Iterator[Contradiction]:
    if rating.strength == "none":
        return
    if not rating.sources:
        yield Contradiction(
            pointer,
            "This rating names no source.",
            'Name in "sources" what it rests on, or remove the rating.',
        )
    elif support.is_outside_people(rating.sources):
        yield Contradiction(
            f"{pointer}/sources",
            "This rating is about people, but its sources are studies in animals or cells.",
            "Cite studies in people, or remove the rating.",
        )


def beside_findings(record: Ingredient) -> Iterator[Contradiction]:
    in_people = [finding for finding in record.evidence.findings if finding.is_in_people]
    for index, rating in enumerate(record.evidence.ratings):
        yield from as_far_as_seen(_beside(f"/evidence/ratings/{index}", rating, in_people))


def _beside(pointer: str, rating: Rating, in_people: list[Finding]) -> Iterator[Contradiction]:
    bearing = [found for found in in_people if found.category in {None, rating.category}]
    if against := _against(rating, bearing):
        yield Contradiction(
            f"{pointer}/strength",
            f'Rated "{rating.strength}", though {against}.',
            "Rate what was found, or, where the finding belongs to another area, name that "
            'area in its "category".',
        )


def _against(rating: Rating, findings: list[Finding]) -> str | None:
    """What speaks against the rating, in words."""
    helping = [found for found in findings if found.effect == "helps"]
    others = [found for found in findings if found.effect in {"no difference", "harms"}]
    if rating.strength == "none" and (found := _sure(helping)):
        return f"a finding of {found.certainty} certainty says that it helps: {found.outcome}"
    if rating.strength == "established" and not helping and (found := _sure(others)):
        return (
            f"no finding says that it helps, and one of {found.certainty} certainty says "
            f'"{found.effect}": {found.outcome}'
        )
    return None


def _sure(findings: list[Finding]) -> Finding | None:
    return next((found for found in findings if found.certainty in SURE), None)
