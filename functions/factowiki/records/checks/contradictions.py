"""What the fields of a record say against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factowiki.records.checks import bounds as limit_checks
from factowiki.records.checks import cautions as caution_checks
from factowiki.records.checks import findings as evidence_checks
from factowiki.records.checks import general as record_checks
from factowiki.records.checks import ratings as rating_checks
from factowiki.records.checks import sources as source_checks
from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.models import AnyRecord, Category, Ingredient, Site
from factowiki.records.problems import Contradiction

_CHECKS: tuple[Callable[[Ingredient], Iterator[Contradiction]], ...] = (
    limit_checks.names,
    record_checks.repetitions,
    record_checks.self_references,
    record_checks.review_dates,
    record_checks.review_expiry,
    record_checks.history,
    source_checks.citations,
    source_checks.same_source_twice,
    source_checks.links,
    evidence_checks.findings,
    evidence_checks.repeated_findings,
    evidence_checks.tested_after_all,
    rating_checks.elsewhere,
    rating_checks.sources,
    rating_checks.beside_findings,
    caution_checks.doses,
    caution_checks.repeated_doses,
    caution_checks.above_the_limit,
    caution_checks.interactions,
    caution_checks.repeated_interactions,
    caution_checks.populations,
    caution_checks.medicines,
)


def contradictions(record: AnyRecord, slug: str) -> Iterator[Contradiction]:
    """Everything in a record that cannot be meant, given the slug of its file.

    Of a record that was `seen`, as far as that goes.
    """
    yield from as_far_as_seen(_of_slug(record, slug))
    if isinstance(record, Ingredient):
        for check in _CHECKS:
            yield from as_far_as_seen(check(record))
    elif isinstance(record, Category):
        yield from as_far_as_seen(limit_checks.category(record))
    elif isinstance(record, Site):
        yield from as_far_as_seen(limit_checks.site(record))


def _of_slug(record: AnyRecord, slug: str) -> Iterator[Contradiction]:
    if isinstance(record, Ingredient | Category) and record.slug != slug:
        yield Contradiction(
            "/slug",
            f"The slug is {record.slug}, but the file is named {slug}.json.",
            "Make the two agree. To rename a page, rename the file, change the slug, and add the "
            'old slug to "formerly".',
        )
