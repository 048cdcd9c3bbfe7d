"""Small records to begin from."""

from __future__ import annotations

import json
from typing import Any

from factowiki.records.keys import ContentKey
from factowiki.records.kinds import CATEGORY, INGREDIENT, SITE
from factowiki.records.models import Category, Ingredient, Site
from factowiki.records.parsing import parse_as


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


def rich() -> dict[str, Any]:
    """A record that uses every field of evidence, doses and cautions."""
    cited = {"sources": ["a"]}
    size = {"measure": "time awake", "value": -9, "unit": "minutes", "low": -20, "high": 2}
    finding = {"outcome": "sleep", "population": "adults", "effect": "unclear", "certainty": "low"}
    numbers = {"trials": 3, "participants": 151, "dose": "1 g a day", "duration": "a month"}
    dose = {"context": "adults", "role": "studied", "amount": 0.5, "up_to": 15, "unit": "g"}
    return ingredient(
        evidence={
            "verdict": "Not shown in healthy people.",
            "points": [{"text": "Small trials.", **cited}],
            "findings": [
                {**finding, **numbers, "rated_by": "source", "size": size, "note": "Few.", **cited}
            ],
            "untested": [{"outcome": "memory", "population": "children"}],
        },
        doses=[{**dose, "frequency": "twice a day", "supervised": True, **cited}],
        no_established_dose=True,
        known_interactions=[
            {"substance": "iron", "severity": "minor", "mechanism": "x", "advice": "Ask.", **cited}
        ],
        populations={"driving": {"level": "avoid", "note": "It tires.", **cited}},
        changes=[{"on": "2026-11-02", "what": "New."}],
        substance="an amino acid",
        sources=[{"id": "a", "title": "T", "type": "trial", "pmid": "7"}],
    )


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


def ingredient_key(slug: str) -> ContentKey:
    return ContentKey(INGREDIENT.name, slug)


def ingredient_keys(*slugs: str) -> tuple[ContentKey, ...]:
    return tuple(map(ingredient_key, slugs))


def parse_ingredient(slug: str, body: bytes) -> Ingredient:
    return parse_as(INGREDIENT, slug, body)


def parse_category(slug: str, body: bytes) -> Category:
    return parse_as(CATEGORY, slug, body)


def parse_site(body: bytes) -> Site:
    return parse_as(SITE, "", body)
