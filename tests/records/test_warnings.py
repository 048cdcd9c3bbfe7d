"""What goes live all the same, and what its editor is told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factowiki.records.checks.texts import garbled
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import INGREDIENT, KINDS, Kind
from factowiki.records.parsing import parse
from factowiki.records.problems import Problem, Report, as_lines, as_report
from factowiki.records.warnings import day_of_change, warnings
from tests.records.records import category, ingredient, parse_ingredient, rich, site, to_bytes

TODAY = "2026-11-30"
KEYS: dict[Kind, ContentKey] = {
    "ingredient": ContentKey("ingredient", "l-serine"),
    "category": ContentKey("category", "nerve-health"),
    "site": ContentKey("site"),
}


def warned(body: bytes, kind: Kind = "ingredient", today: str = TODAY) -> list[Problem]:
    return [*warnings(KINDS[kind], parse(KEYS[kind], body), body, today)]


def only_warning(body: bytes, kind: Kind = "ingredient") -> Problem:
    (found,) = warned(body, kind)
    return found


def test_a_good_record_has_no_warnings() -> None:
    assert warned(to_bytes(ingredient())) == []
    assert warned(to_bytes(rich())) == []
    assert warned(to_bytes(category()), "category") == []
    assert warned(to_bytes(site()), "site") == []


def test_a_warning_has_a_place_a_way_out_and_a_code() -> None:
    text = """{"slug": "nerve-health", "name": "Nerves", "focus_area": "nerves",
  "updated": "2062-11-02", "summary": "Vitamin &amp; co", "introduction": ["a", "CafÃ©"]}"""
    body = text.encode()
    assert as_lines("categories/nerve-health.json", [], warned(body, "category")) == [
        (
            "categories/nerve-health.json:2:14: warning: 2062-11-02 is after today. Correct it, "
            "unless it is meant. Until that day the page is not among the latest. [future-date]"
        ),
        (
            "categories/nerve-health.json:2:39: warning: &amp; is shown as it stands here: text is "
            "never markup. Type & instead. [typed-entity]"
        ),
        (
            "categories/nerve-health.json:2:81: warning: Ã© seems to be é, saved in one encoding "
            "and read in another. Type what is meant, and save files as UTF-8. [garbled-text]"
        ),
    ]


def test_a_report_says_whether_the_record_is_refused() -> None:
    problem = Problem(1, 1, "/name", "What.", "Fix.")
    warning = Problem(1, 1, "/name", "What.", "Fix.", "future-date")
    refused = as_report(Report("site.json", (problem,)))
    accepted = as_report(Report("site.json", warnings=(warning,)))
    assert (refused["status"], accepted["status"]) == ("refused", "accepted with warnings")
    assert accepted["warnings"][0]["code"] == "future-date"
    json.dumps([refused, accepted])


FUTURE = ["2026-12-01", "2027-01-01", "2062-11-02", "2206-11-02", "9999-12-31"]


@pytest.mark.parametrize("day", FUTURE)
def test_a_date_after_today_is_warned_of(day: str) -> None:
    found = only_warning(to_bytes(ingredient(updated=day)))
    assert (found.pointer, found.code) == ("/updated", "future-date")
    assert day in found.what
    found = only_warning(to_bytes(ingredient(updated="2026-11-30", reviewed="2026-12-01")))
    assert found.pointer == "/reviewed"
    found = only_warning(to_bytes(category(updated=day)), "category")
    assert found.pointer == "/updated"


def test_changes_are_dated_too_and_a_review_falls_due_in_the_future() -> None:
    changes = [{"on": "2027-01-02", "what": "b"}, {"on": "2026-01-02", "what": "a"}]
    body = to_bytes(
        ingredient(
            updated="2027-01-02", changes=changes, reviewed="2026-11-01", review_due="2028-11-01"
        )
    )
    assert [found.pointer for found in warned(body)] == ["/updated", "/changes/0/on"]


def test_today_is_no_day_after_today_and_who_knows_no_today_tells_of_none() -> None:
    assert warned(to_bytes(ingredient(updated="2026-11-30"))) == []
    assert warned(to_bytes(ingredient(updated="2062-11-02")), today="") == []


def test_a_warning_of_a_date_ends_with_its_day() -> None:
    body = to_bytes(ingredient(updated="2026-12-05", reviewed="2026-12-03"))
    record = parse_ingredient("l-serine", body)
    told, day = [], TODAY
    while following := day_of_change(INGREDIENT, record, day):
        told.append(warnings(INGREDIENT, record, body, day))
        assert warnings(INGREDIENT, record, body, following) != told[-1]
        day = following
    assert day == "2026-12-05"
    assert [len(each) for each in told] == [2, 1]
    assert warnings(INGREDIENT, record, body, day) == ()


WORDS = {
    "Café": "cp1252 mac_roman cp850 cp437",
    "naïve": "cp1252 mac_roman cp850 cp437",
    "400 µg": "cp1252 mac_roman cp850 cp437",
    "β-alanine": "cp1252 mac_roman cp850 cp437",
    "α-lipoic acid": "cp1252 mac_roman cp850 cp437",
    "5 μg": "cp1252 mac_roman cp850 cp437",
    "St John’s wort": "cp1252 mac_roman cp850 cp437",
    "it was “small”": "mac_roman cp850 cp437",
    "10–20 mg": "cp1252 mac_roman cp850 cp437",
    "a — b": "mac_roman cp850 cp437",
    "≤ 5": "cp1252 mac_roman cp850 cp437",
    "± 2": "cp1252 mac_roman cp850 cp437",
    "2 × 500 mg": "cp1252 mac_roman cp850 cp437",
    "37 °C": "cp1252 mac_roman cp850 cp437",
    "SAMe™": "cp1252 mac_roman cp850 cp437",
    "…and so on": "cp1252 mac_roman cp850 cp437",
    "Müller": "cp1252 mac_roman cp850 cp437",
    "Dvořák": "cp1252 mac_roman cp850 cp437",
    "Škoda": "cp1252 cp850 cp437",
    "ﬁbre": "mac_roman cp850 cp437",
    "Москва": "mac_roman cp850 cp437",
    "维生素": "cp1252 mac_roman cp850 cp437",
    "비타민": "mac_roman cp850 cp437",
    "💊": "cp437",
}


@pytest.mark.parametrize(
    ("word", "encoding"), [(w, e) for w, names in WORDS.items() for e in names.split()]
)
def test_text_saved_in_one_encoding_and_read_in_another_is_warned_of(
    word: str, encoding: str
) -> None:
    read = word.encode().decode(encoding)
    found = only_warning(to_bytes(ingredient(name=f"x {read} x")))
    assert (found.pointer, found.code) == ("/name", "garbled-text")
    assert warned(to_bytes(ingredient(name=f"x {word} x"))) == []


@pytest.mark.parametrize("kind", ["ingredient", "category", "site"])
def test_in_every_text_of_every_kind(kind: Kind) -> None:
    makers = {"ingredient": ingredient, "category": category, "site": site}
    assert only_warning(to_bytes(makers[kind](name="CafÃ©")), kind).pointer == "/name"


def test_also_in_sources_and_where_json_escapes_it() -> None:
    source = {"id": "a", "title": "CafÃ©", "type": "trial", "further_reading": True, "pmid": "7"}
    record = ingredient(sources=[source], dosage=[{"text": "&mu;g"}])
    for body in (to_bytes(record), json.dumps(record).encode()):
        assert [found.pointer for found in warned(body)] == ["/dosage/0/text", "/sources/0/title"]


NOT_GARBLED = [
    "L’été, « j’ai été… »", "«CAFÉ»", "“CAFÉ”", "“PARÍS”", "„das Ä“", "”Å” är en bokstav",
    "120 Å² and 10 Å–20 Å", "Façade naïve coöperate", "Dvořák Škoda žluťoučký kůň",
    "Größe: 5 µg–10 µg ±2 °C", "√2, √(a²+b²)", "Гірчиця та вії", "Русский — «кавычки»…",
    "¿Qué? ¡Señor! Ñandú…", "İstanbul’da çağ", "α-λιποϊκό", "日本語「テスト」", "中文，测试。",
    "עברית", "العربية", "हिन्दी", "5 × 10⁻³ ± 0.1", "Ærø – Ø… Å…", "Ümlaut Öl Ärzte", "®™©",
    "São Paulo, João, ÁÂÃÀ", "Œuvre œuf", "¾ ½ ¼ cup", "à la carte…", "voilà » dit-il", "«à »",
    "ÉTÉ–HIVER", "a ≈ b ≤ c ≥ d", "Straße “Straße” ‚x‘", "Tiếng Việt: ă â đ ê ô ơ ư",
    "Română: ș ț ă â î", "Polski: ąćęłńóśźż", "Íslenska: þæö", "Þórr Ðór",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_GARBLED)
def test_text_of_many_languages_is_not_taken_for_damaged(text: str) -> None:
    assert garbled(text) is None
    assert warned(to_bytes(ingredient(name=text[:80]))) == []


@given(st.text("aéßłøđşα—“”’…µ°±×²³½\u00a0àÄÅÖÜÉ ", max_size=30))
def test_what_is_told_of_a_text_was_read_from_other_bytes(text: str) -> None:
    if found := garbled(text):
        read, meant = found
        assert any(
            meant.encode().decode(encoding, errors="replace") == read
            for encoding in ("cp1252", "mac_roman", "cp850", "cp437")
        )


@pytest.mark.parametrize(
    ("entity", "fix"),
    [
        ("&amp;", "Type & instead."),
        ("&micro;", "Type µ instead."),
        ("&mu;", "Type μ instead."),
        ("&#956;", "Type μ instead."),
        ("&#x3BC;", "Type μ instead."),
        ("&#X3bc;", "Type μ instead."),
        ("&lt;", "Type < instead."),
        ("&quot;", 'Type " instead.'),
        ("&apos;", "Type ' instead."),
        ("&eacute;", "Type é instead."),
        ("&ndash;", "Type – instead."),
        ("&le;", "Type ≤ instead."),
        ("&nbsp;", "Type a space instead."),
        ("&thinsp;", "Type a space instead."),
        ("&shy;", "Remove it."),
        ("&zwj;", "Remove it."),
        ("&#0;", "Type \ufffd instead."),
    ],
)
def test_an_entity_is_shown_as_it_is_typed_and_warned_of(entity: str, fix: str) -> None:
    found = only_warning(to_bytes(ingredient(summary=f"5 {entity}g")))
    assert (found.pointer, found.code, found.fix) == ("/summary", "typed-entity", fix)


@pytest.mark.parametrize(
    "text", ["A & B", "Q&A; more", "R&D;", "AT&T", "&", "&;", "a&b;c", "&#;", "&nonsense;", "&amp"]
)
def test_an_ampersand_is_no_entity(text: str) -> None:
    assert warned(to_bytes(ingredient(summary=text))) == []


def test_an_entity_in_a_doi_or_a_link_was_copied_from_a_page() -> None:
    base = {"title": "T", "type": "trial", "further_reading": True}
    sources: list[dict[str, Any]] = [
        {"id": "a", **base, "doi": "10.1002/a16&lt;1661::AID-SIM968&gt;3.0.CO;2-2"},
        {"id": "b", **base, "url": "https://nih.gov/?a=b&amp;c=d"},
        {"id": "c", **base, "url": "https://nih.gov/?a=b&c=d"},
    ]
    found = warned(to_bytes(ingredient(sources=sources)))
    assert [each.pointer for each in found] == ["/sources/0/doi", "/sources/1/url"]


@pytest.mark.parametrize("tag", ["zh-Hant", "de", "pt-BR", "sr-Latn", "es-419", "fr-CA", "ar"])
def test_a_language_that_pages_have_no_words_in_is_warned_of(tag: str) -> None:
    found = only_warning(to_bytes(site(language=tag)), "site")
    assert (found.pointer, found.code) == ("/language", "language-without-words")
    assert warned(to_bytes(site(language="en-GB")), "site") == []


def test_of_hundreds_of_warnings_the_first_are_told() -> None:
    aliases = [f"{number}&amp;" for number in range(30)]
    texts = [f"&amp; {number}" for number in range(20)]
    record = ingredient(
        aliases=aliases, safety=texts, dosage=texts, interactions=texts, how_it_works=texts
    )
    found = warned(to_bytes(record))
    assert len(found) == 101
    assert "more problems" in found[-1].what
