"""botocore's errors in our own terms, told apart by code and status, never by their text."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from factowiki.publishing.errors import (
    AccessDenied,
    PermanentError,
    PreconditionFailed,
    TransientError,
)

# S3 answers 412 when a condition fails, 409 when two conditional writes meet, and 404 to a write
# over a known version of an object that is gone.
_PRECONDITION: Final = {"PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey"}
_DENIED: Final = {"AccessDenied", "AccessDeniedException", "Forbidden", "403"}
_MISSING: Final = {"NoSuchKey", "NoSuchVersion", "404", "NotFound"}
_TRY_AGAIN: Final = {
    "Throttling",
    "ThrottlingException",
    "SlowDown",
    "RequestTimeout",
    "RequestTimeTooSkewed",
    "TooManyRequestsException",
    "TooManyInvalidationsInProgress",
    "RequestThrottled",
    "KmsThrottled",
    "OverLimit",
}
_SERVER_ERROR: Final = 500
_TOO_MANY: Final = 429


@contextlib.contextmanager
def translated(transient: type[TransientError], what: str) -> Iterator[None]:
    """Raises ``transient``, `AccessDenied`, `PreconditionFailed` or `PermanentError` instead."""
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        message = f"{what}: {code} ({status})"
        if code in _PRECONDITION:
            raise PreconditionFailed(message) from error
        if code in _DENIED:
            raise AccessDenied(message) from error
        if code in _TRY_AGAIN or status >= _SERVER_ERROR or status == _TOO_MANY:
            raise transient(message) from error
        raise PermanentError(message) from error
    except BotoCoreError as error:  # no connection, timeouts, no credentials
        raise transient(f"{what}: {type(error).__name__}") from error


def is_missing(error: ClientError) -> bool:
    return error.response.get("Error", {}).get("Code") in _MISSING


def is_not_modified(error: ClientError) -> bool:
    return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 304  # noqa: PLR2004
