from __future__ import annotations

import contextlib
import http.client
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from factowiki.engine.errors import StoreUnavailable
from factowiki.local.cloud.preview import LOOPBACK, PreviewServer, Response, answer
from factowiki.local.directory import DirectoryStore
from factowiki.local.memory import MemoryStore
from factowiki.pages import urls
from factowiki.pages.artifact import Artifact

PAGES = {
    "index.html": b"home",
    "404.html": b"lost",
    "ingredients/index.html": b"all",
    "ingredients/l-serine/index.html": b"L-serine",
    "ingredients/l-serine/index.json": b"{}",
    "assets/site.0a1b.css": b"p{}",
}


def site(pages: dict[str, bytes] = PAGES) -> MemoryStore:
    return MemoryStore({key: Artifact(body, urls.headers(key)) for key, body in pages.items()})


def header(found: Response, name: str) -> str | None:
    return dict(found.headers).get(name)


@pytest.mark.parametrize(
    ("target", "body", "kind"),
    [
        ("/", b"home", "text/html; charset=utf-8"),
        ("/index.html", b"home", "text/html; charset=utf-8"),
        ("/ingredients/", b"all", "text/html; charset=utf-8"),
        ("/ingredients/l-serine/", b"L-serine", "text/html; charset=utf-8"),
        ("/ingredients/l%2Dserine/?print=1", b"L-serine", "text/html; charset=utf-8"),
        ("/ingredients/l-serine/index.json", b"{}", "application/json"),
        ("/assets/site.0a1b.css", b"p{}", "text/css; charset=utf-8"),
    ],
)
def test_a_page_is_found_at_its_address(target: str, body: bytes, kind: str) -> None:
    found = answer(site(), target)
    assert (found.status, found.body) == (200, body)
    assert header(found, "Content-Type") == kind


def test_a_page_asked_for_without_its_slash_is_a_redirect_that_keeps_the_query() -> None:
    found = answer(site(), "/ingredients/l-serine?q=a%20b")
    assert found.status == 301
    assert header(found, "Location") == "/ingredients/l-serine/?q=a%20b"


@pytest.mark.parametrize("target", ["/nothing", "/nothing/", "/index.html/", "/ingredients/x.html"])
def test_what_is_not_there_is_a_404_with_the_sites_own_page(target: str) -> None:
    found = answer(site(), target)
    assert (found.status, found.body) == (404, b"lost")


def test_a_site_without_a_404_page_still_answers_404() -> None:
    found = answer(site({}), "/")
    assert found.status == 404
    assert header(found, "Content-Type") == "text/plain; charset=utf-8"


@pytest.mark.parametrize("known", ['"{}"', 'W/"{}"', '"other", "{}"', "*"])
def test_a_page_the_browser_has_is_not_sent_again(known: str) -> None:
    etag = header(answer(site(), "/"), "ETag")
    assert etag is not None
    found = answer(site(), "/", known.replace('"{}"', etag))
    assert (found.status, found.body, header(found, "ETag")) == (304, b"", etag)


def test_a_page_that_changed_is_sent_again() -> None:
    etag = header(answer(site(), "/"), "ETag")
    found = answer(site(PAGES | {"index.html": b"new"}), "/", etag or "")
    assert (found.status, found.body) == (200, b"new")


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/ingredients/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/.hidden",
        "/a" * 400,
        f"/{'a' * 300}/",
    ],
)
def test_no_address_leads_out_of_the_site(
    target: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("site")
    (folder.parent / "secret.txt").write_text("secret")
    (folder / ".hidden").write_text("secret")
    found = answer(DirectoryStore(folder), target)
    assert found.status == 404
    assert b"secret" not in found.body


def test_a_redirect_never_leads_to_another_site() -> None:
    store = site({"/evil.example/index.html": b"", "evil.example/index.html": b""})
    assert answer(store, "//evil.example").status == 404


@pytest.mark.parametrize(
    "target", ["", "x", "*", "http://x/", "/%ff", "/%00", "/a%0d%0aSet-Cookie:b", "/" + "a" * 2000]
)
def test_what_is_no_address_is_a_bad_request(target: str) -> None:
    assert answer(site(), target).status == 400


@dataclass
class Broken(MemoryStore):
    def get(self, key: str, known: str | None = None) -> None:
        raise StoreUnavailable(f"reading {key}: timed out")


def test_a_store_that_does_not_answer_is_said_to_be_unavailable() -> None:
    found = answer(Broken(), "/")
    assert (found.status, found.body) == (
        503,
        b"503 Service Unavailable\nreading index.html: timed out\n",
    )


# --- over HTTP ----------------------------------------------------------------------------------


@pytest.fixture
def server() -> Iterator[PreviewServer]:
    with contextlib.closing(PreviewServer(0)) as server:
        server.start(site())
        yield server


def talk(server: PreviewServer, request: bytes) -> bytes:
    """Everything the server says to raw bytes, until it hangs up."""
    with socket.create_connection((LOOPBACK, server.server_address[1]), timeout=60) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.enable_socket
def test_get_and_head_on_one_connection_carry_the_same_headers(server: PreviewServer) -> None:
    connection = http.client.HTTPConnection(LOOPBACK, server.server_address[1], timeout=60)
    with contextlib.closing(connection):
        replies = []
        for method in ("GET", "HEAD", "GET"):
            connection.request(method, "/")
            reply = connection.getresponse()
            headers = {name: value for name, value in reply.getheaders() if name != "Date"}
            replies.append((reply.status, headers, reply.read()))
    (_, headers, body), (_, headers_of_head, no_body), _ = replies
    assert (body, no_body) == (b"home", b"")
    assert headers == headers_of_head
    assert headers["Content-Length"] == "4"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cache-Control"] == "no-cache"


@pytest.mark.enable_socket
def test_other_methods_are_not_allowed(server: PreviewServer) -> None:
    said = talk(server, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc")
    assert said.startswith(b"HTTP/1.1 405 Method Not Allowed\r\n")
    assert b"\r\nAllow: GET, HEAD\r\n" in said
    assert said.count(b"HTTP/1.1") == 1


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"NONSENSE\r\n\r\n", b"400"),
        (b"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", b"501"),
        (b"GET / HTTP/9.9\r\n\r\n", b"505"),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 200 + b"\r\n", b"431"),
        (b"GET /%c3%28 HTTP/1.1\r\nHost: x\r\n\r\n", b"400"),
    ],
)
def test_absurd_requests_get_a_plain_answer(
    server: PreviewServer, request_line: bytes, status: bytes
) -> None:
    said = talk(server, request_line)
    assert said.startswith(b"HTTP/1.1 " + status)
    assert b"<" not in said


@pytest.mark.enable_socket
def test_a_body_nobody_reads_is_not_taken_for_a_request(server: PreviewServer) -> None:
    smuggled = b"GET /ingredients/ HTTP/1.1\r\n\r\n"
    said = talk(server, b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\n" + smuggled)
    assert said.count(b"HTTP/1.1 200") == 1


@pytest.mark.enable_socket
def test_a_taken_port_is_refused_at_once() -> None:
    with (
        contextlib.closing(PreviewServer(0)) as first,
        pytest.raises(OSError, match="in use"),
    ):
        PreviewServer(first.server_address[1])
