"""The CDN of the template: what it caches, what it sends, and where it leads."""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.aws.s3 import TAG_METADATA
from factowiki.local.checkout import CHECKOUT
from factowiki.local.cloud.preview import _ALWAYS
from factowiki.pages.urls import ASSET_CACHING, headers
from tests.costs.prices import REQUEST
from tests.infra.test_template import RESOURCES

DISTRIBUTION = RESOURCES["Distribution"]["Properties"]["DistributionConfig"]
HEADERS = RESOURCES["PageHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
DEFAULT = DISTRIBUTION["DefaultCacheBehavior"]
REGIONAL_CACHES = 13
DAY, YEAR = 24 * 60 * 60, 365 * 24 * 60 * 60


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


def caching(behavior: dict[str, Any]) -> dict[str, Any]:
    policy = RESOURCES[behavior["CachePolicyId"]["Ref"]]["Properties"]
    found: dict[str, Any] = policy["CachePolicyConfig"]
    return found


def behaviors() -> list[dict[str, Any]]:
    return [DEFAULT, *DISTRIBUTION["CacheBehaviors"]]


def lifetimes(behavior: dict[str, Any]) -> tuple[int, int, int]:
    policy = caching(behavior)
    return policy["MinTTL"], policy["DefaultTTL"], policy["MaxTTL"]


def test_pages_and_lists_stay_for_a_day_at_most_and_hashed_assets_for_a_year() -> None:
    [assets] = DISTRIBUTION["CacheBehaviors"]
    assert lifetimes(DEFAULT) == (0, DAY, DAY)
    assert lifetimes(assets) == (0, YEAR, YEAR)
    folder = assets["PathPattern"].removesuffix("*")
    assert headers(f"{folder}site.0123456789.css").cache_control == ASSET_CACHING


@pytest.mark.parametrize("pages", [1_000, 20_000, 100_000])
def test_what_the_day_costs_is_told_as_it_follows_from_the_price(pages: int) -> None:
    told = (CHECKOUT / "docs" / "costs.md").read_text(encoding="utf-8")
    gets = pages * REGIONAL_CACHES * 30 * DAY // lifetimes(DEFAULT)[2]
    assert f" {gets:,} |" in told
    assert f" {gets * REQUEST['get']:.2f} |" in told


def test_assets_are_served_as_pages_are_but_for_how_long_they_stay() -> None:
    """The headers policy and the first function too: //host/ is as odd below assets/."""
    own = {"PathPattern", "CachePolicyId", "FunctionAssociations"}
    for behavior in DISTRIBUTION["CacheBehaviors"]:
        alike = {name: each for name, each in behavior.items() if name not in own}
        assert alike == {name: each for name, each in DEFAULT.items() if name not in own}
        # No asset has ever moved.
        assert behavior["FunctionAssociations"] == DEFAULT["FunctionAssociations"][:1]


@pytest.mark.parametrize("behavior", behaviors(), ids=lambda each: each.get("PathPattern", "*"))
def test_the_address_alone_decides_what_is_cached(behavior: dict[str, Any]) -> None:
    keyed = caching(behavior)["ParametersInCacheKeyAndForwardedToOrigin"]
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
