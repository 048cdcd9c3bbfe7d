"""The records of a large site, as files."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from tests.benchmarks.generator import RELATED, generate

GUIDES: Final = 2


@dataclass(frozen=True, slots=True)
class Generated:
    """Records by key. ``typical`` is slug and name of one, see `generated`."""

    records: list[tuple[str, bytes]]
    typical: tuple[str, str]


def generated(size: int) -> Generated:
    """Typical is an ingredient in two guides, to which as many others link as it links to."""
    model = generate(size)
    links = Counter(other for each in model.ingredients for other in each["related"])
    typical = next(
        (each["slug"], each["name"])
        for each in model.ingredients
        if links[each["slug"]] == RELATED and len(each["categories"]) == GUIDES
    )
    records = [
        ("site.json", model.site),
        *((f"categories/{each['slug']}.json", each) for each in model.categories),
        *((f"ingredients/{each['slug']}.json", each) for each in model.ingredients),
    ]
    return Generated([(key, _as_file(record)) for key, record in records], typical)


def _as_file(record: dict[str, Any]) -> bytes:
    return json.dumps(record, indent=2).encode()
