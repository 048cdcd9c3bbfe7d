"""A stack reached with a person's own credentials. CloudFormation and Lambda answer from a list."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import boto3
import pytest
from botocore.exceptions import NoCredentialsError, NoRegionError
from botocore.response import StreamingBody
from botocore.stub import Stubber

from factowiki.engine.state import Outbox, State, to_artifact
from factowiki.local.operate.deployed import Deployed, NotReached, Waiting, deployed
from tests.records.records import ingredient_keys

QUEUES = ("publish", "publish-dead", "refresh", "refresh-dead")


@dataclass
class Session:
    """Hands out clients: stubbed ones by name, others as they are."""

    stubbed: dict[str, Stubber] = field(default_factory=dict)

    def stub(self, name: Any) -> Stubber:
        client: Any = boto3.client(name)
        self.stubbed[name] = Stubber(client)
        self.stubbed[name].activate()
        return self.stubbed[name]

    def client(self, name: Any, **_: Any) -> Any:
        return self.stubbed[name].client if name in self.stubbed else boto3.client(name)


@dataclass
class Cloud:
    session: Session
    urls: dict[str, str]

    def outputs(self) -> dict[str, str]:
        return {
            "ContentBucket": "content",
            "SiteBucket": "site",
            "StateBucket": "state",
            "PublishQueueUrl": self.urls["publish"],
            "PublishDeadLettersUrl": self.urls["publish-dead"],
            "RefreshQueueUrl": self.urls["refresh"],
            "RefreshDeadLettersUrl": self.urls["refresh-dead"],
            "RefreshFunction": "the-refresh-function",
            "RebuildFunction": "the-rebuild-function",
        }

    def reach(self, outputs: dict[str, str] | None = None) -> Deployed:
        described = {
            "StackName": "wiki",
            "CreationTime": "2026-11-02T00:00:00Z",
            "StackStatus": "CREATE_COMPLETE",
            "Outputs": [
                {"OutputKey": name, "OutputValue": value}
                for name, value in (self.outputs() if outputs is None else outputs).items()
            ],
        }
        self.session.stub("cloudformation").add_response(
            "describe_stacks", {"Stacks": [described]}, {"StackName": "wiki"}
        )
        return deployed("wiki", session=self.session)

    def send(self, queue: str, number: int) -> None:
        sqs: Any = boto3.client("sqs")
        for _ in range(number):
            sqs.send_message(QueueUrl=self.urls[queue], MessageBody="{}")


@pytest.fixture
def cloud(aws: None) -> Iterator[Cloud]:
    sqs: Any = boto3.client("sqs")
    urls = {name: sqs.create_queue(QueueName=name)["QueueUrl"] for name in QUEUES}
    session = Session()
    session.stub("lambda")
    yield Cloud(session, urls)
    for stubber in session.stubbed.values():
        stubber.assert_no_pending_responses()


def payload(document: Any) -> StreamingBody:
    body = json.dumps(document).encode()
    return StreamingBody(io.BytesIO(body), len(body))


def test_the_function_that_the_stack_names_is_invoked_and_its_answer_returned(
    cloud: Cloud,
) -> None:
    cloud.session.stubbed["lambda"].add_response(
        "invoke",
        {"Payload": payload({"pages": 1}), "StatusCode": 200},
        {"FunctionName": "the-rebuild-function", "Payload": b'{"all": true}'},
    )
    assert cloud.reach().rebuild({"all": True}) == {"pages": 1}


def test_a_function_that_failed_is_told_with_its_reason(cloud: Cloud) -> None:
    failure = {"errorType": "Sandbox.Timedout", "errorMessage": "Task timed out"}
    cloud.session.stubbed["lambda"].add_response(
        "invoke", {"Payload": payload(failure), "FunctionError": "Unhandled"}
    )
    with pytest.raises(NotReached, match=r"failed, see its log: Sandbox.Timedout: Task timed out"):
        cloud.reach().rebuild({"all": True})


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("AccessDeniedException", "do not allow you to invoke the function the-rebuild-function"),
        ("ExpiredTokenException", "log in again"),
        ("ResourceNotFoundException", "could not invoke the function the-rebuild-function"),
    ],
)
def test_what_aws_refuses_is_told_in_a_sentence(cloud: Cloud, code: str, said: str) -> None:
    cloud.session.stubbed["lambda"].add_client_error("invoke", code, "the reason")
    with pytest.raises(NotReached, match=said):
        cloud.reach().rebuild({"all": True})


def test_the_messages_in_the_queues_are_counted_and_dead_letters_apart(cloud: Cloud) -> None:
    cloud.send("publish", 3)
    cloud.send("refresh", 1)
    cloud.send("publish-dead", 2)
    cloud.send("refresh-dead", 1)
    sqs: Any = boto3.client("sqs")
    sqs.receive_message(QueueUrl=cloud.urls["publish"])  # in work, and still counted
    reached = cloud.reach()
    assert reached.waiting() == Waiting(publish=3, refresh=1)
    assert reached.dead_letters() == 3


def test_what_the_catalog_owes_is_read_from_the_state_bucket(cloud: Cloud) -> None:
    s3: Any = boto3.client("s3")
    s3.create_bucket(
        Bucket="state", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    reached = cloud.reach()
    assert reached.owed() == 0
    owing = State(outbox=Outbox(frozenset(ingredient_keys("a", "b")), frozenset({":lists"})))
    s3.put_object(Bucket="state", Key="catalog.json", Body=to_artifact(owing).body)
    assert reached.owed() == 3
    s3.put_object(Bucket="state", Key="catalog.json", Body=b'{"shape": "of tomorrow"}')
    with pytest.raises(NotReached, match="another version of FactoWiki"):
        cloud.reach().owed()


def test_a_stack_that_is_not_there_is_named(cloud: Cloud) -> None:
    cloud.session.stub("cloudformation").add_client_error("describe_stacks", "ValidationError")
    with pytest.raises(NotReached, match="there is no stack wiki in eu-central-1; name another"):
        deployed("wiki", session=cloud.session)


def test_a_stack_of_something_else_is_told_from_ours(cloud: Cloud) -> None:
    outputs = cloud.outputs()
    del outputs["RebuildFunction"]
    with pytest.raises(NotReached, match="has no output RebuildFunction"):
        cloud.reach(outputs)
    with pytest.raises(NotReached, match="has no output"):
        cloud.reach({})


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NoCredentialsError(), "no AWS credentials were found"),
        (NoRegionError(), "no AWS region is set"),
        (ValueError("Invalid endpoint: nonsense"), "Invalid endpoint"),
    ],
)
def test_a_missing_setup_is_told_with_what_to_do(error: Exception, said: str) -> None:
    class NotSetUp:
        def client(self, name: str, **_: Any) -> Any:
            raise error

    with pytest.raises(NotReached, match=said):
        deployed("wiki", session=NotSetUp())
