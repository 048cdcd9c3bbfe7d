"""Small records to begin from."""

from __future__ import annotations

import json
from typing import Any


def ingredient(slug: str = "l-serine", **fields: Any) -> dict[str, Any]:
    """A record of plain prose, with ``fields`` on top; a field given as None is left out."""
    record = {
        "slug": slug,
        "name": slug.title(),
        "updated": "2026-11-02",
        "summary": "An amino acid. The body makes it.",
        "what_it_is": ["A building block of proteins."],
        "how_it_works": ["It feeds one-carbon metabolism."],
        "evidence": {"verdict": "Not shown in healthy people.", "points": ["Small trials."]},
        "dosage": ["No dose has been agreed."],
        "safety": ["Mild stomach upset."],
        "interactions": ["Not known."],
        **fields,
    }
    return {name: value for name, value in record.items() if value is not None}


def category(slug: str = "nerve-health", **fields: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "name": slug.replace("-", " ").capitalize(),
        "focus_area": slug.replace("-", " "),
        "updated": "2026-11-02",
        "summary": "What is taken for the nerves.",
        "introduction": ["Few supplements have been tested well."],
        **fields,
    }


def site(**fields: Any) -> dict[str, Any]:
    return {
        "name": "FactoWiki",
        "base_url": "https://factowiki.example",
        "tagline": "What is known",
        "description": "Plain facts about supplement ingredients.",
        "team": "editorial team",
        "review_promise": "Reviewed for clarity and for its sources.",
        "uses_caveat": "Support, not treatment.",
        "evidence_caveat": "Studies differ in quality.",
        "dosage_disclaimer": "Not a recommendation.",
        "safety_advice": ["Start one supplement at a time."],
        "interactions_advice": "Ask a clinician first.",
        "disclaimer": "General information only.",
        "further_reading": [
            {
                "title": "Studies in PubMed",
                "publisher": "US National Library of Medicine",
                "url": "https://pubmed.ncbi.nlm.nih.gov/?term={name}",
            }
        ],
        **fields,
    }


def to_bytes(record: dict[str, Any]) -> bytes:
    return json.dumps(record, indent=2, ensure_ascii=False).encode()
