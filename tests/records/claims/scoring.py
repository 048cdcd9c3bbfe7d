"""Precision and recall: of the flags, how many are right; of the faults, how many are flagged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.records.claims.rows import CaseRow


@dataclass
class Tally:
    """Of one kind, or of all: rows by what they are and what the linter says."""

    bad: int = 0
    fine: int = 0
    right: int = 0
    false: int = 0
    refused: int = 0
    rightly_refused: int = 0  # whose verdict is error
    refused_and_bad: int = 0  # error or warn

    def add(self, row: CaseRow, *, flagged: bool, refused: bool) -> None:
        self.bad += row.is_bad
        self.fine += not row.is_bad
        self.right += flagged and row.is_bad
        self.false += flagged and not row.is_bad
        self.refused += refused
        self.rightly_refused += refused and row.verdict == "error"
        self.refused_and_bad += refused and row.is_bad

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.false, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.bad, 1)


def tally(rows: Iterable[CaseRow]) -> dict[str, Tally]:
    """By kind, and all together under "all"."""
    tallies: dict[str, Tally] = {"all": Tally()}
    for row in rows:
        flags = row.flags()
        refused = any(flag.severity == "refuse" for flag in flags)
        for name in ("all", row.kind):
            tallies.setdefault(name, Tally()).add(row, flagged=bool(flags), refused=refused)
    return tallies


def report(tallies: dict[str, Tally]) -> Iterator[str]:
    head = ("kind", "precision", "recall", "found", "false", "refused", "errors", "warns")
    yield "{:24} {:>9} {:>6} {:>9} {:>9} {:>7} {:>6} {:>5}".format(*head)
    for name, t in sorted(tallies.items(), key=lambda item: (item[0] != "all", item[0])):
        warns = t.refused_and_bad - t.rightly_refused
        yield (
            f"{name:24} {t.precision:9.2f} {t.recall:6.2f} {t.right:4}/{t.bad:<4}"
            f" {t.false:4}/{t.fine:<4} {t.refused:7} {t.rightly_refused:6} {warns:5}"
        )
