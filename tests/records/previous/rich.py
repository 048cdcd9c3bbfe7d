"""A record that says everything that the previous form could say. Its facts are invented."""

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
            "uses": [{"text": "Making up a low intake.", "sources": ["official"]}],
            "how_it_works": [{"text": "It carries charges.", "sources": ["laboratory"]}],
            "evidence": {
                "verdict": {"text": "It improves sleep a little.", "sources": ["review"]},
                "points": [
                    {"text": "Sleep: twelve trials agree.", "sources": ["review", "trial"]},
                    "Mood: one small trial.",
                ],
                "findings": FINDINGS,
                "untested": [
                    {"outcome": "memory", "population": "healthy adults"},
                    {"outcome": "sleep", "population": "children"},
                ],
                "ratings": [
                    {"category": "nerve-health", "strength": "mixed", "sources": ["review"]}
                ],
            },
            "doses": DOSES,
            "dosage": [{"text": "Trials used single evening doses.", "sources": ["trial"]}],
            "known_interactions": INTERACTIONS,
            "populations": {
                "pregnancy": {
                    "level": "avoid",
                    "note": "It passes into the womb.",
                    "sources": ["official"],
                },
                "children": {"level": "ask first", "note": "Small bodies need less."},
                "kidney_disease": {
                    "level": "avoid",
                    "note": "The body cannot clear what is too much.",
                    "sources": ["official"],
                },
                "driving": {"level": "no known problem", "sources": ["review"]},
            },
            "changes": [
                {"on": "2026-10-01", "what": "Added a trial of mood."},
                {"on": "2026-02-11", "what": "First published."},
            ],
            "sources": SOURCES,
            **fields,
        },
    )


FINDINGS: list[dict[str, Any]] = [
    {
        "outcome": "sleep",
        "population": "older adults with insomnia",
        "effect": "helps",
        "certainty": "moderate",
        "rated_by": "source",
        "size": {
            "measure": "time to fall asleep",
            "value": -17.4,
            "unit": "minutes",
            "low": -27.3,
            "high": -7.5,
        },
        "trials": 12,
        "participants": 1510,
        "dose": "320 to 729 mg a day",
        "duration": "eight weeks",
        "note": "Half of the trials were paid for by makers.",
        "sources": ["review"],
    },
    {
        "outcome": "systolic blood pressure",
        "population": "adults",
        "effect": "no difference",
        "certainty": "high",
        "trials": 22,
        "participants": 1173,
        "sources": ["review"],
    },
    {
        "outcome": "diarrhoea",
        "population": "adults",
        "effect": "harms",
        "certainty": "low",
        "participants": 300,
        "trials": 4,
        "sources": ["official"],
    },
    {
        "outcome": "mood",
        "population": "adults with depression",
        "effect": "helps",
        "certainty": "very low",
        "trials": 1,
        "participants": 18,
        "duration": "one month",
        "sources": ["trial"],
    },
    {
        "outcome": "migraine",
        "population": "adults",
        "effect": "unclear",
        "certainty": "low",
        "trials": 3,
        "sources": ["trial"],
    },
    {
        "outcome": "maze learning",
        "population": "old rats",
        "kind": "animal",
        "effect": "helps",
        "sources": ["rats"],
    },
    {
        "outcome": "the signals between nerve cells",
        "population": "cell cultures",
        "kind": "mechanism",
        "effect": "unclear",
        "sources": ["laboratory"],
    },
]
DOSES: list[dict[str, Any]] = [
    {
        "context": "older adults with insomnia",
        "role": "studied",
        "amount": 320,
        "up_to": 729,
        "unit": "mg",
        "sources": ["review"],
    },
    {
        "context": "adults with depression",
        "role": "studied",
        "amount": 0.5,
        "up_to": 2,
        "unit": "g",
        "frequency": "twice a day",
        "supervised": True,
        "sources": ["trial"],
    },
    {
        "context": "men",
        "role": "recommended",
        "amount": 400,
        "up_to": 420,
        "unit": "mg",
        "sources": ["official"],
    },
    {
        "context": "women",
        "role": "recommended",
        "amount": 310,
        "unit": "mg",
        "sources": ["official"],
    },
    {
        "context": "ages 9 and over, from supplements",
        "role": "upper limit",
        "amount": 350,
        "unit": "mg",
        "sources": ["official"],
    },
    {
        "context": "one case",
        "role": "studied",
        "amount": 4,
        "unit": "mg/kg",
        "sources": ["trial"],
    },
]
INTERACTIONS: list[dict[str, Any]] = [
    {
        "substance": "coffee",
        "severity": "minor",
        "advice": "Nothing to do.",
        "sources": ["official"],
    },
    {
        "substance": "tetracycline antibiotics",
        "severity": "major",
        "mechanism": "It binds them, so that less is taken up.",
        "advice": "Take them two hours apart, and ask a pharmacist first.",
        "sources": ["official"],
    },
    {
        "substance": "water tablets",
        "severity": "moderate",
        "advice": "Ask a doctor first.",
        "sources": ["official"],
    },
    {"substance": "herbal teas", "severity": "unknown", "advice": "Ask a pharmacist."},
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
    },
    {
        "id": "trial",
        "title": "Examplium and mood",
        "type": "trial",
        "publisher": "Journal of Examples",
        "year": 2021,
        "doi": "10.1000/trial",
    },
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
