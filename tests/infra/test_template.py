"""What the template must say, and the emulator would not notice if it did not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from samtranslator.yaml_helper import yaml_parse  # type: ignore[import-untyped]

from factowiki.aws.events import OLD_SECONDS
from factowiki.aws.settings import Settings
from factowiki.engine.rebuild.rebuilder import OVER_SECONDS, RESERVE_SECONDS
from factowiki.local.checkout import CHECKOUT
from factowiki.pages.kinds import PAGES, PageKind, owner
from factowiki.records.keys import ContentKey
from tests.pages.sample import sample_world

TEMPLATE = CHECKOUT / "infra" / "template.yaml"
TEXT = TEMPLATE.read_text(encoding="utf-8")
WHOLE: dict[str, Any] = json.loads(json.dumps(yaml_parse(TEXT)))
RESOURCES: dict[str, Any] = WHOLE["Resources"]
BUCKETS = ("ContentBucket", "SiteBucket", "StateBucket")
FUNCTIONS = {
    "PublishFunction": "PublishRole",
    "RefreshFunction": "RefreshRole",
    "RebuildFunction": "RebuildRole",
}
QUEUES = {"PublishQueue": "PublishFunction", "RefreshQueue": "RefreshFunction"}


def of_type(kind: str) -> dict[str, Any]:
    return {name: each["Properties"] for name, each in RESOURCES.items() if each["Type"] == kind}


def statements(role: str) -> Iterator[dict[str, Any]]:
    for policy in RESOURCES[role]["Properties"]["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            yield statement["Fn::If"][1] if "Fn::If" in statement else statement


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_cfn_lint_finds_nothing() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("cfn-lint"), TEMPLATE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("", 0), done.stdout + done.stderr


def test_no_yaml_aliases_which_cloudformation_does_not_document() -> None:
    assert "<<:" not in TEXT
    assert not [line for line in TEXT.splitlines() if ": &" in line or ": *" in line]


@pytest.mark.parametrize("name", BUCKETS)
def test_a_bucket_is_private_encrypted_with_sse_s3_and_owned(name: str) -> None:
    bucket = RESOURCES[name]["Properties"]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(bucket["PublicAccessBlockConfiguration"]) == 4
    [rule] = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["ServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}
    assert bucket["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]


@pytest.mark.parametrize("name", BUCKETS)
def test_a_bucket_takes_no_request_without_tls(name: str) -> None:
    [policy] = [
        each
        for each in of_type("AWS::S3::BucketPolicy").values()
        if each["Bucket"] == {"Ref": name}
    ]
    [statement] = [
        each for each in policy["PolicyDocument"]["Statement"] if each["Sid"] == "TlsOnly"
    ]
    assert statement["Effect"] == "Deny"
    assert statement["Principal"] == "*"
    assert statement["Action"] == "s3:*"
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert statement["Resource"] == [
        {"Fn::GetAtt": [name, "Arn"]},
        {"Fn::Sub": f"${{{name}.Arn}}/*"},
    ]


def test_editors_work_is_versioned_and_outlives_the_stack() -> None:
    content = RESOURCES["ContentBucket"]
    assert content["Properties"]["VersioningConfiguration"] == {"Status": "Enabled"}
    assert content["DeletionPolicy"] == content["UpdateReplacePolicy"] == "Retain"


def test_every_change_of_a_record_reaches_the_publish_queue() -> None:
    content = RESOURCES["ContentBucket"]
    assert content["DependsOn"] == "PublishQueuePolicy"
    told = content["Properties"]["NotificationConfiguration"]["QueueConfigurations"]
    assert {each["Event"] for each in told} == {"s3:ObjectCreated:*", "s3:ObjectRemoved:*"}
    assert all(each["Queue"] == {"Fn::GetAtt": ["PublishQueue", "Arn"]} for each in told)


def test_only_the_content_bucket_of_this_account_may_notify_the_publish_queue() -> None:
    document = RESOURCES["PublishQueuePolicy"]["Properties"]["PolicyDocument"]
    [allowed] = [each for each in document["Statement"] if each["Effect"] == "Allow"]
    name = RESOURCES["ContentBucket"]["Properties"]["BucketName"]["Fn::Sub"]
    assert allowed["Principal"] == {"Service": "s3.amazonaws.com"}
    assert allowed["Condition"] == {
        "ArnEquals": {"aws:SourceArn": {"Fn::Sub": "arn:${AWS::Partition}:s3:::" + name}},
        "StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}},
    }


@pytest.mark.parametrize("name", QUEUES)
def test_a_queue_gives_up_after_five_tries_and_keeps_what_it_gave_up(name: str) -> None:
    queue = RESOURCES[name]["Properties"]
    redrive = queue["RedrivePolicy"]
    assert redrive["maxReceiveCount"] == 5
    letters = RESOURCES[redrive["deadLetterTargetArn"]["Fn::GetAtt"][0]]["Properties"]
    assert letters["MessageRetentionPeriod"] == 14 * 24 * 60 * 60
    assert queue["SqsManagedSseEnabled"] is letters["SqsManagedSseEnabled"] is True
    assert queue["ReceiveMessageWaitTimeSeconds"] == 20


@pytest.mark.parametrize(("queue", "function"), QUEUES.items())
def test_a_batch_in_work_is_not_handed_out_again(queue: str, function: str) -> None:
    """AWS: at least six times the function's timeout, and the batching window."""
    window = event_source(function)["MaximumBatchingWindowInSeconds"]
    longest = WHOLE["Parameters"][window["Ref"]]["MaxValue"] if window else 0
    visible = RESOURCES[queue]["Properties"]["VisibilityTimeout"]
    assert visible >= 6 * RESOURCES[function]["Properties"]["Timeout"] + longest


def test_a_message_from_the_dead_letters_is_older_than_any_other_that_counts_as_new() -> None:
    queue = RESOURCES["PublishQueue"]["Properties"]
    assert queue["VisibilityTimeout"] * queue["RedrivePolicy"]["maxReceiveCount"] > OLD_SECONDS


def event_source(function: str) -> dict[str, Any]:
    [source] = RESOURCES[function]["Properties"]["Events"].values()
    assert source["Type"] == "SQS"
    found: dict[str, Any] = source["Properties"]
    return found


@pytest.mark.parametrize("function", QUEUES.values())
def test_one_bad_message_does_not_fail_its_batch(function: str) -> None:
    assert event_source(function)["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_an_edit_does_not_wait_for_others() -> None:
    assert event_source("PublishFunction")["MaximumBatchingWindowInSeconds"] == 0


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_handler_is_in_the_source_root(function: str) -> None:
    module, name = RESOURCES[function]["Properties"]["Handler"].split(".")
    source = (CHECKOUT / "functions" / f"{module}.py").read_text(encoding="utf-8")
    assert f"def {name}(" in source


def test_the_functions_are_told_everything_that_settings_ask_for() -> None:
    told = WHOLE["Globals"]["Function"]["Environment"]["Variables"]
    assert {each.name.upper() for each in fields(Settings)} <= set(told)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_is_told_its_stack_for_its_metrics(function: str) -> None:
    assert "Environment" not in RESOURCES[function]["Properties"]  # all have that of Globals
    told = WHOLE["Globals"]["Function"]["Environment"]["Variables"]
    assert told["STACK_NAME"] == {"Ref": "AWS::StackName"}


@pytest.mark.parametrize("role", FUNCTIONS.values())
def test_no_function_may_write_to_the_content_bucket(role: str) -> None:
    for statement in statements(role):
        if "ContentBucket" in json.dumps(statement["Resource"]):
            assert set(as_list(statement["Action"])) <= {
                "s3:GetObject",
                "s3:GetObjectVersion",
                "s3:ListBucket",
                "s3:ListBucketVersions",
            }


@pytest.mark.parametrize("role", FUNCTIONS.values())
def test_whoever_writes_or_deletes_an_object_may_do_so_on_a_condition(role: str) -> None:
    """AWS: If-Match asks for s3:GetObject beside s3:PutObject or s3:DeleteObject."""
    writing = [
        each
        for each in statements(role)
        if each["Effect"] == "Allow"
        and {"s3:PutObject", "s3:DeleteObject"} & set(as_list(each["Action"]))
    ]
    assert writing
    for statement in writing:
        assert "s3:GetObject" in statement["Action"], statement["Sid"]


@pytest.mark.parametrize(("queue", "function"), QUEUES.items())
def test_a_function_may_wake_a_failed_message_of_its_own_queue(queue: str, function: str) -> None:
    [taking] = [
        each
        for each in statements(FUNCTIONS[function])
        if "sqs:ReceiveMessage" in as_list(each["Action"])
    ]
    assert taking["Resource"] == {"Fn::GetAtt": [queue, "Arn"]}
    assert set(taking["Action"]) == {
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ChangeMessageVisibility",
    }


@pytest.mark.parametrize("role", FUNCTIONS.values())
def test_each_function_sends_to_both_queues_and_to_no_other(role: str) -> None:
    """Also publish to its own: what it did not begin, and edits that wait for a catalog."""
    [sending] = [each for each in statements(role) if "sqs:SendMessage" in as_list(each["Action"])]
    resources = {each["Fn::GetAtt"][0] for each in sending["Resource"]}
    assert (sending["Action"], resources) == ("sqs:SendMessage", set(QUEUES))


@pytest.mark.parametrize("role", [*FUNCTIONS.values(), "NightlyRole"])
def test_a_role_names_its_actions_and_resources_and_nothing_managed(role: str) -> None:
    assert "ManagedPolicyArns" not in RESOURCES[role]["Properties"]
    for statement in statements(role):
        assert not [action for action in as_list(statement["Action"]) if "*" in action]
        assert "*" not in as_list(statement["Resource"])


@pytest.mark.parametrize(("function", "role"), FUNCTIONS.items())
def test_a_function_has_its_own_role_so_that_sam_adds_none(function: str, role: str) -> None:
    assert RESOURCES[function]["Properties"]["Role"] == {"Fn::GetAtt": [role, "Arn"]}
    assert "Policies" not in RESOURCES[function]["Properties"]


def test_rebuild_is_woken_by_nobody_but_a_person() -> None:
    rebuild = RESOURCES["RebuildFunction"]["Properties"]
    assert "Events" not in rebuild
    assert "RebuildFunction" not in json.dumps(
        [each for name, each in RESOURCES.items() if name != "RebuildFunction"]
    )


def test_rebuild_may_do_with_objects_what_publish_may_and_send_to_both_queues() -> None:
    def with_objects(role: str) -> list[dict[str, Any]]:
        return [each for each in statements(role) if as_list(each["Action"])[0].startswith("s3:")]

    assert with_objects("RebuildRole") == with_objects("PublishRole")
    [sends, log] = [
        each for each in statements("RebuildRole") if each not in with_objects("PublishRole")
    ]
    assert sends["Action"] == "sqs:SendMessage"
    assert sends["Resource"] == [{"Fn::GetAtt": [name, "Arn"]} for name in QUEUES]
    assert log["Sid"] == "Log"


def test_rebuild_has_time_for_its_pages_and_for_queueing_the_rest() -> None:
    rebuild, publish = (
        RESOURCES[name]["Properties"] for name in ("RebuildFunction", "PublishFunction")
    )
    assert publish["Timeout"] <= RESERVE_SECONDS
    assert rebuild["Timeout"] >= 2 * RESERVE_SECONDS
    assert rebuild["Timeout"] < OVER_SECONDS <= 900  # which is the longest delay of SQS
    assert rebuild["MemorySize"] == publish["MemorySize"]


def may(role: str, action: str, bucket: str, key: str) -> bool:
    """Whether ``role`` may do this; in a policy a star stands for slashes as well."""
    effects = {
        each["Effect"]
        for each in statements(role)
        if action in as_list(each["Action"])
        for resource in as_list(each["Resource"])
        if fnmatchcase(f"${{{bucket}.Arn}}/{key}", resource.get("Fn::Sub", ""))
    }
    return effects == {"Allow"}


@pytest.mark.parametrize("action", ["s3:PutObject", "s3:DeleteObject"])
def test_each_object_of_the_site_has_one_owner_who_may_write_it(action: str) -> None:
    objects = [*sample_world().site.objects, "sitemap-2.xml", "search/-30ab-30eb.json"]
    assert {owner(key) is None for key in objects} == {True, False}
    for key in objects:
        is_page = owner(key) is not None
        for role in ("PublishRole", "RebuildRole"):
            assert may(role, action, "SiteBucket", key) == is_page, key
        assert may("RefreshRole", action, "SiteBucket", key) != is_page, key


@pytest.mark.parametrize("kind", PAGES.values(), ids=lambda kind: kind.record.name)
def test_the_records_of_every_kind_with_pages_may_be_read(kind: PageKind[Any, Any, Any]) -> None:
    key = str(ContentKey(kind.record.name, "a"))
    for role in FUNCTIONS.values():
        assert may(role, "s3:GetObject", "ContentBucket", key)
        assert may(role, "s3:GetObjectVersion", "ContentBucket", key)
        assert not may(role, "s3:PutObject", "ContentBucket", key)


@pytest.mark.parametrize("role", FUNCTIONS.values())
def test_a_missing_object_can_be_told_from_a_forbidden_one(role: str) -> None:
    """S3 answers 403 for a key that is not there to those who may not list the bucket."""
    listed = [
        json.dumps(each["Resource"])
        for each in statements(role)
        if "s3:ListBucket" in as_list(each["Action"])
    ]
    assert all(bucket in "".join(listed) for bucket in BUCKETS)


def test_invalidations_are_allowed_on_the_stacks_distribution_only() -> None:
    [statement] = [
        each
        for each in statements("RefreshRole")
        if "cloudfront:CreateInvalidation" in as_list(each["Action"])
    ]
    assert as_list(statement["Action"]) == ["cloudfront:CreateInvalidation"]
    assert statement["Resource"]["Fn::Sub"].endswith(":distribution/${Distribution}")


@pytest.mark.parametrize("function", FUNCTIONS)
def test_logs_are_json_and_do_not_stay_for_ever(function: str) -> None:
    logging = RESOURCES[function]["Properties"]["LoggingConfig"]
    assert logging["LogFormat"] == "JSON"
    assert "RetentionInDays" in RESOURCES[logging["LogGroup"]["Ref"]]["Properties"]
