"""The peers' inputs hold what our records hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks.checking import lacking, structured, texts
from tests.benchmarks.generator import generate
from tests.benchmarks.peers.eleventy import Eleventy
from tests.benchmarks.peers.factowiki import FactoWiki
from tests.benchmarks.peers.hugo import Hugo
from tests.benchmarks.peers.pelican import Pelican
from tests.benchmarks.peers.tool import Tool

MODEL = generate(6)
TOOLS: list[Tool] = [
    FactoWiki(),
    Hugo(Path("hugo")),
    Pelican(Path("pelican")),
    Eleventy("node", Path("eleventy")),
]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_text_of_a_record_is_in_the_input(tool: Tool, tmp_path: Path) -> None:
    source = tmp_path / "in"
    tool.write(MODEL, source)
    for record in MODEL.ingredients:
        (file,) = source.rglob(f"{record['slug']}.*")
        written = file.read_text(encoding="utf-8").replace('\\"', '"')
        assert not [text for text in texts(record) if text not in written]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_an_edit_changes_one_file(tool: Tool, tmp_path: Path) -> None:
    source = tmp_path / "in"
    tool.write(MODEL, source)
    before = {file: file.read_bytes() for file in source.rglob("*") if file.is_file()}
    tool.write_ingredient(MODEL.ingredients[2] | {"name": "Renamed"}, source)
    (changed,) = (file for file, body in before.items() if file.read_bytes() != body)
    assert changed.stem == MODEL.ingredients[2]["slug"]
    assert "Renamed" in changed.read_text(encoding="utf-8")


def test_references_are_numbers_of_the_listed_sources(tmp_path: Path) -> None:
    Hugo(Path("hugo")).write(MODEL, tmp_path / "in")
    record = MODEL.ingredients[1]
    page = json.loads((tmp_path / f"in/content/ingredients/{record['slug']}.md").read_bytes())
    for ours, theirs in zip(record["findings"], page["findings"], strict=True):
        source = ours["results"][0]["source"]
        (place,) = theirs["references"]
        number, letter = int(place[:-1]), place[-1]
        assert record["sources"][number - 1]["id"] == source
        assert page["sources"][number - 1]["title"] == record["sources"][number - 1]["title"]
        assert letter in page["sources"][number - 1]["cited"]


def test_places_that_cite_are_lettered_in_the_order_of_the_page(tmp_path: Path) -> None:
    Hugo(Path("hugo")).write(MODEL, tmp_path / "in")
    record = MODEL.ingredients[1]
    page = json.loads((tmp_path / f"in/content/ingredients/{record['slug']}.md").read_bytes())
    cited = {str(number): source["cited"] for number, source in enumerate(page["sources"], start=1)}
    assert [first for letters in cited.values() for first in letters[:1]] == ["a"] * len(cited)
    ids = [f"{number}{letter}" for number, letters in cited.items() for letter in letters]
    assert sorted(ids) == sorted(_references(page))
    assert [place for place in _references(page) if place[0] == "1"] == [
        place for place in ids if place[0] == "1"
    ]


def _references(value: object) -> list[str]:
    if isinstance(value, list):
        return [place for item in value for place in _references(item)]
    if isinstance(value, dict):
        inner = [place for item in value.values() for place in _references(item)]
        return [*value.get("references", []), *inner]
    return []


def test_a_page_without_the_structured_parts_is_told() -> None:
    record = MODEL.ingredients[1]
    prose = " ".join(texts(record))
    assert lacking(prose, record, MODEL.site)
    what = record["known_interactions"][0]["what"].capitalize()
    missing = lacking(f"{prose} <td>{what}</td>", record, MODEL.site)
    assert what.lower() in set(structured(record)) - set(missing)
    assert missing
