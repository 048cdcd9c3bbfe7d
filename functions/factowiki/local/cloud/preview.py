"""The site as its CDN serves it, on loopback: what is in a store, read anew for every request.

``answer`` decides, without a socket; ``PreviewServer`` carries its answers over HTTP.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Final
from urllib.parse import quote, unquote_to_bytes

from factowiki.engine.errors import AccessDenied, PublishingError
from factowiki.engine.ports import Store, StoredObject
from factowiki.pages.urls import content_type

LOOPBACK: Final = "127.0.0.1"

_LONGEST_KEY: Final = 1024  # bytes, as in S3
_LONGEST_NAME: Final = 255  # bytes, as in most file systems
_IDLE_SECONDS: Final = 30

# What the CDN's response headers policy sends, and no caching: a reload shows the last edit.
_ALWAYS: Final = (
    (
        "Content-Security-Policy",
        (
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cache-Control", "no-cache"),
)

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Response:
    """A response. ``headers`` are those of this answer alone, without length and policies."""

    status: HTTPStatus
    headers: Pairs = ()
    body: bytes = b""


def answer(store: Store, target: str, known: str = "") -> Response:
    """What a GET of ``target`` gets; ``known`` is its If-None-Match.

    ``/x/`` is x/index.html, and ``/x`` leads there where there is such a page.
    """
    path, query = _path_and_query(target)
    if path is None:
        return _plain(HTTPStatus.BAD_REQUEST)
    try:
        return _resolve(store, path, query, known)
    except PublishingError as error:
        return _plain(HTTPStatus.SERVICE_UNAVAILABLE, str(error))


def _path_and_query(target: str) -> tuple[str | None, str]:
    """The decoded path, None where no key of the site could ever match it."""
    raw, _, query = target.partition("?")
    try:
        path = unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return None, query
    if not path.startswith("/") or not path.isprintable() or len(path.encode()) > _LONGEST_KEY:
        return None, query
    return path, query


def _resolve(store: Store, path: str, query: str, known: str) -> Response:
    key = path.removeprefix("/")
    if "//" in path or "\\" in path or not all(map(_is_name, key.split("/"))):
        return _not_found(store)
    if key == "" or key.endswith("/"):
        key += "index.html"
    found = _get(store, key)
    if found is not None:
        return _page(key, found, known)
    if _get(store, f"{key}/index.html") is not None:
        location = quote(path) + "/" + (f"?{query}" if query else "")
        return _plain(HTTPStatus.MOVED_PERMANENTLY, headers=(("Location", location),))
    return _not_found(store)


def _is_name(part: str) -> bool:
    """Whether ``part`` may be one part of a key, were the store a directory."""
    return part not in {".", ".."} and len(part.encode()) <= _LONGEST_NAME


def _get(store: Store, key: str) -> StoredObject | None:
    try:
        found = store.get(key)
    except AccessDenied:  # a key that the store will not hold is a page that is not there
        return None
    return found if isinstance(found, StoredObject) else None


def _page(key: str, found: StoredObject, known: str) -> Response:
    etag = f'"{found.etag}"'
    if known == "*" or etag in (each.strip().removeprefix("W/") for each in known.split(",")):
        return Response(HTTPStatus.NOT_MODIFIED, (("ETag", etag),))
    headers = (("Content-Type", content_type(key)), ("ETag", etag))
    return Response(HTTPStatus.OK, headers, found.body)


def _not_found(store: Store) -> Response:
    page = _get(store, "404.html")
    if page is None:
        return _plain(HTTPStatus.NOT_FOUND)
    return Response(HTTPStatus.NOT_FOUND, (("Content-Type", content_type("404.html")),), page.body)


def _plain(status: HTTPStatus, detail: str = "", headers: Pairs = ()) -> Response:
    text = f"{status.value} {status.phrase}\n" + (f"{detail}\n" if detail else "")
    return Response(
        status, (("Content-Type", "text/plain; charset=utf-8"), *headers), text.encode()
    )


class PreviewServer(ThreadingTCPServer):
    """Listens from the moment it is made; answers once ``start`` says from which store."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int) -> None:
        """Take ``port`` on loopback, any free one for 0. Raises ``OSError`` where it is taken."""
        super().__init__((LOOPBACK, port), _Handler)
        self._store: Store | None = None

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}/"

    @property
    def store(self) -> Store:
        if self._store is None:
            raise RuntimeError("the preview was not started")
        return self._store

    def start(self, store: Store) -> None:
        """Serve ``store`` from a thread until ``close``."""
        self._store = store
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """End serving and free the port. Fine where it never started."""
        if self._store is not None:
            self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: what fails here is a browser that went away."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS
    # Head and body in one packet: in two, Nagle's algorithm makes the second wait.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        if self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding"):
            self.close_connection = True  # a body nobody reads would be taken for a request
        self._send(answer(self.server.store, self.path, self.headers.get("If-None-Match", "")))

    do_HEAD = do_GET  # noqa: N815 - the base class's names

    def _refuse(self) -> None:
        self.close_connection = True
        self._send(_plain(HTTPStatus.METHOD_NOT_ALLOWED, headers=(("Allow", "GET, HEAD"),)))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse  # noqa: N815

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Response what is no request at all, without the base class's HTML."""
        del message, explain
        self.close_connection = True
        self.request_version = self.protocol_version  # a status line even for what is not HTTP
        self._send(_plain(HTTPStatus(code)))

    def _send(self, reply: Response) -> None:
        self.send_response(reply.status)
        for name, value in (*reply.headers, *_ALWAYS):
            self.send_header(name, value)
        if reply.status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(reply.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def version_string(self) -> str:
        return "factowiki"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: publishes are what the terminal shows."""
