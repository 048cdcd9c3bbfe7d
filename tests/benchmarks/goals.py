"""What this project promises, as ratios in one run, and what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.benchmarks.comparing import COPYING, Comparison

SET_FOR: Final = 10_000  # ingredients; on small sites starting Python counts for more


@dataclass(frozen=True)
class Goal:
    """``reached`` should be at most ``most``; both are ours by the other's."""

    what: str
    most: float
    reached: float

    @property
    def met(self) -> bool:
        return self.reached <= self.most


def goals(comparison: Comparison) -> Iterator[Goal]:
    """Those that can be told: a tool that was left out has none."""
    ours = comparison.ours
    peers = {peer.tool: peer for peer in comparison.peers}
    hugo, pelican = peers.get("Hugo"), peers.get("Pelican")
    if hugo:
        yield Goal("full build, wall: Hugo", 0.25, ours.wall / hugo.wall)
    if pelican:
        yield Goal("full build, wall: Pelican", 0.03, ours.wall / pelican.wall)
    if COPYING in comparison.floors:
        yield Goal(f"full build, wall: {COPYING}", 4, ours.wall / comparison.floors[COPYING])
    if hugo:
        yield Goal("memory, largest process: Hugo", 0.25, ours.largest / hugo.largest)
        if ours.watched.together and hugo.watched.together:
            together = ours.watched.together / hugo.watched.together
            yield Goal("memory, all processes: Hugo", 0.25, together)
        yield Goal("one edit, wall: Hugo", 0.05, ours.edit / hugo.edit)
