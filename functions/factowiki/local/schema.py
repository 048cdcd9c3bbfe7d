"""JSON Schemas of the records, for editors' tools: completion and hints while writing.

A schema accepts what the parser accepts, but for what fields say against each other and what no
pattern can say of a host. `tests/local/test_schema.py` shows it with validators of two languages.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from factowiki.records import text
from factowiki.records.kinds import KINDS

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_ASTRAL = re.compile(r"\\U([0-9a-f]{8})")
_STRIPPED, _NOT_STRIPPED = f"[{text.STRIPPED}]*", rf"[^{text.STRIPPED}]"


class _ExactSchema(GenerateJsonSchema):
    """Knows that blanks at both ends of a text are not counted, nor looked at."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        found = super().str_schema(schema)
        return _stripped(found) if schema.get("strip_whitespace") else found


def portable(pattern: str) -> str:
    r"""``pattern``, which Rust reads, for others.

    For Python, ``$`` is also before a line end at the end of a text. JavaScript knows no ``\U``.
    Both know halves of characters, which JSON can name, and Rust does not: no text may have them.
    """
    ended = pattern.removesuffix("$") + r"(?!\n)$"
    whole = ended.replace("[^", r"[^\ud800-\udfff")
    return _ASTRAL.sub(lambda code: chr(int(code[1], 16)), whole)


def _stripped(found: JsonSchemaValue) -> JsonSchemaValue:
    """A text whose blanks at both ends are not counted, and may be what nothing else in it may."""
    most = found["maxLength"]
    visible = f"[{text.BLANK}]*[^{text.FORBIDDEN}{text.BLANK}][^{text.FORBIDDEN}]*"
    short = rf"{_NOT_STRIPPED}(?:[\s\S]{{0,{most - 2}}}{_NOT_STRIPPED})?"
    return {
        "type": "string",
        "pattern": f"^{_STRIPPED}{visible}{_STRIPPED}$",
        "anyOf": [{"maxLength": most}, {"pattern": f"^{_STRIPPED}{short}{_STRIPPED}$"}],
    }


def write_schemas(folder: Path) -> None:
    """`<kind>.schema.json` for every kind of record."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, schema in schemas().items():
        (folder / f"{kind}.schema.json").write_text(schema, encoding="utf-8")


def schemas() -> dict[str, str]:
    """By kind of record, the schema as JSON text."""
    found: dict[str, str] = {}
    for kind in KINDS.values():
        schema = kind.model.model_json_schema(schema_generator=_ExactSchema)
        found[kind.name] = json.dumps({"$schema": DRAFT, **_portable(schema)}, indent=2) + "\n"
    return found


def _portable(schema: dict[str, Any]) -> dict[str, Any]:
    """The same with portable patterns, the long ones of texts in one place each."""
    texts: dict[str, Any] = {}

    def named(part: Any) -> Any:
        if isinstance(part, list):
            return [named(item) for item in part]
        if not isinstance(part, dict):
            return part
        inner = {key: named(value) for key, value in part.items()}
        if isinstance(inner.get("pattern"), str):
            inner["pattern"] = portable(inner["pattern"])
        if "anyOf" not in inner or "pattern" not in inner:
            return inner
        name = f"TextOf{inner['anyOf'][0]['maxLength']}"
        texts[name] = {key: inner.pop(key) for key in ("type", "pattern", "anyOf")}
        return {"$ref": f"#/$defs/{name}", **inner}

    found: dict[str, Any] = named(schema)
    found["$defs"] = {**found.get("$defs", {}), **texts}
    return found
