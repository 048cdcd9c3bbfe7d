"""Every contradiction in what frames a record: the one place, what is wrong there, the way out.

Each case is a good record with one thing changed, so exactly one problem must be told. What cannot
be said of evidence: see `evidence/test_rules.py`.
"""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.records.checks.citing import citations
from factowiki.records.problems import InvalidRecord, Problem
from tests.records.records import ingredient, parse_ingredient, to_bytes

SOURCES: list[dict[str, Any]] = [
    {"id": "trial", "title": "In people", "type": "trial", "pmid": "1"},
    {"id": "mice", "title": "In mice", "type": "animal study", "pmid": "2"},
    {"id": "cells", "title": "In cells", "type": "laboratory study", "pmid": "3"},
    {"id": "more", "title": "More", "type": "review", "pmid": "4", "further_reading": True},
]
DOSE = {"role": "studied", "whom": "adults", "amount": {"low": 5, "unit": "mg"}}
RESULT = {"source": "trial", "design": "not told", "found": "more"}
FINDING = {
    "id": "sleep",
    "outcome": "sleep",
    "kind": "ability",
    "certainty": "low",
    "results": [RESULT],
}
CITED_ONCE = [{"text": "Mild stomach upset.", "sources": ["trial", "mice", "cells"]}]


def changed(part: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The part with other fields; a field given as None is left out."""
    return {name: value for name, value in {**part, **fields}.items() if value is not None}


def record(**fields: Any) -> bytes:
    return to_bytes(ingredient(**{"sources": SOURCES, "safety": CITED_ONCE, **fields}))


CONTRADICTIONS: dict[str, tuple[bytes, str, str, str]] = {
    "history that begins with the oldest change": (
        record(
            changes=[{"on": "2026-10-01", "what": "New."}, {"on": "2026-10-02", "what": "Longer."}]
        ),
        "/changes/1/on",
        "This change is later than the one before it.",
        "List the newest change first.",
    ),
    "change after the last update": (
        record(changes=[{"on": "2026-11-03", "what": "New."}]),
        "/changes/0/on",
        "This change is later than 2026-11-02, when the record was last updated.",
        'Correct the date, or "updated".',
    ),
    "source that nothing cites": (
        record(safety=[{"text": "Mild.", "sources": ["trial", "mice"]}]),
        "/sources/2",
        "Nothing on the page cites this source.",
        'Cite it where something rests on it, give it "further_reading": true, or remove it.',
    ),
    "further reading that the page rests on": (
        record(uses=[{"text": "x", "sources": ["more"]}]),
        "/sources/3/further_reading",
        "This source is marked as further reading, but the page rests on it.",
        'Remove "further_reading".',
    ),
    "source cited twice in one place": (
        record(uses=[{"text": "x", "sources": ["trial", "mice", "trial"]}]),
        "/uses/0/sources/2",
        "The source trial is cited twice here.",
        "Keep one of the two.",
    ),
    "two sources with one PubMed id": (
        record(sources=[*SOURCES, changed(SOURCES[3], id="again", pmid="1")]),
        "/sources/4/pmid",
        "The source trial has the same PMID.",
        "Make one source of the two, or correct the number.",
    ),
    "two sources with one DOI, however it is capitalised": (
        record(
            sources=[
                *SOURCES,
                changed(SOURCES[3], id="x", pmid=None, doi="10.1000/abc"),
                changed(SOURCES[3], id="y", pmid="5", doi="10.1000/ABC"),
            ]
        ),
        "/sources/5/doi",
        "The source x has the same DOI.",
        "Make one source of the two, or correct the number.",
    ),
    "alias twice": (
        record(aliases=["Ser", "Serine", "Ser"]),
        "/aliases/2",
        "The alias Ser is listed twice.",
        "Keep one of the two.",
    ),
    "former name that is its name": (
        record(formerly=["l-serine"]),
        "/formerly/0",
        '"formerly" names the ingredient itself.',
        "Remove it.",
    ),
    "review that never took place": (
        record(review_due="2027-01-01"),
        "/review_due",
        "A review cannot expire that has not taken place.",
        'Add "reviewed", or remove "review_due".',
    ),
    "review that expires at once": (
        record(reviewed="2026-01-01", review_due="2026-01-01"),
        "/review_due",
        "The review expires before it took place.",
        'Give a later date than "reviewed".',
    ),
    "review that holds for too long": (
        record(reviewed="2026-01-01", review_due="2031-01-02"),
        "/review_due",
        "The review expires more than 5 years after it took place.",
        "Give an earlier date.",
    ),
    "review in the far future": (
        record(reviewed="2099-11-02"),
        "/reviewed",
        "This review is dated more than 5 years after the last update, 2026-11-02.",
        'Correct the date, or "updated".',
    ),
}


def refusal(body: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", body)
    return refused.value.problems


@pytest.mark.parametrize(
    ("body", "pointer", "what", "fix"), CONTRADICTIONS.values(), ids=CONTRADICTIONS
)
def test_a_contradiction_is_told_once_with_its_place_and_a_way_out(
    body: bytes, pointer: str, what: str, fix: str
) -> None:
    (problem,) = refusal(body)
    assert (problem.pointer, problem.what, problem.fix) == (pointer, what, fix)


NO = {"sources": ["no"]}


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"uses": [{"text": "Sleep.", **NO}]}, "/uses/0/sources/0"),
        ({"doses": [{**DOSE, "sources": ["trial", "no"]}]}, "/doses/0/sources/1"),
        (
            {
                "findings": [changed(FINDING, results=[{**RESULT, "source": "no"}])],
                "no_known_side_effects": True,
            },
            "/findings/0/results/0/source",
        ),
        ({"side_effects": [{"effect": "a rash", **NO}]}, "/side_effects/0/sources/0"),
        (
            {"known_interactions": [{"with": ["iron"], "kind": "supplement", **NO}]},
            "/known_interactions/0/sources/0",
        ),
        ({"groups": [{"who": "driving", "level": "avoid", **NO}]}, "/groups/0/sources/0"),
        ({"forms": [{"name": "oxide", "differs": "more", **NO}]}, "/forms/0/sources/0"),
    ],
)
def test_a_source_that_does_not_exist_is_told_wherever_it_is_cited(
    fields: dict[str, Any], pointer: str
) -> None:
    (problem,) = refusal(record(**fields))
    assert (problem.pointer, problem.what) == (pointer, 'No source of this record has the id "no".')


GOOD = {
    "a source that cannot be opened": record(
        sources=[*SOURCES, {"id": "x", "title": "X", "type": "trial", "further_reading": True}]
    ),
    "a source that only tells of another": record(
        sources=[
            {**SOURCES[0], "told_by": "tells"},
            *SOURCES[1:],
            {"id": "tells", "title": "It tells", "type": "reference"},
        ]
    ),
    "a review after the last update": record(reviewed="2031-11-02", review_due="2036-11-02"),
    "two changes on one day": record(
        changes=[{"on": "2026-11-02", "what": "Longer."}, {"on": "2026-11-02", "what": "New."}]
    ),
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_what_only_looks_like_a_contradiction_is_good(body: bytes) -> None:
    assert parse_ingredient("l-serine", body).slug == "l-serine"


def test_citations_come_in_the_order_of_the_page() -> None:
    cited = {"sources": ["trial"]}
    prose = [{"text": "So it is.", **cited}, "Nobody is cited for this."]
    body = record(
        evidence={"verdict": prose[0], "points": prose},
        findings=[FINDING],
        accepted_uses=[{"use": "a lack", "kind": "to make up a lack", "sources": ["book"]}],
        authorised_claims=[{"says": "x", "where": "y", **cited}],
        not_in_people=[{"what": "x", "seen_in": "mice", **cited}],
        without_results=[{"registry": "N", "title": "T", "status": "running", **cited}],
        doses=[{**DOSE, **cited}],
        forms=[{"name": "oxide", "differs": "x", **cited}],
        side_effects=[{"effect": "a rash", **cited}],
        groups=[{"who": "driving", "level": "avoid", **cited}],
        known_interactions=[{"with": ["iron"], "kind": "supplement", **cited}],
        sources=[
            {**SOURCES[0], "told_by": "book"},
            {"id": "book", "title": "B", "type": "reference"},
        ],
        **dict.fromkeys(
            ("what_it_is", "uses", "how_it_works", "dosage", "safety", "interactions"), prose
        ),
    )
    found = [*citations(parse_ingredient("l-serine", body))]
    assert [pointer for pointer, _ in found] == [
        "/what_it_is/0",
        "/uses/0",
        "/accepted_uses/0",
        "/authorised_claims/0",
        "/how_it_works/0",
        "/not_in_people/0",
        "/evidence/verdict",
        "/findings/0/results/0",
        "/evidence/points/0",
        "/without_results/0",
        "/doses/0",
        "/forms/0",
        "/dosage/0",
        "/side_effects/0",
        "/safety/0",
        "/interactions/0",
        "/groups/0",
        "/known_interactions/0",
    ]
    assert {sources for _, sources in found} == {("trial", "book"), ("book",)}
