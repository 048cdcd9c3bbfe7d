"""The real handlers under every order of events, crashes and faults: the site always converges.

A long run: `make converge N=20000`. A schedule that fails is told with its seed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.convergence.choices import Choices, shrink
from tests.convergence.running import explain, failing_seeds
from tests.convergence.simulation import Simulation

SCHEDULES, CHUNK = 500, 50


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("first", range(0, SCHEDULES, CHUNK))
def test_every_schedule_converges(first: int) -> None:
    failed = failing_seeds(range(first, first + CHUNK))
    assert not failed, f"make converge SEED={failed[0]}\n\n{explain(failed[0])}"


@pytest.mark.parametrize("seed", [6433])
def test_schedules_that_once_diverged_converge(seed: int) -> None:
    """6433: a slow pass put an old report over a newer one, lost the race for the catalog, and
    then took the report for right because the catalog knew the record."""
    assert not failing_seeds([seed])


def test_the_schedules_are_not_all_harmless() -> None:
    """What is to be survived does happen."""
    told = ""
    for seed in range(60):
        simulation = Simulation(Choices(seed))
        simulation.run()
        told += "\n".join(simulation.log)
    for happening in ("  crash of", "  error", "event lost", "a new day", "rebuild",
                      "nightly", "the catalog is deleted", "broken", "removed",
                      "deploy version 2 of refresh_all", "deploy version 1 of publish_all",
                      "redrive"):  # fmt: skip
        assert happening in told


def test_a_seed_always_gives_the_same_schedule() -> None:
    logs = []
    for _ in range(2):
        simulation = Simulation(Choices(4711))
        simulation.run()
        logs.append((simulation.log, simulation.choices.made))
    assert logs[0] == logs[1]


def test_a_schedule_can_be_replayed_from_its_choices() -> None:
    first = Simulation(Choices(7))
    first.run()
    again = Simulation(Choices(replay=first.choices.made))
    again.run()
    assert again.log == first.log


def test_a_failing_list_of_choices_shrinks() -> None:
    made = [9, 0, 4, 8, 1, 7, 3, 3]
    smallest = shrink(made, lambda choices: sum(choices) >= 8)
    assert sum(smallest) >= 8
    assert len(smallest) < len(made)
