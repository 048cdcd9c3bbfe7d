"""The viewer functions of the template, run as they stand: where an address leads."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from factowiki.pages.lists.kinds import LIST_KINDS
from tests.infra.test_template import RESOURCES
from tests.world import small_world

FUNCTION = RESOURCES["FolderToIndex"]["Properties"]
CODE = FUNCTION["FunctionCode"]
MOVED = RESOURCES["MovedPermanently"]["Properties"]
NOWHERE = "/404"

# Answers a list of events as CloudFront would: no console, no require, nothing of Node.
RUNNER = """
const [code, events] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const context = require("vm").createContext({ answers: [], events });
require("vm").runInContext(code + "\\n;answers = events.map((each) => handler(each));", context);
console.log(JSON.stringify(context.answers));
"""

REWRITTEN = {
    "/": "/index.html",
    "/ingredients/": "/ingredients/index.html",
    "/ingredients/l-serine/": "/ingredients/l-serine/index.html",
    "/ingredients/l-serine/index.html": "/ingredients/l-serine/index.html",
    "/ingredients/l-serine/index.json": "/ingredients/l-serine/index.json",
    "/assets/site.0123456789.css": "/assets/site.0123456789.css",
    "/search/-30ab-30eb.json": "/search/-30ab-30eb.json",
    "/sitemap-2.xml": "/sitemap-2.xml",
    "/feed.xml": "/feed.xml",
    "/404.html": "/404.html",
    "/nothing.html": "/nothing.html",
    # What search engines ask an owner to put there.
    "/.well-known/security.txt": "/.well-known/security.txt",
    "/BingSiteAuth.xml": "/BingSiteAuth.xml",
    "/Ingredients": "/Ingredients",
    "/...": "/...",
}
REDIRECTED = {
    "/ingredients": "/ingredients/",
    "/ingredients/l-serine": "/ingredients/l-serine/",
    "/categories/nerve-health": "/categories/nerve-health/",
    "/evil": "/evil/",
}
HOST = "evil.example"
ODD = [
    # Another host, to a browser that is sent there.
    *(
        f"{start}{HOST}{end}"
        for start in ("//", "///", "/\\", "\\\\", "/\\/")
        for end in ("", "/", "/x")
    ),
    *(f"/%2f{host}{end}" for host in (HOST, f"%2f{HOST}", f"%5c{HOST}") for end in ("", "/")),
    *(
        f"{start}{HOST}/"
        for start in ("/%2F", "/%5C", "/%09/", "/%0d%0a/", "/.//", "/..//", "/x//", "/;/")
    ),
    *(f"/{invisible}/{HOST}/" for invisible in "\t\n\r\v\f\0\x1b\x7f \u2028\u3000\ufeff"),
    f"/{HOST}\n",
    f"/ingredients\n/{HOST}",
    "/ingredients\n",
    "/ingredients/\n",
    "/ingredients/\r\nLocation: https://evil.example/",
    f"https://{HOST}/",
    f"https:{HOST}/",
    f"/@{HOST}/",
    f"/https://{HOST}/",
    "//",
    "///",
    # Another place on this host, to whoever reads dots.
    "/.",
    "/..",
    "/./",
    "/../",
    "/ingredients/..",
    "/ingredients/../",
    "/ingredients/./l-serine",
    "/assets/../index.html",
    "/%2e%2e/",
    "/..%2f",
    # No address at all.
    "",
    "*",
    "ingredients/",
    "/a b",
    "/a?b",
    "/a#b",
    "/l\u2010serine",
    "/%00",
    "/%",
    "/" + "a" * 1000,
    "/" + "a/" * 4000,
    "/" + "a" * 8000 + "!",
]


def answers(*uris: str, **request: Any) -> list[Any]:
    """What the first function makes of a request for each of ``uris``."""
    return run(
        CODE,
        [{"request": {"method": "GET", "querystring": {}, **request, "uri": uri}} for uri in uris],
    )


def run(code: str, events: list[Any]) -> list[Any]:
    """What ``code`` makes of each of ``events``."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    done = subprocess.run(
        [node, "-e", RUNNER],
        input=json.dumps([code, events]).encode(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def test_folders_lead_to_their_index() -> None:
    assert [answer.get("uri") for answer in answers(*REWRITTEN)] == [*REWRITTEN.values()]


def test_a_missing_slash_is_added_by_a_redirect_on_this_site() -> None:
    for answer, target in zip(answers(*REDIRECTED), REDIRECTED.values(), strict=True):
        assert answer["statusCode"] == 301
        assert answer["headers"]["location"]["value"] == target


def test_an_address_that_could_be_read_otherwise_leads_nowhere() -> None:
    for uri, answer in zip(ODD, answers(*ODD), strict=True):
        assert (answer.get("statusCode"), answer.get("uri")) == (None, NOWHERE), ascii(uri)


def test_no_page_of_any_kind_is_where_odd_addresses_lead() -> None:
    """S3 has to answer 404 there, for which CloudFront shows the 404 page with all its headers."""
    key = NOWHERE.removeprefix("/")
    assert not [kind.prefix for kind in LIST_KINDS if key.startswith(kind.prefix)]


def test_a_redirect_drops_the_query_and_is_the_same_for_head() -> None:
    query = {"next": {"value": f"//{HOST}"}, "utm_source": {"value": "x%0d%0aSet-Cookie:a=b"}}
    [got] = answers("/ingredients", querystring=query)
    [asked] = answers("/ingredients", method="HEAD")
    assert got == asked
    assert got["headers"] == {"location": {"value": "/ingredients/"}}


def test_a_request_is_else_left_as_it_was() -> None:
    query = {"q": {"value": "serine", "multiValue": [{"value": "serine"}, {"value": "b"}]}}
    for answer in answers("/ingredients/", f"//{HOST}/", querystring=query, method="HEAD"):
        assert (answer["querystring"], answer["method"]) == (query, "HEAD")


def served(status: int, moved_to: str | None) -> dict[str, Any]:
    headers = {"etag": {"value": '"1"'}}
    if moved_to is not None:
        headers["x-amz-meta-moved-to"] = {"value": moved_to}
    return {"statusCode": status, "statusDescription": "OK", "headers": headers}


def led(*responses: dict[str, Any]) -> list[Any]:
    """Status and location of what the second function makes of each response."""
    made = run(MOVED["FunctionCode"], [{"response": response} for response in responses])
    return [(each["statusCode"], each["headers"].get("location", {}).get("value")) for each in made]


def test_what_an_object_says_of_a_move_becomes_a_301() -> None:
    for path in ("/ingredients/l-serine/", "/categories/nerve-health/"):
        assert led(served(200, path)) == [(301, path)]


def test_a_former_slug_is_one_of_them() -> None:
    world = small_world()
    world.ingredient("taurine", formerly=["old-taurine"])
    world.settle()
    headers = world.site.objects["ingredients/old-taurine/index.html"].headers
    assert led(served(200, headers.moved_to)) == [(301, "/ingredients/taurine/")]


def test_a_response_that_says_nothing_of_a_move_or_has_no_body_is_left_as_it_is() -> None:
    path = "/ingredients/l-serine/"
    assert led(served(200, None), served(304, path), served(206, path)) == [
        (200, None),
        (304, None),
        (206, None),
    ]


def test_nothing_leads_off_the_site() -> None:
    odd = [uri for uri in ODD if len(uri) < 1_000]  # those are odd by their length alone
    assert {status for status, _ in led(*(served(200, uri) for uri in odd))} == {200}


@pytest.mark.parametrize("function", [FUNCTION, MOVED])
def test_they_are_small_enough_for_cloudfront(function: dict[str, Any]) -> None:
    assert len(function["FunctionCode"].encode()) <= 10 * 1024
    assert function["FunctionConfig"]["Runtime"] == "cloudfront-js-2.0"
