"""No detail of the protocol is there for nothing: switched off, each lets some schedule diverge."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import chain

import pytest

from tests.convergence.choices import Choices
from tests.convergence.mutations import MUTATIONS
from tests.convergence.running import story

# Seeds that are known to catch a mutation. Any change of the code may move them; then the search
# below finds others, and takes longer until they are written here.
CATCHES: dict[str, list[int]] = {}
SEARCH = range(4_000)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("name", MUTATIONS)
def test_without_it_some_schedule_diverges(name: str) -> None:
    mutation = MUTATIONS[name]
    for seed in chain(CATCHES.get(name, ()), SEARCH):
        if story(Choices(seed), mutation.wiring, mutation.faults):
            assert not story(Choices(seed), faults=mutation.faults)
            return
    pytest.fail(f"{len(SEARCH):,} schedules converge although {name}")
