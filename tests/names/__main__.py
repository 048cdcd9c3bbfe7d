"""Send invented names through build, list and search: `make names`, `make names N=2000 SEED=7`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from factowiki.records.names.folding import fold
from factowiki.records.names.lookup import sort_key
from factowiki.records.problems import as_lines
from tests.names import checking
from tests.names.site import built, named, write_records

SHOWN = 40


def main() -> int:
    parser = argparse.ArgumentParser(prog="names", description=__doc__)
    parser.add_argument("--names", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    names = named(options.names, options.seed)
    every = [*chain.from_iterable(names.values())]
    print(f"{len(names):,} ingredients with {len(every):,} names, such as {', '.join(every[:12])}")
    for work in (str.casefold, fold, sort_key):
        print(f"{work.__name__}: {_microseconds(work, every):.2f} µs of cpu a name")
    with tempfile.TemporaryDirectory() as folder:
        data, site = Path(folder, "data"), Path(folder, "site")
        write_records(data, names)
        began = time.perf_counter()
        done = built(data, site, jobs=2)
        print(
            f"built in {time.perf_counter() - began:.0f} s, {len(done.refused):,} refused",
            flush=True,
        )
        name, size = checking.heaviest(site)
        print(f"heaviest file of the search: {name}, {size:,} bytes compressed", flush=True)
        surprises = [
            f"{key}: {as_lines(key, told.problems, told.warnings)[0]}"
            for key, told in done.reports.items()
        ]
        for check in (checking.pages, checking.a_to_z, checking.search):
            found = [*check(site, names)]
            print(
                f"{check.__name__}: {len(found):,} surprises", *found[:SHOWN], sep="\n", flush=True
            )
            surprises += found
    return bool(surprises)


def _microseconds(work: Callable[[str], object], names: Iterable[str]) -> float:
    """The best of five rounds; the first one knows no letter yet."""
    names, rounds = [*names], []
    for _ in range(5):
        began = time.process_time()
        for name in names:
            work(name)
        rounds.append(time.process_time() - began)
    return min(rounds) / len(names) * 1e6


if __name__ == "__main__":
    sys.exit(main())
