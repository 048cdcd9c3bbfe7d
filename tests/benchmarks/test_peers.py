"""The peers' inputs hold what our records hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks.balance import PADDING
from tests.benchmarks.checking import texts
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
    for ours, theirs in zip(record["evidence"]["findings"], page["findings"], strict=True):
        (source,) = ours["sources"]
        (number,) = theirs["references"]
        assert record["sources"][number - 1]["id"] == source
        assert page["sources"][number - 1]["title"] == record["sources"][number - 1]["title"]


def test_padding_names_the_peers() -> None:
    assert PADDING.keys() == {tool.name for tool in TOOLS} - {"FactoWiki"}
