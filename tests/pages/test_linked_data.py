"""The page for machines: schema.org's words only, and the same facts as for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factowiki.pages.ingredient.linked_data import linked_data
from factowiki.records.models import Ingredient
from tests.pages.rich import DOSES, rich
from tests.records.records import ingredient, parse_site, site, to_bytes

# Own properties of each class and its parents; the file says where they come from.
VOCABULARY = json.loads((Path(__file__).parent / "schema_org.json").read_text())["classes"]
ADDRESS = "https://factowiki.example/ingredients/examplium/"


def data_of(record: dict[str, Any]) -> dict[str, Any]:
    return linked_data(
        Ingredient.model_validate_json(to_bytes(record)), parse_site(to_bytes(site())), ADDRESS
    )


@cache
def properties(name: str) -> frozenset[str]:
    """All properties of a class of schema.org, its parents' with them."""
    known = VOCABULARY[name]
    return frozenset(known["properties"]).union(*map(properties, known["parents"]))


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from nodes(value)
    elif isinstance(data, list):
        for item in data:
            yield from nodes(item)


@pytest.mark.parametrize("record", [rich(), ingredient()], ids=["rich", "plain"])
def test_every_word_is_in_the_vocabulary_of_schema_org(record: dict[str, Any]) -> None:
    for node in nodes(data_of(record)):
        assert node["@type"] in VOCABULARY
        words = {word for word in node if not word.startswith("@")}
        assert words <= properties(node["@type"]), node["@type"]


def test_the_vocabulary_tells_classes_apart() -> None:
    assert "lastReviewed" in properties("MedicalWebPage")
    assert "lastReviewed" not in properties("ScholarlyArticle")


def test_nobody_is_told_of_ratings_that_nobody_gave() -> None:
    text = json.dumps(data_of(rich()))
    assert "FAQPage" not in text
    assert "ating" not in text


def test_the_review_is_told() -> None:
    data = data_of(rich())
    assert data["lastReviewed"] == "2026-10-01"
    assert data["reviewedBy"] == {"@type": "Organization", "name": "editorial team"}
    assert "reviewedBy" not in data_of(ingredient())


def test_sources_carry_their_identifiers() -> None:
    citations = {item["name"]: item for item in data_of(rich())["citation"]}
    review = citations["Examplium for sleep: a systematic review"]
    assert review["@type"] == "ScholarlyArticle"
    assert review["isPartOf"] == {"@type": "Periodical", "name": "Journal of Examples"}
    assert [(item["propertyID"], item["value"]) for item in review["identifier"]] == [
        ("PMID", "123"),
        ("DOI", "10.1000/review"),
    ]
    official = citations["Examplium: fact sheet"]
    assert official["@type"] == "CreativeWork"
    assert official["publisher"]["name"] == "Office of Examples"


def test_doses_of_authorities_are_told_and_those_of_studies_are_not() -> None:
    about = data_of(rich())["about"]
    assert [dose["targetPopulation"] for dose in about["recommendedIntake"]] == [
        "women (Exampleland), from food and all else"
    ]
    assert [dose["doseValue"] for dose in about["maximumIntake"]] == [350]
    assert about["safetyConsideration"].startswith("Do not take it: pregnancy and kidney disease.")
    assert about["safetyConsideration"].endswith("ask a doctor or pharmacist.")
    assert data_of(ingredient())["about"]["safetyConsideration"].startswith("Ask a doctor")


def test_no_dose_is_told_without_the_supervision_it_needs() -> None:
    women = next(dose for dose in DOSES if dose["whom"] == "women")
    supervised = rich(doses=[{**women, "supervised": True}])
    (told,) = data_of(supervised)["about"]["recommendedIntake"]
    assert told["targetPopulation"] == (
        "women (Exampleland), from food and all else, under medical supervision"
    )


def test_the_breadcrumb_leads_home() -> None:
    steps = data_of(rich())["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, "https://factowiki.example/"),
        (2, "https://factowiki.example/ingredients/"),
        (3, ADDRESS),
    ]
