"""What the fields of a record say against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from factowiki.content.records import AnyRecord, Category, Ingredient


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place in the record, what is wrong there, and what to do."""

    pointer: str
    what: str
    fix: str


def contradictions(record: AnyRecord, slug: str) -> Iterator[Contradiction]:
    """Everything in a well-formed record that cannot be meant, given the slug of its file."""
    if isinstance(record, Ingredient | Category) and record.slug != slug:
        yield Contradiction(
            "/slug",
            f"The slug is {record.slug}, but the file is named {slug}.json.",
            "Make the two agree. To rename a page, rename the file, change the slug, and add the "
            'old slug to "formerly".',
        )
    if isinstance(record, Ingredient):
        for check in _CHECKS:
            yield from check(record)


def _repeated(pointer: str, items: Iterable[str], noun: str) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item in seen:
            yield Contradiction(
                f"{pointer}/{index}", f"The {noun} {item} is listed twice.", "Keep one of the two."
            )
        seen.add(item)


def _repetitions(record: Ingredient) -> Iterator[Contradiction]:
    yield from _repeated("/aliases", record.aliases, "alias")
    yield from _repeated("/formerly", record.formerly, "former slug")
    yield from _repeated("/categories", record.categories, "category")
    yield from _repeated("/related", record.related, "related ingredient")
    yield from _repeated("/sources", (source.id for source in record.sources), "source")
    rated = [rating.category for rating in record.evidence.ratings]
    yield from _repeated("/evidence/ratings", rated, "rating for")
    replaced = [question.replaces for question in record.faq if question.replaces]
    yield from _repeated("/faq", replaced, "replaced question")


def _self_references(record: Ingredient) -> Iterator[Contradiction]:
    for field, slugs in (("related", record.related), ("formerly", record.formerly)):
        for index, slug in enumerate(slugs):
            if slug == record.slug:
                yield Contradiction(
                    f"/{field}/{index}", f'"{field}" names the ingredient itself.', "Remove it."
                )


def _unknown_sources(record: Ingredient) -> Iterator[Contradiction]:
    known = {source.id for source in record.sources}
    for pointer, statement in record.statements():
        for index, source in enumerate(statement.sources):
            if source not in known:
                yield Contradiction(
                    f"{pointer}/sources/{index}",
                    f'No source of this record has the id "{source}".',
                    'Add the source to "sources", or correct the id.',
                )


def _ratings_elsewhere(record: Ingredient) -> Iterator[Contradiction]:
    for index, rating in enumerate(record.evidence.ratings):
        if rating.category not in record.categories:
            yield Contradiction(
                f"/evidence/ratings/{index}/category",
                f"The evidence is rated for {rating.category}, which is not among the categories.",
                'Add it to "categories", or remove the rating.',
            )


def _sources_without_link(record: Ingredient) -> Iterator[Contradiction]:
    for index, source in enumerate(record.sources):
        if source.url is None and source.pmid is None and source.doi is None:
            yield Contradiction(
                f"/sources/{index}",
                "A reader cannot open this source.",
                'Give it a "url", a "pmid" or a "doi".',
            )


def _review_dates(record: Ingredient) -> Iterator[Contradiction]:
    if record.review_due is None:
        return
    if record.reviewed is None:
        yield Contradiction(
            "/review_due",
            "A review cannot expire that has not taken place.",
            'Add "reviewed", or remove "review_due".',
        )
    elif record.review_due <= record.reviewed:
        yield Contradiction(
            "/review_due",
            "The review expires before it took place.",
            'Give a later date than "reviewed".',
        )


_CHECKS: tuple[Callable[[Ingredient], Iterator[Contradiction]], ...] = (
    _repetitions,
    _self_references,
    _unknown_sources,
    _ratings_elsewhere,
    _sources_without_link,
    _review_dates,
)
