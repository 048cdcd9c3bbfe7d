"""Honest encodings to begin from. The facts are those of public pages, in our own words."""

from __future__ import annotations

from typing import Any

from factowiki.records.models import Ingredient
from factowiki.records.problems import InvalidRecord, Problem
from tests.records.records import ingredient, parse_ingredient, to_bytes

Json = dict[str, Any]

SOURCES: list[Json] = [
    {"id": "official", "title": "A fact sheet", "type": "official"},
    {"id": "guideline", "title": "A guideline", "type": "guideline"},
    {"id": "pooled", "title": "Many trials", "type": "systematic review", "pmid": "1"},
    {"id": "older", "title": "Fewer trials", "type": "systematic review", "pmid": "2"},
    {
        "id": "newer",
        "title": "Fewer trials, and more",
        "type": "systematic review",
        "pmid": "3",
        "updates": "older",
    },
    {"id": "read", "title": "Trials", "type": "systematic review", "pmid": "4", "read": "whole"},
    {"id": "trial", "title": "One trial", "type": "trial", "pmid": "5"},
    {"id": "study", "title": "One study", "type": "study", "pmid": "6"},
    {"id": "cases", "title": "Two children", "type": "case reports", "pmid": "7"},
    {"id": "book", "title": "A handbook", "type": "reference"},
    {"id": "heard", "title": "Heard of", "type": "systematic review", "told_by": "book"},
    {"id": "page", "title": "Of its own", "type": "systematic review", "told_by": "summary"},
    {"id": "summary", "title": "Of its own (summary)", "type": "reference"},
    {"id": "site", "title": "A site", "type": "secondary"},
    {"id": "mice", "title": "In mice", "type": "animal study", "pmid": "8"},
    {"id": "cells", "title": "In cells", "type": "laboratory study", "pmid": "9"},
]
AN_EFFECT: Json = {"effect": "headache", "sources": ["official"]}


def changed(part: Json, /, **fields: Any) -> Json:
    """The part with other fields; a field given as None is left out."""
    return {name: value for name, value in {**part, **fields}.items() if value is not None}


def finding(result: Json | None = None, /, *more: Json, **fields: Any) -> Json:
    """Seven fields, as many as the shortest needs; ``result`` and ``fields`` are laid over them."""
    first = {"source": "pooled", "design": "trials", "found": "less"}
    return changed(
        {
            "id": "colds",
            "outcome": "a cold",
            "kind": "risk",
            "certainty": "low",
            "results": [changed(first, **(result or {})), *more],
        },
        **fields,
    )


def record(*findings: Json, **fields: Any) -> Json:
    """With every kind of source, and a side effect, so that the balance is kept."""
    parts = {"findings": list(findings), "side_effects": [AN_EFFECT], **fields}
    named = repr(parts)
    used = {each["id"] for each in SOURCES if f"'{each['id']}'" in named}
    used |= {each["told_by"] for each in SOURCES if each["id"] in used and "told_by" in each}
    sources = [
        each if each["id"] in used else {**each, "further_reading": True} for each in SOURCES
    ]
    return ingredient(**{"name": "Zinc", "sources": sources, **parts})


def built(*findings: Json, **fields: Any) -> Ingredient:
    return parse_ingredient("l-serine", to_bytes(record(*findings, **fields)))


def refusals(*findings: Json, **fields: Any) -> tuple[Problem, ...]:
    """What is told of it; nothing where it is good."""
    try:
        built(*findings, **fields)
    except InvalidRecord as refused:
        return refused.problems
    return ()


# What real pages say, as it is encoded: the table of the model, fact by fact.
FALLING_ASLEEP = finding(
    {
        "studies": 19,
        "people": 1683,
        "found": None,
        "size": {"difference": -7, "unit": "minutes"},
        "says": "calls the effect modest",
    },
    id="sleep-onset",
    outcome="the time it takes to fall asleep",
    kind="time",
    better="less",
    matters="felt",
    population="people with a primary sleep disorder",
    magnitude="small",
    certainty="moderate",
)
IRREGULAR_HEARTBEAT = finding(
    {
        "found": None,
        "design": "randomised trials",
        "people": 81_210,
        "size": {"ratio": 1.25, "of": "risk"},
    },
    id="atrial-fibrillation",
    outcome="atrial fibrillation (an irregular heartbeat)",
    population="people in heart trials",
    certainty="moderate",
)
DEMENTIA = finding(
    {
        "source": "trial",
        "design": "randomised trials",
        "funding": "not told",
        "studies": 1,
        "people": 3069,
        "found": "no clear difference",
        "size": {"with_it": {"events": 277}, "without_it": {"events": 246}},
        "dose": {"low": 120, "unit": "mg", "how_often": "twice a day", "of": "extract"},
        "lasted": "about six years",
    },
    id="dementia",
    outcome="dementia",
    population="people aged 75 and over",
    compared_with="placebo",
    because=["imprecise"],
)
MUSCLE_PAIN = finding(
    {"found": "no clear difference", "studies": 7, "people": 321},
    {"source": "older", "design": "randomised trials", "found": "less", "people": 575},
    id="statins",
    outcome="muscle symptoms",
    kind="symptom",
    population="people who take statins",
    change="unclear",
    because=["results differ"],
    certainty=None,
)
COLD_LENGTH = finding(
    {"source": "older", "studies": 16, "found": None, "size": {"difference": -1, "unit": "days"}},
    {"source": "newer", "design": "trials", "found": "unclear"},
    id="cold-length",
    outcome="the time a cold lasts",
    kind="time",
    better="less",
    matters="felt",
    change="unclear",
    because=["results differ"],
    certainty=None,
)
TWO_CHILDREN = finding(
    {"source": "cases", "design": "case reports", "people": 2},
    id="seizures",
    outcome="seizures or spasticity",
    kind="symptom",
    population="children with an inherited serine deficiency disorder",
    certainty="very low",
    because=["imprecise"],
)
STRENGTH = finding(
    {"source": "official", "design": "not told", "found": "more", "says": "accepts it"},
    id="strength",
    outcome="muscle strength",
    kind="ability",
    population="adults over 55",
    how="at 3 g a day or more",
    given_with={"what": "regular resistance training"},
    certainty="moderate",
    judged_by="official",
)
NOT_ENOUGH = finding(
    {"source": "official", "design": "not told", "found": "unclear", "says": "is not convinced"},
    id="attention",
    outcome="attention",
    kind="ability",
    because=["too little evidence"],
    certainty=None,
    judged_by="official",
)
DECLINE = finding(
    {"source": "study", "design": "observed", "people": 20, "funding": "not told"},
    id="decline",
    outcome="the speed of decline",
    kind="symptom",
    population="people with ALS",
    compared_with="similar people from earlier studies",
    certainty="very low",
    because=["risk of bias", "imprecise"],
)
NERVES = finding(
    {
        "source": "trial",
        "design": "randomised trials",
        "funding": "not told",
        "studies": 1,
        "people": 18,
        "says": "found a modest benefit",
        "dose": {"low": 400, "unit": "mg", "per": "kg of body weight"},
    },
    id="nerves",
    outcome="nerve damage (as scored by an examiner)",
    kind="symptom",
    matters="tested",
    population="people with HSAN1, a rare inherited nerve disease",
    compared_with="placebo",
    magnitude="small",
    because=["imprecise"],
)
DEATHS = finding(
    {
        "source": "page",
        "found": "little or no difference",
        "studies": 86,
        "people": 162_796,
    },
    id="deaths",
    outcome="dying",
    population="people with or without heart disease",
    certainty="moderate",
)
ADDED = finding(
    {"source": "heard", "people": 1573, "studies": 11},
    id="heart-failure",
    outcome="dying",
    population="people with heart failure",
    given_with={"what": "standard treatment", "both_groups": True},
)
HONEST: dict[str, Json] = {
    "a difference, in the source's words modest": FALLING_ASLEEP,
    "a ratio of harm": IRREGULAR_HEARTBEAT,
    "two counts without the sizes of their groups": DEMENTIA,
    "reviews that disagree": MUSCLE_PAIN,
    "an older review that a newer one updates": COLD_LENGTH,
    "two children": TWO_CHILDREN,
    "what an authority accepts": STRENGTH,
    "what an authority finds not shown": NOT_ENOUGH,
    "compared with people from earlier studies": DECLINE,
    "one small trial in a rare disease": NERVES,
    "the published summary of a review": DEATHS,
    "told at second hand, added to treatment": ADDED,
}
