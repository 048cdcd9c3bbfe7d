"""All that is checked of the sense of an ingredient, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from factowiki.records.checks import bounds, general, sources
from factowiki.records.checks.evidence import balance, cautions, doses, findings, reference
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
    sources.brackets,
    reference.tellers,
    reference.repeated_ids,
    reference.repeated_questions,
    reference.tested_after_all,
    balance.said_nowhere,
    balance.benefit_alone,
    balance.none_known_after_all,
    balance.accepted_uses,
    cautions.side_effects,
    cautions.interactions,
    cautions.repeated_interactions,
    cautions.groups,
    cautions.medicines,
    doses.doses,
    doses.repeated_doses,
    doses.above_the_limit,
    findings.findings,
)
