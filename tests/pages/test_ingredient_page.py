from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from tests.pages.rich import rich
from tests.records.records import ingredient, site
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
        self.uses: list[str] = []
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
        if tag == "use":
            self.uses.append(str(found["href"]))
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"h1", "h2", "h3", "h4"}:
            tag, text = self.headings[-1]
            self.headings[-1] = (tag, (text + data).strip())


def rich_page(**fields: Any) -> str:
    world = small_world()
    world.upload("ingredients/examplium.json", rich(**fields))
    world.settle()
    return world.page("examplium")


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


@pytest.mark.parametrize("page", [page_of, lambda: page_of(**FULL), rich_page])
def test_the_outline_is_sound(page: Callable[[], str]) -> None:
    outline = Outline(page())
    assert len(outline.ids) == len(set(outline.ids))
    for link in [*outline.links, *outline.uses]:
        assert not link.startswith("#") or link[1:] in outline.ids
    levels = [int(tag[1]) for tag, _ in outline.headings]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    labels = [attrs["aria-labelledby"] for _, attrs in outline.tags if "aria-labelledby" in attrs]
    assert set(labels) <= set(outline.ids)


def test_nothing_runs_and_nothing_loads_from_elsewhere() -> None:
    outline = Outline(rich_page())
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


def test_sources_that_no_claim_rests_on_are_further_reading() -> None:
    html = page_of(**FULL)
    assert '<sup><a id="cite-1" href="#source-1" aria-label="Source 1">1</a></sup>' in html
    assert html.index('id="source-1"') < html.index("A trial</a>") < html.index("Further reading")
    assert html.index("Further reading") < html.index("A review</a>")
    assert 'id="source-2"' not in html
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
    assert ("; next review was due November 2026" in html) is notice
    assert ("; next review due" in html) is (due is not None and not notice)


def test_the_byline_gives_month_and_year() -> None:
    assert '<time datetime="2026-11-02">November 2026</time>' in page_of()
    assert "October 2026</time> by the editorial team." in page_of(**FULL)


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


def test_findings_are_told_at_a_glance_and_in_full() -> None:
    html = rich_page()
    assert html.index("At a glance") < html.index("Finding by finding")
    assert '<a href="#finding-1">Sleep</a> <span>in older adults with insomnia</span>' in html
    assert "Examplium probably improves sleep in older adults with insomnia." in html
    assert "12 trials, 1,510 people" in html


def test_without_effect_unclear_and_without_trials_look_different() -> None:
    html = rich_page()
    table = html[html.index("At a glance") : html.index("Finding by finding")]
    symbols = dict(re.findall(r'<use href="#i-(\w+)"/></svg>([\w ]+)</td>', table))
    assert symbols["same"] == "Little or no difference"
    assert symbols["unclear"] == "Unclear"
    assert symbols["untested"] == "No trials in our sources"
    assert "ot tested" not in html


def test_what_is_known_from_animals_stands_in_the_mechanism_section_only() -> None:
    html = rich_page()
    start, end = html.index('aria-labelledby="mechanism"'), html.index('aria-labelledby="evidence"')
    assert "In animals (old rats), examplium improved maze learning." in html[start:end]
    assert "None of it shows that taking a supplement helps people." in html[start:end]
    assert "rats" not in html[:start]
    assert "maze learning" not in html[end:]


def test_each_source_links_back_to_every_place_that_cites_it() -> None:
    html = rich_page()
    places = re.findall(r'<a id="cite-(\d+)([a-z]*)" href="#source-(\d+)"', html)
    assert len(places) == len(set(places)) > 10
    for number, letter, source in places:
        assert number == source
        assert f'<a href="#cite-{number}{letter}"' in html
    numbers = [int(number) for number, _, _ in places]
    first_seen = list(dict.fromkeys(numbers))
    assert first_seen == sorted(first_seen), "numbered in the order of the page"


def test_identifiers_of_sources_can_be_read_and_opened() -> None:
    html = rich_page()
    assert '<a href="https://pubmed.ncbi.nlm.nih.gov/123/" rel="external">PMID 123</a>' in html
    assert '<a href="https://doi.org/10.1000/review" rel="external">DOI 10.1000/review</a>' in html


def test_what_is_not_known_is_said_openly() -> None:
    html = rich_page()
    unknown = html[html.index('<h2 id="unknown">') : html.index('<h2 id="sources">')]
    assert "<b>No trials in our sources:</b> Memory in healthy adults." in unknown
    assert "<b>Tested, still uncertain:</b> Mood in adults with depression." in unknown
    assert "<b>Safety not known:</b> breastfeeding" in unknown
    assert 'id="unknown"' not in page_of()


def test_key_facts_name_the_surest_benefit_and_the_gravest_caution() -> None:
    html = rich_page()
    facts = html[html.index('<dl class="facts">') : html.index('class="contents"')]
    assert "Moderate certainty. Examplium probably improves sleep" in facts
    assert "400 to 420 mg a day for men; 310 mg a day for women" in facts
    assert "Avoid it during pregnancy and with kidney disease." in facts
    assert "For groups and medicines that this page does not rate, safety is not known" in facts


RATED: dict[str, Any] = {
    **FULL,
    "evidence": {
        "verdict": "Not shown.",
        "points": ["Small trials."],
        "ratings": [{"category": "nerve-health", "strength": "preliminary", "sources": ["trial"]}],
    },
}
JUDGED = "Early for nerve health, in the judgement of our editors."


def test_a_rating_names_its_sources_and_who_rated_and_does_not_look_like_certainty() -> None:
    html = page_of(**RATED)
    facts = html[html.index('<dl class="facts">') : html.index('class="contents"')]
    assert f"<dd>{JUDGED}" in facts
    assert "#i-sure" not in facts
    assert f'<p><b>Evidence:</b> {JUDGED}<sup><a id="cite-1a" href="#source-1"' in html


def test_a_rating_in_an_area_without_a_guide_is_shown_all_the_same() -> None:
    changed = {"category": "eye-health", "strength": "established", "sources": ["trial"]}
    evidence = {**RATED["evidence"], "ratings": [changed]}
    html = page_of(**{**RATED, "categories": ["eye-health"], "evidence": evidence})
    assert "Established for at least one use in eye health, in the judgement of our" in html


def test_who_rated_the_certainty_and_what_its_levels_mean_is_said() -> None:
    html = rich_page()
    table = html[html.index("At a glance") : html.index("Finding by finding")]
    assert "How sure: the four levels of GRADE" in table
    for level in ("High: ", "Moderate: ", "Low: ", "Very low: "):
        assert level in table
    full = html[html.index("Finding by finding") : html.index("What the studies found")]
    assert full.count("<dt>Rated by</dt><dd>the authors of the source</dd>") == 1
    assert full.count("<dt>Rated by</dt><dd>our editors</dd>") == 4
    assert "GRADE" not in page_of()


def test_the_heading_of_the_doses_says_whose_they_are() -> None:
    assert '<h2 id="dosage">Doses</h2>' in rich_page()
    assert '<h2 id="dosage">Doses used in studies</h2>' in page_of()


def test_the_page_tells_its_history() -> None:
    html = rich_page()
    assert '<time datetime="2026-02-11">11 February 2026</time></dt><dd>First published.' in html


def test_the_twin_speaks_in_the_words_of_the_page() -> None:
    world = small_world()
    world.upload("ingredients/examplium.json", rich())
    world.settle()
    twin = json.loads(world.text("ingredients/examplium/index.json"))
    sentences = [finding["sentence"] for finding in twin["evidence"]["findings"]]
    assert sentences[0] in world.page("examplium")


def test_a_shared_link_shows_what_the_page_is() -> None:
    html = page_of(**FULL)
    assert '<meta property="og:type" content="article">' in html
    assert (
        '<meta property="og:url" content="https://factowiki.example/ingredients/l-serine/">' in html
    )
    assert '<meta property="article:modified_time" content="2026-11-02">' in html


def linked(**fields: Any) -> tuple[Outline, World]:
    """A page with one source that it only lists, and the world that has it."""
    source = {"id": "a", "title": "T", "type": "trial", "further_reading": True, **fields}
    world = small_world()
    world.ingredient("l-serine", sources=[source])
    world.settle()
    return Outline(world.page("l-serine")), world


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        (
            {"url": "https://EN.wikipedia.org/wiki/St_John's_wort?a=b&c=é"},
            "https://en.wikipedia.org/wiki/St_John's_wort?a=b&c=%C3%A9",
        ),
        ({"url": "https://bücher.example/ä"}, "https://xn--bcher-kva.example/%C3%A4"),
        (
            {"doi": "10.1002/(SICI)1099-1077(199806)13:4<293::AID-HUP997>3.0.CO;2-#"},
            "https://doi.org/10.1002/(SICI)1099-1077(199806)13:4%3C293::AID-HUP997%3E3.0.CO;2-%23",
        ),
        ({"pmid": 28929385}, "https://pubmed.ncbi.nlm.nih.gov/28929385/"),
    ],
)
def test_a_source_is_linked_by_an_address_in_ascii_everywhere(
    fields: dict[str, Any], link: str
) -> None:
    outline, world = linked(**fields)
    assert link in outline.links
    assert all(address.isascii() for address in outline.links)
    twin = json.loads(world.text("ingredients/l-serine/index.json"))
    assert twin["sources"][0]["url"] == link
    (found,) = re.findall(
        r"<script type=.application/ld.json.>(.*)</script>", world.page("l-serine")
    )
    assert json.loads(found)["citation"][0]["url"] == link


def test_a_source_says_which_doi_it_has_as_the_publisher_writes_it() -> None:
    doi = "10.1043/0003-9985(2001)125[1:A<C]2.0.CO;2"
    source = {"id": "a", "title": "T", "type": "trial", "doi": f"https://doi.org/{doi}"}
    html = page_of(sources=[source], dosage=[{"text": "Grams.", "sources": ["a"]}])
    shown = doi.replace("<", "&lt;")
    address = "https://doi.org/10.1043/0003-9985(2001)125%5B1:A%3CC%5D2.0.CO;2"
    assert f'<a href="{address}" rel="external">DOI {shown}</a>' in html


def test_pages_say_that_they_are_in_english_whatever_the_records_are_in() -> None:
    def language_of(tag: str) -> tuple[str, bool]:
        world = small_world()
        world.upload("site.json", site(language=tag))
        world.settle()
        pages = [world.page("l-serine"), world.text("index.html"), world.text("404.html")]
        (said,) = {re.findall('<html lang="([^"]*)"', page)[0] for page in pages}
        assert f'xml:lang="{said}"' in world.text("feed.xml")
        assert f'"inLanguage":"{said}"' in world.page("l-serine")
        return said, f'og:locale" content="{said.replace("-", "_")}"' in world.page("l-serine")

    assert language_of("en") == ("en", False)
    assert language_of("en-gb") == ("en-GB", True)
    assert language_of("zh-Hant") == ("en", False)


def test_the_schema_that_a_record_names_is_shown_nowhere_and_changes_nothing() -> None:
    world = small_world()
    before = {key: stored.body for key, stored in world.site.objects.items()}
    for key in ("site.json", "categories/nerve-health.json", "ingredients/l-serine.json"):
        record = json.loads(world.content.objects[key].body)
        world.upload(key, {"$schema": "../schema/ingredient.schema.json", **record})
    world.settle()
    assert {key: stored.body for key, stored in world.site.objects.items()} == before
