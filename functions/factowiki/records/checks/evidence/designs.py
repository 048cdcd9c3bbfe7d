"""Group 4: what kind of studies. A design is what studies did, and no rank that a source lends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.records.checks.evidence.examined import Examined
from factowiki.records.checks.support import OUTSIDE_PEOPLE
from factowiki.records.models import SourceType
from factowiki.records.problems import Contradiction

_KNOWS_OF_TRIALS: Final[frozenset[SourceType]] = frozenset(
    ("trial", "systematic review", "review", "guideline", "official", "trial registry")
)
_ALONE: Final = frozenset(("before and after", "case reports"))


def randomised(at: Examined) -> Iterator[Contradiction]:
    for pointer, result in at.results:
        source = at.sources.get(result.source)
        if result.design != "randomised trials" or source is None or _knows(source.type):
            continue
        yield Contradiction(
            f"{pointer}/design",
            f"That chance decided who got it cannot rest on {result.source}, a source of the type "
            f'"{source.type}".',
            'Write "trials" or "not told"; or, if it is a randomised trial, correct the type.',
        )


def _knows(kind: SourceType) -> bool:
    return kind in _KNOWS_OF_TRIALS or kind in OUTSIDE_PEOPLE  # the latter is told by itself


def reports_of_cases(at: Examined) -> Iterator[Contradiction]:
    for pointer, result in at.results:
        source = at.sources.get(result.source)
        if source and source.type == "case reports" and result.design not in {
            "case reports", "not told",
        }:  # fmt: skip
            yield Contradiction(
                f"{pointer}/design",
                f"{result.source} is a report of cases, in which nobody was studied without it.",
                'Write "case reports".',
            )


def outside_people(at: Examined) -> Iterator[Contradiction]:
    for pointer, result in at.results:
        source = at.sources.get(result.source)
        if source and source.type in OUTSIDE_PEOPLE:
            yield Contradiction(
                f"{pointer}/source",
                f"A finding is about people, and {result.source} is a study in animals or cells.",
                'Move it to "not_in_people", with what it was seen in.',
            )


def nothing_compared(at: Examined) -> Iterator[Contradiction]:
    if at.finding.compared_with and not at.conclusion.is_compared:
        yield Contradiction(
            f"{at.pointer}/compared_with",
            "Nobody in these studies was without it, so nothing was compared.",
            "Remove it.",
        )
    elif at.conclusion.is_observed and "placebo" in (at.finding.compared_with or "").casefold():
        yield Contradiction(
            f"{at.pointer}/compared_with",
            "Where chance did not decide who took it, nobody was given a placebo.",
            "Say with whom they were compared, as in people who did not take it.",
        )
    for pointer, result in at.results:
        size = result.size
        if size is None or result.design not in _ALONE:
            continue
        if size.ratio is not None or size.with_it is not None or size.standardised is not None:
            yield Contradiction(
                f"{pointer}/size",
                "This size compares two groups, but in these studies there was only one.",
                'Remove it, or correct "design".',
            )
