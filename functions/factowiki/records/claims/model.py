"""What the linter is given and what it answers: one statement, what its record knows, and flags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["refuse", "warn"]
Surety = Literal["high", "moderate", "low", "very low"]
Change = Literal["more", "less", "no important difference", "unclear"]


_BENCH = frozenset({"animal study", "laboratory study"})


@dataclass(frozen=True, slots=True)
class Placed:
    """One statement in its place: its text, where it stands, what it cites."""

    text: str
    field: str  # "summary", "points", "safety": see `fields.py`
    where: str = ""  # RFC 6901, for the report
    sources: tuple[str, ...] = ()  # the types of the sources it cites
    question: str = ""  # that it answers, in a FAQ

    @property
    def is_bench_only(self) -> bool:
        return bool(self.sources) and _BENCH.issuperset(self.sources)


@dataclass(frozen=True, slots=True)
class KnownFinding:
    outcome: str
    change: Change
    certainty: Surety | None = None  # none where the change is unclear
    better: Literal["more", "less", "neither"] | None = None
    population: str = ""
    among: str = ""
    matters: Literal["felt", "tested", "measured"] | None = None
    designs: frozenset[str] = frozenset()
    people: int | None = None

    @property
    def is_harm(self) -> bool:
        changed = self.change in {"more", "less"}
        return changed and self.better in {"more", "less"} and self.change != self.better


@dataclass(frozen=True, slots=True)
class Known:
    """What one record knows of its ingredient."""

    names: tuple[str, ...] = ()
    findings: tuple[KnownFinding, ...] = ()
    accepted_uses: tuple[str, ...] = ()
    upper_limits: tuple[tuple[float, str], ...] = ()  # amount and unit: 40, "mg"; for a day
    harms: tuple[str, ...] = ()  # side effects that are listed one by one
    interactions: tuple[str, ...] = ()  # likewise: with what


@dataclass(frozen=True, slots=True)
class Flag:
    """A statement that may mislead: by which rule, how grave, which words."""

    code: str
    severity: Severity
    where: str
    start: int
    end: int
    words: str
    what: str
    fix: str
