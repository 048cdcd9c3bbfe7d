"""Eleventy: Markdown files of JSON front matter, Nunjucks layouts, collections made once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.benchmarks.generator import JsonObject, Model
from tests.benchmarks.peers import inputs
from tests.benchmarks.peers.tool import SITES, Command, as_json, copy_assets, write_json, write_text


class Eleventy:
    name = "Eleventy"
    about_edits = "--incremental, which builds everything in a fresh process"

    def __init__(self, node: str, package: Path) -> None:
        self._node, self._package = node, package

    def version(self) -> str:
        found: str = json.loads((self._package / "package.json").read_bytes())["version"]
        return found

    def write(self, model: Model, source: Path) -> None:
        shutil.copytree(SITES / "eleventy", source)
        copy_assets(source / "assets")
        write_json(inputs.shared(model, "Eleventy"), source / "_data/shared.json")
        for category in model.categories:
            file = source / "categories" / f"{category['slug']}.md"
            write_text(_front_matter(inputs.category(category)), file)
        for record in model.ingredients:
            self.write_ingredient(record, source)

    def write_ingredient(self, record: JsonObject, source: Path) -> None:
        file = source / "ingredients" / f"{record['slug']}.md"
        write_text(_front_matter(inputs.ingredient(record)), file)

    def build(self, source: Path, out: Path) -> Command:
        # Not by way of npx, which costs another start of Node.
        program = str(self._package / "cmd.cjs")
        return Command((self._node, program, "--quiet", f"--output={out}"), source)

    build_before_edits = build

    def build_after_edit(self, slug: str, source: Path, out: Path) -> Command:
        # In a fresh process 3.1.8 builds everything with --incremental, and fails with
        # --incremental=FILE ("templateRender has not yet initialized").
        full = self.build(source, out)
        return Command((*full.arguments, "--incremental"), source)


def _front_matter(record: JsonObject) -> str:
    return f"---json\n{as_json(record)}---\n"
