"""The sample data: every record is good, and every link was seen in the facts it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from factowiki.content.keys import parse_key
from factowiki.content.parsing import parse, parse_ingredient
from factowiki.local.schema import schemas

DATA = Path(__file__).parents[2] / "data"
FILES = [file.relative_to(DATA).as_posix() for file in sorted(DATA.rglob("*.json"))]
RECORDS = [name for name in FILES if not name.startswith("schema/")]
INGREDIENTS = [key for key in RECORDS if key.startswith("ingredients/")]


@pytest.mark.parametrize("name", RECORDS)
def test_the_record_is_good(name: str) -> None:
    key = parse_key(name)
    assert key is not None
    parse(key, (DATA / name).read_bytes())


@pytest.mark.parametrize("name", INGREDIENTS)
def test_the_record_cites_sources_for_its_evidence(name: str) -> None:
    slug = Path(name).stem
    record = parse_ingredient(slug, (DATA / name).read_bytes())
    assert record.sources
    assert any(point.sources for point in record.evidence.points)


@pytest.mark.parametrize(("kind", "schema"), schemas().items())
def test_the_schemas_are_those_of_the_records(kind: str, schema: str) -> None:
    found = (DATA / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert found == schema, "make schema"
