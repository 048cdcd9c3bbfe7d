"""All that a rule may ask about one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from factowiki.records.claims import fields
from factowiki.records.claims.model import Known, KnownFinding, Placed, Severity
from factowiki.records.claims.reading.claims import Claim, claims
from factowiki.records.claims.reading.clauses import Read, Sentence
from factowiki.records.claims.reading.concepts import concepts, concepts_of
from factowiki.records.claims.words import classes as c

_OFFICIAL = frozenset({"official", "guideline", "reference"})
# Who has it that something works: not the ingredient itself.
SOURCE_LIKE = c.STUDY | c.SAMPLE | c.AUTHORITY | c.SELLER | c.WORDS
OPEN = c.GAP | c.UNCERTAIN


class Span(Protocol):
    """Words of the text from `first` up to `end`: a sentence, a clause."""

    @property
    def first(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found in the words from `first` up to `end`."""

    code: str
    first: int
    end: int
    severity: Severity = "warn"

    def refused(self) -> Hit:
        return replace(self, severity="refuse")

    def refusing(self, grave: object) -> Hit:
        """Refused where that is true of something."""
        return self.refused() if grave else self


@dataclass
class Context:
    placed: Placed
    known: Known
    read: Read
    lead: int = 0  # how many words of a question were put before the answer
    list_is_met: bool = False  # another statement of its list meets the list's obligation

    @property
    def field(self) -> str:
        return self.placed.field

    @property
    def is_claiming(self) -> bool:
        return self.placed.field in fields.CLAIMING

    @property
    def tells(self) -> bool:
        return self.placed.field in fields.CLAIMING | fields.EXPLAINING

    @property
    def cites(self) -> bool:
        return bool(self.placed.sources)

    @property
    def is_official(self) -> bool:
        return not _OFFICIAL.isdisjoint(self.placed.sources)

    @property
    def is_bench_only(self) -> bool:
        return self.placed.is_bench_only

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claims(self.read))

    @cached_property
    def concepts(self) -> frozenset[str]:
        return concepts(self.read.words.texts)

    def matching(self, sentence: Sentence | None = None) -> tuple[KnownFinding, ...]:
        """The findings whose outcome the sentence, or else the statement, names."""
        named = concepts(self.texts(sentence)) if sentence else self.concepts
        return tuple(
            finding
            for finding in self.known.findings
            if not concepts_of(finding.outcome).isdisjoint(named)
        )

    def sentences(self) -> Iterator[Sentence]:
        """Those that say something: a question that is answered says nothing yet."""
        return (sentence for sentence in self.read.sentences if not sentence.asks)

    def sentence_at(self, at: int) -> Sentence:
        return next(s for s in self.read.sentences if s.first <= at < s.end)

    def texts(self, span: Span) -> list[str]:
        return self.read.words.texts[span.first : span.end]

    def has_any(self, words: Collection[str], span: Span | None = None) -> bool:
        texts = self.texts(span) if span else self.read.words.texts
        return any(text in words for text in texts)

    def before(self, at: int) -> str:
        return self.read.words.texts[at - 1] if at else ""

    def after(self, at: int, count: int = 1) -> list[str]:
        return self.read.words.texts[at + 1 : at + 1 + count]

    def where(self, mask: int, start: int = 0, end: int | None = None) -> int:
        """Where the first word of these classes stands, or -1."""
        masks = self.read.words.masks
        for at in range(max(0, start), len(masks) if end is None else min(end, len(masks))):
            if masks[at] & mask:
                return at
        return -1

    def has_near(self, mask: int, start: int, end: int) -> bool:
        return self.where(mask, start, end) >= 0

    def said(self, mask: int) -> Iterator[int]:
        """Words of these classes that are neither negated nor quoted, nor part of a question."""
        masks = self.read.words.masks
        for sentence in self.sentences():
            for clause in sentence.clauses:
                if clause.says & mask:
                    for at in range(clause.first, clause.end):
                        stands = at not in clause.negated and not masks[at] & c.QUOTED
                        if masks[at] & mask and stands:
                            yield at

    def whole(self, code: str) -> Hit:
        return Hit(code, 0, len(self.read.words.texts))

    def span(self, code: str, span: Span) -> Hit:
        return Hit(code, span.first, span.end)
