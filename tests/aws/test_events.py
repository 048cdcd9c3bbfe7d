from __future__ import annotations

import json
from typing import Any

import pytest

from factowiki.aws.events import OLD_SECONDS, asked, content_keys, deliveries
from factowiki.engine.batch import Asked, Delivery
from factowiki.engine.errors import BadEvent
from factowiki.engine.messages import Publish
from tests.events.shapes import (
    SENT_SECONDS,
    TEST_EVENT,
    eventbridge,
    s3_notification,
    s3_record,
    sqs_batch,
    sqs_record,
)
from tests.records.records import ingredient_key, ingredient_keys

KEY = "ingredients/l-serine.json"


@pytest.mark.parametrize(
    "event",
    [
        "ObjectCreated:Put",
        "ObjectCreated:Post",
        "ObjectCreated:Copy",
        "ObjectCreated:CompleteMultipartUpload",
        "ObjectRemoved:Delete",
        "ObjectRemoved:DeleteMarkerCreated",
    ],
)
def test_a_notification_names_its_key_whatever_happened(event: str) -> None:
    assert content_keys(s3_notification(KEY, event=event)) == (KEY,)


def test_keys_in_notifications_are_url_encoded_like_forms() -> None:
    keys = ["ingredients/a b.json", "ingredients/ä+ö.json", "ingredients/100%.json"]
    assert s3_record(keys[0])["s3"]["object"]["key"] == "ingredients/a+b.json"
    assert content_keys(s3_notification(*keys)) == tuple(keys)


def test_keys_in_eventbridge_events_are_not_encoded() -> None:
    assert content_keys(eventbridge("ingredients/a+b%20c.json")) == ("ingredients/a+b%20c.json",)
    assert content_keys(eventbridge(KEY, "Object Deleted")) == (KEY,)


def test_unversioned_events_without_etag_or_sequencer_are_enough() -> None:
    bare = {"Records": [{"eventSource": "aws:s3", "s3": {"object": {"key": KEY}}}]}
    assert content_keys(bare) == (KEY,)


def what(body: Any) -> Asked:
    return asked(Delivery("message-1", redelivered=False, body=body))


def test_a_message_of_ours_names_slugs() -> None:
    for body in (
        Publish(ingredient_keys("glycine", "l-serine"), again=True).body(),
        {"slug": "l-serine"},
    ):
        assert what(body).pages[-1] == ingredient_key("l-serine")
    assert what(Publish(ingredient_keys("a"), again=True, anew=True).body()).again
    assert what(Publish(ingredient_keys("a"), again=True, anew=True).body()).anew


def test_the_test_event_of_s3_names_nothing() -> None:
    assert (what(TEST_EVENT).pages, what(TEST_EVENT).others) == ((), ())


def test_what_is_no_ingredient_is_a_matter_for_refresh() -> None:
    keys = ("site.json", KEY, "categories/x.json", "ingredients/L-Serine.json", "images/a.png")
    found = what(s3_notification(*keys))
    assert found.pages == ingredient_keys("l-serine")
    assert found.others == ("site.json", "categories/x.json", "ingredients/L-Serine.json")


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "text",
        7,
        {},
        {"Records": None},
        {"Records": [{}]},
        {"Records": [{"eventSource": "aws:s3"}]},
        {"Records": [{"eventSource": "aws:sns", "Sns": {}}]},
        {"Records": ["x"]},
        {"detail-type": "Object Created"},
        {"detail-type": "Object Created", "detail": {"object": {}}},
        {"slug": "../x"},
        {"slug": None},
        {"slug": 5},
        {"key": "x"},
        {"detail-type": "Object Created", "detail": {"object": {"key": 5}}},
    ],
)
def test_anything_else_is_a_bad_event(body: Any) -> None:
    with pytest.raises(BadEvent):
        what(body)


def test_a_batch_is_its_messages_with_their_redeliveries() -> None:
    first, second = sqs_record(1, {"slug": "a"}), sqs_record(2, {"slug": "b"}, receives=3)
    one, two = deliveries({"Records": [first, second]})
    assert (one.id, one.redelivered, one.body["slug"]) == ("message-1", False, "a")
    assert (two.id, two.redelivered) == ("message-2", True)


@pytest.mark.parametrize("body", [s3_notification(KEY), eventbridge(KEY), {"slug": "a"}])
def test_a_message_queued_long_after_its_event_may_have_been_a_dead_letter(
    body: Any,
) -> None:
    """Put back from there it counts as new for SQS, though an earlier try may have written."""
    for age, expected in ((0, False), (OLD_SECONDS - 1, False), (OLD_SECONDS + 1, True)):
        (delivery,) = deliveries(sqs_batch([body], sent=SENT_SECONDS + age))
        assert delivery.redelivered is expected


@pytest.mark.parametrize("body", [{"slug": "a", "sent": "x"}, [], 7])
def test_a_message_that_does_not_say_when_it_was_sent_is_taken_for_old(body: Any) -> None:
    (delivery,) = deliveries(sqs_batch([json.dumps(body)]))
    assert delivery.redelivered


def test_an_event_without_a_queue_is_one_delivery_and_may_be_a_second_try() -> None:
    (delivery,) = deliveries(s3_notification(KEY, KEY))
    assert delivery.id == ""
    assert delivery.redelivered
    assert content_keys(delivery.body) == (KEY, KEY)


@pytest.mark.parametrize("text", ["", "not json", "[" * 100_000, "\ud800"])
def test_a_message_that_is_not_json_does_not_fail_its_batch(text: str) -> None:
    (delivery,) = deliveries(sqs_batch([text]))
    assert delivery.body is None
