"""Every contradiction a record can hold: the one place, what is wrong there, and the way out.

Each case is a good record with one thing changed, so exactly one problem must be told.
"""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.records.checks.citing import citations
from factowiki.records.evidence import Populations
from factowiki.records.problems import InvalidRecord, Problem
from tests.records.records import ingredient, parse_ingredient, to_bytes

SOURCES: list[dict[str, Any]] = [
    {"id": "trial", "title": "In people", "type": "trial", "pmid": "1"},
    {"id": "mice", "title": "In mice", "type": "animal study", "pmid": "2"},
    {"id": "cells", "title": "In cells", "type": "laboratory study", "pmid": "3"},
    {"id": "more", "title": "More", "type": "review", "pmid": "4", "further_reading": True},
]
FINDING = {
    "outcome": "sleep",
    "population": "older adults",
    "effect": "helps",
    "certainty": "low",
    "trials": 2,
    "participants": 90,
    "sources": ["trial"],
}
IN_MICE = {
    "outcome": "sleep",
    "population": "mice",
    "kind": "animal",
    "effect": "helps",
    "sources": ["mice"],
}
SIZE = {"measure": "time to fall asleep", "value": -17, "unit": "minutes"}
DOSE = {"context": "Adults", "role": "studied", "amount": 5, "unit": "mg", "sources": ["trial"]}
LIMIT = {**DOSE, "role": "upper limit"}
RECOMMENDED = {**DOSE, "role": "recommended"}
INTERACTION = {"substance": "Warfarin", "severity": "major", "advice": "Ask.", "sources": ["trial"]}
CITED_ONCE = [{"text": "Mild stomach upset.", "sources": ["trial", "mice", "cells"]}]


def changed(part: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The part with other fields; a field given as None is left out."""
    return {name: value for name, value in {**part, **fields}.items() if value is not None}


def rated(strength: str, *found: dict[str, Any], **fields: Any) -> bytes:
    """A record in two areas, of which the first is rated."""
    rating = {"category": "sleep", "strength": strength, "sources": ["trial"], **fields}
    return record(ratings=[rating], findings=found, categories=["sleep", "nerve-health"])


def record(**fields: Any) -> bytes:
    evidence = {"verdict": "Early.", "points": ["Small trials."]}
    for name in ("findings", "untested", "ratings"):
        if name in fields:
            evidence[name] = fields.pop(name)
    return to_bytes(
        ingredient(**{"sources": SOURCES, "safety": CITED_ONCE, "evidence": evidence, **fields})
    )


def findings(*parts: dict[str, Any], **fields: Any) -> bytes:
    return record(findings=parts, **fields)


def sized(**fields: Any) -> bytes:
    return findings(changed(FINDING, size={**SIZE, **fields}))


def group(**care: Any) -> bytes:
    return record(populations={"before_surgery": care})


FIRST = "/evidence/findings/0"
IN_THE_AREA = {"category": "sleep", "outcome": "dozing"}
RATE_AGAIN = (
    "Rate what was found, or, where the finding belongs to another area, name that area in its "
    '"category".'
)
CONTRADICTIONS: dict[str, tuple[bytes, str, str, str]] = {
    "recommended though no dose is established": (
        record(doses=[changed(DOSE, role="recommended")], no_established_dose=True),
        "/doses/0/role",
        'An authority recommends this dose, but "no_established_dose" says that none does.',
        'Remove "no_established_dose", or give the dose the role "studied".',
    ),
    "dose for people that rests on mice": (
        record(doses=[changed(RECOMMENDED, sources=["mice"])]),
        "/doses/0/sources",
        "This dose is one for people, but its sources are studies in animals or cells.",
        (
            "Cite the study in people that used it or the authority that names it, or remove the "
            "dose."
        ),
    ),
    "dose of a study that rests on cells": (
        record(doses=[changed(DOSE, sources=["mice", "cells"])]),
        "/doses/0/sources",
        "This dose is one for people, but its sources are studies in animals or cells.",
        (
            "Cite the study in people that used it or the authority that names it, or remove the "
            "dose."
        ),
    ),
    "dose that ends before it begins": (
        record(doses=[changed(DOSE, up_to=4.5)]),
        "/doses/0/up_to",
        "This range ends before it begins: 5 up to 4.5.",
        'Exchange "amount" and "up_to".',
    ),
    "dose without a source": (
        record(doses=[changed(LIMIT, sources=None)]),
        "/doses/0",
        "This dose names no source.",
        'Name in "sources" the study that used it or the authority that names it.',
    ),
    "recommended above the limit, in another unit": (
        record(doses=[changed(LIMIT, unit="g"), changed(RECOMMENDED, amount=5001)]),
        "/doses/1/amount",
        "This recommended dose is above the upper limit for Adults, 5 g a day.",
        "Correct the amount or its unit, or say whom each of the two is meant for.",
    ),
    "recommended up to above the limit, twice a day": (
        record(doses=[changed(RECOMMENDED, amount=1, up_to=2.6, frequency="twice a day"), LIMIT]),
        "/doses/0/up_to",
        "This recommended dose is above the upper limit for Adults, 5 mg a day.",
        "Correct the amount or its unit, or say whom each of the two is meant for.",
    ),
    "high certainty of an interval with no effect in it": (
        findings(changed(FINDING, certainty="high", size={**SIZE, "low": -35, "high": 0})),
        f"{FIRST}/certainty",
        "The certainty is high, but the interval, -35 to 0, includes no effect at all.",
        'Write "moderate" or less, or correct the effect or its interval.',
    ),
    "two upper limits for the same people": (
        record(doses=[LIMIT, DOSE, changed(LIMIT, context="adults", amount=9)]),
        "/doses/2",
        "There is another upper limit for adults.",
        "Keep one of the two, or say whom each is meant for.",
    ),
    "two recommended doses for the same people": (
        record(doses=[RECOMMENDED, changed(RECOMMENDED, context="adults", amount=9)]),
        "/doses/1",
        "There is another recommended dose for adults.",
        "Keep one of the two, or say whom each is meant for.",
    ),
    "upper limit that is a range": (
        record(doses=[changed(LIMIT, up_to=9)]),
        "/doses/0/up_to",
        "An upper limit is one amount, but this is a range.",
        'Remove "up_to"; where people have different limits, give each its own.',
    ),
    "fewer participants than trials": (
        findings(changed(FINDING, participants=1)),
        f"{FIRST}/participants",
        "This finding has fewer participants than trials: 1 in 2.",
        "Correct one of the two numbers.",
    ),
    "help of no size": (
        sized(value=0),
        f"{FIRST}/size/value",
        'The effect is "helps", but its size is 0.',
        "Correct the size or the effect.",
    ),
    "harm of no size": (
        findings(changed(FINDING, effect="harms", size={**SIZE, "value": 0.0})),
        f"{FIRST}/size/value",
        'The effect is "harms", but its size is 0.',
        "Correct the size or the effect.",
    ),
    "finding without a source": (
        findings(changed(FINDING, sources=None)),
        FIRST,
        "This finding names no source.",
        'Name in "sources" what it rests on, or remove it.',
    ),
    "finding in animals without a source": (
        findings(changed(IN_MICE, sources=[])),
        FIRST,
        "This finding names no source.",
        'Name in "sources" what it rests on, or remove it.',
    ),
    "claim about people that rests on mice and cells": (
        findings(changed(FINDING, sources=["mice", "cells"])),
        f"{FIRST}/sources",
        "This finding is about people, but its sources are studies in animals or cells.",
        'Cite trials in people, or give the kind "animal" or "mechanism".',
    ),
    "certainty of a finding in animals": (
        findings(changed(IN_MICE, certainty="low")),
        f"{FIRST}/certainty",
        (
            'A finding of the kind "animal" has no certainty: only trials in people show how '
            "sure we can be."
        ),
        'Remove "certainty".',
    ),
    "certainty of a mechanism": (
        findings(changed(IN_MICE, kind="mechanism", certainty="high", trials=2)),
        f"{FIRST}/certainty",
        (
            'A finding of the kind "mechanism" has no certainty: only trials in people show how '
            "sure we can be."
        ),
        'Remove "certainty".',
    ),
    "claim about people without certainty": (
        findings(changed(FINDING, certainty=None)),
        FIRST,
        "This finding does not say how sure it is.",
        'Add "certainty": "high", "moderate", "low" or "very low".',
    ),
    "certainty without a trial": (
        findings(changed(FINDING, trials=None)),
        FIRST,
        "This finding has a certainty, but names no trial.",
        'Give the number of trials in "trials", or move the claim to "points".',
    ),
    "certainty with no trials at all": (
        findings(changed(FINDING, trials=0)),
        f"{FIRST}/trials",
        "This finding has a certainty, but names no trial.",
        'Give the number of trials in "trials", or move the claim to "points".',
    ),
    "sure of an unclear effect": (
        findings(changed(FINDING, effect="unclear", certainty="moderate")),
        f"{FIRST}/certainty",
        "An unclear effect cannot have moderate certainty.",
        'Write "low" or "very low", or say what the effect is.',
    ),
    "very sure of an unclear effect": (
        findings(changed(FINDING, effect="unclear", certainty="high")),
        f"{FIRST}/certainty",
        "An unclear effect cannot have high certainty.",
        'Write "low" or "very low", or say what the effect is.',
    ),
    "participants without a trial": (
        findings(changed(IN_MICE, participants=12)),
        f"{FIRST}/participants",
        "This finding has participants, but no trial that they took part in.",
        'Give the number of trials in "trials", or remove "participants".',
    ),
    "interval that ends before it begins": (
        sized(low=-7, high=-27),
        f"{FIRST}/size/low",
        "This interval ends before it begins.",
        'Exchange "low" and "high".',
    ),
    "value above its interval": (
        sized(low=-27.5, high=-18),
        f"{FIRST}/size/value",
        "The value -17 is outside its interval, -27.5 to -18.",
        "Correct the value or the interval.",
    ),
    "value below its interval": (
        sized(low=-16, high=0),
        f"{FIRST}/size/value",
        "The value -17 is outside its interval, -16 to 0.",
        "Correct the value or the interval.",
    ),
    "interval without an upper end": (
        sized(low=-27),
        f"{FIRST}/size/low",
        'This interval has no "high" end.',
        "Give both ends, or none.",
    ),
    "interval without a lower end": (
        sized(high=0),
        f"{FIRST}/size/high",
        'This interval has no "low" end.',
        "Give both ends, or none.",
    ),
    "the same finding twice": (
        findings(FINDING, changed(FINDING, outcome="SLEEP", population="Older  adults")),
        "/evidence/findings/1",
        "Another finding above has the same outcome in the same population.",
        "Make one finding of the two, with the sources of both, or say how they differ.",
    ),
    "untested, though trials tested it": (
        findings(FINDING, untested=[{"outcome": "Sleep", "population": "older Adults"}]),
        "/evidence/untested/0",
        "This is listed as untested, but a finding says what trials in people showed.",
        "Remove one of the two.",
    ),
    "harmless, says no source": (
        group(level="no known problem", note="Nothing was seen."),
        "/populations/before_surgery/level",
        '"no known problem" names no source.',
        'Name it in "sources", or write "not known".',
    ),
    "harmless, as mice are said to show": (
        group(level="no known problem", sources=["mice"]),
        "/populations/before_surgery/sources",
        '"no known problem" is about people, but its sources are studies in animals or cells.',
        'Cite studies in people or an authority, or write "not known".',
    ),
    "no problem with medicines beside a major interaction with one": (
        record(
            populations={
                "prescription_medicine": {"level": "no known problem", "sources": ["trial"]}
            },
            known_interactions=[INTERACTION],
        ),
        "/populations/prescription_medicine/level",
        '"no known problem" stands beside a major interaction with Warfarin.',
        'Write "ask first" or "avoid", and say in "note" with what.',
    ),
    "to be avoided without a reason": (
        group(level="avoid", sources=["trial"]),
        "/populations/before_surgery/level",
        '"avoid" gives no reason.',
        'Say in "note" why, or who says so.',
    ),
    "to be asked about without a reason": (
        group(level="ask first"),
        "/populations/before_surgery/level",
        '"ask first" gives no reason.',
        'Say in "note" why, or who says so.',
    ),
    "severe interaction for no reason": (
        record(known_interactions=[changed(INTERACTION, sources=None)]),
        "/known_interactions/0/severity",
        "Nothing says why this interaction is major.",
        'Name a source in "sources", or say in "mechanism" why, or who says so.',
    ),
    "minor interaction, says no source": (
        record(
            known_interactions=[
                changed(INTERACTION, severity="minor", mechanism="It binds.", sources=None)
            ]
        ),
        "/known_interactions/0/severity",
        "No source says that this interaction is minor.",
        'Name it in "sources", or write "unknown".',
    ),
    "minor interaction, as mice are said to show": (
        record(known_interactions=[changed(INTERACTION, severity="minor", sources=["mice"])]),
        "/known_interactions/0/sources",
        (
            "That this interaction is minor is about people, but its sources are studies in "
            "animals or cells."
        ),
        'Cite who says so of people, or write "unknown" and say in "advice" to ask first.',
    ),
    "moderate interaction, as mice show": (
        record(known_interactions=[changed(INTERACTION, severity="moderate", sources=["mice"])]),
        "/known_interactions/0/sources",
        (
            "That this interaction is moderate is about people, but its sources are studies in "
            "animals or cells."
        ),
        "Cite besides who warns people of it.",
    ),
    "the same interaction twice": (
        record(known_interactions=[INTERACTION, changed(INTERACTION, substance="warfarin")]),
        "/known_interactions/1/substance",
        "There is another interaction with warfarin.",
        "Make one of the two.",
    ),
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
        findings(changed(FINDING, sources=["more"])),
        "/sources/3/further_reading",
        "This source is marked as further reading, but the page rests on it.",
        'Remove "further_reading".',
    ),
    "source cited twice in one place": (
        findings(changed(FINDING, sources=["trial", "mice", "trial"])),
        f"{FIRST}/sources/2",
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
    "source that cannot be opened": (
        record(
            sources=[*SOURCES, {"id": "x", "title": "X", "type": "trial", "further_reading": True}]
        ),
        "/sources/4",
        "A reader cannot open this source.",
        'Give it a "url", a "pmid" or a "doi".',
    ),
    "rating for a category it is not in": (
        record(ratings=[{"category": "nerve-health", "strength": "none"}]),
        "/evidence/ratings/0/category",
        "The evidence is rated for nerve-health, which is not among the categories.",
        'Add it to "categories", or remove the rating.',
    ),
    "rating that rests on nothing": (
        rated("established", sources=[]),
        "/evidence/ratings/0",
        "This rating names no source.",
        'Name in "sources" what it rests on, or remove the rating.',
    ),
    "rating that rests on mice and cells": (
        rated("preliminary", sources=["mice", "cells"]),
        "/evidence/ratings/0/sources",
        "This rating is about people, but its sources are studies in animals or cells.",
        "Cite studies in people, or remove the rating.",
    ),
    "rated as nothing, though sure to help": (
        rated("none", changed(FINDING, certainty="moderate")),
        "/evidence/ratings/0/strength",
        'Rated "none", though a finding of moderate certainty says that it helps: sleep.',
        RATE_AGAIN,
    ),
    "rated as nothing, though sure to help in this very area": (
        rated("none", FINDING, changed(FINDING, certainty="high", **IN_THE_AREA)),
        "/evidence/ratings/0/strength",
        'Rated "none", though a finding of high certainty says that it helps: dozing.',
        RATE_AGAIN,
    ),
    "established, though sure to make no difference": (
        rated("established", changed(FINDING, certainty="high", effect="no difference")),
        "/evidence/ratings/0/strength",
        (
            'Rated "established", though no finding says that it helps, and one of high '
            'certainty says "no difference": sleep.'
        ),
        RATE_AGAIN,
    ),
    "established, though sure to harm, and helpful elsewhere": (
        rated(
            "established",
            changed(FINDING, category="nerve-health"),
            changed(FINDING, certainty="moderate", effect="harms", **IN_THE_AREA),
        ),
        "/evidence/ratings/0/strength",
        (
            'Rated "established", though no finding says that it helps, and one of moderate '
            'certainty says "harms": dozing.'
        ),
        RATE_AGAIN,
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


@pytest.mark.parametrize(
    ("size", "field", "told"),
    [
        ({"measure": "risk ratio of a fall", "unit": "points"}, "measure", "risk ratio"),
        ({"measure": "Relative risk"}, "measure", "Relative risk"),
        ({"measure": "OR of sleeping through"}, "measure", "OR"),
        ({"measure": "Ratio"}, "measure", "Ratio"),
        ({"unit": "risk ratio"}, "unit", "ratio"),
        ({"unit": "(HR)"}, "unit", "HR"),
        ({"unit": "or"}, "unit", "or"),
        ({"unit": "-fold"}, "unit", "fold"),
    ],
)
def test_a_ratio_is_not_taken_for_a_difference(size: dict[str, Any], field: str, told: str) -> None:
    (problem,) = refusal(sized(**size))
    assert problem.pointer == f"{FIRST}/size/{field}"
    assert problem.what == f'"{told}" is a ratio, but the size of an effect is a difference.'
    assert problem.fix == (
        "Give the difference between the groups in its own unit, or remove the size and put the "
        'ratio in "note".'
    )


def test_no_way_out_softens_a_warning() -> None:
    mends = [fix for _, _, what, fix in CONTRADICTIONS.values() if '"avoid" ' in what]
    mends += [fix for _, _, what, fix in CONTRADICTIONS.values() if "major" in what]
    assert len(mends) == 3
    assert not any("not known" in fix or "unknown" in fix for fix in mends)


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"findings": [changed(FINDING, sources=["no"])]}, f"{FIRST}/sources/0"),
        ({"doses": [changed(DOSE, sources=["trial", "no"])]}, "/doses/0/sources/1"),
        (
            {"known_interactions": [changed(INTERACTION, sources=["no"])]},
            "/known_interactions/0/sources/0",
        ),
        (
            {"populations": {"driving": {"level": "avoid", "note": "Why.", "sources": ["no"]}}},
            "/populations/driving/sources/0",
        ),
        ({"uses": [{"text": "Sleep.", "sources": ["no"]}]}, "/uses/0/sources/0"),
        (
            {
                "categories": ["sleep"],
                "ratings": [{"category": "sleep", "strength": "mixed", "sources": ["no"]}],
            },
            "/evidence/ratings/0/sources/0",
        ),
    ],
)
def test_a_source_that_does_not_exist_is_told_wherever_it_is_cited(
    fields: dict[str, Any], pointer: str
) -> None:
    (problem,) = refusal(record(**fields))
    assert (problem.pointer, problem.what) == (pointer, 'No source of this record has the id "no".')


GOOD = {
    "a claim about people that rests on mice and people": findings(
        changed(FINDING, sources=["mice", "trial"])
    ),
    "a value at the end of its interval": sized(low=-17, high=3),
    "an unclear effect with a size": findings(
        changed(FINDING, effect="unclear", size={**SIZE, "low": -30, "high": 4})
    ),
    "the same outcome in people and in animals": findings(FINDING, IN_MICE, IN_MICE),
    "the same outcome in others": findings(FINDING, changed(FINDING, population="children")),
    "untested in people, tested in mice": findings(
        IN_MICE, untested=[{"outcome": "sleep", "population": "mice"}]
    ),
    "two upper limits for others": record(doses=[LIMIT, changed(LIMIT, context="Children")]),
    "recommended up to the limit": record(
        doses=[changed(RECOMMENDED, amount=2.5, frequency="twice a day"), LIMIT]
    ),
    "recommended above the limit of others": record(
        doses=[changed(RECOMMENDED, amount=9), changed(LIMIT, context="Children")]
    ),
    "recommended in what no limit is told in": record(
        doses=[changed(RECOMMENDED, amount=9, unit="IU"), LIMIT]
    ),
    "high certainty of no difference": findings(
        changed(
            FINDING,
            certainty="high",
            effect="no difference",
            size={**SIZE, "low": -35, "high": 1},
        )
    ),
    "moderate certainty of an interval with no effect in it": findings(
        changed(FINDING, certainty="moderate", size={**SIZE, "low": -35, "high": 1})
    ),
    "the same people in two studies": record(doses=[DOSE, DOSE]),
    "an upper limit without an established dose": record(doses=[LIMIT], no_established_dose=True),
    "a range of one amount": record(doses=[changed(DOSE, up_to=5)]),
    "an interaction of unknown severity": record(
        known_interactions=[changed(INTERACTION, severity="unknown", sources=None)]
    ),
    "a group of which nothing is known": group(level="not known", note="Nobody has looked."),
    "a warning of what no reader can open": group(level="avoid", note="A book warns of it."),
    "a warning from work in mice": group(level="avoid", note="Mice died.", sources=["mice"]),
    "a severe interaction for a reason": record(
        known_interactions=[changed(INTERACTION, mechanism="A book warns of it.", sources=None)]
    ),
    "an unknown severity after work in mice": record(
        known_interactions=[changed(INTERACTION, severity="unknown", sources=["mice"])]
    ),
    "no problem with medicines beside a minor interaction": record(
        populations={"prescription_medicine": {"level": "no known problem", "sources": ["trial"]}},
        known_interactions=[changed(INTERACTION, severity="minor")],
    ),
    "a caution with medicines beside a major interaction": record(
        populations={"prescription_medicine": {"level": "ask first", "note": "Warfarin."}},
        known_interactions=[INTERACTION],
    ),
    "two recommended doses for others": record(
        doses=[RECOMMENDED, changed(RECOMMENDED, context="Children"), changed(LIMIT, amount=9)]
    ),
    "a dose of mice and people": record(doses=[changed(DOSE, sources=["mice", "trial"])]),
    "as many participants as trials": findings(changed(FINDING, participants=2)),
    "no difference of no size": findings(
        changed(FINDING, effect="no difference", size={**SIZE, "value": 0})
    ),
    "the difference of two ratios": sized(measure="waist-to-hip ratio", unit="hundredths"),
    "a measure with an or in it": sized(measure="thinking or mood", unit="points"),
    "one source in two places": findings(FINDING, IN_MICE, changed(FINDING, outcome="mood")),
    "a rating that rests on nothing, of nothing": rated("none", sources=[]),
    "rated as nothing, and not sure to help": rated("none", FINDING),
    "rated as nothing, and sure to help elsewhere": rated(
        "none", changed(FINDING, certainty="high", category="heart-health")
    ),
    "rated as nothing, and a mechanism": rated("none", IN_MICE),
    "established, and sure to make no difference elsewhere": rated(
        "established",
        changed(FINDING, certainty="high", effect="no difference", category="nerve-health"),
    ),
    "established for one use, and without effect in another": rated(
        "established",
        FINDING,
        changed(FINDING, certainty="high", effect="no difference", population="children"),
    ),
    "a review after the last update": record(reviewed="2031-11-02", review_due="2036-11-02"),
    "a group to ask first, with a reason": group(level="ask first", note="It thins the blood."),
    "a group without problems": group(level="no known problem", sources=["trial"]),
    "two changes on one day": record(
        changes=[{"on": "2026-11-02", "what": "Longer."}, {"on": "2026-11-02", "what": "New."}]
    ),
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_what_only_looks_like_a_contradiction_is_good(body: bytes) -> None:
    assert parse_ingredient("l-serine", body).slug == "l-serine"


def test_citations_come_in_the_order_of_the_page() -> None:
    cited = {"text": "So it is.", "sources": ["trial"]}
    fine = {"level": "no known problem", "sources": ["trial"]}
    fields = ("what_it_is", "uses", "how_it_works", "dosage", "safety", "interactions")
    body = record(
        categories=["sleep"],
        evidence={
            "verdict": cited,
            "points": [cited],
            "findings": [FINDING, changed(FINDING, kind="animal", certainty=None)],
            "ratings": [{"category": "sleep", "strength": "mixed", "sources": ["trial"]}],
        },
        doses=[DOSE],
        known_interactions=[changed(INTERACTION, severity="minor")],
        populations=dict.fromkeys(Populations.model_fields, fine),
        sources=SOURCES[:1],
        **{field: [cited, "Nobody is cited for this."] for field in fields},
    )
    pointers = [pointer for pointer, _ in citations(parse_ingredient("l-serine", body))]
    assert pointers == [
        "/what_it_is/0",
        "/uses/0",
        "/how_it_works/0",
        "/evidence/findings/1",  # in animals: it belongs to how it works
        "/evidence/verdict",
        "/evidence/ratings/0",
        "/evidence/findings/0",
        "/evidence/points/0",
        "/doses/0",
        "/dosage/0",
        "/safety/0",
        "/interactions/0",
        "/populations/pregnancy",
        "/populations/breastfeeding",
        "/populations/children",
        "/populations/before_surgery",
        "/populations/kidney_disease",
        "/populations/liver_disease",
        "/populations/driving",
        "/populations/prescription_medicine",
        "/known_interactions/0",
    ]
