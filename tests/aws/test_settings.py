from __future__ import annotations

import pytest

from factowiki.aws.settings import from_environment
from factowiki.engine.errors import PermanentError

ENVIRONMENT = {
    "CONTENT_BUCKET": "content",
    "SITE_BUCKET": "site",
    "STATE_BUCKET": "state",
    "PUBLISH_QUEUE_URL": "https://sqs.example/publish",
    "REFRESH_QUEUE_URL": "https://sqs.example/refresh",
}


def test_the_distribution_is_optional() -> None:
    settings = from_environment(ENVIRONMENT)
    assert settings.content_bucket == "content"
    assert settings.distribution_id == ""
    assert settings.invalidate_by == "tags"
    assert from_environment({**ENVIRONMENT, "DISTRIBUTION_ID": "D"}).distribution_id == "D"


def test_all_that_is_missing_is_named() -> None:
    with pytest.raises(PermanentError, match="CONTENT_BUCKET, SITE_BUCKET"):
        from_environment({**ENVIRONMENT, "CONTENT_BUCKET": "", "SITE_BUCKET": ""})


def test_a_wrong_choice_is_told() -> None:
    with pytest.raises(PermanentError, match="tags or paths"):
        from_environment({**ENVIRONMENT, "INVALIDATE_BY": "prayer"})
