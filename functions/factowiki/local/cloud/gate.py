"""The emulator's door: who gets in is decided before the emulator looks at a request.

A web page that somebody has open can send requests to loopback, and the emulator runs code for who
asks it to. So no browser gets in, whatever it says of itself; a host that is not ours is a name
that was pointed here (DNS rebinding); and all others sign with a key of this run. Readers of the
CDN's host get what the CDN serves, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from factowiki.local.cloud.signatures import Refused, Signature, SignedRequest

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]  # as ASGI defines it

READY: Final = "/_ministack/ready"  # tells whether it started, and nothing else

_CDN: Final = re.compile(r"([a-z0-9]+)\.cloudfront\.net(?::[0-9]+)?")
_READING: Final = frozenset({"GET", "HEAD"})

# What a browser adds by itself and no script can take away: Origin where something may change,
# Sec-Fetch-Site to whatever it sends to loopback by that name. No client of AWS sends either.
_BROWSERS: Final = ("origin", "sec-fetch-site")


@dataclass(frozen=True, slots=True)
class Gate:
    """An ASGI app in front of the emulator's, on ``port``.

    ``cdn`` serves viewers. ``secret_of`` knows the secret for an access key and its session token,
    None where there is no such key.
    """

    emulator: App
    cdn: App
    port: int
    secret_of: Callable[[str, str], str | None]
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.emulator(scope, receive, send)
        elif scope["type"] == "http":
            try:
                app, receive = await self._let_in(scope, receive)
            except Refused as refused:
                await _answer(send, refused)
            else:
                await app(scope, receive, send)
        else:  # a WebSocket: nothing here needs one
            await send({"type": "websocket.close", "code": 1008})

    async def _let_in(self, scope: Scope, receive: Receive) -> tuple[App, Receive]:
        """The app for this request, and where it reads the body. Raises ``Refused``."""
        request = _request(scope)
        if any(request.all(name) for name in _BROWSERS):
            raise Refused("AccessDenied", "no browser gets in here, nor what pretends to be one")
        host = request.one("host").lower()
        if _CDN.fullmatch(host):
            if request.method not in _READING:
                raise Refused("AccessDenied", "the CDN is for reading")
            return self.cdn, receive
        if host not in {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}:
            raise Refused("AccessDenied", f"this is 127.0.0.1:{self.port}, and no other host")
        if request.path == READY and request.method in _READING:
            return self.emulator, receive
        body = await self._signed(request, receive)
        return self.emulator, _again(body, receive)

    async def _signed(self, request: SignedRequest, receive: Receive) -> bytes:
        """The body of a request that is signed well. A stranger's is not even read."""
        signature = Signature.of(request)
        secret = self.secret_of(signature.key, signature.token)
        if secret is None:
            raise Refused(
                "InvalidAccessKeyId",
                "no key of this run; each start of `make run` makes a new one and tells it",
            )
        signature.check_time(self.now())
        body = await _read(receive)
        signature.check(request, body, secret)
        return body


def _request(scope: Scope) -> SignedRequest:
    return SignedRequest(
        method=scope["method"],
        path=scope["raw_path"].decode("latin-1"),
        query=scope["query_string"].decode("latin-1"),
        headers=tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1"))
            for name, value in scope["headers"]
        ),
    )


async def _read(receive: Receive) -> bytes:
    """All of the body. Raises ``Refused`` where the client went away before its end."""
    parts, more = [], True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise Refused("RequestTimeout", "the client went away")
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives ``body`` once, and then what else arrives."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def read() -> Message:
        return messages.pop() if messages else await receive()

    return read


async def _answer(send: Send, refused: Refused) -> None:
    body = (
        f"<ErrorResponse><Error><Code>{refused.code}</Code>"
        f"<Message>{escape(str(refused))}</Message></Error></ErrorResponse>"
    ).encode()
    headers: Mapping[str, str] = {
        "content-type": "application/xml",
        "content-length": str(len(body)),
        "x-amzn-errortype": refused.code,
        "connection": "close",  # what is left of the body is not for us
    }
    await send(
        {
            "type": "http.response.start",
            "status": 403,
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": body})
