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
CATCHES: dict[str, list[int]] = {
    "publish does not look again": [6, 29],
    "refresh does not look again": [610],
    "no outbox": [4, 24],
    "an outbox that was taken over is not sent again": [4, 24],
    "the catalog is written unconditionally": [786],
    "without a catalog the CDN keeps what it has": [82, 363],
    "publish forgets that a message was redelivered": [34, 52],
    "announced fingerprints are ignored": [44, 558],
}
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
