"""JSON Schemas of the records, for editors' tools: completion and hints while writing."""

from __future__ import annotations

import json
from pathlib import Path

from factowiki.records.kinds import KINDS


def write_schemas(folder: Path) -> None:
    """`<kind>.schema.json` for every kind of record."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, text in schemas().items():
        (folder / f"{kind}.schema.json").write_text(text, encoding="utf-8")


def schemas() -> dict[str, str]:
    """By kind of record, the schema as JSON text."""
    found: dict[str, str] = {}
    for kind in KINDS.values():
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **kind.model.model_json_schema(),
        }
        found[kind.name] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return found
