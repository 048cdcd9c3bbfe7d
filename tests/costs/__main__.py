"""Simulate large sites and print what they cost: `make costs`, `make costs N=100000`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Mapping
from typing import Final

from tests.costs import report
from tests.costs.client import seconds_by_kind
from tests.costs.simulation import Simulation, Step

# Such a pass ends after a number of looks, whatever the size of the site.
AFTER_A_FIXED_NUMBER: Final = {"refresh: first, pass 1", "new parser: refresh, pass 1"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="costs", description=__doc__)
    parser.add_argument(
        "--records", type=int, action="append", help="(default: 10000, then 100000)"
    )
    parser.add_argument(
        "--extrapolate",
        type=int,
        metavar="RECORDS",
        help="also tell what follows for this many, in line with the last two sizes",
    )
    options = parser.parse_args()
    sizes = options.records or [10_000, 100_000]
    logging.disable(logging.CRITICAL)
    _show(f"load of the machine: {os.getloadavg()[0]:.1f}; times are cpu times")
    client = seconds_by_kind()
    asked = ", ".join(f"{kind} {seconds * 1000:.3f}" for kind, seconds in client.items())
    _show(f"a request costs boto3, in ms of cpu: {asked}")
    runs = [(size, _run(size, client)) for size in sizes]
    if options.extrapolate and len(runs) > 1:
        (few, small), (many, large) = runs[-2:]
        grown = [
            report.linear((few, small[what]), (many, step), options.extrapolate)
            for what, step in large.items()
            if what in small and what not in AFTER_A_FIXED_NUMBER
        ]
        _tell(options.extrapolate, grown, client, " (extrapolated)")
    return 0


def _run(size: int, client: Mapping[str, float]) -> dict[str, Step]:
    steps = []
    for step in Simulation(size).steps():
        sys.stderr.write(f"{size:,}: {step.what}\n")
        steps.append(step)
    _tell(size, steps, client)
    return {step.what: step for step in steps}


def _tell(size: int, steps: list[Step], client: Mapping[str, float], note: str = "") -> None:
    lines = [list(report.COLUMNS), *(report.line(step, client) for step in steps)]
    _show(f"\n{size:,} records{note}; figures are those of one time\n\n{report.table(lines)}\n")
    for what, dollars in report.totals(report.priced(steps, client), size).items():
        _show(f"  {what}: ${dollars:,.4f}")


def _show(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
