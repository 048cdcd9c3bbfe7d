"""The catalog as bytes: it is read as it was written; what others wrote is hardly believed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from factowiki.catalog.body import from_body, to_body
from factowiki.catalog.lines import SpoiledCatalog
from factowiki.catalog.rows import Rows
from factowiki.catalog.state import ANOTHER_DESIGN, Outbox, Refusal, State
from factowiki.records.keys import ContentKey
from factowiki.records.rows import CategoryRow, IngredientRow
from tests.records.records import ingredient_key, parse_site, site, to_bytes

ROW = IngredientRow(
    etag="0a", name="Ingrediënt", aliases=["a\nb"], formerly=["old"], summary='"s"',
    categories=["x"], bearing=[[[0], "pain", None, True]], related=["b"], links_back=True,
    updated="2026-11-02", review_due=None, draft=False,
)  # fmt: skip
CATEGORY = CategoryRow(
    etag="0c", name="X", focus_area="x", updated="2026-11-02", summary="s", introduction=["i"]
)
STATE = State(
    parser="parser",
    design="design",
    headers="headers",
    share=7,
    today="2026-11-23",
    site=parse_site(to_bytes(site())),
    site_etag="0d",
    rows={
        "ingredient": Rows.of({"a": ROW, "b": {**ROW, "etag": "0b"}}),
        "category": {"x": CATEGORY},
    },
    lists={"index.html": "1a"},
    refused={
        "ingredients/a.json": Refusal(
            record="2a", report="3a", unreadable=True, live="0a", left=True, given_up=False
        )
    },
    before={"ingredients/b.json": "4a"},
    outbox=Outbox(
        stale=frozenset({ingredient_key("a"), ContentKey("category", "x")}),
        tags=frozenset({"a", ":lists"}),
        anew=frozenset({ingredient_key("a")}),
        lists_anew=True,
    ),
    generation="generation",
)
NOTHING = State(rows={"ingredient": Rows.of({})})


@pytest.mark.parametrize("state", [STATE, NOTHING], ids=["much", "nothing"])
def test_a_state_is_read_as_it_was_written(state: State) -> None:
    body = to_body(state)
    assert from_body(body) == from_body(body, state.parser) == state
    assert to_body(from_body(body)) == body
    assert to_body(replace(state, rows=_plain(state))) == body


def _plain(state: State) -> Any:
    return {kind: dict(reversed([*rows.items()])) for kind, rows in state.rows.items()}


def test_it_is_lines_the_rows_of_ingredients_last() -> None:
    head, shared, lists, *links, blank, a, b = to_body(STATE).split(b"\n")[:-1]
    assert json.loads(head)["generation"] == "generation"
    assert json.loads(shared)["rows"] == {"category": {"x": CATEGORY}}
    assert json.loads(lists) == {"index.html": "1a"}
    assert [json.loads(line) for line in links] == [["b", [], ["a", "b"]], ["old", ["a", "b"], []]]
    assert blank == b""
    assert [json.loads(line)[:5] for line in (a, b)] == [
        ["a", "0a", "2026-11-02", False, ["x"]],
        ["b", "0b", "2026-11-02", False, ["x"]],
    ]


LIVE = {
    "site.json": "0d",
    "categories/x.json": "0c",
    "ingredients/a.json": "0a",
    "ingredients/b.json": "0b",
}
BY_OTHERS = State(
    design=ANOTHER_DESIGN, headers="headers", share=7, before=LIVE, outbox=STATE.outbox
)


def test_of_another_parser_only_what_is_owed_and_what_was_live_is_taken_over() -> None:
    body = to_body(replace(STATE, before={}))
    assert from_body(body, "another") == BY_OTHERS
    head, shared, *_ = body.split(b"\n")
    rows = b'\n{}\n\n["a","0a",{"a later": "shape"}]\n["b","0b"]\n'
    assert from_body(b"\n".join([head, shared]) + rows, "another") == BY_OTHERS


def test_the_first_release_wrote_one_line() -> None:
    document = {
        "parser": "first",
        "headers": "headers",
        "share": 7,
        "stale": ["a", "category:x"],
        "tags": ["a", ":lists"],
        "anew": ["a"],
        "lists_anew": True,
        "versions": {"site.json": "0d", "categories/x.json": "0c"},
        "rows": {"a": {"etag": "0a"}, "b": {"etag": "0b"}},
    }
    assert from_body(json.dumps(document).encode(), "another") == BY_OTHERS


def test_where_others_do_not_tell_what_was_live_their_outbox_is_taken_over_all_the_same() -> None:
    head, *_ = to_body(STATE).split(b"\n")
    for rest in (b"", b"\n", b"\n{}\n{}\n\n", b'\n{"site_etag": 1, "rows": []}\n\n'):
        assert from_body(head + rest, "another") == replace(BY_OTHERS, before={})


BODY = to_body(STATE)
SPOILED = [
    b"",
    b"{",
    b"[]",
    b"{}",
    b"null",
    BODY[: BODY.index(b"\n") + 9],
    BODY.replace(b"\n\n", b"\n"),
]


@pytest.mark.parametrize("body", SPOILED)
@pytest.mark.parametrize("parser", [None, "parser"])
def test_what_is_none_of_ours_is_noticed(body: bytes, parser: str | None) -> None:
    with pytest.raises(SpoiledCatalog):
        from_body(body, parser)
