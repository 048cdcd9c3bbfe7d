"""What follows from a finding by itself: which way it goes, for whom, and why it is not surer.

Everything that makes words, checks or lists of findings asks here, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from factowiki.records.evidence.directions import direction
from factowiki.records.evidence.findings import Finding, FindingKind
from factowiki.records.evidence.results import Direction, Result
from factowiki.records.evidence.terms import Among, Better, Certainty, Change, Matters, Reason

if TYPE_CHECKING:
    from factowiki.records.models import Ingredient, Source

Side = Literal["benefit", "harm", "neither", "none"]
OwnReason = Literal["only a summary was read", "studies not described", "no comparison group"]

_BETTER: Final[dict[FindingKind, Better]] = {"risk": "less", "symptom": "less", "ability": "more"}
_MATTERS: Final[dict[FindingKind, Matters]] = {
    "risk": "felt",
    "symptom": "felt",
    "ability": "tested",
    "time": "measured",
    "level": "measured",
}
_ALONE: Final = frozenset(("before and after", "case reports"))
_SAME: Final = frozenset(("little or no difference", "no clear difference"))


class Conclusion(NamedTuple):
    """A finding, and what it comes to."""

    finding: Finding
    change: Change
    better: Better
    matters: Matters
    among: Among | None
    own_reasons: tuple[OwnReason, ...]  # about what we saw, and none of GRADE's
    directions: tuple[Direction, ...]  # of its results, one by one

    @property
    def certainty(self) -> Certainty | None:
        """None where it is unclear what happens."""
        return None if self.change == "unclear" else self.finding.certainty

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return self.finding.because

    @property
    def side(self) -> Side:
        return side_of(self.change, self.better)

    @property
    def is_benefit(self) -> bool:
        """Of very low certainty nothing is known to be a benefit."""
        return self.side == "benefit" and self.certainty != "very low"

    @property
    def is_compared(self) -> bool:
        """Whether in any of its results some people did not take it, as far as that is told."""
        return any(result.design not in _ALONE for result in self.finding.results)

    @property
    def is_observed(self) -> bool:
        """Whether nobody but a comparison that chance did not decide says so."""
        designs = {result.design for result in self.finding.results}
        return "observed" in designs and not designs & {"randomised trials", "trials"}

    @property
    def has_no_clear_difference(self) -> bool:
        return all(told == "no clear difference" for told in self.directions)

    @property
    def has_figure(self) -> bool:
        return any(result.size for result in self.finding.results)


def side_of(change: Change, better: Better) -> Side:
    """Whether what changes is for better or worse; "none" where nothing is known to change."""
    if change not in {"more", "less"}:
        return "none"
    if better == "neither":
        return "neither"
    return "benefit" if change == better else "harm"


def conclusion(finding: Finding, sources: Mapping[str, Source]) -> Conclusion:
    """``sources`` are those of the record, by id."""
    counting = counting_results(finding.results, sources)
    return Conclusion(
        finding,
        finding.change or derived_change(counting),
        better(finding),
        finding.matters or _MATTERS[finding.kind],
        finding.among or implied_among(finding.population),
        _own_reasons(finding.results, sources),
        tuple(map(direction, finding.results)),
    )


def conclusions(record: Ingredient) -> tuple[Conclusion, ...]:
    """In the order of the record."""
    if not record.findings:
        return ()
    sources = {source.id: source for source in record.sources}
    return tuple(conclusion(finding, sources) for finding in record.findings)


def better(finding: Finding) -> Better:
    """Where nobody says which way is better, none is: no benefit is made of it."""
    return finding.better or _BETTER.get(finding.kind, "neither")


def counting_results(
    results: Collection[Result], sources: Mapping[str, Source]
) -> tuple[Result, ...]:
    """Those that count: a review that another one here updates does not."""
    updated = {
        source.updates
        for result in results
        if (source := sources.get(result.source)) and source.updates
    }
    return tuple(result for result in results if result.source not in updated)


def derived_change(results: Iterable[Result]) -> Change:
    """What results that agree come to; "unclear" where they do not."""
    told = {_change(direction(result)) for result in results}
    return told.pop() if len(told) == 1 else "unclear"


def disagree(results: Iterable[Result]) -> bool:
    return len({_change(direction(result)) for result in results}) > 1


def _change(told: Direction) -> Change:
    if told in _SAME:
        return "no important difference"
    return told  # type: ignore[return-value]  # more, less or unclear


def _own_reasons(
    results: Collection[Result], sources: Mapping[str, Source]
) -> tuple[OwnReason, ...]:
    read = [source.read for result in results if (source := sources.get(result.source))]
    found: list[OwnReason] = []
    if all(result.design in _ALONE for result in results):
        found.append("no comparison group")
    if all(result.design == "not told" for result in results):
        found.append("studies not described")
    if "whole" not in read:
        found.append("only a summary was read")
    return tuple(found)


def implied_among(population: str | None) -> Among | None:
    """What the words of a population say by themselves: nobody's illness is left untold."""
    if population is None:
        return None
    words = population.casefold()
    if " with or without " in words:
        return None
    if "rare " in words or "inherited" in words:
        return "people with a rare illness"
    if " lack" in words or "deficien" in words or " low in " in words:
        return "people with a lack"
    if " with " in words or "patients" in words:
        return "people with an illness"
    return "healthy people" if "healthy" in words else None


def order_of(among: Among | None) -> int:
    """From healthy people, or nobody knows whom, to those with a rare illness."""
    return 0 if among is None else get_args(Among).index(among)
