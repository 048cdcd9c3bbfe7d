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
        "What L-serine is commonly used for",
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
    assert "This page names no accepted use of it." in html
    assert "mostly taken for" not in html


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
    assert ("Its review expired in November 2026." in html) is notice
    assert (", next due November 2026" in html) is (due is not None and not notice)


def test_the_byline_gives_month_and_year() -> None:
    assert '<time datetime="2026-11-02">November 2026</time>' in page_of()
    assert "October 2026</time> by the editorial team, next due October 2028</p>" in page_of(**FULL)


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


def section(html: str, name: str) -> str:
    start = html.index(f'aria-labelledby="{name}"')
    return html[start : html.index("</section>", start)]


def test_a_finding_is_a_row_that_opens() -> None:
    evidence = section(rich_page(), "evidence")
    row = evidence[evidence.index('<details class="row" id="finding-falling-asleep">') :]
    row = row[: row.index("</details>")]
    glance, _, full = row.partition("</summary>")
    assert "The time it takes to fall asleep</b>, in older adults with insomnia" in glance
    assert "Probably shorter (fairly sure)" in glance
    assert (
        "Half of the trials were paid for by makers." in glance
    )  # a note never parts from its row
    assert (
        "In older adults with insomnia, taking examplium probably shortens the time it takes to "
        "fall asleep, compared with placebo." in full
    )
    assert "Why not more sure: the studies have weaknesses." in full
    assert "12 studies, 1,510 people, eight weeks, 320 to 729 mg a day" in full


def test_harms_come_first_and_what_one_study_measured_besides_stands_with_it() -> None:
    evidence = section(rich_page(), "evidence")
    headings = re.findall(r"<h3>(.*?)</h3>", evidence)
    assert headings == [
        "What can go wrong",
        "Healthy people, or we are not told whom",
        "People with an illness",
        "No answer yet",
    ]
    mood = evidence[evidence.index('id="finding-mood"') :]
    assert '<h4 id="finding-serotonin">' in mood[: mood.index("</details>")]


def test_no_difference_unclear_and_untested_look_different() -> None:
    evidence = section(rich_page(), "evidence")
    symbols = {
        text: name for name, text in re.findall(r'<use href="#i-(\w+)"/></svg>([^<]+)', evidence)
    }
    assert symbols["Little or no difference (sure)"] == "same"
    assert symbols["Not known: studies disagree"] == "unclear"
    assert symbols["Not tested in our sources"] == "untested"
    assert symbols["No results: stopped early"] == "untested"
    assert symbols["Harm: maybe higher risk (not very sure)"] == "harms"


def test_what_is_known_from_animals_stands_in_the_mechanism_section_only() -> None:
    html = rich_page()
    start, end = html.index('aria-labelledby="mechanism"'), html.index('aria-labelledby="evidence"')
    assert "In old rats: They learned a maze sooner." in html[start:end]
    assert "None of it shows that taking a supplement helps people." in html[start:end]
    assert "rats" not in html[:start]
    assert "maze" not in html[end:]


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


def top_of(html: str) -> str:
    return html[html.index('<dl class="answers">') : html.index('class="contents"')]


def test_the_top_answers_four_questions_and_tells_the_surest_harm() -> None:
    top = top_of(rich_page())
    assert re.findall(r"<dt><a [^>]*>(.*?)</a></dt>", top) == [
        "What is it?",
        "Does it work, for what?",
        "What can go wrong?",
        "Who should ask first?",
    ]
    assert "No benefit is known for healthy people. Accepted to make up a lack" in top
    assert "taking examplium probably shortens the time it takes to fall asleep" in top
    assert "In adults, taking examplium may raise the risk of diarrhoea." in top
    assert "Do not take it: pregnancy and kidney disease." in top
    assert "safety is not known: ask a doctor or pharmacist." in top


def test_at_the_top_of_plain_prose_stands_that_nothing_is_rated_yet() -> None:
    top = top_of(page_of())
    assert "Not rated yet: this page tells the evidence in prose." in top
    assert "Not listed one by one yet: this page tells it in prose." in top


def test_whose_judgement_it_is_is_said_and_nothing_of_it_where_nothing_is_rated() -> None:
    html = rich_page()
    assert "How sure we are is our judgement, in GRADE&#39;s words, unless a source is" in html
    assert "(moderate certainty, our own judgement)" in html
    assert "GRADE" not in page_of()


def test_intakes_limits_and_what_studies_gave_are_told_apart() -> None:
    dosage = section(rich_page(), "dosage")
    labels = re.findall(r'<th scope="row">([^<]*?) <span>', dosage)
    assert labels == [
        "Recommended intake, Exampleland",
        "Recommended intake, Exampleland",
        "Upper limit, Exampleland",
        "Used by doctors",
        "Used in studies",
        "Used in studies",
        "Used in studies",
    ]
    assert 'What came of it: <a href="#finding-mood">Low mood</a>' in dosage
    assert "What came of it is not told here." in dosage


def test_a_source_without_a_link_is_a_footnote() -> None:
    html = rich_page()
    footnote = html[html.index("Registered trials of examplium") - 40 :][:80]
    assert "href" not in footnote


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
    sentences = [finding["sentence"] for finding in twin["findings"]]
    assert sentences[0] in world.page("examplium")
    answers = twin["answers"]
    assert answers["What is it?"] == twin["summary"]
    assert twin["groups"][0]["sentence"].startswith("Pregnancy: do not take it.")


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
