"""Every place of a record that names sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from factowiki.records.evidence import Dose, Finding, Interaction
from factowiki.records.models import Ingredient, Rating
from factowiki.records.parts import CitedText

Citation = tuple[str, tuple[str, ...]]  # where, as a JSON pointer, and the sources named there
_Citing = CitedText | Finding | Rating | Dose | Interaction


def citations(record: Ingredient) -> Iterator[Citation]:
    """In the order of the page."""
    return chain.from_iterable(citations_by_field(record))


def citations_by_field(record: Ingredient) -> Iterator[Iterator[Citation]]:
    """The same, a field at a time: one that cannot be seen then hides no other."""
    yield _cited(record, "what_it_is")
    yield _cited(record, "uses")
    yield _cited(record, "how_it_works")
    yield _cited(record, "evidence.findings", in_people=False)
    yield _cited_by_the_verdict(record)
    yield _cited(record, "evidence.ratings")
    yield _cited(record, "evidence.findings", in_people=True)
    yield _cited(record, "evidence.points")
    yield _cited(record, "doses")
    yield _cited(record, "dosage")
    yield _cited(record, "safety")
    yield _cited(record, "interactions")
    yield _cited_by_populations(record)
    yield _cited(record, "known_interactions")


def _cited(record: Ingredient, field: str, *, in_people: bool | None = None) -> Iterator[Citation]:
    """With ``in_people``, of findings only those in people, or only the others."""
    pointer = "/" + field.replace(".", "/")
    parts: Sequence[_Citing] = attrgetter(field)(record)
    for index, part in enumerate(parts):
        if part.sources and (
            in_people is None or (isinstance(part, Finding) and part.is_in_people is in_people)
        ):
            yield f"{pointer}/{index}", part.sources


def _cited_by_the_verdict(record: Ingredient) -> Iterator[Citation]:
    if sources := record.evidence.verdict.sources:
        yield "/evidence/verdict", sources


def _cited_by_populations(record: Ingredient) -> Iterator[Citation]:
    for group, care in record.populations.groups():
        if care.sources:
            yield f"/populations/{group}", care.sources
