"""Whether a tool's pages say what they should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from tests.benchmarks.comparing import Output
from tests.benchmarks.generator import JsonObject, Model
from tests.benchmarks.measuring import BenchmarkError

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_EXTRA = ("index.html", "ingredients/index.html", "404.html", "sitemap.xml", "feed.xml")
_READ = 20  # pages


def page(out: Path, slug: str) -> Path:
    return out / "ingredients" / slug / "index.html"


def visible(html: str) -> str:
    return _SPACE.sub(" ", unescape(_TAG.sub("", html)))


def check(tool: str, model: Model, out: Path) -> Output:
    """Raises `BenchmarkError` when a page or a text is missing."""
    pages = [page(out, record["slug"]) for record in model.ingredients]
    pages += [out / "categories" / record["slug"] / "index.html" for record in model.categories]
    for file in (*pages, *(out / name for name in _EXTRA)):
        if not file.is_file():
            raise BenchmarkError(f"{tool} did not write {file}.")
    for record in model.ingredients[:_READ]:
        html = page(out, record["slug"]).read_text(encoding="utf-8")
        if missing := lacking(html, record, model.site):
            raise BenchmarkError(f"{tool}: the page {record['slug']} lacks “{missing[0]}”.")
    sizes = [page(out, record["slug"]).stat().st_size for record in model.ingredients]
    files = [file.stat().st_size for file in out.rglob("*") if file.is_file()]
    return Output(len(files), sum(files), sum(sizes) / len(sizes))


def lacking(html: str, record: JsonObject, site: JsonObject) -> list[str]:
    """What the page of ``record`` should say and does not."""
    text = visible(html)
    said = (_SPACE.sub(" ", sentence) for sentence in (*texts(record), *standing(site)))
    missing = [sentence for sentence in said if sentence not in text]
    lower = text.lower()
    return missing + [said for said in structured(record) if said.lower() not in lower]


def texts(record: JsonObject) -> Iterator[str]:
    """What must stand on the page of a record."""
    yield record["name"]
    yield record["summary"]
    prose: list[Any] = [record["evidence"]["verdict"], *record["evidence"]["points"]]
    for name in ("what_it_is", "uses", "how_it_works", "dosage", "safety", "interactions"):
        prose += record[name]
    for statement in prose:
        yield statement if isinstance(statement, str) else statement["text"]
    for source in record["sources"]:
        yield source["title"]
    for entry in record["faq"]:
        yield entry["answer"]


def structured(record: JsonObject) -> Iterator[str]:
    """What must stand on the page of a record besides, with a capital letter or without."""
    for gap in (*record.get("findings", []), *record.get("untested", [])):
        yield gap["outcome"]
        yield gap["population"]
    for finding in record.get("findings", []):
        (result,) = finding["results"]
        yield f"{finding['certainty']} certainty"
        yield f"{result['dose']['low']:,} mg a day"
        yield result["lasted"]
    for dose in record.get("doses", []):
        yield dose["whom"]
        yield f"{dose['amount']['low']:,} to {dose['amount']['high']:,} mg"
    for effect in record.get("side_effects", []):
        yield effect["effect"]
    for interaction in record.get("known_interactions", []):
        yield interaction["with"][0]
        yield interaction["what"]
    for group in record.get("groups", []):
        yield group["why"]
    for change in record.get("changes", []):
        yield change["what"]


def standing(site: JsonObject) -> Iterator[str]:
    """What must stand on every ingredient page."""
    for name in ("uses_caveat", "evidence_caveat", "dosage_disclaimer", "interactions_advice"):
        yield site[name]
    yield from site["safety_advice"]
    yield site["disclaimer"]


def stale(model: Model, edited: JsonObject, out: Path) -> tuple[str, ...]:
    """The pages that should show the new name of ``edited`` and do not."""
    slug = edited["slug"]
    shows = [f"ingredients/{slug}/index.html", "ingredients/index.html"]
    shows += [f"categories/{category}/index.html" for category in edited["categories"]]
    shows += [
        f"ingredients/{record['slug']}/index.html"
        for record in model.ingredients
        if slug in record["related"]
    ]
    return tuple(
        name
        for name in shows
        if edited["name"] not in visible((out / name).read_text(encoding="utf-8"))
    )
