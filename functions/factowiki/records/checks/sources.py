"""Contradictions between the sources and the places that cite them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.records.checks.citing import Citation, citations_by_field
from factowiki.records.checks.citing import citations as all_citations
from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.models import Ingredient, Source
from factowiki.records.problems import Contradiction, quoted

_OPENED: Final = {")": "(", "]": "[", ">": "<"}


def citations(record: Ingredient) -> Iterator[Contradiction]:
    fields = citations_by_field(record)
    seen = [place for field in fields for place in as_far_as_seen(field)]
    yield from _cited_twice(seen)
    yield from as_far_as_seen(_against_sources(record, seen))


def _cited_twice(seen: list[Citation]) -> Iterator[Contradiction]:
    for pointer, sources in seen:
        if len(sources) == 1 or len(set(sources)) == len(sources):
            continue
        for index, source in enumerate(sources):
            if source in sources[:index]:
                yield Contradiction(
                    f"{pointer}/sources/{index}",
                    f"The source {source} is cited twice here.",
                    "Keep one of the two.",
                )


def _against_sources(record: Ingredient, seen: list[Citation]) -> Iterator[Contradiction]:
    known = {source.id for source in record.sources}
    cited = {source for _, sources in seen for source in sources}
    if not cited <= known:
        yield from _unknown(seen, known)
    yield from _further_reading(record, cited)
    if any(not source.further_reading and source.id not in cited for source in record.sources):
        yield from _without_use(record)


def _unknown(seen: list[Citation], known: set[str]) -> Iterator[Contradiction]:
    for pointer, sources in seen:
        for index, source in enumerate(sources):
            if source not in known:
                yield Contradiction(
                    f"{pointer}/source" if "/results/" in pointer else f"{pointer}/sources/{index}",
                    f'No source of this record has the id "{source}".',
                    'Add the source to "sources", or correct the id.',
                )


def _further_reading(record: Ingredient, cited: set[str]) -> Iterator[Contradiction]:
    for index, source in enumerate(record.sources):
        if source.further_reading and source.id in cited:
            yield Contradiction(
                f"/sources/{index}/further_reading",
                "This source is marked as further reading, but the page rests on it.",
                'Remove "further_reading".',
            )


def _without_use(record: Ingredient) -> Iterator[Contradiction]:
    """Who cites a source may be hidden, so this ends where not every citation is seen."""
    cited = {source for _, sources in all_citations(record) for source in sources}
    for index, source in enumerate(record.sources):
        if not source.further_reading and source.id not in cited:
            yield Contradiction(
                f"/sources/{index}",
                "Nothing on the page cites this source.",
                'Cite it where something rests on it, give it "further_reading": true, or '
                "remove it.",
            )


def same_source_twice(record: Ingredient) -> Iterator[Contradiction]:
    """Two sources with one PMID or DOI are one, which would seem to be two supports."""
    seen: dict[tuple[str, str], str] = {}
    for index, source in enumerate(record.sources):
        identifiers = {"pmid": source.pmid, "doi": source.doi and source.doi.casefold()}
        found = [(kind, value) for kind, value in identifiers.items() if value]
        twice = next((identifier for identifier in found if identifier in seen), None)
        if twice:
            yield Contradiction(
                f"/sources/{index}/{twice[0]}",
                f"The source {seen[twice]} has the same {twice[0].upper()}.",
                "Make one source of the two, or correct the number.",
            )
        for identifier in found:
            seen.setdefault(identifier, source.id)


def brackets(record: Ingredient) -> Iterator[Contradiction]:
    """Many DOIs end in a bracket, and no pattern counts; others are followed by one in a text."""
    for index, source in enumerate(record.sources):
        yield from as_far_as_seen(_bracket_too_many(f"/sources/{index}/doi", source))


def _bracket_too_many(pointer: str, source: Source) -> Iterator[Contradiction]:
    doi = source.doi or ""
    last = doi[-1:]
    if last in _OPENED and doi.count(last) > doi.count(_OPENED[last]):
        yield Contradiction(
            pointer,
            f"{quoted(doi)} ends in a bracket that nothing in it opens.",
            f"Write {quoted(doi[:-1])}, if the bracket stood in the text around it.",
        )
