"""Measure cold starts: `make coldstart`, `make coldstart N=40`."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.measuring import Run, run
from tests.benchmarks.peers.tool import Command
from tests.benchmarks.reporting import machine
from tests.coldstart import programs
from tests.coldstart.sites import write_objects
from tests.coldstart.tree import lay_out

GOAL = 1.3


@dataclass(frozen=True)
class Row:
    """A program, and the program that is its floor (None for a floor)."""

    name: str
    program: str
    floor: str | None = None


def main() -> int:
    parser = argparse.ArgumentParser(prog="coldstart", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="of each program")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tree, objects, asked = folder / "task", folder / "objects", folder / "asked"
        lay_out(tree)
        write_objects(objects)
        measure_one(programs.tell_requests(objects, asked), tree)
        told = rows(objects, asked)
        report(told, measure(told, tree, options.runs))
    return 0


def rows(objects: Path, asked: Path) -> list[Row]:
    found = [Row("python", "")]
    found.append(Row("floor", programs.floor()))
    found.append(Row("floor without collections", programs.least(), "floor"))
    found += [Row(f"{name} is ready", programs.ready(name), "floor") for name in programs.HANDLERS]
    first = "floor of the first page"
    found.append(Row(first, programs.floor_of_first_page(objects, asked)))
    found.append(Row("the first page is published", programs.first_page(objects), first))
    return found


def measure(told: list[Row], tree: Path, runs: int) -> dict[str, list[Run]]:
    """In turns, so that what else the machine does falls on all alike."""
    found: dict[str, list[Run]] = {row.name: [] for row in told}
    for _ in range(runs):
        for row in told:
            found[row.name].append(measure_one(row.program, tree))
    return found


def measure_one(program: str, tree: Path) -> Run:
    """Without the site module: nothing but the tree and the standard library is on the path."""
    variables = programs.ENVIRONMENT | {"PYTHONPATH": f"{tree}:{Path(__file__).parent}"}
    return run(Command((sys.executable, "-S", "-c", program), tree, variables))


def report(told: list[Row], found: dict[str, list[Run]]) -> None:
    about = machine()
    sys.stdout.write(
        f"{about['system']}, {about['processors']} processors, Python {about['python']}, "
        f"load {about['load']}. Milliseconds of whole processes.\n\n"
        f"{'':<30}{'median':>8}{'minimum':>9}{'cpu':>7}{'ratio':>8}\n"
    )
    for row in told:
        wall, least, cpu = figures(found[row.name])
        ratio = f"{least / figures(found[row.floor])[1]:8.2f}" if row.floor else ""
        sys.stdout.write(f"{row.name:<30}{wall:8.0f}{least:9.0f}{cpu:7.0f}{ratio}\n")
    sys.stdout.write(f"\nRatios are of minimums to those of the floor; the goal is {GOAL}.\n")


def figures(runs: list[Run]) -> tuple[float, float, float]:
    """Median and minimum of the wall time, minimum of the processor time; in ms."""
    walls = [each.wall * 1000 for each in runs]
    return statistics.median(walls), min(walls), min(each.cpu for each in runs) * 1000


if __name__ == "__main__":
    sys.exit(main())
