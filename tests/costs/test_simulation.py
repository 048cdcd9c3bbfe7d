"""The simulation behind docs/costs.md: that it runs, and reckons as it says."""

from __future__ import annotations

import gc
import logging
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import pytest

from tests.costs import report
from tests.costs.counting import Costs
from tests.costs.prices import PUBLISH, REFRESH
from tests.costs.simulation import SAMPLE, Simulation, Step

FREE_CLIENT: Mapping[str, float] = defaultdict(float)


@pytest.fixture
def _undisturbed() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    gc.unfreeze()


@pytest.mark.usefixtures("_undisturbed")
def test_a_small_site_lives_through_all_steps() -> None:
    steps = {step.what: step for step in Simulation(SAMPLE + 100).steps()}
    assert steps["publish: new page"].costs.kind("put") == 2 * SAMPLE
    assert steps["publish: nothing to do"].costs.kind("put") == 0
    assert steps["new design: publish"].costs.kind("put") == SAMPLE  # pages, but no twins
    sent = steps["new design: refresh"].costs.kind("send")
    assert steps["new design: two passes at a time"].costs.kind("send") == 2 * sent
    assert all(step.peak > 0 and step.seconds > 0 for step in steps.values())
    money = report.totals(report.priced(steps.values(), FREE_CLIENT), SAMPLE + 100)
    assert all(dollars > 0 for dollars in money.values())


def test_a_request_is_waited_for_and_paid() -> None:
    costs = Costs(Counter({"get site": 2, "list content": 1}), read=Counter(site=50_000_000))
    seconds = REFRESH.seconds(costs, 1.0, FREE_CLIENT)
    assert seconds == pytest.approx(1.0 + 2 * 0.03 + 0.1 + 1.0)
    assert PUBLISH.seconds(costs, 1.0, FREE_CLIENT) > seconds  # it has part of a vCPU only
    paid = PUBLISH.dollars(costs, 10.0)
    assert paid == pytest.approx(2 * 0.4e-6 + 5e-6 + 10 * 0.0000133334 + 0.2e-6)


def test_what_grows_is_extrapolated_in_line_and_what_does_not_stays() -> None:
    def step(pages: int, seconds: float) -> Step:
        costs = Costs(Counter({"list content": pages, "get state": 1}))
        return Step("refresh", costs, seconds, 1_000)

    grown = report.linear((10_000, step(10, 0.5)), (100_000, step(100, 4.1)), 1_000_000)
    assert grown.costs.requests == {"list content": 1_000, "get state": 1}
    assert grown.seconds == pytest.approx(40.1)
    assert grown.peak == 1_000
