"""The sample data: every record is good, says no more than it may, and links to first hands."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from factowiki.local.schema import schemas
from factowiki.records.keys import parse_key
from factowiki.records.models import Ingredient
from factowiki.records.parsing import parse
from tests.records.records import parse_ingredient

DATA = Path(__file__).parents[2] / "data"
FILES = [file.relative_to(DATA).as_posix() for file in sorted(DATA.rglob("*.json"))]
RECORDS = [name for name in FILES if not name.startswith("schema/")]
INGREDIENTS = [name for name in RECORDS if name.startswith("ingredients/")]
# Who publishes what has neither a PubMed id nor a DOI. A copy of it elsewhere is no source.
FIRST_HANDS = {"ods.od.nih.gov", "www.ncbi.nlm.nih.gov"}


@pytest.fixture(params=INGREDIENTS)
def record(request: pytest.FixtureRequest) -> Ingredient:
    file = DATA / request.param
    return parse_ingredient(file.stem, file.read_bytes())


@pytest.mark.parametrize("name", RECORDS)
def test_the_record_is_good(name: str) -> None:
    key = parse_key(name)
    assert key is not None
    parse(key, (DATA / name).read_bytes())


def test_the_record_says_what_was_found_and_what_can_go_wrong(record: Ingredient) -> None:
    assert record.findings
    assert record.side_effects or record.no_known_side_effects


def test_only_a_source_may_be_sure(record: Ingredient) -> None:
    for finding in record.findings:
        if finding.certainty in {"high", "moderate"}:
            assert finding.judged_by != "editors", finding.id


def test_cautions_are_said_in_fixed_terms(record: Ingredient) -> None:
    assert record.known_interactions or record.groups


def test_prose_does_not_tell_again_what_a_finding_tells(record: Ingredient) -> None:
    results = [result for finding in record.findings for result in finding.results]
    told = {result.people for result in results if (result.people or 0) > 9}
    for point in record.evidence.points:
        figures = {int(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*", point.text)}
        assert not figures & told, point.text


def test_every_source_is_opened_where_it_was_published(record: Ingredient) -> None:
    assert record.sources
    for source in record.sources:
        if source.url is not None:
            assert source.pmid is None
            assert source.doi is None
            assert urlsplit(source.url).hostname in FIRST_HANDS, source.id


def test_the_history_begins_with_the_last_update(record: Ingredient) -> None:
    assert record.changes
    assert record.changes[0].on == record.updated
    assert record.reviewed
    assert record.substance


@pytest.mark.parametrize(("kind", "schema"), schemas().items())
def test_the_schemas_are_those_of_the_records(kind: str, schema: str) -> None:
    found = (DATA / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert found == schema, "make schema"
