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
    "publish does not look again": [7, 17],
    "refresh does not look again": [300],
    "no outbox": [6, 13],
    "no conditional write": [1071],
    "no redelivery rule": [43, 52],
    "publish drops a message where another version made the catalog": [32, 259],
    "last good versions are not looked for": [6, 17],
    "announced fingerprints ignored": [2129],
    "a pass out of time wakes nobody": [69, 327],
    "no search for orphans": [23, 24],
}
SEARCH = range(4_000)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_without_it_some_schedule_diverges(mutation: str) -> None:
    for seed in chain(CATCHES[mutation], SEARCH):
        if story(Choices(seed), MUTATIONS[mutation]):
            assert not story(Choices(seed))
            return
    pytest.fail(f"{len(SEARCH):,} schedules converge although {mutation}")
