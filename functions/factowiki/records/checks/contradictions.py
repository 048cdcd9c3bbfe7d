"""What the fields of a record say against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factowiki.records.checks import bounds as limit_checks
from factowiki.records.checks import general as record_checks
from factowiki.records.checks import sources as source_checks
from factowiki.records.checks.evidence import (
    balance,
    cautions,
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
from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.models import AnyRecord, Category, Ingredient, Site
from factowiki.records.problems import Contradiction

# Each looks at the whole record.
_CHECKS: tuple[Callable[[Ingredient], Iterator[Contradiction]], ...] = (
    limit_checks.names,
    record_checks.repetitions,
    record_checks.self_references,
    record_checks.review_dates,
    record_checks.review_expiry,
    record_checks.history,
    source_checks.citations,
    source_checks.same_source_twice,
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
)
# Each looks at one finding, group by group.
_FINDING_CHECKS: tuple[Callable[[Examined], Iterator[Contradiction]], ...] = (
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


def contradictions(record: AnyRecord, slug: str, *, whole: bool = True) -> Iterator[Contradiction]:
    """Everything in a record that cannot be meant, given the slug of its file.

    Of one that is not ``whole``, because it was `seen`, as far as that goes.
    """
    each = _untouched if whole else as_far_as_seen
    yield from each(_of_slug(record, slug))
    if isinstance(record, Ingredient):
        for check in _CHECKS:
            yield from each(check(record))
        yield from each(_of_findings(record, each))
    elif isinstance(record, Category):
        yield from each(limit_checks.category(record))
    elif isinstance(record, Site):
        yield from each(limit_checks.site(record))


_Each = Callable[[Iterator[Contradiction]], Iterator[Contradiction]]


def _untouched(found: Iterator[Contradiction]) -> Iterator[Contradiction]:
    return found


def _of_findings(record: Ingredient, each: _Each) -> Iterator[Contradiction]:
    for finding in examined(record):
        for check in _FINDING_CHECKS:
            yield from each(check(finding))


def _of_slug(record: AnyRecord, slug: str) -> Iterator[Contradiction]:
    if isinstance(record, Ingredient | Category) and record.slug != slug:
        yield Contradiction(
            "/slug",
            f"The slug is {record.slug}, but the file is named {slug}.json.",
            "Make the two agree. To rename a page, rename the file, change the slug, and add the "
            'old slug to "formerly".',
        )
