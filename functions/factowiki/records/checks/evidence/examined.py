"""A finding as the rules look at it: its place, its sources, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from factowiki.records.checks.evidence.wordlists import words_of
from factowiki.records.evidence.conclusions import (
    Conclusion,
    conclusion,
    counting_results,
    disagree,
)
from factowiki.records.evidence.directions import Figure, figure
from factowiki.records.evidence.findings import EDITORS, Finding
from factowiki.records.evidence.results import Result
from factowiki.records.models import Ingredient, Source, SourceType
from factowiki.records.text import folded

# Who may rate how sure something is, and be believed.
RATERS: Final[frozenset[SourceType]] = frozenset(
    ("official", "guideline", "systematic review", "reference")
)


class Examined:
    """One finding of a record. What follows from it is worked out when a rule first asks."""

    def __init__(
        self, pointer: str, finding: Finding, sources: Mapping[str, Source], name: str
    ) -> None:
        self.pointer = pointer
        self.finding = finding
        self.sources = sources
        self.name = name  # of the ingredient, as sentences have it

    @cached_property
    def conclusion(self) -> Conclusion:
        return conclusion(self.finding, self.sources)

    @cached_property
    def counting(self) -> tuple[Result, ...]:
        return counting_results(self.finding.results, self.sources)

    @cached_property
    def rater(self) -> Source | None:
        """The source whose judgement the certainty is; None for the editors'."""
        if self.finding.judged_by == EDITORS:
            return None
        return self.sources.get(self.finding.judged_by)

    @cached_property
    def results(self) -> tuple[tuple[str, Result], ...]:
        return tuple(
            (f"{self.pointer}/results/{index}", result)
            for index, result in enumerate(self.finding.results)
            if result.source  # always; of a result without one nothing is known
        )

    @cached_property
    def figures(self) -> tuple[tuple[str, Result, Figure], ...]:
        """Of results whose size is a figure: where the size stands, the result, the figure."""
        return tuple(
            (f"{pointer}/size", result, found)
            for pointer, result in self.results
            if result.size and (found := figure(result.size))
        )

    @property
    def is_answered(self) -> bool:
        """Whether each result says what was found."""
        return all(
            result.found or (result.size and figure(result.size)) for _, result in self.results
        )

    @property
    def is_decided(self) -> bool:
        """Whether somebody, or the results themselves, say what they come to."""
        if self.finding.change is not None:
            return True
        return self.is_answered and not disagree(self.counting)

    @property
    def has_judge(self) -> bool:
        return self.finding.judged_by == EDITORS or self.rater is not None

    @cached_property
    def outcome_words(self) -> set[str]:
        return words_of(self.finding.outcome)

    def is_second_hand(self, result: Result) -> bool:
        """Whether another source tells of it. Its own summary, under its title, is no hearsay."""
        source = self.sources.get(result.source)
        if source is None or source.told_by is None:
            return False
        teller = self.sources.get(source.told_by)
        return teller is None or not folded(teller.title).startswith(folded(source.title))


def examined(record: Ingredient) -> Iterator[Examined]:
    if not record.findings:
        return
    sources = {source.id: source for source in record.sources}
    name = record.in_text or record.name
    for index, finding in enumerate(record.findings):
        if finding.results:  # else its shape is told already
            yield Examined(f"/findings/{index}", finding, sources, name)
