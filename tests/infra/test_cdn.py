"""The CDN of the template: what it caches, what it sends, and where it leads."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from factowiki.aws.s3 import TAG_METADATA
from factowiki.local.preview import _ALWAYS
from tests.infra.test_template import RESOURCES

DISTRIBUTION = RESOURCES["Distribution"]["Properties"]["DistributionConfig"]
HEADERS = RESOURCES["PageHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
CODE = RESOURCES["FolderToIndex"]["Properties"]["FunctionCode"]


def test_it_reads_the_tags_that_objects_carry() -> None:
    assert DISTRIBUTION["CacheTagConfig"]["HeaderName"] == f"x-amz-meta-{TAG_METADATA}"


def test_it_sends_what_the_preview_sends() -> None:
    sent = HEADERS["SecurityHeadersConfig"]
    preview = dict(_ALWAYS)
    policy = sent["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    assert policy == preview["Content-Security-Policy"]
    assert sent["ReferrerPolicy"]["ReferrerPolicy"] == preview["Referrer-Policy"]
    assert "ContentTypeOptions" in sent


def test_it_asks_for_tls_for_a_year_at_least_and_on_its_own_host_only() -> None:
    strict = HEADERS["SecurityHeadersConfig"]["StrictTransportSecurity"]
    assert strict["AccessControlMaxAgeSec"] >= 31536000
    assert strict["IncludeSubdomains"] is False
    assert not strict.get("Preload")  # browsers' lists hold whole domains


def test_errors_are_cached_for_seconds() -> None:
    errors = {each["ErrorCode"]: each for each in DISTRIBUTION["CustomErrorResponses"]}
    assert set(errors) == {403, 404, 500, 502, 503, 504}
    assert all(each["ErrorCachingMinTTL"] <= 5 for each in errors.values())
    assert errors[404]["ResponseCode"] == errors[403]["ResponseCode"] == 404
    assert errors[404]["ResponsePagePath"] == "/404.html"


def test_the_address_alone_decides_what_is_cached() -> None:
    keyed = RESOURCES["Caching"]["Properties"]["CachePolicyConfig"][
        "ParametersInCacheKeyAndForwardedToOrigin"
    ]
    assert keyed["CookiesConfig"]["CookieBehavior"] == "none"
    assert keyed["QueryStringsConfig"]["QueryStringBehavior"] == "none"
    assert keyed["HeadersConfig"]["HeaderBehavior"] == "none"


def test_only_this_distribution_reads_the_bucket() -> None:
    policy = RESOURCES["SiteBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    [allowed] = [each for each in policy if each["Effect"] == "Allow"]
    assert allowed["Principal"] == {"Service": "cloudfront.amazonaws.com"}
    assert set(allowed["Action"]) == {"s3:GetObject", "s3:ListBucket"}
    [source] = allowed["Condition"]["StringEquals"].values()
    assert source["Fn::Sub"].endswith(":distribution/${Distribution}")


REWRITTEN = {
    "/": "/index.html",
    "/ingredients/": "/ingredients/index.html",
    "/ingredients/l-serine/": "/ingredients/l-serine/index.html",
    "/assets/site.0123456789.css": "/assets/site.0123456789.css",
    "/feed.xml": "/feed.xml",
    "/nothing.html": "/nothing.html",
    "//evil.example/x": "//evil.example/x",
    "//evil/x": "//evil/x",
    "/\\evil.example": "/\\evil.example",
    "/%2f%2fevil": "/%2f%2fevil",
    "/a b": "/a b",
    "/a\r\nSet-Cookie:x": "/a\r\nSet-Cookie:x",
    "/Ingredients": "/Ingredients",
    "/..": "/..",
    "": "",
}
REDIRECTED = {
    "/ingredients": "/ingredients/",
    "/ingredients/l-serine": "/ingredients/l-serine/",
    "/categories/nerve-health": "/categories/nerve-health/",
}


def run(paths: list[str]) -> list[Any]:
    """What the function of the template makes of each path, as Node runs it."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    script = (
        f"{CODE}\nconst paths = {json.dumps(paths)};"
        "console.log(JSON.stringify(paths.map((uri) => handler({ request: { uri } }))));"
    )
    done = subprocess.run([node, "-e", script], capture_output=True, check=True, timeout=20)
    answers: list[Any] = json.loads(done.stdout)
    return answers


def test_folders_lead_to_their_index_and_odd_addresses_nowhere() -> None:
    assert [answer["uri"] for answer in run([*REWRITTEN])] == [*REWRITTEN.values()]


def test_a_missing_slash_is_added_by_a_redirect_on_this_site() -> None:
    for answer, target in zip(run([*REDIRECTED]), REDIRECTED.values(), strict=True):
        assert answer["statusCode"] == 301
        assert answer["headers"]["location"]["value"] == target
