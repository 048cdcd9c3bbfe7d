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
HAPPENINGS = (
    "  crash of",
    "  error",
    "event lost",
    "a new day",
    "rebuild",
    "nightly",
    "redrive",
    "broken",
    "broken, draft",
    "removed",
    "the catalog is deleted",
    "deploy version 2 of refresh_all",
    "deploy version 1 of publish_all",
    "deploy version 4 of publish_all",  # the rules for headers, and nothing else
    "no answer to the write of ingredients/",
    "no answer to the removal of ingredients/",
    "of two requests for the write of ingredients/",
    "is on its way",
    "late write of ingredients/",
    "late removal of ingredients/",
    "late write of catalog.json",
    "changes nothing",
    "is archived",
    "is restored",
    "no record can be read",
    "fails until the end",
    " times",
    "have expired",
    "a fetch begins",
    "a fetch arrives",
    "somebody deletes assets/",
    "time is nearly over",
    "misnamed: ingredients/A.json",
    "page:a",  # of the same slug as an ingredient
    "write of m/index.html",
    "start publish m1=ingredients/d",  # one of many records
)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("first", range(0, SCHEDULES, CHUNK))
def test_every_schedule_converges(first: int) -> None:
    failed = failing_seeds(range(first, first + CHUNK))
    assert not failed, f"make converge SEED={failed[0]}\n\n{explain(failed[0])}"


def test_the_schedules_are_not_all_harmless() -> None:
    """What is to be survived does happen, within so many schedules as are needed to see it all."""
    missing = set(HAPPENINGS)
    for seed in range(400):
        simulation = Simulation(Choices(seed))
        simulation.run()
        log = "\n".join(simulation.log)
        missing = {what for what in missing if what not in log}
        if not missing:
            return
    pytest.fail(f"never happened: {missing}")


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
