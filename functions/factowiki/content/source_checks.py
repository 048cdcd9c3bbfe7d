"""Contradictions between the sources and the places that cite them."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.content.problems import Contradiction
from factowiki.content.records import Ingredient


def citations(record: Ingredient) -> Iterator[Contradiction]:
    known = {source.id for source in record.sources}
    cited = {source for _, sources in record.citations() for source in sources}
    if not cited <= known:
        yield from _unknown(record, known)
    yield from _without_use(record, cited)
    yield from _cited_twice(record)


def _cited_twice(record: Ingredient) -> Iterator[Contradiction]:
    for pointer, sources in record.citations():
        if len(set(sources)) == len(sources):
            continue
        for index, source in enumerate(sources):
            if source in sources[:index]:
                yield Contradiction(
                    f"{pointer}/sources/{index}",
                    f"The source {source} is cited twice here.",
                    "Keep one of the two.",
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


def _unknown(record: Ingredient, known: set[str]) -> Iterator[Contradiction]:
    for pointer, sources in record.citations():
        for index, source in enumerate(sources):
            if source not in known:
                yield Contradiction(
                    f"{pointer}/sources/{index}",
                    f'No source of this record has the id "{source}".',
                    'Add the source to "sources", or correct the id.',
                )


def _without_use(record: Ingredient, cited: set[str]) -> Iterator[Contradiction]:
    for index, source in enumerate(record.sources):
        if source.further_reading and source.id in cited:
            yield Contradiction(
                f"/sources/{index}/further_reading",
                "This source is marked as further reading, but the page rests on it.",
                'Remove "further_reading".',
            )
        elif not source.further_reading and source.id not in cited:
            yield Contradiction(
                f"/sources/{index}",
                "Nothing on the page cites this source.",
                'Cite it where something rests on it, give it "further_reading": true, or '
                "remove it.",
            )


def sources_without_link(record: Ingredient) -> Iterator[Contradiction]:
    for index, source in enumerate(record.sources):
        if source.url is None and source.pmid is None and source.doi is None:
            yield Contradiction(
                f"/sources/{index}",
                "A reader cannot open this source.",
                'Give it a "url", a "pmid" or a "doi".',
            )
