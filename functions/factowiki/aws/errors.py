"""botocore's errors in our own terms, told apart by code and status, never by their text."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from factowiki.engine.errors import (
    AccessDenied,
    PermanentError,
    PreconditionFailed,
    TransientError,
    Unreadable,
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
    "KMS.ThrottlingException",
    "KMS.KMSInternalException",
    "KMS.DependencyTimeoutException",
    "OverLimit",
}
# A fault of ours or of the bucket, of which no editor can mend anything.
_OURS: Final = {
    "ExpiredToken",
    "InvalidToken",
    "InvalidAccessKeyId",
    "SignatureDoesNotMatch",
    "NoSuchBucket",
    "KeyTooLongError",
    "AuthorizationHeaderMalformed",
    "PermanentRedirect",
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


def unreadable(key: str, error: ClientError) -> Unreadable | None:
    """Why an object that is there is not handed out; None where that is a passing failure.

    The causes are those of the S3 User Guide: an object in an archive (InvalidObjectState), one
    under a customer's key (SSE-C: InvalidRequest), one under a key of KMS that may not be used
    (AccessDenied) or cannot be (KMS.…).
    """
    code = error.response.get("Error", {}).get("Code", "")
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in _TRY_AGAIN | _OURS or status >= _SERVER_ERROR or status == _TOO_MANY:
        return None
    if code == "InvalidObjectState":
        what = "The file is in an archive, where nothing can be read at once."
        fix = "Upload it again with the storage class STANDARD, or have it restored."
    elif code in _DENIED:
        what = f"The file may not be read ({code}): it is under a key of its own, or forbidden."
        fix = "Upload it again without settings for encryption; the bucket encrypts it by itself."
    elif code.startswith("KMS"):
        what = f"The key that the file was encrypted with cannot be used ({code})."
        fix = "Upload it again without settings for encryption; the bucket encrypts it by itself."
    elif code == "InvalidRequest":
        what = "The file was encrypted with a key that only its sender has (SSE-C)."
        fix = "Upload it again without settings for encryption; the bucket encrypts it by itself."
    else:
        what = f"The file cannot be read: S3 answers {code or 'an error'} ({status})."
        fix = "Upload it again. If that does not help, ask whoever looks after the bucket."
    return Unreadable(key, what, fix)


def is_missing(error: ClientError) -> bool:
    return error.response.get("Error", {}).get("Code") in _MISSING


def is_not_modified(error: ClientError) -> bool:
    return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 304  # noqa: PLR2004
