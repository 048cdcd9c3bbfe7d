"""A real browser does not get in to the emulator, whatever page it has open."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from factowiki.local.cloud.cloud import LOOPBACK, REGION, Cloud, embedded_cloud
from tests.browser import tools

pytestmark = pytest.mark.enable_socket

REBOUND = ("evil.example", "d0000000000000.cloudfront.net")
# All that a page can know of the emulator: how it takes requests, and its own root user's name.
SCOPE = f"test/20260101/{REGION}/sqs/aws4_request"
FORGED = f"AWS4-HMAC-SHA256 Credential={SCOPE}, SignedHeaders=host, Signature=00"
CREATE = "Action=CreateQueue&Version=2012-11-05&QueueName=by-a-page"

FETCH = """async ([url, options]) => {
  try { const came = await fetch(url, options); return came.type === "opaque" ? 0 : came.status }
  catch (error) { return String(error) }
}"""
SOCKET = """url => new Promise(resolve => {
  const socket = new WebSocket(url);
  socket.onopen = () => resolve("open");
  socket.onerror = () => resolve("refused");
})"""


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    with embedded_cloud(tmp_path_factory.mktemp("cloud") / "cloud.log") as cloud:
        yield cloud


@pytest.fixture(scope="module")
def misled(browser: Browser) -> Iterator[Browser]:
    """A browser for which names of others lead to this machine."""
    rules = ", ".join(f"MAP {name} {LOOPBACK}" for name in REBOUND)
    other = browser.browser_type.launch(
        executable_path=tools.chromium(),
        # Newer browsers ask before a page may reach loopback; the door does not rely on that.
        args=[f"--host-resolver-rules={rules}", "--disable-features=LocalNetworkAccessChecks"],
    )
    with contextlib.closing(other):
        yield other


@pytest.fixture
def page(misled: Browser) -> Iterator[Page]:
    with contextlib.closing(misled.new_page()) as page:
        yield page


class Elsewhere(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>another site</title><p>hello")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """The address of a page that has nothing to do with us."""
    with http.server.ThreadingHTTPServer((LOOPBACK, 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://{LOOPBACK}:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(autouse=True)
def untouched(cloud: Cloud) -> Iterator[None]:
    """Whatever a page tries, nothing was made."""
    yield
    assert cloud.sqs().list_queues().get("QueueUrls", []) == []


def options(**others: Any) -> dict[str, Any]:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    return {"method": "POST", "headers": headers, "body": CREATE, **others}


@pytest.mark.parametrize("name", [LOOPBACK, "localhost"])
def test_a_page_of_another_origin_stays_out(
    cloud: Cloud, page: Page, elsewhere: str, name: str
) -> None:
    page.goto(elsewhere)
    endpoint = cloud.endpoint.replace(LOOPBACK, name)
    signed = {"authorization": FORGED, "content-type": "application/x-www-form-urlencoded"}
    for tried in (
        options(headers=signed),  # asks first, and is not allowed
        options(),
        {"method": "PUT", "headers": signed},
        {"method": "GET"},
    ):
        assert "Failed to fetch" in page.evaluate(FETCH, [f"{endpoint}/", tried])
    # Sent without asking, and answered where the page cannot read it.
    blind = options(mode="no-cors")
    address = f"{endpoint}/?X-Amz-Credential={SCOPE}"
    assert page.evaluate(FETCH, [address, blind]) == 0
    seen = answers(page, address, lambda: page.evaluate(FETCH, [address, blind]))
    assert seen == [403]


def answers(page: Page, address: str, act: Any) -> list[int]:
    """The statuses with which requests to ``address`` are answered while ``act`` runs."""
    with page.expect_response(address) as came:
        act()
    return [came.value.status]


def test_a_form_stays_out(cloud: Cloud, page: Page, elsewhere: str) -> None:
    page.goto(elsewhere)
    address = f"{cloud.endpoint}/?X-Amz-Credential={SCOPE}"
    inputs = "".join(
        f'<input name="{name}" value="{value}">'
        for name, value in (pair.split("=") for pair in CREATE.split("&"))
    )
    page.set_content(f'<form method="post" action="{address}">{inputs}</form>')
    with page.expect_navigation() as went:
        page.evaluate("document.forms[0].submit()")
    assert went.value is not None
    assert went.value.status == 403
    assert "no browser gets in here" in page.content()


@pytest.mark.parametrize("what", ["img", "script", "iframe", "a"])
def test_what_a_page_embeds_or_links_stays_out(
    cloud: Cloud, page: Page, elsewhere: str, what: str
) -> None:
    """None of these sends an Origin."""
    page.goto(elsewhere)
    address = f"{cloud.endpoint}/?{CREATE}&X-Amz-Credential={SCOPE}"
    attribute = "href" if what == "a" else "src"
    script = f"""address => {{
      const element = document.createElement({what!r});
      element.setAttribute({attribute!r}, address);
      document.body.append(element);
      element.click();
    }}"""
    assert answers(page, address, lambda: page.evaluate(script, address)) == [403]


def test_an_address_that_is_typed_in_stays_out(cloud: Cloud, page: Page) -> None:
    came = page.goto(f"{cloud.endpoint}/_ministack/health")
    assert came is not None
    assert came.status == 403


def test_a_websocket_stays_out(cloud: Cloud, page: Page, elsewhere: str) -> None:
    page.goto(elsewhere)
    address = cloud.endpoint.replace("http:", "ws:")
    for path in ("/", "/_aws/execute-api/00000000/stage"):
        assert page.evaluate(SOCKET, address + path) == "refused"


@pytest.mark.parametrize("name", REBOUND)
def test_a_name_that_was_pointed_here_stays_out(cloud: Cloud, page: Page, name: str) -> None:
    """To the browser it is one site: no Origin for reading, no fetch metadata at all."""
    address = cloud.endpoint.replace(LOOPBACK, name)
    came = page.goto(f"{address}/_ministack/health")
    assert came is not None
    refused = 404 if name.endswith("cloudfront.net") else 403  # there is no such distribution
    assert came.status == refused
    signed = {"authorization": FORGED, "content-type": "application/x-www-form-urlencoded"}
    for path in ("/", "/_ministack/reset"):
        assert page.evaluate(FETCH, [path, options(headers=signed)]) == 403
        assert page.evaluate(FETCH, [path, {"headers": {"authorization": FORGED}}]) == refused
    assert page.evaluate(SOCKET, address.replace("http:", "ws:") + "/") == "refused"
