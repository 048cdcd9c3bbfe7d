"""The JSON Schemas and the parser give one answer about every question of shape."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Final

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from factowiki.local.schema import schemas
from factowiki.records.fields.links import HOST_ERROR
from factowiki.records.kinds import KINDS, Kind
from tests.browser import tools
from tests.local.made_records import GOOD, made

SCHEMAS: Final = schemas()
VALIDATORS: Final = {kind: Draft202012Validator(json.loads(text)) for kind, text in SCHEMAS.items()}
SCRIPT: Final = Path(__file__).with_name("validate.mjs")
SEEDS: Final = range(1_500)


def parses(kind: Kind, text: str) -> bool:
    """Whether its shape is good: what is wrong with a host is a matter of sense."""
    try:
        KINDS[kind].model.model_validate_json(text)
    except ValidationError as refused:
        return all(error["type"] == HOST_ERROR for error in refused.errors())
    return True


def validated_in_javascript(records: list[tuple[Kind, str]]) -> list[bool]:
    lines = [json.dumps(each) for each in (SCHEMAS, *records)]
    found = subprocess.run(
        [tools.node(), str(SCRIPT), str(tools.ajv())],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[bool] = json.loads(found.stdout)
    return answers


@pytest.mark.parametrize("kind", GOOD)
def test_a_record_with_every_field_is_good_for_all(kind: Kind) -> None:
    text = json.dumps(GOOD[kind]())
    assert parses(kind, text)
    assert [*VALIDATORS[kind].iter_errors(json.loads(text))] == []


@pytest.mark.slow
def test_a_schema_for_python_agrees_with_the_parser() -> None:
    answers = set()
    for seed in SEEDS:
        kind, text = made(seed)
        answers.add(expected := parses(kind, text))
        assert VALIDATORS[kind].is_valid(json.loads(text)) == expected, (seed, text)
    assert answers == {True, False}


@pytest.mark.slow
def test_a_schema_for_javascript_agrees_with_the_parser() -> None:
    records = [made(seed) for seed in SEEDS]
    for seed, (record, answer) in enumerate(
        zip(records, validated_in_javascript(records), strict=True)
    ):
        assert answer == parses(*record), (seed, record)
