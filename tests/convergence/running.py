"""Runs schedules and tells what went wrong in them."""

from __future__ import annotations

from collections.abc import Iterable

from tests.convergence.budget import FAULTS, Faults
from tests.convergence.checking import Diverged
from tests.convergence.choices import Choices, shrink
from tests.convergence.simulation import Simulation
from tests.convergence.working import AS_IT_IS, Wiring


def story(choices: Choices, wiring: Wiring = AS_IT_IS, faults: Faults = FAULTS) -> str:
    """What happened and what was wrong at the end; empty where all was well."""
    simulation = Simulation(choices, wiring, faults)
    try:
        simulation.run()
    except Diverged as diverged:
        return "\n".join([*simulation.log, "", str(diverged)])
    return ""


def failing_seeds(
    seeds: Iterable[int], wiring: Wiring = AS_IT_IS, faults: Faults = FAULTS
) -> list[int]:
    return [seed for seed in seeds if story(Choices(seed), wiring, faults)]


def explain(seed: int, wiring: Wiring = AS_IT_IS, faults: Faults = FAULTS) -> str:
    """The story of the smallest schedule found that fails as ``seed`` does; empty if none does."""
    choices = Choices(seed)
    if not story(choices, wiring, faults):
        return ""
    smallest = shrink(choices.made, lambda made: bool(story(Choices(replay=made), wiring, faults)))
    return story(Choices(replay=smallest), wiring, faults)
