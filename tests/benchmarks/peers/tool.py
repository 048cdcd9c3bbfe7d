"""What every compared tool can do."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tests.benchmarks.generator import JsonObject, Model

ROOT = Path(__file__).parents[3]
SITES = Path(__file__).parents[1] / "sites"  # the peers' templates


@dataclass(frozen=True)
class Command:
    """A whole process, and where it runs."""

    arguments: tuple[str, ...]
    folder: Path
    variables: dict[str, str] = field(default_factory=dict)


class Tool(Protocol):
    """A site generator. ``source`` is the folder of its input, ``out`` that of its output.

    All tools put the page of an ingredient at `ingredients/<slug>/index.html`.
    """

    name: str
    about_edits: str  # how it builds after an edit

    def version(self) -> str: ...

    def write(self, model: Model, source: Path) -> None:
        """Everything the tool needs to build ``model``."""

    def write_ingredient(self, record: JsonObject, source: Path) -> None: ...

    def build(self, source: Path, out: Path) -> Command: ...

    def build_before_edits(self, source: Path, out: Path) -> Command:
        """A full build that leaves what the tool needs to be quick afterwards."""

    def build_after_edit(self, slug: str, source: Path, out: Path) -> Command: ...


def copy_assets(folder: Path) -> None:
    """Our styles, scripts and images, which every tool copies."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in ("styles", "scripts", "images"):
        for file in (ROOT / "templates" / kind).iterdir():
            shutil.copyfile(file, folder / file.name)


def write_json(value: object, file: Path) -> None:
    write_text(as_json(value), file)


def write_text(text: str, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def as_json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
