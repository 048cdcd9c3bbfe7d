from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from moto import mock_aws

settings.register_profile("factowiki", deadline=None, print_blob=True)
settings.load_profile("factowiki")


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An AWS in this process: moto answers, no socket is opened."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    with mock_aws():
        yield
