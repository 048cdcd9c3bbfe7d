from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from factowiki.aws.cloudfront import MOST_TAGS, CloudFront, by_path, by_tag
from factowiki.engine.errors import AccessDenied, CdnUnavailable


@pytest.fixture
def client(aws: None) -> Any:
    return boto3.client("cloudfront")


def test_one_request_names_all_tags(client: Any) -> None:
    with Stubber(client) as stub:
        batch = {
            "Paths": {"Quantity": 2, "Items": ["#:lists", "#l-serine"]},
            "CallerReference": "once",
        }
        answer = {"Invalidation": {"Id": "I", "Status": "InProgress", "CreateTime": 0,
                                   "InvalidationBatch": batch}}  # fmt: skip
        expected = {"DistributionId": "D", "InvalidationBatch": batch}
        stub.add_response("create_invalidation", answer, expected)
        cdn = CloudFront(client, "D", by_tag, lambda: "once")
        cdn.invalidate(frozenset({":lists", "l-serine"}))
        cdn.invalidate(frozenset())
        stub.assert_no_pending_responses()


def test_moto_takes_the_request(client: Any) -> None:
    origin = {
        "Id": "o",
        "DomainName": "site.s3.amazonaws.com",
        "S3OriginConfig": {"OriginAccessIdentity": ""},
    }
    made = client.create_distribution(
        DistributionConfig={
            "CallerReference": "x",
            "Comment": "",
            "Enabled": True,
            "Origins": {"Quantity": 1, "Items": [origin]},
            "DefaultCacheBehavior": {"TargetOriginId": "o", "ViewerProtocolPolicy": "https-only"},
        }
    )
    distribution = made["Distribution"]["Id"]
    CloudFront(client, distribution, by_tag, lambda: "once").invalidate(frozenset({":lists"}))
    listed = client.list_invalidations(DistributionId=distribution)["InvalidationList"]
    assert len(listed["Items"]) == 1


def test_many_tags_become_the_one_that_everything_carries() -> None:
    assert by_tag(frozenset(f"a{n}" for n in range(MOST_TAGS + 1))) == ["#:everything"]
    assert by_tag(frozenset({":everything", "a"})) == ["#:everything"]
    assert len(by_tag(frozenset(f"a{n}" for n in range(MOST_TAGS)))) == MOST_TAGS


def test_without_tags_the_paths_are_named_and_many_collapse() -> None:
    assert by_path(frozenset({"l-serine"})) == ["/ingredients/l-serine/*"]
    lists = by_path(frozenset({":lists"}))
    assert {"/", "/index.html", "/ingredients/", "/categories/*", "/sitemap*", "/feed.xml"} <= set(
        lists
    )
    assert by_path(frozenset({":lists", ":everything"})) == ["/*"]
    assert by_path(frozenset(f"a{n}" for n in range(50))) == ["/*"]
    assert by_path(frozenset()) == []


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        ("TooManyInvalidationsInProgress", 400, CdnUnavailable),
        ("ServiceUnavailable", 503, CdnUnavailable),
        ("AccessDenied", 403, AccessDenied),
    ],
)
def test_too_many_invalidations_are_worth_another_try(
    client: Any, code: str, status: int, expected: type[Exception]
) -> None:
    with Stubber(client) as stub:
        stub.add_client_error("create_invalidation", code, http_status_code=status)
        with pytest.raises(expected):
            CloudFront(client, "D", by_tag, lambda: "once").invalidate(frozenset({":lists"}))
