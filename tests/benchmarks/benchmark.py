"""Measures all tools on one generated site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median

from tests.benchmarks import checking, measuring
from tests.benchmarks.comparing import (
    COPYING,
    WRITING,
    Comparison,
    Measured,
    Output,
    unbalanced,
)
from tests.benchmarks.generator import JsonObject, Model
from tests.benchmarks.measuring import BenchmarkError, Run
from tests.benchmarks.peers.tool import Tool

Say = Callable[[str], None]


@dataclass
class Benchmark:
    """``tools`` begins with ours; all folders are made below ``work``, which must be empty."""

    model: Model
    tools: list[Tool]
    work: Path
    say: Say
    _names: Iterator[int] = field(default_factory=count)

    def compare(self) -> Comparison:
        """Raises `BenchmarkError` when a tool fails, leaves something out or has other sizes."""
        watched, outputs = self._warm_up()
        self._check_sizes(outputs)
        floors = self._floors(self._out("warm", self.tools[0]))
        for tool in self.tools:
            shutil.rmtree(self._out("warm", tool))
        builds = self._builds({tool.name: watched[tool.name].wall for tool in self.tools})
        measured = []
        for tool in self.tools:
            edits, stale = self._edits(tool)
            name = tool.name
            measured.append(
                Measured(
                    name, tool.version(), outputs[name], watched[name], builds[name], edits, stale
                )
            )
        return Comparison(len(self.model.ingredients), tuple(measured), floors)

    def _source(self, tool: Tool) -> Path:
        return self.work / "in" / tool.name

    def _out(self, what: str, tool: Tool) -> Path:
        return self.work / what / tool.name

    def _warm_up(self) -> tuple[dict[str, Run], dict[str, Output]]:
        runs, outputs = {}, {}
        for tool in self.tools:
            self.say(f"{tool.name}: writing its input, first build")
            source, out = self._source(tool), self._out("warm", tool)
            source.parent.mkdir(parents=True, exist_ok=True)
            tool.write(self.model, source)
            runs[tool.name] = measuring.run(tool.build(source, out), watched=True)
            outputs[tool.name] = checking.check(tool.name, self.model, out)
        return runs, outputs

    def _check_sizes(self, outputs: dict[str, Output]) -> None:
        sizes = {name: output.page_bytes for name, output in outputs.items()}
        ours = sizes[self.tools[0].name]
        for name, size in sizes.items():
            self.say(f"{name}: {size:,.0f} bytes an ingredient page ({size / ours - 1:+.1%})")
        if complaints := [*unbalanced(sizes, self.tools[0].name)]:
            raise BenchmarkError("\n".join(complaints))

    def _builds(self, first: dict[str, float]) -> dict[str, tuple[Run, ...]]:
        """In rounds, so that what slows the machine for a while slows all tools."""
        runs: dict[str, list[Run]] = {tool.name: [] for tool in self.tools}
        rounds = max(map(measuring.repetitions, first.values()))
        for number in range(rounds):
            for tool in self.tools:
                if number < measuring.repetitions(first[tool.name]):
                    self.say(f"{tool.name}: full build {number + 1}")
                    with _fresh(self._out("full", tool)) as out:
                        runs[tool.name].append(measuring.run(tool.build(self._source(tool), out)))
        return {name: tuple(found) for name, found in runs.items()}

    def _edits(self, tool: Tool) -> tuple[tuple[Run, ...], tuple[str, ...]]:
        source = self._source(tool)
        record = _most_shown(self.model)
        with _fresh(self._out("edit", tool)) as out:
            self.say(f"{tool.name}: a build to edit")
            measuring.run(tool.build_before_edits(source, out))
            runs: list[Run] = []
            while not runs or len(runs) < measuring.repetitions(runs[0].wall):
                self.say(f"{tool.name}: one edit, {len(runs) + 1}")
                record = record | {"name": f"Renamed {next(self._names)}"}
                tool.write_ingredient(record, source)
                runs.append(measuring.run(tool.build_after_edit(record["slug"], source, out)))
            return tuple(runs), checking.stale(self.model, record, out)

    def _floors(self, tree: Path) -> dict[str, float]:
        self.say("floors")
        floors: dict[str, float] = {}
        for name, measure in (
            (COPYING, measuring.copying),
            (WRITING, measuring.writing),
        ):
            times = []
            for _ in range(5):
                with _fresh(self.work / "floor") as target:
                    times.append(measure(tree, target).wall)
            floors[name] = median(times)
        return floors


@contextmanager
def _fresh(folder: Path) -> Iterator[Path]:
    """A folder that does not exist yet, and is removed afterwards: see docs/benchmark.md."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    yield folder
    shutil.rmtree(folder)


def _most_shown(model: Model) -> JsonObject:
    """The ingredient that most other pages show: an edit of it has much to rebuild."""
    shown = {record["slug"]: 0 for record in model.ingredients}
    for record in model.ingredients:
        for other in record["related"]:
            shown[other] += 1
    return max(model.ingredients, key=lambda record: shown[record["slug"]])
