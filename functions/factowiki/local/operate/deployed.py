"""A deployed stack as a person reaches it from outside, with credentials of their own."""

from __future__ import annotations

import configparser
import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    NoCredentialsError,
    NoRegionError,
    PartialCredentialsError,
)

from factowiki.aws.s3 import S3Store
from factowiki.engine.state import ANOTHER_DESIGN, StateCache
from factowiki.local.checkout import BUILD
from factowiki.local.cloud.profile import profile_of, read
from factowiki.local.stack import STACK, Stack, messages_in, named_by

if TYPE_CHECKING:
    from mypy_boto3_lambda import LambdaClient
    from mypy_boto3_sqs import SQSClient

# An invocation is answered only when the function is done, after 120 seconds at most; and one that
# is not answered is not repeated behind the person's back.
_PATIENT: Final = Config(read_timeout=130, retries={"mode": "standard", "total_max_attempts": 1})
_STANDARD: Final = Config(retries={"mode": "standard"})

_DENIED: Final = {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "403"}
_NOT_LOGGED_IN: Final = {
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "RequestExpired",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
}


class NotReached(Exception):
    """AWS did not do what was asked. The text is a sentence for the person who asked."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Messages that wait in the queues or are being worked on."""

    publish: int
    refresh: int


@dataclass(frozen=True)
class Deployed:
    """Every method raises `NotReached`, or a `PublishingError` for the state bucket."""

    stack: Stack
    functions: LambdaClient
    sqs: SQSClient
    state: StateCache

    def rebuild(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Invoke the function, wait for its answer, and return that."""
        name = self.stack.rebuild_function
        with _described(f"invoke the function {name}"):
            came = self.functions.invoke(FunctionName=name, Payload=json.dumps(request).encode())
            answer: dict[str, Any] = json.loads(came["Payload"].read())
        if came.get("FunctionError"):
            why = f"{answer.get('errorType', 'Error')}: {answer.get('errorMessage', 'no reason')}"
            raise NotReached(f"the function {name} failed, see its log: {why}")
        return answer

    def waiting(self) -> Waiting:
        with _described("look at the queues"):
            return Waiting(
                messages_in(self.sqs, self.stack.publish_queue_url),
                messages_in(self.sqs, self.stack.refresh_queue_url),
            )

    def dead_letters(self) -> int:
        """How many messages publish and refresh have given up, at any time."""
        with _described("look at the dead-letter queues"):
            return messages_in(self.sqs, self.stack.publish_dead_letters_url) + messages_in(
                self.sqs, self.stack.refresh_dead_letters_url
            )

    def owed(self) -> int:
        """How much of the last change of the catalog is still to be done."""
        state, _ = self.state.read()
        if state.design == ANOTHER_DESIGN:
            raise NotReached(
                "the catalog was written by another version of FactoWiki than this command; "
                "run the version that is deployed"
            )
        return len(state.outbox.stale) + len(state.outbox.tags)


def deployed(stack: str, endpoint_url: str | None = None, session: Any = None) -> Deployed:
    """The parts of the stack of that name, from its outputs.

    ``session`` is a boto3 session; without one, the person's own, as the AWS CLI finds it.
    """
    with _described("set up the connection"):
        session = session or boto3.Session()
        cloudformation = session.client(
            "cloudformation", endpoint_url=endpoint_url, config=_STANDARD
        )
        region = cloudformation.meta.region_name
    with _described(f"look at the stack {stack}", refused=f"there is no stack {stack} in {region}"):
        described = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    outputs = {each["OutputKey"]: each["OutputValue"] for each in described.get("Outputs", ())}
    try:
        parts = named_by(outputs)
    except KeyError as missing:
        raise NotReached(
            f"the stack {stack} has no output {missing.args[0]}: "
            "it is not FactoWiki's, or an older one; deploy infra/template.yaml"
        ) from missing
    s3 = session.client("s3", endpoint_url=endpoint_url, config=_STANDARD)
    return Deployed(
        stack=parts,
        functions=session.client("lambda", endpoint_url=endpoint_url, config=_PATIENT),
        sqs=session.client("sqs", endpoint_url=endpoint_url, config=_STANDARD),
        state=StateCache(S3Store(s3, parts.state_bucket), parser=None),
    )


def running(port: int, folder: Path = BUILD) -> Deployed:
    """The parts of the `make run` whose site is on ``port``. Raises `NotReached`."""
    try:
        session, endpoint = read(profile_of(port, folder))
        return deployed(STACK, endpoint, boto3.Session(botocore_session=session))
    except (OSError, KeyError, configparser.Error, NotReached) as error:
        raise NotReached(
            f"no `make run` is on with its site on port {port}; start it, or say another --port"
        ) from error


@contextlib.contextmanager
def _described(what: str, refused: str = "") -> Iterator[None]:
    """Raises `NotReached` where AWS did not let us do ``what``.

    ``refused`` is what a ValidationError means here: CloudFormation's answer to an unknown name.
    """
    try:
        yield
    except (NoCredentialsError, PartialCredentialsError) as error:
        raise NotReached(
            "no AWS credentials were found; log in with the AWS CLI, or set AWS_PROFILE"
        ) from error
    except NoRegionError as error:
        raise NotReached(
            "no AWS region is set; set AWS_DEFAULT_REGION, or a region in your profile"
        ) from error
    except ClientError as error:
        raise NotReached(_sentence(error, what, refused)) from error
    except (BotoCoreError, ValueError) as error:  # a ValueError: an endpoint that is no URL
        raise NotReached(f"could not {what}: {error}") from error


def _sentence(error: ClientError, what: str, refused: str) -> str:
    code = error.response.get("Error", {}).get("Code", "")
    if refused and code == "ValidationError":
        return f"{refused}; name another with --stack, or another region with AWS_DEFAULT_REGION"
    if code in _DENIED:
        return f"your AWS credentials do not allow you to {what}: {error}"
    if code in _NOT_LOGGED_IN:
        return f"AWS does not accept your credentials ({code}); log in again"
    return f"could not {what}: {error}"
