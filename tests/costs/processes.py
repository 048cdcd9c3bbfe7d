"""Work done in a process of its own, as Lambda does it, and what that took."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

W = TypeVar("W")
R = TypeVar("R")

_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True)
class Took(Generic[R]):
    """``peak``: bytes of memory that the process came to need beyond what it was forked with."""

    result: R
    seconds: float  # of cpu
    peak: int


def in_a_process(prepare: Callable[[], W], work: Callable[[W], R]) -> Took[R]:
    """Fork, ``prepare`` (its time is not counted, its memory is), and ``work`` on what came of it.

    The result must be one that can be pickled. Linux only.
    """
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, prepare, work))
    process.start()
    theirs.close()
    try:
        took: Took[R] = ours.recv()
    finally:
        process.join()
    return took


def _run(answer: Any, prepare: Callable[[], W], work: Callable[[W], R]) -> None:
    _CLEAR.write_text("5", encoding="ascii")  # the peak counts from here: proc(5)
    before = _memory("VmRSS")
    prepared = prepare()
    start = time.process_time()
    result = work(prepared)
    seconds = time.process_time() - start
    answer.send(Took(result, seconds, _memory("VmHWM") - before))
    answer.close()


def _memory(field: str) -> int:
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    [kibibytes] = [line.split()[1] for line in lines if line.startswith(f"{field}:")]
    return int(kibibytes) * 1024
