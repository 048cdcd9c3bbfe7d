"""All rules about a single finding, group by group."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from factowiki.records.checks.evidence import (
    certainty,
    designs,
    direction,
    doses,
    magnitudes,
    meaning,
    reference,
    sizes,
)
from factowiki.records.checks.evidence.examined import Examined, examined
from factowiki.records.checks.hidden import Hidden, as_far_as_seen
from factowiki.records.models import Ingredient
from factowiki.records.problems import Contradiction

RULES: Final[tuple[Callable[[Examined], Iterator[Contradiction]], ...]] = (
    reference.words,
    reference.words_together,
    reference.judge,
    reference.counts,
    reference.answers,
    reference.repeated_results,
    sizes.sizes,
    doses.given,
    direction.against_figures,
    direction.change,
    direction.leaning,
    direction.better,
    direction.parts,
    certainty.stated,
    certainty.reasons,
    certainty.alone,
    certainty.above_low,
    certainty.rated_lower,
    certainty.one_study,
    magnitudes.magnitude,
    designs.randomised,
    designs.reports_of_cases,
    designs.outside_people,
    designs.nothing_compared,
    meaning.felt,
    meaning.rising,
    meaning.percent,
    meaning.verdict,
    meaning.condition,
    meaning.everybody,
    meaning.among,
    meaning.selling,
    meaning.reads_as_success,
)


def findings(record: Ingredient) -> Iterator[Contradiction]:
    for at in examined(record):
        yield from _of(at)


def _of(at: Examined) -> list[Contradiction]:
    try:
        return [found for rule in RULES for found in rule(at)]
    except (Hidden, AttributeError):  # something of it cannot be seen; few findings are so
        return [found for rule in RULES for found in as_far_as_seen(rule(at))]
