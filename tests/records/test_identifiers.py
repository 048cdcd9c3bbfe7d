"""DOIs, PubMed ids and languages: as papers, forms and address bars give them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factowiki.records.fields.identifiers import (
    DOI_PASTED,
    DOI_PATTERN,
    LANGUAGE_PATTERN,
    doi_link,
    language_of_pages,
)
from factowiki.records.models import Source
from factowiki.records.problems import InvalidRecord, Problem
from tests.records.records import ingredient, parse_ingredient, parse_site, site, to_bytes


def with_source(**fields: Any) -> bytes:
    source = {"id": "a", "title": "T", "type": "trial", "further_reading": True, **fields}
    return to_bytes(ingredient(sources=[source]))


def source_of(**fields: Any) -> Source:
    return parse_ingredient("l-serine", with_source(**fields)).sources[0]


def problem_of(**fields: Any) -> Problem:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", with_source(**fields))
    (problem,) = refused.value.problems
    return problem


# As publishers have registered them, or in their manner.
DOIS = {
    "10.1007/s12640-017-9814-x": "10.1007/s12640-017-9814-x",
    "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2": (
        "10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2"
    ),
    "10.1002/(SICI)1099-1077(199806)13:4<293::AID-HUP997>3.0.CO;2-#": (
        "10.1002/(SICI)1099-1077(199806)13:4%3C293::AID-HUP997%3E3.0.CO;2-%23"
    ),
    "10.1043/0003-9985(2001)125[1:ABC]2.0.CO;2": "10.1043/0003-9985(2001)125%5B1:ABC%5D2.0.CO;2",
    "10.1016/S0140-6736(05)61395-8": "10.1016/S0140-6736(05)61395-8",
    "10.1061/(ASCE)0733-9429(2006)132:11(1151)": "10.1061/(ASCE)0733-9429(2006)132:11(1151)",
    "10.1000.10/123": "10.1000.10/123",
    "10.1234/a+b": "10.1234/a%2Bb",
    "10.1234/a&b=c": "10.1234/a%26b%3Dc",
    "10.1234/o'neill": "10.1234/o%27neill",
    "10.1234/a_b~c|d": "10.1234/a_b~c%7Cd",
    "10.123456789/X": "10.123456789/X",
}


@pytest.mark.parametrize(("doi", "encoded"), DOIS.items())
def test_a_doi_may_have_the_signs_of_its_publisher_and_its_link_encodes_them(
    doi: str, encoded: str
) -> None:
    source = source_of(doi=doi)
    assert source.doi == doi
    assert source.link == f"https://doi.org/{encoded}"


PLAIN = "10.1007/s12640-017-9814-x"


@pytest.mark.parametrize(
    "copied",
    [
        f"https://doi.org/{PLAIN}",
        f"http://doi.org/{PLAIN}",
        f"https://dx.doi.org/{PLAIN}",
        f"http://dx.doi.org/{PLAIN}",
        f"https://www.doi.org/{PLAIN}",
        f"HTTPS://DOI.ORG/{PLAIN}",
        f"doi.org/{PLAIN}",
        f"doi:{PLAIN}",
        f"DOI: {PLAIN}",
        f"doi {PLAIN}",
        f"https://doi.org/{PLAIN.replace('/', '%2F')}",
    ],
)
def test_a_doi_that_was_copied_with_something_is_the_same(copied: str) -> None:
    assert source_of(doi=copied) == source_of(doi=PLAIN)


def test_what_an_address_bar_encodes_is_decoded() -> None:
    for doi, encoded in DOIS.items():
        assert source_of(doi=f"https://doi.org/{encoded}").doi == doi


@pytest.mark.parametrize(
    ("doi", "what", "fix"),
    [
        (f"{PLAIN}.", "full stop", PLAIN),
        (f"https://doi.org/{PLAIN}.", "full stop", PLAIN),
        (f"{PLAIN},", "comma", PLAIN),
        (f"{PLAIN};", "semicolon", PLAIN),
        (f"{PLAIN}/", "slash", PLAIN),
        (f"{PLAIN}\u201d", "quote", PLAIN),
        (f"{PLAIN} ", "not a DOI", PLAIN),
        (f" {PLAIN}", "not a DOI", PLAIN),
        (f"{PLAIN}\n", "not a DOI", PLAIN),
        ("10.1007/s12640\u2013017\u20139814\u2013x", "not a DOI", PLAIN),
        (f"https://link.springer.com/article/{PLAIN}", "not a DOI", PLAIN),
        (f"https://doi.org/{PLAIN}?nosfx=y", "not a DOI", PLAIN),
        ("10.1002/a%3C1%3E3.0.CO;2-2", "not a DOI", "10.1002/a<1>3.0.CO;2-2"),
        ("10.1007/s12640-017- 9814-x", "not a DOI", PLAIN),
    ],
)
def test_what_was_meant_by_what_is_no_doi_is_told(doi: str, what: str, fix: str) -> None:
    problem = problem_of(doi=doi)
    assert problem.pointer == "/sources/0/doi"
    assert what in problem.what
    assert problem.fix == f'Write "{fix}".'


@pytest.mark.parametrize(
    "doi", ["s12640", "10.1007", "10.1007/", "11.1007/x", "10.12/x", '10.1000/"', "doi:", "", "é"]
)
def test_what_is_nothing_like_a_doi_is_told_what_one_looks_like(doi: str) -> None:
    assert problem_of(doi=doi).fix == "Write it like 10.1007/s12640-017-9814-x."


@pytest.mark.parametrize("doi", [f"{PLAIN})", f"{PLAIN}]", "10.1234/a>"])
def test_a_bracket_that_nothing_opens_belongs_to_the_text_around(doi: str) -> None:
    problem = problem_of(doi=doi)
    assert problem.pointer == "/sources/0/doi"
    assert problem.fix == f'Write "{doi[:-1]}", if the bracket stood in the text around it.'


def test_one_doi_in_two_forms_is_one_source() -> None:
    sources = [
        {"id": name, "title": "T", "type": "trial", "further_reading": True, "doi": doi}
        for name, doi in (("a", PLAIN.upper()), ("b", f"doi:{PLAIN}"))
    ]
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", to_bytes(ingredient(sources=sources)))
    assert [problem.pointer for problem in refused.value.problems] == ["/sources/1/doi"]


@given(st.from_regex(re.compile(DOI_PASTED.removesuffix("$") + r"\Z"), fullmatch=True))
def test_whatever_is_taken_comes_to_a_plain_doi_and_a_link_in_ascii(copied: str) -> None:
    if len(copied) > 200:
        return
    source = Source.model_validate_json(
        json.dumps({"id": "a", "title": "T", "type": "trial", "doi": copied})
    )
    assert source.doi is not None
    assert re.fullmatch(DOI_PATTERN, source.doi)
    assert re.fullmatch(r"https://doi\.org/10\.[0-9.]+/[!-~]+", doi_link(source.doi))
    assert not set('<>"#[]|') & set(doi_link(source.doi))


@pytest.mark.parametrize(
    "pmid",
    [
        28929385,
        28929385.0,
        "28929385",
        "PMID: 28929385",
        "PMID:28929385",
        "pmid 28929385",
        "https://pubmed.ncbi.nlm.nih.gov/28929385/",
        "https://pubmed.ncbi.nlm.nih.gov/28929385",
        "http://www.ncbi.nlm.nih.gov/pubmed/28929385",
        "pubmed.ncbi.nlm.nih.gov/28929385/",
    ],
)
def test_a_pubmed_id_is_a_number_however_it_is_written(pmid: Any) -> None:
    source = source_of(pmid=pmid)
    assert source.pmid == "28929385"
    assert source.link == "https://pubmed.ncbi.nlm.nih.gov/28929385/"


@pytest.mark.parametrize(
    ("pmid", "fix"),
    [
        ("028929385", 'Write "28929385".'),
        (" 28929385", 'Write "28929385".'),
        ("28929385.", 'Write "28929385".'),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=28929385", 'Write "28929385".'),
        ("PMC5545604", 'Write "url": "https://pmc.ncbi.nlm.nih.gov/articles/PMC5545604/".'),
        (0, 'Write its digits alone, as in "28929385".'),
        (-7, 'Write its digits alone, as in "28929385".'),
        (7.5, 'Write its digits alone, as in "28929385".'),
        ("x", 'Write its digits alone, as in "28929385".'),
        ("2892 9385", 'Write its digits alone, as in "28929385".'),
    ],
)
def test_what_was_meant_by_what_is_no_pubmed_id_is_told(pmid: Any, fix: str) -> None:
    problem = problem_of(pmid=pmid)
    assert problem.pointer == "/sources/0/pmid"
    assert problem.fix == fix


@pytest.mark.parametrize("pmid", [True, [7], 10**40, 1e300])
def test_no_other_value_is_a_pubmed_id(pmid: Any) -> None:
    with pytest.raises(InvalidRecord):
        parse_ingredient("l-serine", with_source(pmid=pmid, url=None))


LANGUAGES = {
    "en": "en",
    "EN": "en",
    "en-GB": "en-GB",
    "en-gb": "en-GB",
    "en-Latn-GB": "en-GB",
    "en-GB-oxendict": "en-GB",
    "en-u-ca-gregory": "en",
    "zh-Hant": "en",
    "zh-Hant-TW": "en",
    "zh-cmn-Hans-CN": "en",
    "sr-Latn": "en",
    "es-419": "en",
    "de-CH-1996": "en",
    "ca-valencia": "en",
    "pt-BR": "en",
    "fil": "en",
    "hy-Latn-IT-arevela-x-ours": "en",
}


@pytest.mark.parametrize(("tag", "pages"), LANGUAGES.items())
def test_a_site_may_name_any_language_and_its_pages_the_one_they_have_words_in(
    tag: str, pages: str
) -> None:
    record = parse_site(to_bytes(site(language=tag)))
    assert record.language == tag
    assert record.page_language == pages == language_of_pages(tag)


@pytest.mark.parametrize(
    ("tag", "fix"),
    [
        ("en_GB", 'Write "en-GB".'),
        ("zh_Hant", 'Write "zh-Hant".'),
        (" en", 'Write "en".'),
        ("en_US.UTF-8", 'Write "en-US".'),
        ("English", "Write it like en, pt-BR or zh-Hant."),
        ("e", "Write it like en, pt-BR or zh-Hant."),
        ("en-", "Write it like en, pt-BR or zh-Hant."),
        ("zh-Hant-Hans", "Write it like en, pt-BR or zh-Hant."),
        ("x-ours", "Write it like en, pt-BR or zh-Hant."),
        ('en" onload="', "Write it like en, pt-BR or zh-Hant."),
    ],
)
def test_what_is_no_language_tag_is_told_what_is(tag: str, fix: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse_site(to_bytes(site(language=tag)))
    assert [problem.fix for problem in refused.value.problems] == [fix]


@given(st.from_regex(re.compile(LANGUAGE_PATTERN.removesuffix("$") + r"\Z"), fullmatch=True))
def test_pages_say_one_of_few_languages(tag: str) -> None:
    assert re.fullmatch("en(-[A-Z]{2})?", language_of_pages(tag))
