"""All that is checked of the sense of an ingredient, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from factowiki.records.checks import bounds, cautions, findings, general, ratings, sources
from factowiki.records.models import Ingredient
from factowiki.records.problems import Contradiction

INGREDIENT_CHECKS: Final[tuple[Callable[[Ingredient], Iterator[Contradiction]], ...]] = (
    bounds.names,
    general.repetitions,
    general.self_references,
    general.review_dates,
    general.review_expiry,
    general.history,
    sources.citations,
    sources.same_source_twice,
    sources.links,
    findings.findings,
    findings.repeated_findings,
    findings.tested_after_all,
    ratings.elsewhere,
    ratings.sources,
    ratings.beside_findings,
    cautions.doses,
    cautions.repeated_doses,
    cautions.above_the_limit,
    cautions.interactions,
    cautions.repeated_interactions,
    cautions.populations,
    cautions.medicines,
)
