"""No record within the size limit takes long to refuse, whatever its editor fills it with."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from factowiki.records.keys import ContentKey
from factowiki.records.models import Category, Ingredient, Site
from factowiki.records.parsing import accept, parse, says_draft
from factowiki.records.problems import InvalidRecord
from factowiki.records.scanning import LARGEST, MOST_VALUES, has_too_many_values
from tests.records.records import ingredient, rich, to_bytes

KEY = ContentKey("ingredient", "l-serine")
SLACK = 4  # for machines that are slower or busier than the one where limits were set


def filled(before: bytes, part: bytes, after: bytes = b"", most: int = LARGEST) -> bytes:
    """``before``, then ``part`` as often as the size allows or ``most``, then ``after``."""
    room = LARGEST - len(before) - len(after)
    return before + part * min(most, room // len(part)) + after


def numbered(field: str) -> bytes:
    """Nearly as many values as a record may have, each of an unknown field of its own."""
    fields = "".join(f',"{field}_{number}":NaN' for number in range(13_900))
    return f'{{"x":"draft"{fields}}}'.encode()[:LARGEST]


def amounts(written: str) -> bytes:
    """Many doses, each with a text for its amount."""
    dose = f',{{"amount":{{"low":"{written}","high":"{written}"}}}}'.encode()
    return filled(b'{"x":"draft","doses":[{}', dose, b"]}", 1_500)


def wide() -> bytes:
    """As much as the shape of a record allows, all of it contradicting itself."""
    cited = {"sources": [f"b{number}" for number in range(12)]}
    prose: Any = [{"text": "x", **cited}] * 20
    parts = rich()
    return to_bytes(
        ingredient(
            name="draft",
            what_it_is=prose,
            how_it_works=prose,
            dosage=prose,
            safety=prose,
            uses=prose,
            evidence={"verdict": "v", "points": prose},
            findings=[parts["findings"][0]] * 24,
            doses=[{**parts["doses"][0], **cited}] * 24,
            side_effects=[{**parts["side_effects"][0], **cited}] * 30,
            known_interactions=[{**parts["known_interactions"][0], **cited}] * 30,
            groups=[{**parts["groups"][0], **cited}] * 40,
            sources=parts["sources"] * 20,
            related=["l-serine"] * 12,
        )
    )


DEEP = {
    "lists in lists": filled(b'{"x":"draft","y":', b"["),
    "objects in objects": filled(b'{"x":"draft","y":', b'{"":'),
}
EVIL = {
    "empty objects": filled(b'{"x":"draft","sources":[{}', b",{}", b"]}"),
    "as many as are read": filled(b'{"x":"draft","sources":[{}', b",{}", b"]}", 5_900),
    "empty texts": filled(b'{"x":"draft","aliases":[""', b',""', b"]}"),
    "numbers": filled(b'{"x":"draft","status":[1', b",1", b"]}"),
    "units": filled(
        b'{"x":"draft","doses":[{}', b',{"amount":{"low":"5 g","unit":"x"}}', b"]}", 1_900
    ),
    "ranges": amounts("5" + "," * 90 + " " * 100 + "x"),
    "ranges of dots": amounts("5" + ".a" * 90 + "to1"),
    "duplicate keys": filled(b'{"x":"draft"', b',"slug":"l-serine"', b"}"),
    "some duplicate keys": filled(b'{"x":"draft"', b',"slug":"l-serine"', b"}", 5_900),
    "unknown fields": numbered("u"),
    "unknown fields like known ones": numbered("what_it_is_no_dosage"),
    "statuses": filled(b'{"x":"draft"', b',"status":0', b"}"),
    **DEEP,
    "escapes": filled(b'{"x":"draft","name":"', b"\\u0041", b'"}'),
    "backslashes": filled(b'{"x":"draft","name":"', b"\\\\", b'"}'),
    "quotes in a text": filled(b'{"x":"draft","name":"', b'\\"'),
    "half characters": filled(b'{"x":"draft","aliases":[""', b',"\\ud800"', b"]}", 5_900),
    "one text of them": filled(b'{"x":"draft","name":"', b"\\ud800", b'"}'),
    "spaces": filled(b'{"x":"draft",', b" "),
    "quotes": filled(b'{"x":"draft",', b'"'),
    "commas": filled(b'{"x":"draft"', b","),
    "curly quotes": filled(b'{"x":"draft","name":"', "\u201d ".encode()),
    "lines": filled(b'{"x":"draft"', b"\n", b"}"),
    "digits": filled(b'{"x":"draft","a":', b"9", b"}"),
    "a long name": filled(b'{"x":"draft","', b"k", b'":1}'),
    "contradictions": wide(),
}


def cost(of: Callable[[], Any]) -> float:
    """The best of three, in milliseconds of this process: what others do to it is not meant."""

    def once() -> float:
        began = time.process_time()
        of()
        return (time.process_time() - began) * 1_000

    return min(once() for _ in range(3))


@pytest.mark.parametrize("body", EVIL.values(), ids=EVIL)
def test_a_hostile_record_is_refused_quickly(body: bytes) -> None:
    assert len(body) <= LARGEST

    def refuse() -> None:
        with pytest.raises(InvalidRecord):
            parse(KEY, body)

    assert cost(refuse) < 150 * SLACK
    assert accept(KEY, body) is None
    assert cost(lambda: accept(KEY, body)) < 20 * SLACK


@pytest.mark.parametrize("name", sorted(EVIL.keys() - DEEP.keys()))
def test_whether_it_says_draft_is_known_quickly(name: str) -> None:
    assert b"draft" in EVIL[name]
    assert cost(lambda: says_draft(EVIL[name])) < 20 * SLACK


@pytest.mark.parametrize("name", DEEP)
def test_of_deep_nesting_it_is_known_in_linear_time(name: str) -> None:
    assert cost(lambda: says_draft(EVIL[name])) < 200 * SLACK


def most_values(schema: dict[str, Any], names: dict[str, Any]) -> int:
    """How many values fit into what a schema describes."""
    if "$ref" in schema:
        return most_values(names[schema["$ref"].rpartition("/")[2]], names)
    if "anyOf" in schema:
        return max(most_values(one, names) for one in schema["anyOf"])
    if schema.get("type") == "object":
        return 1 + sum(most_values(one, names) for one in schema["properties"].values())
    if "prefixItems" in schema:
        return 1 + sum(most_values(one, names) for one in schema["prefixItems"])
    if schema.get("type") == "array":
        return 1 + int(schema["maxItems"]) * most_values(schema["items"], names)
    return 1


@pytest.mark.parametrize("model", [Ingredient, Category, Site])
def test_no_record_within_its_shape_has_too_many_values(
    model: type[Ingredient | Category | Site],
) -> None:
    schema = model.model_json_schema()
    assert most_values(schema, schema.get("$defs", {})) <= MOST_VALUES


def test_values_are_counted_outside_texts_only() -> None:
    commas = b"," * 20_000
    assert not has_too_many_values(b'["%s"]' % commas)
    assert not has_too_many_values(b'["\\"%s"]' % commas)
    assert has_too_many_values(b'["\\\\"%s]' % commas)
    assert has_too_many_values(b'["",%s]' % commas)


def test_too_many_values_are_one_problem_with_its_place() -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse(KEY, EVIL["empty objects"])
    (problem,) = refused.value.problems
    assert "more than 14,000 values" in problem.what
    assert problem.line == 1
    assert problem.column > 6_000
