"""AWS Signature Version 4 as a server checks it: in the Authorization header, or in the query.

botocore signs; here the same code signs again what arrived, and the two are compared. Who cannot
do that with a secret of this run is refused. Chunks of a chunked upload carry signatures of their
own, which are not looked at: the head of the request is enough to know who sent it.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final
from urllib.parse import parse_qsl, quote, unquote_to_bytes

from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

_ALGORITHM: Final = "AWS4-HMAC-SHA256"
_PARAMETERS: Final = ("Credential", "SignedHeaders", "Signature")
_TIME: Final = "%Y%m%dT%H%M%SZ"
_SKEW: Final = timedelta(minutes=15)  # as AWS has it
_LONGEST: Final = timedelta(days=7)  # of a presigned URL, likewise
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_HASH_HEADER: Final = "x-amz-content-sha256"


class Refused(Exception):
    """A request that is not let in: AWS's code for it, and what to do."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """A request as it arrived. Names of headers are in lower case, the path is still encoded."""

    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]

    def all(self, name: str) -> list[str]:
        return [value for each, value in self.headers if each == name]

    def one(self, name: str) -> str:
        """The header of that name; empty where there is none. Raises ``Refused`` for several."""
        values = self.all(name)
        if len(values) > 1:
            raise Refused("InvalidRequest", f"there are {len(values)} headers {name}; send one")
        return values[0] if values else ""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a request says about how it was signed."""

    key: str
    token: str
    region: str
    service: str
    signed_at: datetime
    good_for: timedelta
    headers: frozenset[str]
    given: str
    in_query: bool

    @classmethod
    def of(cls, request: SignedRequest) -> Signature:
        """Raises ``Refused`` where there is none, or it is no proper one."""
        query = _parameters(request.query)
        authorization = request.one("authorization")
        if authorization and "X-Amz-Signature" in query:
            raise Refused("InvalidRequest", "signed twice; use the header or the query, not both")
        if authorization:
            said = _from_header(authorization)
            time, token = request.one("x-amz-date"), request.one("x-amz-security-token")
            good_for = _SKEW
        else:
            said = {name: query.get(f"X-Amz-{name}", "") for name in _PARAMETERS}
            time, token = query.get("X-Amz-Date", ""), query.get("X-Amz-Security-Token", "")
            good_for = _seconds(query)
        if not all(said.values()):
            raise Refused("AccessDenied", "not signed: AWS Signature Version 4 is what opens here")
        key, date, region, service, end = _scope(said["Credential"])
        signed_at = _time(time)
        if end != "aws4_request" or date != time[:8]:
            raise Refused("SignatureDoesNotMatch", "the signature's scope is not of its own day")
        return cls(
            key=key,
            token=token,
            region=region,
            service=service,
            signed_at=signed_at,
            good_for=good_for,
            headers=frozenset(said["SignedHeaders"].split(";")),
            given=said["Signature"],
            in_query=not authorization,
        )

    def check_time(self, now: datetime) -> None:
        """Raises ``Refused`` for what was signed long ago, or with a wrong clock."""
        if not self.signed_at - _SKEW <= now <= self.signed_at + self.good_for:
            raise Refused("RequestExpired", "signed too long ago, or by a clock that is wrong")

    def check(self, request: SignedRequest, body: bytes, secret: str) -> None:
        """Raises ``Refused`` unless ``request`` and ``body`` were signed with ``secret``."""
        said = request.one(_HASH_HEADER)
        if _HASH.fullmatch(said) and said != sha256(body).hexdigest():
            raise Refused("XAmzContentSHA256Mismatch", f"the body is not that of {_HASH_HEADER}")
        expected = _sign(self, request, body, secret)
        if "host" not in self.headers or not hmac.compare_digest(
            expected.encode(), self.given.encode()
        ):
            raise Refused(
                "SignatureDoesNotMatch",
                "not signed with the secret of this run; each start of `make run` makes a new one",
            )


def _from_header(authorization: str) -> Mapping[str, str]:
    algorithm, _, rest = authorization.partition(" ")
    if algorithm != _ALGORITHM:
        raise Refused("AccessDenied", f"only {_ALGORITHM} opens here")
    pairs = (part.strip().partition("=") for part in rest.split(","))
    said = {name: value for name, _, value in pairs}
    return {name: said.get(name, "") for name in _PARAMETERS}


def _parameters(query: str) -> dict[str, str]:
    """Raises ``Refused`` where others might read another one of two than we do."""
    pairs = parse_qsl(query, keep_blank_values=True)
    names = [name.lower() for name, _ in pairs if name.lower().startswith("x-amz-")]
    if len(names) != len(set(names)):
        raise Refused("InvalidRequest", "a parameter of the signature is there twice")
    return dict(pairs)


def _seconds(query: Mapping[str, str]) -> timedelta:
    text = query.get("X-Amz-Expires", "")
    if query.get("X-Amz-Algorithm", "") != _ALGORITHM:
        raise Refused("AccessDenied", "not signed: AWS Signature Version 4 is what opens here")
    if not re.fullmatch("[0-9]{1,6}", text) or timedelta(seconds=int(text)) > _LONGEST:
        raise Refused("AuthorizationQueryParametersError", "X-Amz-Expires is not of 7 days or less")
    return timedelta(seconds=int(text))


def _scope(credential: str) -> list[str]:
    parts = credential.split("/")
    if len(parts) != 5:  # noqa: PLR2004 - key/date/region/service/aws4_request
        raise Refused("SignatureDoesNotMatch", "the signature's scope has not five parts")
    return parts


def _time(text: str) -> datetime:
    try:
        return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError as error:
        raise Refused("AccessDenied", "X-Amz-Date is no time such as 20260131T235959Z") from error


def _sign(signature: Signature, request: SignedRequest, body: bytes, secret: str) -> str:
    """The signature that ``request`` has to carry."""
    kind = SigV4Auth
    if signature.service == "s3":
        kind = S3SigV4QueryAuth if signature.in_query else S3SigV4Auth
    signer = kind(Credentials(signature.key, secret), signature.service, signature.region)
    again = AWSRequest(method=request.method, url=_url(signature, request), data=body)
    for name, value in request.headers:
        if name in signature.headers:
            again.headers.add_header(name, value)
    again.context["timestamp"] = signature.signed_at.strftime(_TIME)
    canonical = signer.canonical_request(again)
    return str(signer.signature(signer.string_to_sign(again, canonical), again))


def _url(signature: Signature, request: SignedRequest) -> str:
    """Encoded as it is signed, however the client encoded it. Only S3 takes its path as it is."""
    path = request.path
    if signature.service == "s3":
        path = quote(unquote_to_bytes(path), safe="/-_.~")
    pairs = parse_qsl(request.query, keep_blank_values=True)
    query = "&".join(
        f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}"
        for name, value in pairs
        if name != "X-Amz-Signature"
    )
    return f"http://{request.one('host')}{path}?{query}"
