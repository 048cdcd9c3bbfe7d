"""Every place of a record that names sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Final, Protocol

from factowiki.records.models import Ingredient

Citation = tuple[str, tuple[str, ...]]  # where, as a JSON pointer, and the sources named there


class _Citing(Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


# In the order of the page. Findings cite result by result, and come after the verdict.
_BEFORE: Final = (
    "what_it_is",
    "uses",
    "accepted_uses",
    "authorised_claims",
    "how_it_works",
    "not_in_people",
)
_AFTER: Final = (
    "evidence.points",
    "without_results",
    "doses",
    "forms",
    "dosage",
    "side_effects",
    "safety",
    "interactions",
    "groups",
    "known_interactions",
)


def citations(record: Ingredient) -> Iterator[Citation]:
    """In the order of the page."""
    return chain.from_iterable(citations_by_field(record))


def citations_by_field(record: Ingredient) -> Iterator[Iterator[Citation]]:
    """The same, a field at a time: one that cannot be seen then hides no other."""
    for field in _BEFORE:
        yield _cited(record, field)
    yield _cited_by_the_verdict(record)
    yield _cited_by_findings(record)
    for field in _AFTER:
        yield _cited(record, field)


def _cited(record: Ingredient, field: str) -> Iterator[Citation]:
    parts: Sequence[_Citing] = attrgetter(field)(record)
    if not parts:
        return
    pointer, tellers = "/" + field.replace(".", "/"), _tellers(record)
    for index, part in enumerate(parts):
        if part.sources:
            yield f"{pointer}/{index}", _with_tellers(part.sources, tellers)


def _cited_by_the_verdict(record: Ingredient) -> Iterator[Citation]:
    if sources := record.evidence.verdict.sources:
        yield "/evidence/verdict", _with_tellers(sources, _tellers(record))


def _cited_by_findings(record: Ingredient) -> Iterator[Citation]:
    tellers = _tellers(record)
    for index, finding in enumerate(record.findings):
        for place, result in enumerate(finding.results):
            pointer = f"/findings/{index}/results/{place}"
            yield pointer, _with_tellers((result.source,), tellers)


def _tellers(record: Ingredient) -> Mapping[str, str]:
    """For each source that was told at second hand, who tells of it."""
    return {source.id: source.told_by for source in record.sources if source.told_by}


def _with_tellers(sources: tuple[str, ...], tellers: Mapping[str, str]) -> tuple[str, ...]:
    """What rests on a source that was told at second hand rests on its teller as well."""
    if not tellers or tellers.keys().isdisjoint(sources):
        return sources
    return tuple(dict.fromkeys((*sources, *(tellers[each] for each in sources if each in tellers))))
