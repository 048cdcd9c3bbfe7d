"""Messages as they lie in a queue: what other releases of the code wrote, or will."""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.engine.errors import BadEvent
from factowiki.engine.messages import Drop, Notice, Publish, Wake, read_publish, read_refresh
from factowiki.engine.notices import Received
from tests.records.records import ingredient_key, ingredient_keys

PUBLISH = [
    (Publish(ingredient_keys("a")), {"message": "publish", "slugs": ["a"]}),
    (
        Publish(ingredient_keys("a", "b"), again=True),
        {"message": "publish", "slugs": ["a", "b"], "again": True},
    ),
    (
        Publish(ingredient_keys("a"), anew=True),
        {"message": "publish", "slugs": ["a"], "anew": True},
    ),
]
REFRESH = [
    (
        Notice(ingredient_key("a"), "f", changed=True),
        {"message": "notice", "slug": "a", "fingerprint": "f", "changed": True},
    ),
    (
        Notice(ingredient_key("a"), None, changed=False),
        {"message": "notice", "slug": "a", "fingerprint": None, "changed": False},
    ),
    (Wake("why", full=True), {"message": "wake", "why": "why", "full": True}),
    (Drop(frozenset({"b", "a"})), {"message": "drop", "tags": ["a", "b"]}),
]
NOT_KNOWN = "no message that is known here: "


@pytest.mark.parametrize(("message", "body"), PUBLISH)
def test_what_publish_is_sent_is_read_again(message: Publish, body: dict[str, Any]) -> None:
    assert message.body() == body
    assert read_publish({**body, "of a later release": 1}) == message


@pytest.mark.parametrize(("message", "body"), REFRESH)
def test_what_refresh_is_sent_is_read_again(message: Any, body: dict[str, Any]) -> None:
    assert message.body() == body
    assert read_refresh({**body, "of a later release": 1}) == message


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            {"slug": "a", "fingerprint": "f", "changed": False},
            Notice(ingredient_key("a"), "f", changed=False),
        ),
        ({"slug": "a"}, Notice(ingredient_key("a"), None, changed=True)),
        ({"nightly": True}, Wake("night", full=True)),
        ({"key": "site.json"}, Wake("first release")),
        ({"rebuild": ["a"]}, Wake("first release")),
        ({"more": True}, Wake("first release")),
    ],
)
def test_refresh_reads_what_the_first_release_wrote(body: dict[str, Any], message: Any) -> None:
    assert read_refresh(body) == message


def test_publish_reads_what_the_first_release_wrote() -> None:
    assert read_publish({"slug": "a"}) == Publish(ingredient_keys("a"))


@pytest.mark.parametrize("read", [read_publish, read_refresh])
@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"message": "merge", "slug": "a"}, NOT_KNOWN + "'merge' with message, slug"),
        ({"message": ["x"], 1: 2}, NOT_KNOWN + "['x'] with 1, message"),
        ({"of": 1, "another": 2}, NOT_KNOWN + "'' with another, of"),
        ({}, NOT_KNOWN + "'' with no fields"),
        (["publish"], "a message is a JSON object, not list"),
        (None, "a message is a JSON object, not NoneType"),
    ],
)
def test_another_class_is_refused_and_named(read: Any, body: Any, why: str) -> None:
    """Though it has a slug, as messages of the first release do, which had no class."""
    with pytest.raises(BadEvent) as refused:
        read(body)
    assert str(refused.value) == why


def test_what_is_refused_is_quoted_in_part() -> None:
    with pytest.raises(BadEvent) as refused:
        read_refresh({"message": "m" * 1000, "f" * 1000: 1})
    assert str(refused.value) == f"{NOT_KNOWN}'{'m' * 79} with {'f' * 200}"


def test_what_a_pass_could_make_nothing_of_is_sent_again_as_it_came() -> None:
    notice, drop = Notice(ingredient_key("a"), "f", changed=True), Drop(frozenset({"t"}))
    received = Received.of([drop, Wake("x"), notice])
    assert received.bodies() == [notice.body(), drop.body()]
    assert Received.of([notice]).bodies() == [notice.body()]
