"""Which claims rest on which sources: numbers for readers, and links there and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from factowiki.content.parts import CitedText
from factowiki.content.records import Ingredient, Source


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that cites source ``number``. ``letter`` tells its places apart, where it has many.

    ``id`` is the place itself, so that the source can link back to it.
    """

    number: str
    letter: str
    id: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or bullet with its references."""

    text: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Identifier:
    label: str
    link: str


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """``places`` are those that cite it."""

    number: str
    title: str
    link: str
    detail: str
    identifiers: tuple[Identifier, ...]
    places: tuple[Reference, ...]


class Citations:
    """The sources of a record, numbered in the order in which its page cites them."""

    def __init__(self, record: Ingredient) -> None:
        cited = [(pointer, ids) for pointer, ids in record.citations() if ids]
        self._count = Counter(source for _, ids in cited for source in ids)
        self._numbers = {source: number for number, source in enumerate(self._count, start=1)}
        self._places: dict[str, list[Reference]] = {source: [] for source in self._count}
        self._references = {
            pointer: tuple(map(self._reference, sorted(ids, key=self._numbers.__getitem__)))
            for pointer, ids in cited
        }
        self._sources = record.sources

    def at(self, pointer: str) -> tuple[Reference, ...]:
        """The references of the part of the record at ``pointer`` (RFC 6901)."""
        return self._references.get(pointer, ())

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

    def _reference(self, source: str) -> Reference:
        number, places = str(self._numbers[source]), self._places[source]
        letter = _letter(len(places)) if self._count[source] > 1 else ""
        places.append(Reference(number, letter, f"cite-{number}{letter}"))
        return places[-1]


def detail(source: Source) -> str:
    """Where and when it was published, and what kind of source it is."""
    year = str(source.year) if source.year else None
    kind = "official information" if source.type == "official" else source.type
    return ", ".join(filter(None, [source.publisher, year, kind]))


def _identifiers(source: Source) -> tuple[Identifier, ...]:
    found = []
    if source.pmid:
        found.append(
            Identifier(f"PMID {source.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/")
        )
    if source.doi:
        found.append(Identifier(f"DOI {source.doi}", f"https://doi.org/{source.doi}"))
    return tuple(found)


def _letter(index: int) -> str:
    """As columns of a spreadsheet are named: a, b … z, aa, ab and so on."""
    more, last = divmod(index, 26)
    return (_letter(more - 1) if more else "") + chr(ord("a") + last)
