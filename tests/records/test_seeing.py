"""All that is wrong with a record is told at once, shape and sense, as far as it is seen."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core import to_json

from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.checks.seeing import seen
from factowiki.records.models import Ingredient
from factowiki.records.problems import InvalidRecord, Problem
from factowiki.records.scanning import LARGEST
from tests.records.records import (
    category,
    ingredient,
    parse_category,
    parse_ingredient,
    rich,
    to_bytes,
)

TRIAL = {"id": "a", "title": "T", "type": "trial", "pmid": "7"}


def told(record: dict[str, Any] | bytes, slug: str = "l-serine") -> list[str]:
    """The places of the problems, in the order of the file."""
    return [problem.pointer for problem in problems(record, slug)]


def problems(record: dict[str, Any] | bytes, slug: str = "l-serine") -> tuple[Problem, ...]:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient(slug, record if isinstance(record, bytes) else to_bytes(record))
    return refused.value.problems


SELF = {"related": ["l-serine"]}
AMOUNT = {"low": 5, "high": 2, "unit": "mg"}
RANGE = {"role": "studied", "whom": "b", "amount": AMOUNT, "sources": ["a"]}
BOTH = {
    "unknown field": ({"nmae": "x", **SELF}, ["/nmae", "/related/0"]),
    "missing field": ({"summary": None, **SELF}, ["", "/related/0"]),
    "missing evidence": ({"evidence": None, **SELF}, ["", "/related/0"]),
    "impossible date": ({"updated": "2026-02-30", **SELF}, ["/updated", "/related/0"]),
    "empty list": ({"what_it_is": [], **SELF}, ["/what_it_is", "/related/0"]),
    "text for a list": ({"aliases": "x", **SELF}, ["/aliases", "/related/0"]),
    "number in a list": ({"aliases": ["A", "A", 5]}, ["/aliases/1", "/aliases/2"]),
    "list that is too long": (
        {"related": ["l-serine", *(f"x{number}" for number in range(12))]},
        ["/related", "/related/0"],
    ),
    "slug of another file": ({"slug": "glycine", "nmae": "x"}, ["/slug", "/nmae"]),
    "other fields of one dose": (
        {"doses": [{**RANGE, "amount": {**AMOUNT, "unit": "mcg"}}], "sources": [TRIAL]},
        ["/doses/0/amount/high", "/doses/0/amount/unit"],
    ),
    "one dose after another": (
        {"doses": [{**RANGE, "amount": "x"}, RANGE], "sources": [TRIAL]},
        ["/doses/0/amount", "/doses/1/amount/high"],
    ),
    "a dose that is none": (
        {"dosage": [{"text": "x", "sources": ["nope"]}], "doses": ["x"]},
        ["/dosage/0/sources/0", "/doses/0"],
    ),
    "citation beside missing evidence": (
        {"dosage": [{"text": "x", "sources": ["nope"]}], "evidence": None},
        ["", "/dosage/0/sources/0"],
    ),
    "citation of a source with a fault": (
        {"uses": [{"text": "x", "sources": ["a", "b"]}], "sources": [{**TRIAL, "type": "blog"}]},
        ["/uses/0/sources/1", "/sources/0/type"],
    ),
    "empty text that cites": (
        {"uses": [{"text": "", "sources": ["nope"]}]},
        ["/uses/0/text", "/uses/0/sources/0"],
    ),
    "review without a date": (
        {"reviewed": "soon", "review_due": "2026-01-01", **SELF},
        ["/reviewed", "/related/0"],
    ),
    "field that is there twice": ({"raw": '"name": "N"', **SELF}, ["/related/0", "/name"]),
    "NaN": ({"raw": '"links_back": NaN', **SELF}, ["/related/0", "/links_back"]),
    "level that is none": (
        {"groups": [{"who": "driving", "level": "avoid"}, {"who": "children", "level": "x"}]},
        ["/groups/0/level", "/groups/1/level"],
    ),
}


@pytest.mark.parametrize(("fields", "expected"), BOTH.values(), ids=BOTH)
def test_shape_and_sense_are_told_at_once(fields: dict[str, Any], expected: list[str]) -> None:
    raw = fields.get("raw")
    text = json.dumps(ingredient(**{**fields, "raw": None}))
    body = f"{text[:-1]}, {raw}}}" if raw else text
    assert told(body.encode()) == expected


HIDDEN = {
    "who cites is hidden": {"dosage": [{"text": "x", "sources": "a"}], "sources": [TRIAL]},
    "who cites may be missing": {"evidence": None, "sources": [TRIAL]},
    "who cites is no statement": {"dosage": [5], "sources": [TRIAL]},
    "its sources are mistyped": {
        "uses": [{"text": "x", "source": ["a"]}],
        "sources": [TRIAL],
    },
    "the cited source has no id": {
        "uses": [{"text": "x", "sources": ["a"]}],
        "sources": [{**TRIAL, "id": "A!"}],
    },
    "the cited source is none": {
        "uses": [{"text": "x", "sources": ["a"]}],
        "sources": ["a"],
    },
    "sources are too many to be looked into": {
        "uses": [{"text": "x", "sources": ["a"]}],
        "sources": [TRIAL] * 201,
    },
    "its link has a fault": {"sources": [{**TRIAL, "pmid": "x", "further_reading": True}]},
    "the review has no date": {"reviewed": "soon", "review_due": "2026-01-01"},
    "the review's date is mistyped": {"reviewd": "2026-01-01", "review_due": "2026-02-01"},
    "the other date has a fault": {
        "updated": "x",
        "changes": [{"on": "2030-01-01", "what": "New."}],
    },
    "the range has no beginning": {
        "doses": [{**RANGE, "amount": {**AMOUNT, "low": "x"}}],
        "sources": [TRIAL],
    },
    "the slug has a fault": {"slug": "L Serine", "related": ["l-serine"]},
}


@pytest.mark.parametrize("fields", HIDDEN.values(), ids=HIDDEN)
def test_nothing_is_told_that_follows_from_what_is_hidden(fields: dict[str, Any]) -> None:
    assert len(told(ingredient(**fields))) == 1


def test_of_a_category_the_slug_is_told_beside_the_rest() -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse_category("sleep", to_bytes(category(summary=5)))
    assert [problem.pointer for problem in refused.value.problems] == ["/slug", "/summary"]


def test_a_check_that_asks_for_what_is_hidden_ends_however_it_asks() -> None:
    asked: list[Callable[[Any], object]] = [
        len, list, str, hash, bool, to_json, "{}".format, sorted, set, sum,
        lambda item: item == "A",
        lambda item: item.casefold(),
    ]  # fmt: skip
    part = seen(Ingredient, ingredient(aliases=[5], name=5), [])
    assert part is not None
    for ask in asked:
        found = (ask(item) for item in [*part.aliases, "never"])
        assert [*as_far_as_seen(found)] == [], ask
    assert [*as_far_as_seen(name for part in [part] for name in [part.name])] == []
    with pytest.raises(AttributeError):  # a mistake of ours is none of the record's
        [*as_far_as_seen(map(attrgetter("nmae"), [part]))]


JUNK: list[Any] = [
    None,
    True,
    -1,
    "",
    "\u2800",
    [],
    [[{}]],
    {},
    {"a": {"b": 1}},
    "x" * 5_000,
    [None] * 90,
]


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_of_a_fault_in_a_good_record_no_consequence_is_told(junk: Any) -> None:
    for path in _places(rich()):
        record = json.loads(to_bytes(rich()))  # nothing in it is shared
        part: Any = record
        for key in path[:-1]:
            part = part[key]
        part[path[-1]] = junk
        body = to_bytes(record)
        if _has_its_shape(body):
            continue  # what is told of it is about its sense
        at = "".join(f"/{key}" for key in path)
        for pointer in told(body):
            assert f"{pointer}/".startswith(f"{at}/"), pointer


def _has_its_shape(body: bytes) -> bool:
    try:
        Ingredient.model_validate_json(body)
    except ValidationError:
        return False
    return True


FAULTS = {
    "a field that is missing": lambda part, key: part.pop(key),
    "a field that is mistyped": lambda part, key: part.update({f"{key}x": part.pop(key)}),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_of_a_name_mistyped_or_left_out_no_consequence_is_told(
    fault: Callable[[dict[str, Any], str], object],
) -> None:
    for path in _places(rich()):
        record = json.loads(to_bytes(rich()))  # nothing in it is shared
        part: Any = record
        for key in path[:-1]:
            part = part[key]
        if not isinstance(part, dict):
            continue
        fault(part, path[-1])
        body = to_bytes(record)
        if _has_its_shape(body):
            continue
        for problem in problems(body):
            assert problem.what.startswith(("There is no field", "The field")), problem


@pytest.mark.parametrize(
    "fields",
    [
        {"aliases": ["A"] * 30_000, "nmae": 1},
        {"uses": [{"text": "x", "sources": ["a"] * 150}] * 150, "nmae": 1},
        {"sources": [{**TRIAL, "type": "x"}] * 200, "nmae": 1},
        {"findings": [{"results": ["a"]}] * 200, "groups": [{"x": 1}] * 200},
        {f"field_{number}": [] for number in range(9_000)},
        {"name": {"a": {}}, "evidence": {f"g{number}": {} for number in range(5_000)}},
    ],
    ids=range(6),
)
def test_a_hostile_record_is_seen_through_in_bounded_time(fields: dict[str, Any]) -> None:
    body = json.dumps(ingredient(**fields)).encode()
    assert len(body) <= LARGEST
    began = time.process_time()
    assert problems(body)
    assert time.process_time() - began < 5


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, child in inner:
        found.append((*path, key))
        if isinstance(child, dict | list):
            found += _places(child, (*path, key))
    return found
