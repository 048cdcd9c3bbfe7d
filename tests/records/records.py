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
    amount = {
        "low": 0.5,
        "high": 15,
        "unit": "g",
        "per": "kg of body weight",
        "how_often": "twice a day",
        "of": "extract",
        "or_more": True,
        "also": {"low": 5, "high": 9, "unit": "IU"},
    }
    arms = {"with_it": {"events": 3, "people": 80}, "without_it": {"events": 4, "people": 80}}
    result = {
        "source": "a",
        "design": "randomised trials",
        "found": "no clear difference",
        "size": arms,
        "says": "is not convinced",
        "studies": 1,
        "people": 160,
        "lasted": "a month",
        "dose": amount,
        "funding": "a maker",
    }
    figures = {"difference": -9, "to": -10, "unit": "minutes", "without": 40}
    finding = {
        "id": "sleep",
        "outcome": "time awake",
        "kind": "time",
        "better": "less",
        "matters": "felt",
        "population": "adults",
        "compared_with": "placebo",
        "among": "healthy people",
        "how": "at night",
        "given_with": {"what": "milk", "both_groups": True},
        "change": "unclear",
        "because": ["results differ"],
        "judged_by": "editors",
        "bears_on": ["sleep"],
        "note": "Few.",
        "results": [
            result,
            {
                "source": "b",
                "design": "trials",
                "found": "less",
                "part": "men",
                "size": {**figures, "interval": [-20, -2]},
            },
        ],
    }
    ratio = {"ratio": 0.9, "of": "risk", "without": 100}
    risk = {
        "id": "colds",
        "outcome": "a cold",
        "kind": "risk",
        "certainty": "low",
        "because": ["imprecise"],
        "magnitude": "small",
        "results": [{"source": "b", "design": "trials", "size": ratio}],
    }
    standardised = {"standardised": -0.3}
    return ingredient(
        evidence={
            "verdict": "Not shown in healthy people.",
            "points": [{"text": "Small trials.", **cited}],
        },
        findings=[
            finding,
            risk,
            {
                **risk,
                "id": "coughs",
                "outcome": "coughs",
                "kind": "symptom",
                "results": [{"source": "b", "design": "trials", "size": standardised}],
            },
        ],
        accepted_uses=[
            {"use": "a lack", "kind": "to make up a lack", "says": "says so", "sources": ["b"]}
        ],
        authorised_claims=[{"says": "x", "where": "the EU", "on_condition": "3 g", **cited}],
        without_results=[
            {
                "registry": "NCT1",
                "title": "T",
                "status": "stopped",
                "why": "No money.",
                "people": 9,
                "as_of": "2026-11-01",
                **cited,
            }
        ],
        not_in_people=[{"what": "They slept.", "seen_in": "mice", **cited}],
        untested=[{"outcome": "memory", "population": "children"}],
        forms=[{"name": "oxide", "differs": "less is taken up", **cited}],
        in_text="serine",
        doses=[
            {
                "role": "studied",
                "whom": "adults",
                "amount": amount,
                "given_with": "milk",
                "when": "at night",
                "lasted": "a month",
                "counts_food": False,
                "by": "EFSA",
                "form": "powder",
                "supervised": True,
                "why": "It is bitter.",
                **cited,
            }
        ],
        no_established_dose=True,
        side_effects=[
            {
                "effect": "a rash",
                "serious": False,
                "how_often": "common",
                "says": "often",
                "seen": {"count": 2, "of": 200, "whom": "adults", "over": "a month"},
                "cases": "two",
                "at": "at high doses",
                "form": "powder",
                "starts": "soon",
                "do": "stop",
                "note": "It passes.",
                **cited,
            }
        ],
        known_interactions=[
            {
                "with": ["iron"],
                "kind": "supplement",
                "what": "it binds it",
                "changes": "the other",
                "do": "keep apart",
                "apart": "two hours",
                "seen_in": "people",
                **cited,
            }
        ],
        groups=[{"who": "driving", "level": "avoid", "why": "It tires.", **cited}],
        changes=[{"on": "2026-11-02", "what": "New."}],
        substance="an amino acid",
        sources=[
            {"id": "a", "title": "T", "type": "trial", "pmid": "7", "told_by": "b"},
            {
                "id": "b",
                "title": "U",
                "type": "systematic review",
                "pmid": "8",
                "read": "whole",
                "updates": "c",
            },
            {"id": "c", "title": "V", "type": "review", "pmid": "9", "further_reading": True},
        ],
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


def editorial(slug: str = "about", **fields: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "title": "About us",
        "updated": "2026-11-02",
        "summary": "Who writes this, and for whom.",
        "sections": [{"heading": "Who writes", "paragraphs": ["An editorial team."]}],
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
