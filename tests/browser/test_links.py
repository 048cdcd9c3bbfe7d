"""Every link of the sample site leads somewhere, and every place within a page exists."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from factowiki.local.cloud.preview import answer
from factowiki.local.directory import DirectoryStore

HERE = "https://site.example"
LINKS = {"href", "src", "action", "srcset", "poster"}
IDS = {"for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list"}


@dataclass
class Document(HTMLParser):
    """What a page points to, and what in it can be pointed at."""

    text: str
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    pointed_at: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in LINKS:
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name in IDS:
                self.pointed_at.extend((value or "").split())


@dataclass(frozen=True)
class Site:
    store: DirectoryStore
    base_url: str
    documents: dict[str, Document]  # by path

    def local(self, link: str, base: str) -> str | None:
        """The address of ``link`` on this site, None where it leads to another."""
        whole = urljoin(HERE + base, link)
        for start in (HERE, self.base_url):
            if whole == start or whole.startswith(start + "/"):
                return whole.removeprefix(start) or "/"
        return None

    def resolves(self, address: str) -> bool:
        path, fragment = urldefrag(address)
        if answer(self.store, path).status != 200:
            return False
        return not fragment or fragment in self.documents[urlsplit(path).path].ids


@pytest.fixture(scope="module")
def crawled(site: Path) -> Site:
    documents = {
        "/" + file.relative_to(site).as_posix().removesuffix("index.html"): Document(
            file.read_text(encoding="utf-8")
        )
        for file in site.rglob("*.html")
    }
    record = json.loads((site.parent / "data" / "site.json").read_text(encoding="utf-8"))
    return Site(DirectoryStore(site), record["base_url"], documents)


def test_every_link_leads_to_a_page_without_a_detour(crawled: Site) -> None:
    assert len(crawled.documents) > 10
    broken = [
        f"{path}: {link}"
        for path, document in crawled.documents.items()
        for link in document.links
        if (address := crawled.local(link, path)) is not None and not crawled.resolves(address)
    ]
    assert broken == []


def test_every_page_can_be_reached_from_the_home_page(crawled: Site) -> None:
    reached, new = set[str](), {"/"}
    while new:
        path = new.pop()
        reached.add(path)
        for link in crawled.documents[path].links:
            address = urldefrag(crawled.local(link, path) or "").url
            if address in crawled.documents and address not in reached:
                new.add(address)
    assert {*crawled.documents} - reached == {"/404.html", "/ingredients/old-name/"}


def test_links_elsewhere_are_https(crawled: Site) -> None:
    elsewhere = {
        link
        for path, document in crawled.documents.items()
        for link in document.links
        if crawled.local(link, path) is None
    }
    assert elsewhere
    assert [link for link in elsewhere if not re.match(r"https://[^/ ]+/|data:image/", link)] == []


def test_what_points_within_a_page_finds_it_once(crawled: Site) -> None:
    for path, document in crawled.documents.items():
        assert [each for each in document.ids if document.ids.count(each) > 1] == [], path
        assert {*document.pointed_at} - {*document.ids} == set(), path


@pytest.mark.parametrize("name", ["sitemap.xml", "feed.xml", "robots.txt"])
def test_what_machines_read_leads_to_pages(crawled: Site, site: Path, name: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    found = re.findall(rf"{re.escape(crawled.base_url)}[^\s<\"]*", text)
    assert found
    assert [link for link in found if not crawled.resolves(crawled.local(link, "/") or "")] == []


def test_the_search_leads_to_pages(crawled: Site, site: Path) -> None:
    paths = {
        entry[-1]
        for shard in (site / "search").glob("*.json")
        for entry in json.loads(shard.read_bytes())
    }
    assert len(paths) > 5
    assert [path for path in paths if not crawled.resolves(path)] == []
