"""Does one thing to many on all cores, in forked processes that know all their parent knew.

Nothing has to be sent to them but the things themselves, so what they are to do may hold what
cannot be sent: compiled templates, a catalog of 100,000 rows.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from factowiki.local.stopping import leave_stopping_to_the_parent

T = TypeVar("T")
R = TypeVar("R")

_FEWEST = 64  # items that are worth a process of their own
_MOST = 50  # items handed out at a time, so that progress shows and all processes end together

_function: Callable[[Any], Any]  # what a forked process does; set right before the fork


def cores() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class ForkingMapper:
    """A mapper over ``jobs`` processes; one after the other where there are few items."""

    jobs: int

    def __call__(self, function: Callable[[T], R], items: Sequence[T], /) -> Iterable[R]:
        jobs = min(self.jobs, len(items) // _FEWEST)
        if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():  # noqa: PLR2004
            return map(function, items)
        return self._forked(function, items, jobs)

    def _forked(self, function: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
        global _function  # noqa: PLW0603  # the way into a forked process that needs no pickling
        _function = function
        size = min(_MOST, -(-len(items) // jobs))
        slices = [items[at : at + size] for at in range(0, len(items), size)]
        # What is there now is looked at by no collection, in no process: so it is not copied.
        gc.freeze()
        try:
            context = multiprocessing.get_context("fork")
            pool = ProcessPoolExecutor(jobs, context, initializer=_begin)
            try:
                yield from chain.from_iterable(pool.map(_do, slices))
            except BrokenProcessPool as broken:
                what = "one of the processes was killed, perhaps for want of memory: try --jobs 1"
                raise ChildProcessError(what) from broken
            finally:
                pool.shutdown(cancel_futures=True)
        finally:
            gc.unfreeze()


def _begin() -> None:
    leave_stopping_to_the_parent()
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    """A parent that was killed can end nobody, and the lock it held is held here as well."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()  # no process of ours to wait for, but a pipe whose other end closes
    os._exit(1)


def _do(items: Sequence[Any]) -> list[Any]:
    return [_function(item) for item in items]
