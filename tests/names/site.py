"""A site of invented names: its records, and its build in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from factowiki.local.build.build import Built, Options, build
from factowiki.local.build.output import Output
from tests.names.invented import invented
from tests.records.records import category, ingredient, site, to_bytes
from tests.world import DESIGN

GUIDES = 10


def named(count: int, seed: int = 0) -> Mapping[str, tuple[str, ...]]:
    """By slug the name and its aliases, which one in four has."""
    names = invented(seed)
    return {f"n{at}": tuple(islice(names, 3 if at % 4 == 0 else 1)) for at in range(count)}


def write_records(data: Path, names: Mapping[str, tuple[str, ...]]) -> None:
    for folder in ("ingredients", "categories"):
        (data / folder).mkdir(parents=True)
    (data / "site.json").write_bytes(to_bytes(site()))
    for number in range(GUIDES):
        body = to_bytes(category(f"guide-{number}", name=f"Guide {number}"))
        (data / f"categories/guide-{number}.json").write_bytes(body)
    for number, (slug, (name, *aliases)) in enumerate(names.items()):
        record = ingredient(
            slug,
            name=name,
            aliases=aliases,
            categories=[f"guide-{number % GUIDES}"],
            related=[f"n{(7 * number + 1) % len(names)}"] if number else [],
        )
        (data / f"ingredients/{slug}.json").write_bytes(to_bytes(record))


def built(data: Path, out: Path, jobs: int = 1) -> Built:
    output = Output(out)
    assert output.claim()
    return build(data, output, DESIGN, "2026-11-24", Options(jobs=jobs))
