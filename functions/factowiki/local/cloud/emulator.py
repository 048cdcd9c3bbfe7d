"""The process in which the AWS emulator runs: ``python -P -m factowiki.local.cloud.emulator FD``.

Its Python is that of the emulator's own environment (``infra/emulator``). The functions run in
ours, that of FACTOWIKI_PYTHON, with the versions that they ship with.

FD is a listening socket that the parent opened, so no port is ever guessed. The process lives as
long as its standard input stays open: when the parent closes it, or dies without a word, the
process takes its whole group (the functions' workers) and its temporary files with it.

Not meant to be run by hand: see ``factowiki.local.cloud.cloud``.
"""

from __future__ import annotations

import asyncio
import hmac
import os
import shutil
import signal
import sys
import tempfile
import threading
from typing import Final
from urllib.parse import parse_qs

from hypercorn.asyncio import serve
from hypercorn.config import Config

from factowiki.local.cloud.gate import App, Gate, Receive, Scope, Send

_KEY: Final = "AWS_ACCESS_KEY_ID"
_SECRET: Final = "AWS_SECRET_ACCESS_KEY"  # noqa: S105 - where it is, not what


def as_if_over_tls(app: App) -> App:
    """``app`` as it looks behind something that terminates TLS.

    The bucket and queue policies refuse plain HTTP, and the emulator believes this header. The
    requests never leave this machine.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope["headers"] = [*scope["headers"], (b"x-forwarded-proto", b"https")]
        await app(scope, receive, send)

    return wrapped


def secret_of(key: str, token: str) -> str | None:
    """The secret of the root user or of a function's role.

    The emulator has more root users than that (``test``, any account's number, nobody at all) and
    lets each of them do anything unsigned. They do not exist here.
    """
    from ministack.core.iam_evaluator import (  # noqa: PLC0415
        CredentialResolutionError,
        is_root_access_key,
        resolve_credential,
    )

    if hmac.compare_digest(key.encode(), os.environ[_KEY].encode()):
        return os.environ[_SECRET]
    if is_root_access_key(key):
        return None
    found = resolve_credential(key, session_token=token)
    return None if isinstance(found, CredentialResolutionError) else str(found.secret_access_key)


async def serve_viewer(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer as the distribution does whose host was asked for; 404 where there is none.

    Past the emulator's router, which has addresses of its own on every host.
    """
    del receive  # viewers only read
    from ministack.core.iam_evaluator import pin_request_origin  # noqa: PLC0415
    from ministack.services import cloudfront  # noqa: PLC0415

    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    found = cloudfront.find_distribution_for_label(headers["host"].lower().split(".")[0])
    status: int = 404
    answered: dict[str, str] = {}
    body: str | bytes = "there is no such distribution\n"
    if found is not None:
        client, query = scope["client"][0], scope["query_string"].decode("latin-1")
        pin_request_origin(client, secure_transport=True)
        status, answered, body = await cloudfront.handle_viewer_request(
            found,
            scope["method"],
            scope["path"],
            scope["raw_path"].decode("latin-1"),
            query,
            headers,
            b"",
            parse_qs(query, keep_blank_values=True),
            client,
        )
    content = body if isinstance(body, bytes) else body.encode()
    pairs = {"content-length": len(content)} | {k.lower(): v for k, v in answered.items()}
    raw = [(name.encode(), str(value).encode()) for name, value in pairs.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": content})


def die_with_parent() -> None:
    """Wait until standard input closes, then end every process of this group."""
    while sys.stdin.buffer.read(1024):
        pass
    shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


def main() -> None:
    """Serve the emulator on the socket named on the command line."""
    threading.Thread(target=die_with_parent, daemon=True).start()
    # The emulator runs the functions with the Python that it takes for its own.
    sys.executable = os.environ.pop("FACTOWIKI_PYTHON")
    del os.environ["PYTHONPATH"]  # it was for this module alone
    # Half a second of imports: not before the parent is watched.
    from ministack.app import app  # noqa: PLC0415

    config = Config()
    config.bind = [f"fd://{sys.argv[1]}"]
    port = int(os.environ["GATEWAY_PORT"])
    gate = Gate(as_if_over_tls(app), as_if_over_tls(serve_viewer), port, secret_of)
    asyncio.run(serve(gate, config))


if __name__ == "__main__":
    main()
