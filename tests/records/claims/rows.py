"""A row of a file of cases: a sentence, where it stands, what it rests on, its verdict."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from factowiki.records.claims.linting import lint
from factowiki.records.claims.model import Flag, Known, KnownFinding, Placed

# What a row calls its source, and the type that a record gives it.
SOURCES = {
    "human trial": ("trial",),
    "animal only": ("animal study",),
    "laboratory only": ("laboratory study",),
    "official": ("official",),
    "systematic review": ("systematic review",),
    "reference": ("reference",),
    "none": (),
}
OWN = Path(__file__).with_name("cases.jsonl")


@dataclass(frozen=True)
class CaseRow:
    """One line of the file. ``verdict``: error, warn or fine."""

    id: str
    kind: str
    verdict: str
    placed: Placed
    known: Known
    missed: bool = False  # known to be beyond the linter: idiom that nothing contradicts

    @property
    def is_bad(self) -> bool:
        return self.verdict != "fine"

    def flags(self) -> list[Flag]:
        """As for a record that is updated today: rules refuse."""
        return list(lint([self.placed], self.known, updated=date.max))


def rows(file: Path) -> Iterator[CaseRow]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield row(json.loads(line))


def row(told: dict[str, Any]) -> CaseRow:
    placed = Placed(
        told["text"],
        told["field"],
        sources=SOURCES[told["sources"]],
        question=told.get("question", ""),
    )
    return CaseRow(
        told["id"],
        told["kind"],
        told["verdict"],
        placed,
        _known(told.get("best_finding")),
        missed=told.get("missed", False),
    )


def _known(finding: dict[str, Any] | None) -> Known:
    """One finding, whose better side is that of its change unless the row says otherwise."""
    if finding is None:
        return Known()
    change = finding["change"]
    side = change if change in {"more", "less"} else None
    return Known(
        findings=(
            KnownFinding(
                outcome=finding["outcome"],
                change=change,
                certainty=None if change == "unclear" else finding.get("certainty"),
                better=finding.get("better") or side,
                population=finding.get("population") or "",
            ),
        )
    )
