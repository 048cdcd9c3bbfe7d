"""Links to other sites: as people copy them, and as a page has them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from factowiki.records.fields.links import HttpsUrl, link_to
from factowiki.records.problems import InvalidRecord
from tests.records.records import ingredient, parse_ingredient, parse_site, site, to_bytes

ADAPTER: TypeAdapter[str] = TypeAdapter(HttpsUrl)


def with_url(url: str) -> bytes:
    source = {"id": "a", "title": "T", "type": "trial", "further_reading": True, "url": url}
    return to_bytes(ingredient(sources=[source]))


# What editors copy, and the address that a page has; the same, where there is no other.
LINKS = {
    "https://en.wikipedia.org/wiki/St_John's_wort": None,
    "https://en.wikipedia.org/wiki/Crêpe": "https://en.wikipedia.org/wiki/Cr%C3%AApe",
    "https://en.wikipedia.org/wiki/St_John%27s_wort": None,
    "https://WWW.NIH.GOV/x": "https://www.nih.gov/x",
    "HTTPS://Ods.OD.nih.GOV/FactSheets/": "https://ods.od.nih.gov/FactSheets/",
    "https://nih.gov": None,
    "https://nih.gov?term=a&sort=b": None,
    "https://nih.gov/a;b,c!$&()*+=:@~-._/?a=b&c[]=d#e": (
        "https://nih.gov/a;b,c!$&()*+=:@~-._/?a=b&c%5B%5D=d#e"
    ),
    "https://nih.gov/100%": "https://nih.gov/100%25",
    "https://nih.gov/100%25": None,
    "https://nih.gov/5%zz%4": "https://nih.gov/5%25zz%254",
    "https://nih.gov/%c3%a9": None,
    "https://nih.gov/a|b^c": "https://nih.gov/a%7Cb%5Ec",
    "https://nih.gov/#a#b": "https://nih.gov/#a%23b",
    "https://bücher.example/ä?ö=ü#é": ("https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC#%C3%A9"),
    "https://BÜCHER.example/": "https://xn--bcher-kva.example/",
    "https://bu\u0308cher.example/": "https://xn--bcher-kva.example/",
    "https://straße.example/": "https://xn--strae-oqa.example/",
    "https://例え.テスト/": "https://xn--r8jz45g.xn--zckzah/",
    "https://президент.рф/поиск": (
        "https://xn--d1abbgf6aiiy.xn--p1ai/%D0%BF%D0%BE%D0%B8%D1%81%D0%BA"
    ),
    "https://νόσος.gr/": "https://xn--yxaejc8b.gr/",
    "https://한국.kr/": "https://xn--3e0b707e.kr/",
    "https://xn--bcher-kva.example/": None,
    "https://fa.wikipedia.org/wiki/می\u200cخواهم": (
        "https://fa.wikipedia.org/wiki/%D9%85%DB%8C%E2%80%8C%D8%AE%D9%88%D8%A7%D9%87%D9%85"
    ),
    "https://nih.gov/😀": "https://nih.gov/%F0%9F%98%80",
    "https://コーヒー・カップ.jp/": "https://xn--lckp3c0c1a7sfb.jp/",
    "https://col·legi.cat/": "https://xn--collegi-xma.cat/",
}


@pytest.mark.parametrize(("url", "link"), LINKS.items())
def test_what_is_copied_from_an_address_bar_is_a_link(url: str, link: str | None) -> None:
    record = parse_ingredient("l-serine", with_url(url))
    assert record.sources[0].url == url
    assert record.sources[0].link == (link or url)


@pytest.mark.slow
def test_a_browser_reads_the_link_as_it_reads_what_was_copied() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    urls = [(url, link or url) for url, link in LINKS.items()]
    program = (
        "const read = (url) => decodeURI(new URL(url.replace(/%(?![0-9A-Fa-f]{2})/g, '%25')).href);"
        f"console.log(JSON.stringify({json.dumps(urls)}.map((pair) => pair.map(read))))"
    )
    found = subprocess.run([node, "-e", program], capture_output=True, text=True, check=True)
    # What a path may not have but for percent signs, browsers leave alone and we do not.
    left = {"%5B": "[", "%5D": "]", "%7C": "|", "%5E": "^"}
    for copied, link in json.loads(found.stdout):
        for code, sign in left.items():
            link = link.replace(code, sign)  # noqa: PLW2901  # step by step
        assert link.replace("#a%23b", "#a#b") == copied


REFUSED = {
    "http://nih.gov/a": 'Write "https://nih.gov/a", if that opens the page.',
    "//nih.gov/a": 'Write "https://nih.gov/a", if that opens the page.',
    "www.nih.gov/a": 'Write "https://www.nih.gov/a", if that opens the page.',
    " https://nih.gov/a\n": 'Write "https://nih.gov/a", if that opens the page.',
    "<https://nih.gov/a>": 'Write "https://nih.gov/a", if that opens the page.',
    "https://nih.gov:443/a": 'Write "https://nih.gov/a", if that opens the page.',
    "https://nih.gov/a b": 'Write "https://nih.gov/a%20b", if that opens the page.',
    'https://nih.gov/"a"': 'Write "https://nih.gov/%22a%22", if that opens the page.',
    "https://nih.gov/<b>": 'Write "https://nih.gov/%3Cb%3E", if that opens the page.',
    "https://nih.gov/\\a": 'Write "https://nih.gov/%5Ca", if that opens the page.',
    "https://nih.gov/{name}": 'Write "https://nih.gov/%7Bname%7D", if that opens the page.',
    **dict.fromkeys(
        (
            "javascript:alert(1)",
            "JavaScript://nih.gov/%0aalert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://nih.gov/",
            "https://user@nih.gov/",
            "https://user:pass@nih.gov/",
            "https://nih.gov@evil.example/",
            "https://nih.gov:8443/",
            "https://nih.gov\\@evil.example/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://2130706433/",
            "https://localhost/",
            "https://nih.gov./",
            "https://-nih.gov/",
            "https://nih/",
            "https:///nih.gov/",
            "https:nih.gov",
            "https://",
            "https://nih.gov/\u202e",
            "https://nih.gov/\x7f",
            "https://nih.gov/\x00",
            "https://nih.gov/a\rb",
            "https://nih.gov/a\u2028b",
            "https://nih.gov/\ue000",
            "",
        ),
        "Write the full address, beginning with https://, without spaces, user names or ports.",
    ),
}


@pytest.mark.parametrize(("url", "fix"), REFUSED.items())
def test_what_is_no_link_is_told_with_what_was_meant(url: str, fix: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", with_url(url))
    (problem,) = refused.value.problems
    assert problem.pointer == "/sources/0/url"
    assert "is not an https link" in problem.what
    assert problem.fix == fix


@pytest.mark.parametrize(
    ("host", "what"),
    [
        ("bаnk.org", "mixes Cyrillic and Latin letters"),
        ("αpple.com", "mixes Greek and Latin letters"),
        ("ex\u2044ample.org", "the character U+2044"),
        ("ex\uff0fample.org", "the character U+002F"),
        ("ex\uff20ample.org", "the character U+0040"),
        ("ex\uff1fample.org", "the character U+003F"),
        ("例え\u3002jp.org", "the character U+3002"),
        ("i❤.ws", "the character U+2764"),
        ("a\u2024b.org", "not parted by full stops"),
        ("a\u00adb.org", "the character U+00AD"),
        ("a\u200db.org", "the character U+200D"),
        ("a\ufe0fb.org", "the character U+FE0F"),
        ("a\u034fb.org", "the character U+034F"),
        ("a\u115fb.org", "the character U+115F"),
        ("a\ue000b.org", "the character U+E000"),
        ("\u0301a.org", "begins with a mark"),
        (f"{'ü' * 60}.org", "so long a name"),
        (f"{'.'.join(['ü'] * 60)}.org", "so long a name"),
    ],
)
def test_a_host_that_is_none_is_told(host: str, what: str) -> None:
    for body in (with_url(f"https://{host}/"), with_url(f"https://www.{host}")):
        with pytest.raises(InvalidRecord) as refused:
            parse_ingredient("l-serine", body)
        (problem,) = refused.value.problems
        assert problem.pointer == "/sources/0/url"
        assert what in problem.what


def test_the_site_may_have_a_name_in_any_script_and_is_known_by_one_address() -> None:
    def origin(url: str) -> str:
        return parse_site(to_bytes(site(base_url=url))).base_url

    assert origin("https://FactoWiki.example") == "https://factowiki.example"
    assert origin("https://вики.example") == "https://xn--b1amah.example"
    for url in ("https://a.example/", "https://a.example/wiki", "http://a.example", "a.example"):
        with pytest.raises(InvalidRecord) as refused:
            origin(url)
        (problem,) = refused.value.problems
        assert (
            problem.fix == 'Write "https://a.example": no slash at the end, and nothing after it.'
        )
    with pytest.raises(InvalidRecord):
        origin("https://bаnk.example")


def test_a_search_of_another_site_takes_the_name_of_the_ingredient() -> None:
    def link(url: str, name: str) -> str:
        reading = [{"title": "T", "publisher": "P", "url": url}]
        record = parse_site(to_bytes(site(further_reading=reading)))
        return record.further_reading[0].link(name)

    assert link("https://NIH.gov/?q={name}&x=é", "a&b c/é") == (
        "https://nih.gov/?q=a%26b%20c%2F%C3%A9&x=%C3%A9"
    )
    assert link("https://bücher.example/{name}", "{name}") == (
        "https://xn--bcher-kva.example/%7Bname%7D"
    )
    assert link("https://nih.gov/", "x") == "https://nih.gov/"


def is_link(url: Any) -> bool:
    try:
        ADAPTER.validate_python(url)
    except ValidationError:
        return False
    return True


# Mostly hosts: what shows that the rest is refused is said above.
HOSTS = st.text("aZüßиλ例", min_size=1) | st.text("aü0-.\u0301\u200d\u3002\uff0f❤", min_size=1)
RESTS = st.text("aZ09/?#%&'[]@:;|^é例😀\u200d\ufe0f\"<\\")


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(st.builds("https://{}.org/{}".format, HOSTS, RESTS))
def test_whatever_is_taken_comes_to_a_plain_address(url: str) -> None:
    assume(is_link(url))
    link = link_to(url)
    assert re.fullmatch(
        r"https://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]([/?#]|\Z)"
        r"([\w\-.~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*",
        link,
        re.ASCII,
    )
    assert link.count("#") <= 1
    assert link_to(link) == link
