"""The functions as Lambda calls them, with settings from the environment; moto answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import boto3
import pytest

import publish
import rebuild
import refresh
from factowiki.aws.wiring import engine_from_environment
from factowiki.engine.messages import MOST_SLUGS, Notice
from tests.events.shapes import SCHEDULE, s3_notification, sqs_batch
from tests.records.records import ingredient, ingredient_key, site, to_bytes


@dataclass
class Context:
    """What Powertools reads of Lambda's context."""

    function_name: str = "publish"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:eu-central-1:123456789012:function:publish"
    aws_request_id: str = "52fdfc07-2182-154f-163f-5f0f9a621d72"

    def get_remaining_time_in_millis(self) -> int:
        return 120_000


class Cloud:
    def __init__(self) -> None:
        self.s3: Any = boto3.client("s3")
        self.sqs: Any = boto3.client("sqs")
        for name in ("content", "site", "state"):
            self.s3.create_bucket(
                Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
            )
        self.queues = {
            name: self.sqs.create_queue(QueueName=name)["QueueUrl"]
            for name in ("publish", "refresh")
        }

    def upload(self, key: str, record: dict[str, Any]) -> None:
        self.s3.put_object(Bucket="content", Key=key, Body=to_bytes(record))

    def messages(self, name: str) -> list[Any]:
        """Takes everything out of a queue."""
        found = []
        while got := self.sqs.receive_message(
            QueueUrl=self.queues[name], MaxNumberOfMessages=10
        ).get("Messages"):
            for message in got:
                found.append(json.loads(message["Body"]))
                self.sqs.delete_message(
                    QueueUrl=self.queues[name], ReceiptHandle=message["ReceiptHandle"]
                )
        return found


@pytest.fixture
def cloud(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    made = Cloud()
    for name in ("content", "site", "state"):
        monkeypatch.setenv(f"{name.upper()}_BUCKET", name)
    for name, url in made.queues.items():
        monkeypatch.setenv(f"{name.upper()}_QUEUE_URL", url)
    engine_from_environment.cache_clear()
    yield made
    engine_from_environment.cache_clear()


def test_an_upload_becomes_a_page(cloud: Cloud) -> None:
    key = "ingredients/l-serine.json"
    cloud.upload("site.json", site())
    cloud.upload(key, ingredient("l-serine", name="L-serine"))
    assert publish.handler(sqs_batch([s3_notification(key)]), Context()) == {
        "batchItemFailures": []
    }
    told = cloud.messages("refresh")
    notice = Notice(ingredient_key("l-serine"), None, changed=False).body()
    assert told == [{**notice, "sent": told[0]["sent"]}]
    refresh.handler(sqs_batch(told), Context())
    (stale,) = cloud.messages("publish")
    publish.handler(sqs_batch([stale]), Context())
    page = cloud.s3.get_object(Bucket="site", Key="ingredients/l-serine/index.html")
    assert b"<h1>L-serine" in page["Body"].read()
    assert page["ContentType"] == "text/html; charset=utf-8"
    assert page["Metadata"] == {"cache-tag": "l-serine,:everything"}
    assert b"L-serine" in cloud.s3.get_object(Bucket="site", Key="index.html")["Body"].read()


def test_a_page_is_rebuilt_and_the_answer_is_plain_json(cloud: Cloud) -> None:
    cloud.upload("site.json", site())
    cloud.upload("ingredients/l-serine.json", ingredient("l-serine", name="L-serine"))
    assert "no catalog" in rebuild.handler({"all": True}, Context())["error"]
    refresh.handler(SCHEDULE, Context())
    answer = rebuild.handler({"slugs": ["l-serine"]}, Context())
    assert json.loads(json.dumps(answer))["outcomes"] == {"l-serine": "published"}
    page = cloud.s3.get_object(Bucket="site", Key="ingredients/l-serine/index.html")
    assert b"<h1>L-serine" in page["Body"].read()


def test_a_large_rebuild_sends_every_page_to_the_queue_once(cloud: Cloud) -> None:
    cloud.upload("site.json", site())
    refresh.handler(SCHEDULE, Context())
    slugs = [f"item-{index}" for index in range(300)]
    assert rebuild.handler({"slugs": slugs}, Context())["queued"] == 300
    messages = cloud.messages("publish")
    assert sorted(slug for message in messages for slug in message["slugs"]) == sorted(slugs)
    assert len(messages) == 300 / MOST_SLUGS


def test_the_schedule_is_answered(cloud: Cloud) -> None:
    cloud.upload("site.json", site())
    assert refresh.handler(SCHEDULE, Context()) == {"batchItemFailures": []}
    assert cloud.s3.get_object(Bucket="site", Key="404.html")["ContentLength"] > 0


def test_a_missing_setting_is_named(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_BUCKET")
    with pytest.raises(Exception, match="SITE_BUCKET"):
        publish.handler({"slug": "a"}, Context())
