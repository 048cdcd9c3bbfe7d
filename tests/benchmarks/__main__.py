"""Compare the full build with other site generators: `make bench`, `make bench N=1000`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import chart, installing, reporting
from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.comparing import Comparison
from tests.benchmarks.generator import generate
from tests.benchmarks.measuring import BenchmarkError
from tests.benchmarks.peers.factowiki import FactoWiki
from tests.benchmarks.peers.tool import ROOT, Tool

FOLDER = ROOT / "build/bench"
MEMORY = Path("/dev/shm")  # noqa: S108  # the folder made in it has a name nobody can foresee
FEWEST = 100
EACH = 400_000  # bytes that all inputs and outputs of one ingredient take at most


def main() -> int:
    options = _options()
    try:
        comparisons, left_out = _compare(options)
    except BenchmarkError as error:
        sys.stderr.write(f"\nbench: {error}\n")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    if options.json:
        told = json.dumps(reporting.as_json(comparisons, left_out), indent=2)
        options.json.write_text(told + "\n", encoding="utf-8")
    if options.chart:
        options.chart.write_text(chart.chart(comparisons[-1], _note()), encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "--ingredients", type=int, action="append", help="of the site (default: 1000, then 10000)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all measurements there")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="draw the last site as an SVG")
    options = parser.parse_args()
    options.ingredients = options.ingredients or [1_000, 10_000]
    if min(options.ingredients) < FEWEST:
        parser.error(f"--ingredients must be at least {FEWEST}, so that no guide is empty")
    return options


def _compare(options: argparse.Namespace) -> tuple[list[Comparison], list[str]]:
    peers, left_out = installing.install(FOLDER)
    tools: list[Tool] = [FactoWiki(), *peers]
    about_edits = {tool.name: tool.about_edits for tool in tools}
    _show(_note())
    for sentence in left_out:
        _show(f"\n*** {sentence}\n")
    if (load := os.getloadavg()[0]) > (os.cpu_count() or 1) / 2:
        _show(
            f"\n*** The machine is busy (load {load:.1f}): trust cpu times more than wall times.\n"
        )
    comparisons = []
    for count in options.ingredients:
        with tempfile.TemporaryDirectory(dir=_work(count)) as folder:
            model = generate(count)
            benchmark = Benchmark(model, tools, Path(folder), _say)
            comparisons.append(benchmark.compare())
        _show("\n" + reporting.as_text(comparisons[-1], about_edits) + "\n")
    return comparisons, left_out


def _work(count: int) -> Path:
    """In memory if there is room: on a disk the file system is measured more than the tools."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > count * EACH:
        return MEMORY
    FOLDER.mkdir(parents=True, exist_ok=True)
    _show(f"\n*** There is no room in memory: the sites are built in {FOLDER}.\n")
    return FOLDER


def _note() -> str:
    machine = reporting.machine()
    return (
        f"{machine['processors']} processors, {machine['system']}, Python {machine['python']}; "
        "medians of whole processes"
    )


def _show(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
