"""A record that says everything a record may say. The ingredient and its facts are invented."""

from __future__ import annotations

from typing import Any

from tests.records.records import ingredient


def rich(slug: str = "examplium", **fields: Any) -> dict[str, Any]:
    return ingredient(
        slug,
        **{
            "name": "Examplium",
            "aliases": ["Examplium citrate", "Exa-1"],
            "substance": "an invented mineral",
            "reviewed": "2026-10-01",
            "review_due": "2028-10-01",
            "categories": ["nerve-health"],
            "related": ["l-serine"],
            "uses": ["Sold for sleep."],
            "how_it_works": [
                {"text": "It carries charges.", "sources": ["laboratory"]},
                "It is stored in bone.",
            ],
            "evidence": {
                "verdict": {"text": "It improves sleep a little.", "sources": ["review"]},
                "points": [
                    {"text": "Sleep: twelve trials agree.", "sources": ["review", "trial"]},
                    "Mood: one small trial.",
                ],
            },
            "findings": FINDINGS,
            "accepted_uses": [
                {"use": "making up a lack", "kind": "to make up a lack", "sources": ["official"]}
            ],
            "authorised_claims": [
                {
                    "says": "contributes to normal sleep",
                    "where": "Exampleland",
                    "on_condition": "for 300 mg a day",
                    "sources": ["official"],
                }
            ],
            "without_results": [
                {
                    "registry": "NCT1",
                    "title": "Examplium for hay fever",
                    "status": "stopped",
                    "why": "There was no money.",
                    "people": 40,
                    "sources": ["registry"],
                }
            ],
            "not_in_people": [
                {"what": "they learned a maze sooner", "seen_in": "old rats", "sources": ["rats"]}
            ],
            "untested": [
                {"outcome": "memory", "population": "healthy adults"},
                {"outcome": "sleep", "population": "children"},
            ],
            "forms": [
                {"name": "oxide", "differs": "less of it is taken up", "sources": ["official"]}
            ],
            "doses": DOSES,
            "dosage": [{"text": "Trials used single evening doses.", "sources": ["trial"]}],
            "side_effects": SIDE_EFFECTS,
            "known_interactions": INTERACTIONS,
            "groups": GROUPS,
            "changes": [
                {"on": "2026-10-01", "what": "Added a trial of mood."},
                {"on": "2026-02-11", "what": "First published."},
            ],
            "sources": SOURCES,
            **fields,
        },
    )


def _amount(low: float, high: float | None = None, **fields: Any) -> dict[str, Any]:
    return {"low": low, "unit": "mg", **({"high": high} if high else {}), **fields}


FINDINGS: list[dict[str, Any]] = [
    {
        "id": "falling-asleep",
        "outcome": "the time it takes to fall asleep",
        "kind": "time",
        "better": "less",
        "matters": "felt",
        "population": "older adults with insomnia",
        "compared_with": "placebo",
        "certainty": "moderate",
        "because": ["risk of bias"],
        "bears_on": ["nerve-health"],
        "note": "Half of the trials were paid for by makers.",
        "results": [
            {
                "source": "review",
                "design": "randomised trials",
                "size": {"difference": -17.4, "unit": "minutes", "interval": [-27.3, -7.5]},
                "studies": 12,
                "people": 1510,
                "lasted": "eight weeks",
                "dose": _amount(320, 729),
            }
        ],
    },
    {
        "id": "blood-pressure",
        "outcome": "systolic blood pressure",
        "kind": "level",
        "better": "less",
        "certainty": "high",
        "results": [
            {
                "source": "review",
                "design": "randomised trials",
                "found": "little or no difference",
                "studies": 22,
                "people": 1173,
            }
        ],
    },
    {
        "id": "diarrhoea",
        "outcome": "diarrhoea",
        "kind": "risk",
        "population": "adults",
        "certainty": "low",
        "because": ["imprecise"],
        "bears_on": ["nerve-health"],
        "results": [
            {
                "source": "official",
                "design": "trials",
                "size": {"ratio": 1.5, "of": "risk", "without": 20},
                "studies": 4,
                "people": 300,
            }
        ],
    },
    {
        "id": "mood",
        "outcome": "low mood",
        "kind": "symptom",
        "population": "adults with depression",
        "certainty": "very low",
        "because": ["imprecise"],
        "results": [
            {
                "source": "trial",
                "design": "randomised trials",
                "found": "less",
                "studies": 1,
                "people": 18,
                "lasted": "one month",
                "dose": _amount(500, 2000, how_often="twice a day"),
                "funding": "a maker",
            }
        ],
    },
    {
        "id": "serotonin",
        "outcome": "serotonin in the blood",
        "kind": "level",
        "better": "more",
        "population": "adults with depression",
        "certainty": "very low",
        "because": ["imprecise"],
        "results": [
            {
                "source": "trial",
                "design": "randomised trials",
                "found": "more",
                "studies": 1,
                "people": 18,
                "lasted": "one month",
                "dose": _amount(500, 2000, how_often="twice a day"),
                "funding": "a maker",
            }
        ],
    },
    {
        "id": "migraine",
        "outcome": "migraine attacks",
        "kind": "symptom",
        "population": "adults",
        "change": "unclear",
        "because": ["results differ"],
        "results": [
            {"source": "review", "design": "trials", "found": "less"},
            {"source": "trial", "design": "trials", "found": "no clear difference"},
        ],
    },
]
DOSES: list[dict[str, Any]] = [
    {
        "role": "used by doctors",
        "whom": "adults with a lack",
        "amount": _amount(1, 2, unit="g", how_often="twice a day"),
        "supervised": True,
        "sources": ["official"],
    },
    {
        "role": "recommended intake",
        "whom": "men",
        "amount": _amount(400, 420),
        "counts_food": True,
        "by": "Exampleland",
        "sources": ["official"],
    },
    {
        "role": "recommended intake",
        "whom": "women",
        "amount": _amount(310),
        "counts_food": True,
        "by": "Exampleland",
        "sources": ["official"],
    },
    {
        "role": "upper limit",
        "whom": "people aged 9 and over",
        "amount": {"high": 350, "unit": "mg"},
        "counts_food": False,
        "by": "Exampleland",
        "sources": ["official"],
    },
    {
        "role": "studied",
        "whom": "one case",
        "amount": _amount(4, per="kg of body weight"),
        "sources": ["trial"],
    },
]
SIDE_EFFECTS: list[dict[str, Any]] = [
    {"effect": "nausea", "says": "often", "at": "at high doses", "sources": ["official"]},
    {
        "effect": "an irregular heartbeat",
        "serious": True,
        "at": "at very large amounts",
        "do": "stop and seek care at once",
        "sources": ["official"],
    },
    {"effect": "a rash", "seen": {"count": 2, "of": 18}, "sources": ["trial"]},
]
INTERACTIONS: list[dict[str, Any]] = [
    {
        "with": ["coffee"],
        "kind": "food",
        "what": "more of it leaves the body",
        "do": "take care",
        "sources": ["official"],
    },
    {
        "with": ["tetracycline antibiotics"],
        "kind": "medicine",
        "what": "it binds them, so that less is taken up",
        "changes": "the other",
        "do": "keep apart",
        "apart": "two hours",
        "sources": ["official"],
    },
    {"with": ["water tablets"], "kind": "medicine", "do": "ask first", "sources": ["official"]},
]
GROUPS: list[dict[str, Any]] = [
    {
        "who": "pregnancy",
        "level": "avoid",
        "why": "It passes into the womb.",
        "sources": ["official"],
    },
    {"who": "children", "level": "ask first", "why": "Small bodies need less."},
    {
        "who": "kidney disease",
        "level": "avoid",
        "why": "The body cannot clear what is too much.",
        "sources": ["official"],
    },
    {"who": "driving", "level": "no known problem", "sources": ["official"]},
]
SOURCES: list[dict[str, Any]] = [
    {
        "id": "official",
        "title": "Examplium: fact sheet",
        "type": "official",
        "publisher": "Office of Examples",
        "url": "https://office.example/examplium",
    },
    {
        "id": "review",
        "title": "Examplium for sleep: a systematic review",
        "type": "systematic review",
        "publisher": "Journal of Examples",
        "year": 2024,
        "pmid": "123",
        "doi": "10.1000/review",
        "read": "whole",
    },
    {
        "id": "trial",
        "title": "Examplium and mood",
        "type": "trial",
        "publisher": "Journal of Examples",
        "year": 2021,
        "doi": "10.1000/trial",
    },
    {"id": "registry", "title": "Registered trials of examplium", "type": "trial registry"},
    {"id": "rats", "title": "Examplium in rats", "type": "animal study", "pmid": "456"},
    {"id": "laboratory", "title": "Charges", "type": "laboratory study", "pmid": "789"},
    {
        "id": "book",
        "title": "All about examplium",
        "type": "reference",
        "url": "https://books.example/examplium",
        "further_reading": True,
    },
]
