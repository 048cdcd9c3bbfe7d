"""What a command takes: time, processor, memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import timing
from tests.benchmarks.peers.tool import Command

SLOW, VERY_SLOW = 5.0, 40.0  # seconds
# With it Python compiles every module anew in each process.
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Run:
    """Seconds and bytes. ``cpu`` is the sum over all processes of the command.

    ``largest`` is the peak of its largest process (`ru_maxrss`); ``together`` the peak of all at
    the same time, each page counted once, looked at every 20 ms; 0 where that was not watched.
    """

    wall: float
    cpu: float
    largest: int = 0
    together: int = 0


class BenchmarkError(Exception):
    """Something that the person who started the benchmark must know."""


def run(command: Command, *, watched: bool = False) -> Run:
    """Run a whole process, from start to end. Looking at its memory slows it a little."""
    program = shutil.which(command.arguments[0]) or command.arguments[0]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        starter = [sys.executable, "-I", "-S", timing.__file__, str(log)]
        starter += ["watched" if watched else "alone", program, *command.arguments[1:]]
        variables = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
        variables |= command.variables
        done = subprocess.run(
            starter, cwd=command.folder, env=variables, stdout=subprocess.PIPE, check=True
        )
        told = json.loads(done.stdout)
        if told.pop("status"):
            tail = log.read_text(encoding="utf-8", errors="replace")[-2_000:]
            raise BenchmarkError(f"This failed: {' '.join(command.arguments)}\n{tail}")
    return Run(**told)


def repetitions(first: float) -> int:
    """How often to measure what took ``first`` seconds once."""
    return 1 if first > VERY_SLOW else 3 if first > SLOW else 5


def copying(tree: Path, target: Path) -> Run:
    """`cp -r` of a finished site: a floor for every builder."""
    return run(Command(("cp", "-r", str(tree), str(target)), tree))


def writing(tree: Path, target: Path) -> Run:
    """A loop that writes the bytes of a finished site, which it has in memory."""
    bodies = {
        str(file.relative_to(tree)): file.read_bytes() for file in tree.rglob("*") if file.is_file()
    }
    start, cpu = time.perf_counter(), time.process_time()
    for folder in {os.path.dirname(name) for name in bodies}:  # noqa: PTH120  # a floor has no Path
        os.makedirs(os.path.join(target, folder), exist_ok=True)  # noqa: PTH103, PTH118
    for name, body in bodies.items():
        with open(os.path.join(target, name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(body)
    return Run(time.perf_counter() - start, time.process_time() - cpu)
