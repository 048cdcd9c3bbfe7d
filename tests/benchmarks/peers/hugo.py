"""Hugo: pages of JSON front matter, a taxonomy for the guides, layouts with partials."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.benchmarks.generator import JsonObject, Model
from tests.benchmarks.peers import inputs
from tests.benchmarks.peers.tool import SITES, Command, as_json, copy_assets, write_json, write_text


class Hugo:
    name = "Hugo"
    about_edits = "its ordinary build into the same folder"

    def __init__(self, program: Path) -> None:
        self._program = str(program)

    def version(self) -> str:
        told = subprocess.run([self._program, "version"], capture_output=True, check=True)
        return told.stdout.decode().split()[1].split("-")[0].removeprefix("v")

    def write(self, model: Model, source: Path) -> None:
        shutil.copytree(SITES / "hugo", source)
        copy_assets(source / "static/assets")
        write_json(_configuration(model), source / "hugo.json")
        write_text(
            '{"title": "Ingredients from A to Z"}\n', source / "content/ingredients/_index.md"
        )
        for category in model.categories:
            file = source / "content/categories" / category["slug"] / "_index.md"
            write_text(as_json(inputs.category(category)), file)
        for record in model.ingredients:
            self.write_ingredient(record, source)

    def write_ingredient(self, record: JsonObject, source: Path) -> None:
        file = source / "content/ingredients" / f"{record['slug']}.md"
        write_text(as_json(inputs.ingredient(record)), file)

    def build(self, source: Path, out: Path) -> Command:
        # The program itself: the script that pip puts in front of it costs a start of Python.
        arguments = (self._program, "build", "--quiet", "--destination", str(out))
        return Command(arguments, source, {"HUGO_CACHEDIR": str(source / "cache")})

    build_before_edits = build

    def build_after_edit(self, slug: str, source: Path, out: Path) -> Command:
        return self.build(source, out)


def _configuration(model: Model) -> JsonObject:
    return {
        "baseURL": model.site["base_url"] + "/",
        "title": model.site["name"],
        "locale": model.site["language"],
        "buildFuture": True,
        "enableRobotsTXT": True,
        "disableKinds": ["taxonomy"],
        "taxonomies": {"category": "categories"},
        "outputFormats": {
            "feed": {"mediaType": "application/atom+xml", "baseName": "feed", "isPlainText": True}
        },
        "mediaTypes": {"application/atom+xml": {"suffixes": ["xml"]}},
        "outputs": {"home": ["html", "feed"], "section": ["html"], "term": ["html"]},
        "params": inputs.shared(model, "Hugo"),
    }
