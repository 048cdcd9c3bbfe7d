"""How other programs reach the embedded cloud while it runs: a profile of the AWS CLI's kind."""

from __future__ import annotations

import configparser
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from botocore.config import Config
from botocore.session import Session

from factowiki.local.checkout import BUILD
from factowiki.local.cloud.cloud import REGION, Cloud

PROFILE: Final = "factowiki"

_SECTION: Final = f"profile {PROFILE}"


def profile_of(port: int, folder: Path = BUILD) -> Path:
    """Where the profile of the run stands whose site is on ``port``."""
    return folder / f"run-{port}.ini"


@contextlib.contextmanager
def written(cloud: Cloud, path: Path) -> Iterator[None]:
    """Keep the profile of ``cloud`` at ``path`` meanwhile, for this user's eyes only.

    Raises ``OSError`` where it cannot be written.
    """
    parser = configparser.RawConfigParser()
    parser[_SECTION] = {
        "region": REGION,
        "endpoint_url": cloud.endpoint,
        "aws_access_key_id": cloud.account.key,
        "aws_secret_access_key": cloud.account.secret,
    }
    path.unlink(missing_ok=True)  # of a run that was killed; its mode may be another
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        parser.write(file)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def read(path: Path) -> tuple[Session, str]:
    """A botocore session for the run whose profile is at ``path``, and its endpoint.

    Whatever credentials, endpoints and proxies the environment names are those of others. Raises
    ``FileNotFoundError`` where there is no such run.
    """
    parser = configparser.RawConfigParser()
    parser.read_string(path.read_text())
    session = Session(profile=PROFILE)
    session.set_config_variable("config_file", str(path))
    session.set_default_client_config(Config(proxies={}))
    return session, parser[_SECTION]["endpoint_url"]
