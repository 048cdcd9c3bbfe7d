"""What is known, outcome by outcome: at a glance, in full, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from factowiki.pages.ingredient.citations import Citations, Passage, Reference
from factowiki.pages.words import wording
from factowiki.pages.words.language import capitalised
from factowiki.pages.words.mention import Mention, mention
from factowiki.records.evidence import Certainty, Effect, Finding
from factowiki.records.models import Ingredient, Rating, Strength

# How many of the four bars of certainty are filled.
_BARS: Final[dict[Certainty, int]] = {"high": 4, "moderate": 3, "low": 2, "very low": 1}
_SYMBOLS: Final[dict[Effect, str]] = {
    "helps": "helps",
    "no difference": "same",
    "harms": "harms",
    "unclear": "unclear",
}
# From the strongest to the weakest. They are no levels of certainty, so they get no bars.
_STRENGTHS: Final[dict[Strength, str]] = {
    "established": "Established for at least one use in",
    "mixed": "Mixed for",
    "preliminary": "Early for",
    "none": "None that can be relied on for",
}
_RATERS: Final = {"source": "the authors of the source", "editors": "our editors"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A detail of a finding, with its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding of trials in people: ``happens`` at a glance, ``sentence`` in full."""

    id: str
    outcome: str
    population: str
    symbol: str
    happens: str
    certainty: str
    sure: str  # the symbol of certainty
    basis: str
    sentence: str
    facts: tuple[Fact, ...]
    note: str | None
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not known of an outcome: no trial tested it, or without a clear answer."""

    outcome: str
    population: str


@dataclass(frozen=True, slots=True)
class Best:
    """How sure the evidence is where it is surest. ``sure`` is "" where GRADE was not asked."""

    label: str
    sure: str
    text: str


def findings(record: Ingredient, citations: Citations) -> tuple[FindingView, ...]:
    """The findings of trials in people, in the order of the record."""
    name = mention(record)
    return tuple(
        _finding(name, index, finding, citations)
        for index, finding in enumerate(record.evidence.findings)
        if finding.is_in_people
    )


def elsewhere(record: Ingredient, citations: Citations) -> tuple[Passage, ...]:
    """The findings in animals and of how it works, which say nothing of people's health."""
    name = mention(record)
    return tuple(
        Passage(
            " ".join(filter(None, [wording.sentence(name, finding), finding.note])),
            citations.at(f"/evidence/findings/{index}"),
        )
        for index, finding in enumerate(record.evidence.findings)
        if not finding.is_in_people
    )


def gaps(record: Ingredient) -> tuple[Gap, ...]:
    return tuple(
        Gap(capitalised(untested.outcome), untested.population)
        for untested in record.evidence.untested
    )


def best(record: Ingredient, focus_areas: Mapping[str, str]) -> Best | None:
    """The surest benefit; without one the surest finding; in plain prose the best rating.

    ``focus_areas`` are those of the record's categories, by slug.
    """
    rated = [
        finding
        for finding in record.evidence.findings
        if finding.is_in_people and finding.certainty
    ]
    # Of very low certainty nothing is known to be a benefit.
    beneficial = [
        finding
        for finding in rated
        if finding.effect == "helps" and finding.certainty != "very low"
    ]
    if found := max(beneficial or rated, key=_bars, default=None):
        said = wording.sentence(mention(record), found)
        label = "Surest benefit in trials" if beneficial else "Surest finding in trials"
        return Best(label, f"sure-{_bars(found)}", f"{wording.certainty(found)}. {said}")
    order = list(_STRENGTHS)
    ratings = record.evidence.ratings
    strongest = min(ratings, key=lambda rating: order.index(rating.strength), default=None)
    return Best("Evidence", "", _rating(strongest, focus_areas)) if strongest else None


def ratings(
    record: Ingredient, focus_areas: Mapping[str, str], citations: Citations
) -> tuple[Passage, ...]:
    """What the editors think of each area, and what that rests on."""
    return tuple(
        Passage(_rating(rating, focus_areas), citations.at(f"/evidence/ratings/{index}"))
        for index, rating in enumerate(record.evidence.ratings)
    )


def _rating(rating: Rating, focus_areas: Mapping[str, str]) -> str:
    # A category without a record has no words of its own yet.
    area = focus_areas.get(rating.category, rating.category.replace("-", " "))
    return f"{_STRENGTHS[rating.strength]} {area}, in the judgement of our editors."


def still_unclear(shown: tuple[FindingView, ...]) -> tuple[Gap, ...]:
    """What was tested, and is not known all the same."""
    return tuple(Gap(view.outcome, view.population) for view in shown if view.symbol == "unclear")


def _finding(name: Mention, index: int, finding: Finding, citations: Citations) -> FindingView:
    return FindingView(
        id=f"finding-{index + 1}",
        outcome=capitalised(finding.outcome),
        population=finding.population,
        symbol=_symbol(finding),
        happens=wording.in_short(finding),
        certainty=wording.certainty(finding),
        sure=f"sure-{_bars(finding)}",
        basis=wording.basis(finding),
        sentence=wording.sentence(name, finding),
        facts=tuple(_facts(finding)),
        note=finding.note,
        references=citations.at(f"/evidence/findings/{index}"),
    )


def _facts(finding: Finding) -> list[Fact]:
    texts = {
        "Size": wording.size(finding.size) if finding.size else None,
        "Taken": ", for ".join(filter(None, [finding.dose, finding.duration])),
        "Rated by": _RATERS[finding.rated_by] if finding.certainty else None,
    }
    return [Fact(label, text) for label, text in texts.items() if text]


def _bars(finding: Finding) -> int:
    return _BARS[finding.certainty] if finding.certainty else 0


def _symbol(finding: Finding) -> str:
    """The effect, unless it is so uncertain that a symbol would say too much."""
    sure = finding.certainty is not None and finding.certainty != "very low"
    return _SYMBOLS[finding.effect] if sure else "unclear"
