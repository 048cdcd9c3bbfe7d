"""Pelican: Markdown articles with metadata, tags for the guides, a theme."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.benchmarks.generator import JsonObject, Model
from tests.benchmarks.peers import inputs, markdown
from tests.benchmarks.peers.tool import SITES, Command, copy_assets, write_json, write_text

_CACHED = ("--extra-settings", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")


class Pelican:
    name = "Pelican"
    about_edits = "with its cache of what it has read"

    def __init__(self, program: Path) -> None:
        self._program = str(program)

    def version(self) -> str:
        told = subprocess.run([self._program, "--version"], capture_output=True, check=True)
        return told.stdout.decode().strip()

    def write(self, model: Model, source: Path) -> None:
        shutil.copytree(SITES / "pelican", source)
        copy_assets(source / "theme/static")
        guides = {record["slug"]: inputs.category(record) for record in model.categories}
        write_json(inputs.shared(model, "Pelican"), source / "shared.json")
        write_json(guides, source / "guides.json")
        for record in model.ingredients:
            self.write_ingredient(record, source)

    def write_ingredient(self, record: JsonObject, source: Path) -> None:
        site = json.loads((source / "shared.json").read_bytes())["site"]
        guides = json.loads((source / "guides.json").read_bytes())
        text = markdown.document(inputs.ingredient(record), site, guides)
        write_text(text, source / "content/ingredients" / f"{record['slug']}.md")

    def build(self, source: Path, out: Path) -> Command:
        settings = ("--settings", "pelicanconf.py", "--output", str(out))
        return Command((self._program, "content", "--quiet", *settings), source)

    def build_before_edits(self, source: Path, out: Path) -> Command:
        full = self.build(source, out)
        return Command((*full.arguments, *_CACHED), source)

    def build_after_edit(self, slug: str, source: Path, out: Path) -> Command:
        return self.build_before_edits(source, out)
