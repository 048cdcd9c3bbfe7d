"""Pages ask nobody else for anything, break no policy, and leave the console empty."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest

from tests.browser.reader import Reader
from tests.browser.sample import PAGES, Sample
from tests.infra.test_template import RESOURCES

pytestmark = pytest.mark.enable_socket

POLICY = RESOURCES["PageHeaders"]["Properties"]["ResponseHeadersPolicyConfig"][
    "SecurityHeadersConfig"
]["ContentSecurityPolicy"]["ContentSecurityPolicy"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_heard_from_a_page(reader: Reader, name: str) -> None:
    page = reader.open(PAGES[name])
    for search in page.get_by_role("combobox").all():
        search.fill("ma")
        page.wait_for_load_state("networkidle")
    for details in page.locator("summary").all():
        details.click()
    assert reader.noticed == []


def test_what_breaks_the_policy_would_be_heard(reader: Reader) -> None:
    page = reader.open(PAGES["home"])
    page.evaluate(
        """() => {
          document.body.setAttribute('style', 'color: red');
          const image = document.createElement('img');
          image.src = 'https://elsewhere.example/a.png';
          document.body.append(image);
          return new Promise((done) => { image.onerror = done; }).then(() => undefined);
        }"""
    )
    heard = " ".join(reader.noticed)
    assert "policy: style-src-attr inline" in heard
    assert "policy: img-src https://elsewhere.example/a.png" in heard


def ask(origin: str, path: str) -> tuple[int, dict[str, str]]:
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip, br"})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, dict(response.getheaders())


@pytest.mark.parametrize("name", PAGES)
def test_pages_come_with_the_policy_of_the_template(origin: str, name: str) -> None:
    status, headers = ask(origin, PAGES[name].path)
    assert status == PAGES[name].status
    assert headers["Content-Security-Policy"] == POLICY


def test_the_server_compresses_and_caches_as_the_cdn(origin: str) -> None:
    _, page = ask(origin, "/ingredients/l-serine/")
    _, small = ask(origin, "/robots.txt")
    assert page["Content-Encoding"] == "gzip"
    assert page["Cache-Control"].startswith("public, max-age=0, must-revalidate, s-maxage=")
    assert "Content-Encoding" not in small


def test_an_address_without_its_slash_leads_to_the_page(reader: Reader) -> None:
    page = reader.open(PAGES["l-serine"])
    page.goto(f"{reader.origin}/ingredients/magnesium#safety")
    assert page.url == f"{reader.origin}/ingredients/magnesium/#safety"


def test_a_former_address_leads_to_the_page_even_without_scripts(reader: Reader) -> None:
    page = reader.open(PAGES["home"], scripts=False)
    page.goto(f"{reader.origin}{PAGES['redirect'].path}")
    page.wait_for_url(f"{reader.origin}{PAGES['plain'].path}")
    assert "Plain" in page.get_by_role("heading", level=1).inner_text()


def test_a_missing_page_leads_on(reader: Reader) -> None:
    page = reader.open(Sample("/no/such/page", "not_found", status=404))
    page.get_by_role("main").get_by_role("link").first.click()
    page.wait_for_load_state()
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.url != f"{reader.origin}/no/such/page"
