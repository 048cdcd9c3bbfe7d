"""This project."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.generator import JsonObject, Model
from tests.benchmarks.peers.tool import ROOT, Command, write_json


class FactoWiki:
    name = "FactoWiki"
    about_edits = "the same command into the same folder"

    def version(self) -> str:
        return version("factowiki")

    def write(self, model: Model, source: Path) -> None:
        write_json(model.site, source / "site.json")
        for category in model.categories:
            write_json(category, source / "categories" / f"{category['slug']}.json")
        for record in model.ingredients:
            self.write_ingredient(record, source)

    def write_ingredient(self, record: JsonObject, source: Path) -> None:
        write_json(record, source / "ingredients" / f"{record['slug']}.json")

    def build(self, source: Path, out: Path) -> Command:
        command = Path(sys.executable).with_name("factowiki")
        arguments = (str(command), "build", str(source), "--out", str(out))
        # Of this checkout, whichever one is installed.
        return Command(arguments, source, {"PYTHONPATH": str(ROOT / "functions")})

    build_before_edits = build

    def build_after_edit(self, slug: str, source: Path, out: Path) -> Command:
        return self.build(source, out)
