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
        code, status = _code(error), _status(error)
        message = f"{what}: {code} ({status})"
        if code in _PRECONDITION:
            raise PreconditionFailed(message) from error
        if code in _DENIED:
            raise AccessDenied(message) from error
        if _is_passing(code, status):
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
    code, status = _code(error), _status(error)
    if code in _OURS or _is_passing(code, status):
        return None
    fix = "Upload it again without settings for encryption; the bucket encrypts it by itself."
    if code == "InvalidObjectState":
        what = "The file is in an archive, where nothing can be read at once."
        fix = "Upload it again with the storage class STANDARD, or have it restored."
    elif code in _DENIED:
        what = f"The file may not be read ({code}): it is under a key of its own, or forbidden."
    elif code.startswith("KMS"):
        what = f"The key that the file was encrypted with cannot be used ({code})."
    elif code == "InvalidRequest":
        what = "The file was encrypted with a key that only its sender has (SSE-C)."
    else:
        what = f"The file cannot be read: S3 answers {code or 'an error'} ({status})."
        fix = "Upload it again. If that does not help, ask whoever looks after the bucket."
    return Unreadable(key, what, fix)


def is_missing(error: ClientError) -> bool:
    return _code(error) in _MISSING


def is_not_modified(error: ClientError) -> bool:
    return _status(error) == 304  # noqa: PLR2004


def _is_passing(code: str, status: int) -> bool:
    return code in _TRY_AGAIN or status >= _SERVER_ERROR or status == _TOO_MANY


def _code(error: ClientError) -> str:
    return error.response.get("Error", {}).get("Code", "")


def _status(error: ClientError) -> int:
    return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
