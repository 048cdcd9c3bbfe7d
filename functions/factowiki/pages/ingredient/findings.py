"""What is known, outcome by outcome: a row each at a glance, and what opens below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from factowiki.pages.ingredient.citations import Citations, Passage, Reference
from factowiki.pages.words import beside, table
from factowiki.pages.words.chips import chip
from factowiki.pages.words.findings import statement
from factowiki.pages.words.fitting import sentence
from factowiki.pages.words.language import capitalised
from factowiki.pages.words.order import grouped
from factowiki.pages.words.results import line
from factowiki.records.evidence.conclusions import Conclusion, Side, conclusions
from factowiki.records.evidence.glances import glance
from factowiki.records.models import Ingredient

_SYMBOLS: Final[dict[Side, str]] = {
    "benefit": "helps",
    "harm": "harms",
    "neither": "unclear",
    "none": "same",
}
_ILL: Final = frozenset(("people with an illness", "people with a rare illness"))


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding: its row, and in full. ``more`` are those of the same study that it covers."""

    id: str
    outcome: str
    population: str
    symbol: str
    chip: str
    note: str | None
    sentence: str
    sure: str
    beside: str
    results: tuple[Passage, ...]
    more: tuple[FindingView, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings under one heading."""

    heading: str
    rows: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class FixedRow:
    """A row that does not open: an accepted use, a trial without results, what nobody tested."""

    name: str
    population: str
    symbol: str
    text: str
    detail: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingsView:
    """``ask`` stands once above all rows, where some are about ill people, as does ``about``."""

    accepted: tuple[FixedRow, ...]
    groups: tuple[FindingGroup, ...]
    gaps: tuple[FixedRow, ...]
    ask: str
    about: str


def view(record: Ingredient, x: str, citations: Citations) -> FindingsView:
    """``x`` is the name of the ingredient inside a sentence."""
    made = conclusions(record)
    teller = _Teller(record, x, citations)
    return FindingsView(
        accepted=_accepted(record, citations),
        groups=tuple(
            FindingGroup(
                heading,
                tuple(
                    replace(teller.tell(first), more=tuple(map(teller.tell, rest)))
                    for first, rest in folded(of_heading)
                ),
            )
            for heading, of_heading in grouped(made).items()
        ),
        gaps=(*_without_results(record, citations), *_untested(record)),
        ask=table.ASK_YOUR_DOCTOR if any(of.among in _ILL for of in made) else "",
        about=f"{table.ABOUT_OUR_JUDGEMENT} {table.TWO_CAUSES}",
    )


def folded(made: Iterable[Conclusion]) -> list[tuple[Conclusion, list[Conclusion]]]:
    """Each with what the same study saw besides.

    A measured value belongs to what the same study saw in people's lives, and single cases to the
    first thing that is told of them: neither is a result of its own.
    """
    groups: list[tuple[Conclusion, list[Conclusion]]] = []
    for made_of in made:
        head = next((group for group in groups if _belongs(made_of, group[0])), None)
        if head:
            head[1].append(made_of)
        else:
            groups.append((made_of, []))
    return groups


def _belongs(made_of: Conclusion, first: Conclusion) -> bool:
    if _studies(made_of) != _studies(first):
        return False
    cases = all(result.design == "case reports" for result in made_of.finding.results)
    return cases or (made_of.matters == "measured" != first.matters)


def _studies(made_of: Conclusion) -> tuple[object, ...]:
    finding = made_of.finding
    return (finding.population, *sorted(result.source for result in finding.results))


class _Teller:
    """Puts findings into words, with what the words need of the record."""

    def __init__(self, record: Ingredient, x: str, citations: Citations) -> None:
        self._x = x
        self._citations = citations
        self._sources = {source.id: source for source in record.sources}
        self._places = {finding.id: index for index, finding in enumerate(record.findings)}

    def tell(self, made_of: Conclusion) -> FindingView:
        finding = made_of.finding
        return FindingView(
            id=f"finding-{finding.id}",
            outcome=capitalised(finding.outcome),
            population=finding.population or "",
            symbol=symbol(made_of),
            chip=chip(glance(made_of)),
            note=finding.note,
            sentence=" ".join(statement(made_of, self._x)),
            sure=" ".join(beside.how_sure(made_of, self._sources)),
            beside=" ".join(beside.beside(made_of)),
            results=tuple(self._results(made_of)),
        )

    def _results(self, made_of: Conclusion) -> Iterator[Passage]:
        pointer = f"/findings/{self._places[made_of.finding.id]}/results"
        told = zip(made_of.finding.results, made_of.directions, strict=True)
        for number, (result, direction) in enumerate(told):
            references = self._citations.at(f"{pointer}/{number}")
            yield Passage(line(made_of, result, direction), references)


def symbol(made_of: Conclusion) -> str:
    """The side it is on, unless it is so uncertain that a symbol would say too much."""
    if made_of.certainty in {None, "very low"}:
        return "unclear"
    return _SYMBOLS[made_of.side]


def _accepted(record: Ingredient, citations: Citations) -> tuple[FixedRow, ...]:
    return tuple(
        FixedRow(
            name=capitalised(use.use),
            population="",
            symbol="fine",
            text=table.ACCEPTED_CHIP[use.kind],
            detail=sentence(f"the source {use.says}") if use.says else "",
            references=citations.at(f"/accepted_uses/{index}"),
        )
        for index, use in enumerate(record.accepted_uses)
    )


def _without_results(record: Ingredient, citations: Citations) -> tuple[FixedRow, ...]:
    rows = []
    for index, trial in enumerate(record.without_results):
        as_of = f"As of {trial.as_of.isoformat()}" if trial.as_of else ""
        details = (f"{trial.people:,} people" if trial.people else "", trial.why or "", as_of)
        rows.append(
            FixedRow(
                name=f"{trial.title} ({trial.registry})",
                population="",
                symbol="untested",
                text=table.WITHOUT_RESULTS[trial.status],
                detail=" ".join(sentence(detail) for detail in details if detail),
                references=citations.at(f"/without_results/{index}"),
            )
        )
    return tuple(rows)


def _untested(record: Ingredient) -> tuple[FixedRow, ...]:
    return tuple(
        FixedRow(capitalised(gap.outcome), gap.population or "", "untested", table.NOT_TESTED, "")
        for gap in record.untested
    )
