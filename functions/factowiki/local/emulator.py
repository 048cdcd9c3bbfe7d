"""The process in which the AWS emulator runs: ``python -m factowiki.local.emulator FD``.

FD is a listening socket that the parent opened, so no port is ever guessed. The process lives as
long as its standard input stays open: when the parent closes it, or dies without a word, the
process takes its whole group (the functions' workers) and its temporary files with it.

Not meant to be run by hand: see ``factowiki.local.cloud``.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import tempfile
import threading

from hypercorn.asyncio import serve
from hypercorn.config import Config
from hypercorn.typing import ASGIFramework, ASGIReceiveCallable, ASGISendCallable, Scope


def as_if_over_tls(app: ASGIFramework) -> ASGIFramework:
    """``app`` as it looks behind something that terminates TLS.

    The bucket and queue policies refuse plain HTTP, and the emulator believes this header. The
    requests never leave this machine.
    """

    async def wrapped(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["type"] == "http":
            scope["headers"] = [*scope["headers"], (b"x-forwarded-proto", b"https")]
        await app(scope, receive, send)

    return wrapped


def die_with_parent() -> None:
    """Wait until standard input closes, then end every process of this group."""
    while sys.stdin.buffer.read(1024):
        pass
    shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


def main() -> None:
    """Serve the emulator on the socket named on the command line."""
    threading.Thread(target=die_with_parent, daemon=True).start()
    # Half a second of imports: not before the parent is watched.
    from ministack.app import app  # type: ignore[import-untyped]  # noqa: PLC0415

    config = Config()
    config.bind = [f"fd://{sys.argv[1]}"]
    asyncio.run(serve(as_if_over_tls(app), config))


if __name__ == "__main__":
    main()
