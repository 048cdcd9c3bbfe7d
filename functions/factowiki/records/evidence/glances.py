"""A finding in short: what lists of many ingredients may show of it, small enough for a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from factowiki.records.evidence.conclusions import Conclusion, OwnReason, Side, order_of, side_of
from factowiki.records.evidence.findings import FindingKind
from factowiki.records.evidence.terms import Among, Better, Certainty, Change, Matters, Reason

MATTERS: Final[tuple[Matters, ...]] = ("felt", "tested", "measured")
_SURE: Final[tuple[Certainty | None, ...]] = ("high", "moderate", "low", "very low", None)
# What says most of why nobody is surer, first.
_REASONS: Final[tuple[Reason | OwnReason, ...]] = (
    "no comparison group",
    "results differ",
    "risk of bias",
    "imprecise",
    "indirect",
    "missing studies",
    "too little evidence",
    "studies not described",
    "only a summary was read",
)


class Glance(NamedTuple):
    """All that its chip is made of, with its outcome and people. As JSON a list of these."""

    id: str
    outcome: str
    population: str | None
    kind: FindingKind
    better: Better
    change: Change
    certainty: Certainty | None
    among: Among | None
    matters: Matters
    reason: Reason | OwnReason  # why not surer, before all others
    is_observed: bool
    has_no_clear_difference: bool

    @property
    def side(self) -> Side:
        return side_of(self.change, self.better)

    @property
    def is_benefit(self) -> bool:
        """Of very low certainty nothing is known to be a benefit."""
        return self.side == "benefit" and self.certainty != "very low"


def glance(made_of: Conclusion) -> Glance:
    finding = made_of.finding
    return Glance(
        finding.id,
        finding.outcome,
        finding.population,
        finding.kind,
        made_of.better,
        made_of.change,
        made_of.certainty,
        made_of.among,
        made_of.matters,
        _reason(made_of),
        made_of.is_observed,
        made_of.has_no_clear_difference,
    )


def _reason(made_of: Conclusion) -> Reason | OwnReason:
    reasons = {*made_of.reasons, *made_of.own_reasons}
    return next((each for each in _REASONS if each in reasons), "too little evidence")


def ordered(glances: Iterable[Glance]) -> list[Glance]:
    """Harms first, then by whom it was studied in, how near it is to daily life, and how sure.

    Those that are alike stay in the order of the record.
    """
    return sorted(glances, key=_place)


def _place(of: Glance) -> tuple[int, int, int, int]:
    is_harm = of.side == "harm"
    among = 0 if is_harm else order_of(of.among)
    return 0 if is_harm else 1, among, MATTERS.index(of.matters), _SURE.index(of.certainty)
