"""Run many schedules, or one again: `make converge N=20000`, `make converge SEED=4711`."""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import sys
import time
from dataclasses import replace
from functools import partial

from tests.convergence.budget import ALL, FAULTS, only
from tests.convergence.running import explain, failing_seeds
from tests.convergence.working import AS_IT_IS


def main() -> int:
    parser = argparse.ArgumentParser(prog="converge", description=__doc__)
    parser.add_argument("--schedules", type=int, default=2_000, help="how many (default: 2,000)")
    parser.add_argument("--seed", type=int, help="replay the one schedule with this seed")
    parser.add_argument("--first", type=int, default=0, help="the first seed (default: 0)")
    parser.add_argument("--only", type=_names, metavar="NAMES", help=f"of {', '.join(sorted(ALL))}")
    parser.add_argument("--also", type=_names, metavar="NAMES", default=frozenset())
    options = parser.parse_args()
    faults = FAULTS if options.only is None else only(*options.only)
    faults = replace(faults, names=faults.names | options.also)
    logging.disable(logging.CRITICAL)
    if options.seed is not None:
        story = explain(options.seed, AS_IT_IS, faults)
        print(story or f"seed {options.seed}: converged")
        return 1 if story else 0
    start = time.monotonic()
    seeds = range(options.first, options.first + options.schedules)
    size = 100
    parts = [seeds[at : at + size] for at in range(0, len(seeds), size)]
    failed: list[int] = []
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        run = partial(failing_seeds, faults=faults)
        for done, found in enumerate(pool.imap_unordered(run, parts), start=1):
            failed += found
            if sys.stderr.isatty():
                sys.stderr.write(
                    f"\r{min(done * size, len(seeds)):,} schedules, {len(failed)} failed"
                )
    seconds = time.monotonic() - start
    print(
        f"\n{len(seeds):,} schedules, seeds {seeds[0]} to {seeds[-1]}, in {seconds:.0f} s: "
        f"{len(failed)} diverged"
    )
    for seed in sorted(failed)[:10]:
        print(f"  make converge SEED={seed}")
    return 1 if failed else 0


def _names(text: str) -> frozenset[str]:
    """Faults, separated by commas; others than these do not happen."""
    names = frozenset(filter(None, text.split(",")))
    if strange := names - ALL:
        raise argparse.ArgumentTypeError(f"there is no fault {', '.join(sorted(strange))}")
    return names


if __name__ == "__main__":
    sys.exit(main())
