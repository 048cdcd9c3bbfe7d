"""A site of any number of ingredients, the same for the same seed: the model of all benchmarks.

The records are this project's own; `peers/` write the same content as other generators take it.
Nobody links back (`links_back`), because the peers have no such thing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.benchmarks import evidence, prose

JsonObject = dict[str, Any]

SITE: Final = Path(__file__).parents[2] / "data" / "site.json"
RELATED: Final = 4
_FIRST_DAY: Final = date(2025, 1, 1)
_SOURCE_TYPES: Final = ("trial", "review", "systematic review", "study")


@dataclass(frozen=True)
class Model:
    """All records of a site, as JSON objects."""

    site: JsonObject
    categories: tuple[JsonObject, ...]
    ingredients: tuple[JsonObject, ...]


def generate(count: int, seed: int = 1) -> Model:
    """A site of ``count`` ingredients (at least 100)."""
    categories = tuple(_category(area, seed) for area in prose.FOCUS_AREAS)
    slugs = tuple(category["slug"] for category in categories)
    return Model(
        site={"language": "en", **json.loads(SITE.read_bytes())},
        categories=categories,
        ingredients=tuple(_ingredient(index, count, slugs, seed) for index in range(count)),
    )


def slug_of(name: str) -> str:
    return name.lower().replace(" & ", " ").replace(" ", "-")


def _chance(seed: int, what: object) -> Random:
    return Random(f"{seed} {what}")  # noqa: S311  # a benchmark wants the same numbers each time


def _category(area: str, seed: int) -> JsonObject:
    chance = _chance(seed, area)
    return {
        "slug": slug_of(area),
        "name": area.capitalize(),
        "focus_area": area,
        "updated": "2026-11-02",
        "summary": f"What is taken for {area}, and what was found when it was tested.",
        "introduction": [prose.paragraph(chance, 2), prose.paragraph(chance, 2)],
    }


def _ingredient(index: int, count: int, categories: tuple[str, ...], seed: int) -> JsonObject:
    chance = _chance(seed, index)
    name = prose.name(index)
    slug = slug_of(name)
    updated = _FIRST_DAY + timedelta(days=chance.randrange(650))
    focus = chance.sample(categories, chance.randint(1, 3))
    sources = [_source(name, slug, number, chance) for number in range(1, chance.randint(4, 6))]
    ids = [source["id"] for source in sources]
    others = [slug_of(prose.name(other)) for other in chance.sample(range(count), RELATED + 1)]
    record = {
        "slug": slug,
        "name": name,
        "aliases": [f"{name} {form}" for form in chance.sample(("citrate", "acid", "oxide"), 2)],
        "updated": updated.isoformat(),
        "reviewed": updated.isoformat(),
        "review_due": (updated + timedelta(days=1500)).isoformat(),
        "categories": focus,
        "related": [other for other in others if other != slug][:RELATED],
        "summary": f"{name} is sold as a supplement. {prose.sentence(chance)}",
        "what_it_is": [_cited(chance, ids, 1), prose.sentence(chance)],
        "uses": [_cited(chance, ids, 1)],
        "how_it_works": [_cited(chance, ids, 1), _cited(chance, ids, 1)],
        "evidence": {
            "verdict": _cited(chance, ids, 1),
            "points": [_cited(chance, ids, 1), prose.sentence(chance)],
        },
        "dosage": [{"text": prose.paragraph(chance, 1), "sources": ids}],  # so that all are cited
        "safety": [_cited(chance, ids, 1), prose.sentence(chance)],
        "interactions": [_cited(chance, ids, 1)],
        "sources": sources,
        "faq": [{"question": f"Can I take {name} every day?", "answer": prose.sentence(chance)}],
    }
    if index % 10:  # one in ten is plain prose
        evidence.add(record, ids, chance)
    return record


def _source(name: str, slug: str, number: int, chance: Random) -> JsonObject:
    return {
        "id": f"source-{number}",
        "title": f"{name} and {chance.choice(prose.OUTCOMES)}: study {number}",
        "type": chance.choice(_SOURCE_TYPES),
        "publisher": "Journal of Invented Results",
        "year": chance.randint(1995, 2025),
        "url": f"https://journal.example/{slug}/{number}",
    }


def _cited(chance: Random, sources: list[str], sentences: int) -> JsonObject:
    return {
        "text": prose.paragraph(chance, sentences),
        "sources": chance.sample(sources, chance.randint(1, 2)),
    }
