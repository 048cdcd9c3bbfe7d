"""Who gets in to the emulator. That a real browser stays out: tests/browser/test_door.py."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

import boto3
import pytest
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from hypothesis import given
from hypothesis import strategies as st

from factowiki.local.cloud.gate import Gate, Receive, Scope, Send

PORT = 41234
HOST = f"127.0.0.1:{PORT}"
OURS = Credentials("AKIAOURS", "our-secret")
ROLE = Credentials("ASIAROLE", "role-secret", "role-token")
SECRETS = {(OURS.access_key, ""): "our-secret", (ROLE.access_key, "role-token"): "role-secret"}
FUNCTION = "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu%3A1%3Afunction%3Ax/invocations"


@dataclass(frozen=True)
class Sent:
    """A request on the wire."""

    method: str = "GET"
    target: str = "/"
    headers: tuple[tuple[str, str], ...] = (("host", HOST),)
    body: bytes = b""
    kind: str = "http"

    def having(self, **headers: str) -> Sent:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        kept = [(name, value) for name, value in self.headers if name not in named]
        return replace(self, headers=(*kept, *named.items()))


def signed(
    request: Sent, service: str = "sqs", who: Credentials = OURS, only: Iterable[str] = ("host",)
) -> Sent:
    """As botocore signs it, and with it every client of AWS."""
    kind = S3SigV4Auth if service == "s3" else SigV4Auth
    aws = AWSRequest(request.method, "http://" + dict(request.headers)["host"] + request.target)
    aws.data = request.body
    for name, value in request.headers:
        if name in only:
            aws.headers.add_header(name, value)
    kind(who, service, "eu-central-1").add_auth(aws)
    return request.having(**{name.lower().replace("-", "_"): v for name, v in aws.headers.items()})


@dataclass
class Door:
    """A gate, and what went through it."""

    ahead: timedelta = timedelta()
    reached: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    read: int = 0
    answers: list[Any] = field(default_factory=list)

    def knock(self, request: Sent) -> str:
        """Where the request came: "emulator", "cdn", or the code with which it was refused."""
        asyncio.run(self._knock(request))
        return self.reached[-1] if self.reached else self._code()

    def _code(self) -> str:
        if self.answers[0]["type"] == "websocket.close":
            return "closed"
        assert self.answers[0]["status"] == 403
        code: bytes = dict(self.answers[0]["headers"])[b"x-amzn-errortype"]
        return code.decode()

    async def _knock(self, request: Sent) -> None:
        gate = Gate(
            self._app("emulator"),
            self._app("cdn"),
            PORT,
            lambda key, token: SECRETS.get((key, token)),
            now=lambda: datetime.now(UTC) + self.ahead,
        )
        path, _, query = request.target.partition("?")
        scope: Scope = {
            "type": request.kind,
            "method": request.method,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [
                (name.encode(), value.encode("latin-1")) for name, value in request.headers
            ],
        }
        chunks = [request.body[:3], request.body[3:]]

        async def receive() -> dict[str, Any]:
            self.read += 1
            return {"type": "http.request", "body": chunks.pop(0), "more_body": bool(chunks)}

        async def send(message: Any) -> None:
            self.answers.append(message)

        await gate(scope, receive, send)

    def _app(self, name: str) -> Callable[[Scope, Receive, Send], Any]:
        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            self.reached.append(name)
            if name == "emulator":
                self.bodies.append((await receive())["body"])

        return app


@pytest.mark.parametrize(
    ("service", "request_", "who"),
    [
        ("sqs", Sent("POST", "/", body=b'{"QueueName": "x"}'), OURS),
        ("s3", Sent("PUT", "/bucket/a%20b/%C3%A9%2B~.json", body=b"{}"), OURS),
        ("s3", Sent("GET", "/bucket?list-type=2&prefix=a%2Fb%20c&delimiter="), OURS),
        ("s3", Sent("DELETE", "/bucket/key"), ROLE),
        ("lambda", Sent("POST", FUNCTION, body=b"{}"), ROLE),
        ("cloudfront", Sent("GET", "/2020-05-31/distribution/E1/invalidation?MaxItems=100"), OURS),
        ("sqs", Sent("POST", "/", (("host", f"localhost:{PORT}"),), b"{}"), OURS),
        ("sqs", Sent("POST", "/_ministack/reset"), OURS),
    ],
)
def test_what_is_signed_with_a_key_of_this_run_gets_in(
    service: str, request_: Sent, who: Credentials
) -> None:
    door = Door()
    assert door.knock(signed(request_, service, who)) == "emulator"
    assert door.bodies == [request_.body]


@pytest.mark.parametrize("method", ["get_object", "put_object"])
def test_a_presigned_address_gets_in_as_long_as_it_is_good(method: str) -> None:
    s3 = boto3.client(
        "s3",
        endpoint_url=f"http://{HOST}",
        aws_access_key_id=OURS.access_key,
        aws_secret_access_key=OURS.secret_key,
        region_name="eu-central-1",
        config=Config(signature_version="s3v4"),
    )
    url = urlsplit(s3.generate_presigned_url(method, {"Bucket": "b", "Key": "a b/c"}, ExpiresIn=60))
    verb = method.removesuffix("_object").upper()
    request = Sent(verb, f"{url.path}?{url.query}", body=b"whatever")
    assert Door().knock(request) == "emulator"
    assert Door(ahead=timedelta(seconds=90)).knock(request) == "RequestExpired"
    assert Door().knock(replace(request, method="DELETE")) == "SignatureDoesNotMatch"
    longer = replace(request, target=request.target.replace("Expires=60", "Expires=600"))
    assert Door().knock(longer) == "SignatureDoesNotMatch"
    forever = replace(request, target=request.target.replace("Expires=60", "Expires=999999"))
    assert Door().knock(forever) == "AuthorizationQueryParametersError"
    for name in ("X-Amz-Credential", "x-amz-credential"):
        twice = replace(request, target=f"{request.target}&{name}=test/a/b/s3/aws4_request")
        assert Door().knock(twice) == "InvalidRequest"


GOOD = signed(Sent("POST", "/?a=b", body=b"body"))


@pytest.mark.parametrize("value", ["cross-site", "same-site", "same-origin", "none", ""])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_a_browser_stays_out_whatever_it_says_of_itself(value: str, method: str) -> None:
    for request in (signed(Sent(method)), Sent(method).having(host="d1.cloudfront.net")):
        assert Door().knock(request.having(sec_fetch_site=value)) == "AccessDenied"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"http://{HOST}", ""])
def test_an_origin_stays_out_even_our_own(origin: str) -> None:
    assert Door().knock(GOOD.having(origin=origin)) == "AccessDenied"
    ready = Sent("GET", "/_ministack/ready").having(origin=origin)
    assert Door().knock(ready) == "AccessDenied"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        f"0.0.0.0:{PORT}",
        f"[::1]:{PORT}",
        f"127.0.0.1.evil.example:{PORT}",
        f"127.0.0.1.:{PORT}",
        "127.0.0.1",
        f"127.0.0.1:{PORT}0",
        f"bucket.localhost:{PORT}",
        f"d1.cloudfront.net.evil.example:{PORT}",
        "evil.d1.cloudfront.net",
        "evil.example/d1.cloudfront.net",
        "",
    ],
)
def test_a_name_that_was_pointed_here_stays_out(host: str) -> None:
    asked = Sent("POST", "/", (("host", host),), b"{}")
    for request in (signed(asked), Sent("GET", "/_ministack/ready", (("host", host),))):
        assert Door().knock(request) == "AccessDenied"


def test_two_hosts_are_one_too_many() -> None:
    twice = replace(GOOD, headers=(*GOOD.headers, ("host", "d1.cloudfront.net")))
    assert Door().knock(twice) == "InvalidRequest"


def test_a_websocket_is_closed_before_it_opens() -> None:
    assert Door().knock(replace(GOOD, kind="websocket")) == "closed"


@pytest.mark.parametrize(
    "key", ["test", "000000000000", "", "AKIAOUR", "ASIAROLE", OURS.secret_key]
)
def test_a_key_of_nobody_stays_out_and_its_body_is_not_even_read(key: str) -> None:
    door = Door()
    said = door.knock(signed(Sent("POST", "/", body=b"x" * 99), who=Credentials(key, "test")))
    assert said == "InvalidAccessKeyId"
    assert door.read == 0


UNSIGNED = Sent("POST", "/", body=b"Action=CreateQueue")


@pytest.mark.parametrize(
    "request_",
    [
        UNSIGNED,
        UNSIGNED.having(authorization="AWS AKIAOURS:c2lnbmF0dXJl"),
        UNSIGNED.having(authorization="AWS4-ECDSA-P256-SHA256 Credential=AKIAOURS/x"),
        UNSIGNED.having(authorization="Bearer x"),
        UNSIGNED.having(authorization="AWS4-HMAC-SHA256 Credential=AKIAOURS"),
        replace(UNSIGNED, target="/?X-Amz-Credential=AKIAOURS/20260101/eu/sqs/aws4_request"),
        replace(UNSIGNED, target="/?AWSAccessKeyId=AKIAOURS&Signature=x&Expires=9999999999"),
        replace(UNSIGNED, method="GET", target="/_ministack/health"),
        replace(UNSIGNED, target="/_ministack/ready"),
        replace(UNSIGNED, method="GET", target="/_ministack/ready/../reset"),
    ],
)
def test_what_is_not_signed_stays_out(request_: Sent) -> None:
    assert Door().knock(request_) == "AccessDenied"


@pytest.mark.parametrize(
    "request_",
    [
        signed(Sent(), who=Credentials(OURS.access_key, "test")),
        signed(Sent(), who=Credentials(ROLE.access_key, "our-secret", "role-token")),
        replace(GOOD, body=b"other"),
        replace(GOOD, method="PUT"),
        replace(GOOD, target="/?a=c"),
        replace(GOOD, target="/x?a=b"),
        GOOD.having(host=f"localhost:{PORT}"),
        GOOD.having(authorization=dict(GOOD.headers)["authorization"].replace("host;", "")),
        GOOD.having(authorization=dict(GOOD.headers)["authorization"].replace("/sqs/", "/s3/")),
        GOOD.having(authorization=dict(GOOD.headers)["authorization"].replace("aws4_", "aws5_")),
    ],
)
def test_what_was_signed_otherwise_stays_out(request_: Sent) -> None:
    assert Door().knock(request_) == "SignatureDoesNotMatch"


def test_a_body_is_that_of_the_hash_that_was_signed() -> None:
    request = signed(Sent("PUT", "/bucket/key", body=b"good"), "s3")
    assert Door().knock(replace(request, body=b"evil")) == "XAmzContentSHA256Mismatch"


@pytest.mark.parametrize("minutes", [16, -16])
def test_what_was_signed_at_another_time_stays_out(minutes: int) -> None:
    assert Door(ahead=timedelta(minutes=minutes)).knock(GOOD) == "RequestExpired"
    assert Door(ahead=timedelta(minutes=minutes / 2)).knock(GOOD) == "emulator"


def test_signed_in_two_places_is_signed_in_none() -> None:
    twice = replace(GOOD, target="/?a=b&X-Amz-Signature=0")
    assert Door().knock(twice) == "InvalidRequest"


@pytest.mark.parametrize("host", ["d1.cloudfront.net", f"D1.cloudfront.net:{PORT}"])
def test_the_cdns_host_leads_to_the_cdn_and_nowhere_else(host: str) -> None:
    for target in ("/", "/_ministack/reset", "/?Action=CreateQueue"):
        for method in ("GET", "HEAD"):
            assert Door().knock(Sent(method, target).having(host=host)) == "cdn"
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            assert Door().knock(signed(Sent(method, target).having(host=host))) == "AccessDenied"


JUNK = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"))


@given(
    st.sampled_from(("AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA256 Credential=AKIAOURS/", "AWS ", "")),
    JUNK,
    st.sampled_from(("", "X-Amz-Signature=", "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=")),
    JUNK,
)
def test_no_nonsense_gets_in_nor_breaks_the_door(
    scheme: str, authorization: str, parameter: str, query: str
) -> None:
    request = UNSIGNED.having(authorization=scheme + authorization)
    said = Door().knock(replace(request, target="/?" + parameter + query.encode().hex()))
    assert said not in {"emulator", "cdn"}
    said = Door().knock(replace(request, target="/?" + parameter + quote(query)))
    assert said not in {"emulator", "cdn"}


def test_whether_it_is_ready_may_be_asked_by_any_program() -> None:
    assert Door().knock(Sent("GET", "/_ministack/ready")) == "emulator"
