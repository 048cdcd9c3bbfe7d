"""No detail of the protocol is there for nothing: switched off, each lets some schedule diverge."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import chain

import pytest

from factowiki.engine.planning import Planner
from factowiki.engine.publish import Publisher
from factowiki.engine.refresh import Refresher
from tests.convergence import mutations
from tests.convergence.choices import Choices
from tests.convergence.mutations import MUTATIONS
from tests.convergence.running import story

# Seeds that are known to catch a mutation. Any change of the code may move them; then the search
# below finds others, and takes longer until they are written here.
CATCHES: dict[str, list[int]] = {
    "publish does not look again": [3, 23],
    "refresh does not look again": [16],
    "no outbox": [4],
    "an outbox that was taken over is not sent again": [4, 80],
    "without a catalog the CDN keeps what it has": [3, 32],
    "publish forgets that a message was redelivered": [3, 12],
    "publish drops a message where another version made the catalog": [24],
    "last good versions are not looked for": [5, 7],
    "announced fingerprints are ignored": [44],
    "no search for orphans": [23, 48],
    "reports are not compared with the bucket": [9, 12],
    "a pass out of time wakes nobody": [34, 87],
    "no share of the month": [104, 227],
    "a lost condition counts as nothing written": [62],
    "what waits is not sent again": [2, 9],
    "what was not begun is not sent on": [4, 5],
    "the rules for headers are left to bytes": [1, 2],
    "what can be read again is not sent again": [6, 10],
    "many pages are forgotten before they are sent": [24, 28],
    "pages are written unconditionally": [24, 27],
    "what cannot be read is a failure": [12],
    "what is lost is taken for gone": [11, 46],
    "a new day is no reason to look at warnings": [3163],
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


def test_a_mutation_replaces_only_what_there_is() -> None:
    """Else a method that was renamed would be left as it is, and nothing switched off."""
    bases = (Publisher, Planner, Refresher)
    for name, kind in vars(mutations).items():
        if isinstance(kind, type) and issubclass(kind, bases) and kind not in bases:
            own = {each for each in vars(kind) if not each.startswith("__")}
            assert own <= set(dir(kind.__mro__[1])), name
