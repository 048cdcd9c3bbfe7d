from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from tests.content.records import ingredient, site
from tests.world import World, small_world


class Outline(HTMLParser):
    """Headings, ids, links and scripts of a page, and whether its elements are balanced."""

    VOID = frozenset({"meta", "link", "br", "img", "hr", "input", "source", "wbr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag not in self.VOID:
            self.open.append(tag)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found["href"]))
        if tag in {"h1", "h2", "h3"}:
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"h1", "h2", "h3"}:
            tag, text = self.headings[-1]
            self.headings[-1] = (tag, (text + data).strip())


def page_of(**fields: Any) -> str:
    world = small_world()
    world.ingredient("l-serine", **fields)
    world.settle()
    return world.page("l-serine")


FULL: dict[str, Any] = {
    "name": "L-serine",
    "aliases": ["Serine"],
    "reviewed": "2026-10-01",
    "review_due": "2028-10-01",
    "categories": ["nerve-health"],
    "related": ["glycine", "nowhere"],
    "uses": ["Sold for memory."],
    "dosage": [{"text": "Grams a day.", "sources": ["trial"]}],
    "sources": [
        {
            "id": "unused",
            "title": "A review",
            "type": "review",
            "doi": "10.1000/x",
            "year": 2018,
            "further_reading": True,
        },
        {"id": "trial", "title": "A trial", "type": "trial", "pmid": "7", "publisher": "Neurology"},
    ],
    "faq": [
        {"question": "Is it vegan?", "answer": "Not known."},
        {"question": "Will it hurt me?", "answer": "Hardly.", "replaces": "safe"},
    ],
}


def test_the_page_has_all_fourteen_sections_in_order() -> None:
    html = page_of(**FULL)
    order = [
        "L-serine <span",  # 1 title
        "Updated <time",  # 2 byline
        "Quick summary",
        "What is L-serine?",
        "What people take L-serine for",
        "How L-serine works",
        "What the evidence says</h2>",
        "Doses used in studies</h2>",
        "Side effects and safety</h2>",
        "Medicine interactions and who should avoid it",
        "Sources and further reading",
        "Common questions</h2>",
        "Where you’ll find L-serine",
        "Related ingredients",
    ]
    places = [html.index(text) for text in order]
    assert places == sorted(places)


def test_texts_of_the_site_record_stand_on_the_page() -> None:
    html = page_of(**FULL)
    shared = site()
    for name in ("uses_caveat", "evidence_caveat", "dosage_disclaimer", "interactions_advice"):
        assert shared[name] in html
    assert shared["safety_advice"][0] in html
    assert html.count(shared["disclaimer"]) == 2


def test_a_record_of_plain_prose_makes_a_whole_page() -> None:
    outline = Outline(page_of())
    assert [tag for tag, _ in outline.headings].count("h1") == 1
    assert ("h2", "Doses used in studies") in outline.headings


def test_the_outline_is_sound() -> None:
    outline = Outline(page_of(**FULL))
    assert len(outline.ids) == len(set(outline.ids))
    for link in outline.links:
        assert not link.startswith("#") or link[1:] in outline.ids
    levels = [int(tag[1]) for tag, _ in outline.headings]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    labels = [attrs["aria-labelledby"] for _, attrs in outline.tags if "aria-labelledby" in attrs]
    assert set(labels) <= set(outline.ids)


def test_nothing_runs_and_nothing_loads_from_elsewhere() -> None:
    outline = Outline(page_of(**FULL))
    for tag, attrs in outline.tags:
        assert tag != "script" or attrs == {"type": "application/ld+json"}
        assert not any(name.startswith("on") or name == "style" for name in attrs)
        if tag == "link" and attrs["rel"] == "stylesheet":
            assert re.fullmatch(r"/assets/site\.[0-9a-f]{10}\.css", str(attrs["href"]))
        assert tag not in {"iframe", "img", "style"}


def test_what_an_editor_writes_is_text_never_markup() -> None:
    nasty = "<script>alert(1)</script> & \"quotes\" 'too' {{ 7*7 }} {% raw %}"
    html = page_of(
        name="<b>x</b>",
        summary=nasty,
        aliases=['"><i>'],
        faq=[{"question": nasty, "answer": nasty}],
        dosage=[{"text": nasty, "sources": ["a"]}],
        sources=[{"id": "a", "title": nasty, "type": "trial", "url": "https://a.org/?a=1&b=2"}],
    )
    Outline(html)
    assert "<script>alert" not in html
    assert "<b>x" not in html
    assert "<i>" not in html
    assert "{{ 7*7 }}" in html
    assert "https://a.org/?a=1&amp;b=2" in html


def test_linked_data_tells_the_same_as_the_page() -> None:
    html = page_of(**FULL, summary="Ends </script> here")
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    data = json.loads(text)
    assert data["@type"] == "MedicalWebPage"
    assert data["url"] == "https://factowiki.example/ingredients/l-serine/"
    assert data["about"]["@type"] == "DietarySupplement"
    assert data["about"]["alternateName"] == ["Serine"]
    assert data["description"] == "Ends </script> here"
    assert data["lastReviewed"] == "2026-10-01"
    assert [item["url"] for item in data["citation"]] == [
        "https://doi.org/10.1000/x",
        "https://pubmed.ncbi.nlm.nih.gov/7/",
    ]
    assert '<link rel="canonical" href="https://factowiki.example/ingredients/l-serine/">' in html


def test_sources_are_numbered_in_the_order_of_the_page() -> None:
    html = page_of(**FULL)
    assert '<sup class="refs"><a href="#source-1" aria-label="Source 1">1</a></sup>' in html
    assert html.index('id="source-1"') < html.index("A trial</a>") < html.index('id="source-2"')
    assert "Neurology, trial" in html
    assert "2018, review" in html


def test_further_reading_is_built_from_the_name() -> None:
    html = page_of(name="Alpha GPC & more/less")
    assert "https://pubmed.ncbi.nlm.nih.gov/?term=Alpha%20GPC%20%26%20more%2Fless" in html


def test_the_faq_is_derived_and_can_be_replaced_and_extended() -> None:
    html = page_of(**FULL)
    questions = re.findall(r"<summary><h3>(.*?)</h3></summary>", html)
    assert questions == [
        "Does L-serine work?",
        "Will it hurt me?",
        "What is L-serine used for?",
        "Is it vegan?",
    ]
    assert "It is mostly taken for nerve health. Support, not treatment." in html


def test_links_lead_to_pages_that_exist_and_to_no_others() -> None:
    html = page_of(**FULL)
    assert 'href="/ingredients/glycine/"' in html
    assert "nowhere" not in html


@pytest.mark.parametrize(
    ("due", "notice"), [("2026-11-22", True), ("2026-11-23", False), (None, False)]
)
def test_an_expired_review_shows(due: str | None, notice: bool) -> None:  # noqa: FBT001
    html = page_of(reviewed="2026-01-01", review_due=due)
    assert ("due for review" in html) is notice


def test_the_byline_gives_month_and_year() -> None:
    assert '<time datetime="2026-11-02">November 2026</time>' in page_of()
    assert "Reviewed October 2026 by the editorial team" in page_of(**FULL)


def test_pages_do_not_depend_on_the_order_of_uploads() -> None:
    records = {slug: ingredient(slug, related=["b", "a", "c"]) for slug in "xyz"}
    records |= {slug: ingredient(slug) for slug in "abc"}
    sites = []
    for order in (sorted(records), sorted(records, reverse=True)):
        world = World()
        world.upload("site.json", site())
        for slug in order:
            world.upload(f"ingredients/{slug}.json", records[slug])
            world.settle()
        sites.append(world.site.objects)
    assert sites[0] == sites[1]
