"""What the measurements say: medians, ratios, sizes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from tests.benchmarks.balance import TOLERANCE
from tests.benchmarks.measuring import Run

COPYING: Final = "cp -r of our output"
WRITING: Final = "a Python loop that writes our bytes"


@dataclass(frozen=True)
class Output:
    """What a tool built: files and their bytes, and mean bytes of an ingredient page."""

    files: int
    total_bytes: int
    page_bytes: float


@dataclass(frozen=True)
class Measured:
    """One tool on one site. ``watched`` is the warm-up, in which memory was looked at."""

    tool: str
    version: str
    output: Output
    watched: Run
    builds: tuple[Run, ...]
    edits: tuple[Run, ...]
    stale: tuple[str, ...] = field(default=())  # pages that an edit should have changed

    @property
    def wall(self) -> float:
        return median(run.wall for run in self.builds)

    @property
    def cpu(self) -> float:
        return median(run.cpu for run in self.builds)

    @property
    def edit(self) -> float:
        return median(run.wall for run in self.edits)

    @property
    def edit_cpu(self) -> float:
        return median(run.cpu for run in self.edits)

    @property
    def largest(self) -> int:
        return max(run.largest for run in self.builds)


@dataclass(frozen=True)
class Comparison:
    """All tools on one site; ours is the first."""

    ingredients: int
    tools: tuple[Measured, ...]
    floors: dict[str, float]  # seconds

    @property
    def ours(self) -> Measured:
        return self.tools[0]

    @property
    def peers(self) -> tuple[Measured, ...]:
        return self.tools[1:]


def unbalanced(sizes: dict[str, float], ours: str) -> Iterable[str]:
    """A sentence for each peer whose pages are too large or too small next to ours."""
    for name, size in sizes.items():
        deviation = size / sizes[ours] - 1
        if abs(deviation) > TOLERANCE:
            yield (
                f"The ingredient pages of {name} have {size:,.0f} bytes, {deviation:+.0%} next to "
                f"ours ({sizes[ours]:,.0f}): more than {TOLERANCE:.0%}. Even it out in "
                "tests/benchmarks/balance.py."
            )
