"""Which claims rest on which sources: numbers for readers, and links there and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from string import ascii_lowercase
from typing import NamedTuple

from factowiki.records.checks.citing import citations
from factowiki.records.fields.identifiers import doi_link, pubmed_link
from factowiki.records.models import Ingredient, Source
from factowiki.records.parts import CitedText


class Reference(NamedTuple):
    """A place that cites source ``number``. ``letter`` tells its places apart, where it has many.

    ``id`` is the place itself, so that the source can link back to it; empty where it need not.
    """

    number: str
    letter: str
    id: str


class Passage(NamedTuple):
    """A paragraph or bullet with its references."""

    text: str
    references: tuple[Reference, ...]


class Identifier(NamedTuple):
    label: str
    link: str


class NumberedSource(NamedTuple):
    """``places`` are those that cite it."""

    number: str
    title: str
    link: str | None  # none for a footnote
    detail: str
    identifiers: tuple[Identifier, ...]
    places: tuple[Reference, ...]


class Citations:
    """The sources of a record, numbered in the order in which its page cites them.

    Ask for the sources last: they link back to the places that were asked for.
    """

    def __init__(self, record: Ingredient) -> None:
        self._sources = record.sources
        self._cited = dict(citations(record))
        self._count = Counter(chain.from_iterable(self._cited.values()))
        self._numbers = {source: number for number, source in enumerate(self._count, start=1)}
        self._places: dict[str, list[Reference]] = {source: [] for source in self._count}

    def at(self, pointer: str) -> tuple[Reference, ...]:
        """The references of the part of the record at ``pointer`` (RFC 6901); ask once."""
        return tuple(map(self._reference, self._in_order(pointer)))

    def again(self, pointer: str) -> tuple[Reference, ...]:
        """The same, where a part is told a second time: without a place to come back to."""
        return tuple(
            Reference(str(self._numbers[source]), "", "") for source in self._in_order(pointer)
        )

    def passages(self, pointer: str, prose: Iterable[CitedText]) -> tuple[Passage, ...]:
        return tuple(
            Passage(item.text, self.at(f"{pointer}/{index}")) for index, item in enumerate(prose)
        )

    def sources(self) -> tuple[NumberedSource, ...]:
        by_id = {source.id: source for source in self._sources}
        return tuple(
            NumberedSource(
                str(number),
                by_id[source].title,
                by_id[source].link,
                detail(by_id[source]),
                _identifiers(by_id[source]),
                tuple(self._places[source]),
            )
            for source, number in self._numbers.items()
        )

    def not_cited(self) -> tuple[Source, ...]:
        """What the record lists and no claim rests on: worth reading all the same."""
        return tuple(source for source in self._sources if source.id not in self._numbers)

    def _in_order(self, pointer: str) -> list[str]:
        return sorted(self._cited.get(pointer, ()), key=self._numbers.__getitem__)

    def _reference(self, source: str) -> Reference:
        number, places = self._numbers[source], self._places[source]
        letter = _letter(len(places)) if self._count[source] > 1 else ""
        reference = Reference(str(number), letter, f"cite-{number}{letter}")
        places.append(reference)
        return reference


def detail(source: Source) -> str:
    """Where and when it was published, and what kind of source it is."""
    year = str(source.year) if source.year else None
    kind = "official information" if source.type == "official" else source.type
    read = "only a summary read" if source.read == "summary" else "read whole"
    return ", ".join(filter(None, [source.publisher, year, kind, read]))


def _identifiers(source: Source) -> tuple[Identifier, ...]:
    found = []
    if source.pmid:
        found.append(Identifier(f"PMID {source.pmid}", pubmed_link(source.pmid)))
    if source.doi:
        found.append(Identifier(f"DOI {source.doi}", doi_link(source.doi)))
    return tuple(found)


def _letter(index: int) -> str:
    """As columns of a spreadsheet are named: a, b … z, aa, ab and so on."""
    if index < len(ascii_lowercase):
        return ascii_lowercase[index]
    more, last = divmod(index, len(ascii_lowercase))
    return _letter(more - 1) + ascii_lowercase[last]
