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
