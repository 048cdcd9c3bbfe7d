"""All that a rule may ask about one statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from factowiki.records.claims import fields
from factowiki.records.claims.model import Known, KnownFinding, Prose, Severity
from factowiki.records.claims.reading.claims import Claim, claims
from factowiki.records.claims.reading.clauses import Read, Sentence
from factowiki.records.claims.reading.concepts import concepts
from factowiki.records.claims.words import classes as c

_BENCH = frozenset({"animal study", "laboratory study"})
_OFFICIAL = frozenset({"official", "guideline", "reference"})


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the words of the text from `first` up to `end`."""

    code: str
    severity: Severity
    first: int
    end: int


@dataclass
class Context:
    prose: Prose
    known: Known
    read: Read
    list_is_met: bool = False  # another statement of its list meets the list's obligation

    @property
    def field(self) -> str:
        return self.prose.field

    @property
    def is_claiming(self) -> bool:
        return self.prose.field in fields.CLAIMING

    @property
    def tells(self) -> bool:
        return self.prose.field in fields.CLAIMING | fields.EXPLAINING

    @property
    def cites(self) -> bool:
        return bool(self.prose.sources)

    @property
    def is_official(self) -> bool:
        return not _OFFICIAL.isdisjoint(self.prose.sources)

    @property
    def is_bench_only(self) -> bool:
        return bool(self.prose.sources) and _BENCH.issuperset(self.prose.sources)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claims(self.read))

    @cached_property
    def concepts(self) -> frozenset[str]:
        return concepts(self.read.words.texts)

    def matching(self, sentence: Sentence | None = None) -> tuple[KnownFinding, ...]:
        """The findings whose outcome the sentence, or the statement, names."""
        texts = self.read.words.texts
        named = concepts(texts[sentence.first : sentence.end]) if sentence else self.concepts
        return tuple(
            finding
            for finding in self.known.findings
            if not concepts(finding.outcome.lower().split()).isdisjoint(named)
        )

    def whole(self, code: str, severity: Severity) -> Hit:
        return Hit(code, severity, 0, len(self.read.words.texts))

    def hit(self, code: str, severity: Severity, first: int, end: int | None = None) -> Hit:
        return Hit(code, severity, first, first + 1 if end is None else end)

    def first_of(self, mask: int, start: int = 0, end: int | None = None) -> int:
        """Where the first word of these classes stands, or -1."""
        masks = self.read.words.masks
        for at in range(start, len(masks) if end is None else min(end, len(masks))):
            if masks[at] & mask:
                return at
        return -1

    def said(self, mask: int) -> Iterator[int]:
        """Words of these classes that are neither negated nor quoted, nor part of a question."""
        masks = self.read.words.masks
        for sentence, clause in self.read.clauses():
            if sentence.asks or not clause.says & mask:
                continue
            for at in range(clause.first, clause.end):
                if masks[at] & mask and at not in clause.negated and not masks[at] & c.QUOTED:
                    yield at
