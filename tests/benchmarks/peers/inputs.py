"""What the peers share: a record as their authors would write it, and texts of the site.

What our build works out for itself is worked out already: numbers of sources and the places that
cite them, amounts in words and where to draw them, the order of rows, what stands in the key
facts. What is unequal favours the peers. Fixed terms stay, and templates look up their words.
"""

from __future__ import annotations

from typing import Any, Final

from factowiki.pages.ingredient import care, doses, evidence
from factowiki.pages.ingredient.citations import Citations
from factowiki.pages.words import language, wording
from factowiki.records.models import Ingredient
from tests.benchmarks.balance import PADDING
from tests.benchmarks.generator import JsonObject, Model
from tests.benchmarks.peers import words
from tests.benchmarks.peers.tool import as_json
from tests.records.records import parse_ingredient

_ROLES: Final = ("recommended", "upper limit", "studied")  # in the order of rows


def shared(model: Model, peer: str) -> JsonObject:
    """What every page of ``peer`` shares: data for its templates."""
    return {
        "site": model.site,
        "strengths": [
            {"id": key, "heading": heading, "meaning": meaning}
            for key, heading, meaning in words.STRENGTHS
        ],
        "effects": words.effects(),
        "certainties": words.CERTAINTIES,
        "levels": words.LEVELS,
        "severities": words.SEVERITIES,
        "padding": "x" * PADDING[peer],
    }


def ingredient(record: JsonObject) -> JsonObject:
    """The record as front matter; what cites sources stands in the order of the page."""
    parsed = parse_ingredient(record["slug"], as_json(record).encode())
    said = record["evidence"]
    findings = said.get("findings", [])
    page = {
        "title": record["name"],
        "slug": record["slug"],
        "also_called": record["aliases"],
        "date": record["updated"],
        "reviewed": record["reviewed"],
        "review_due": record["review_due"],
        "categories": record["categories"],
        "related": record["related"],
        "description": record["summary"],
        "key_facts": _key_facts(parsed),
        **{name: _prose(record[name]) for name in ("what_it_is", "uses", "how_it_works")},
        "verdict": said["verdict"],
        "findings": [
            finding | {"basis": wording.basis(read)}
            for finding, read in zip(findings, parsed.evidence.findings, strict=True)
        ],
        "points": _prose(said["points"]),
        "doses": _doses(record, parsed),
        **{name: _prose(record[name]) for name in ("dosage", "safety", "interactions")},
        "care": _care(record.get("populations", {})),
        "known_interactions": _by(words.SEVERITIES, record.get("known_interactions", [])),
        "untested": said.get("untested", []),
        "still_unclear": _still_unclear(findings),
        "not_known": care.view(parsed, Citations(parsed)).not_known,
        "faq": record["faq"],
        "strengths": dict.fromkeys(record["categories"], "unrated")
        | {rating["category"]: rating["strength"] for rating in said.get("ratings", [])},
        "changes": record.get("changes", []),
    }
    places: dict[str, list[str]] = {source["id"]: [] for source in record["sources"]}
    numbers = {source: number for number, source in enumerate(places, start=1)}
    cited = {name: _cited(value, numbers, places) for name, value in page.items()}
    sources = [_source(source, places[source["id"]]) for source in record["sources"]]
    return cited | {"sources": sources}


def category(record: JsonObject) -> JsonObject:
    """The record as front matter."""
    return {
        "title": record["name"],
        "slug": record["slug"],
        "date": record["updated"],
        "description": record["summary"],
        "focus_area": record["focus_area"],
        "introduction": record["introduction"],
    }


def _key_facts(record: Ingredient) -> JsonObject:
    facts: JsonObject = {"substance": language.capitalised(record.substance or "")}
    if best := evidence.best(record, {}):
        facts["best"] = {"label": best.label, "text": best.text, "symbol": best.sure}
    facts["dose"] = doses.in_short(record)
    facts["caution"] = care.caution(record)
    return {name: fact for name, fact in facts.items() if fact}


def _doses(record: JsonObject, parsed: Ingredient) -> JsonObject:
    """The rows, and the scale on which they are drawn, if there are any."""
    view = doses.view(parsed, Citations(parsed))
    if not view.scale:
        return {}
    ordered = sorted(record["doses"], key=lambda dose: _ROLES.index(dose["role"]))
    return {
        "ticks": [{"at": tick.at, "label": tick.label} for tick in view.scale.ticks],
        "rows": [
            {
                "context": row.context,
                "role": row.role,
                "symbol": row.symbol,
                "amount": row.amount,
                "start": row.mark.start if row.mark else "",
                "width": row.mark.width if row.mark else "",
                "sources": dose["sources"],
            }
            for row, dose in zip(view.rows, ordered, strict=True)
        ],
    }


def _care(populations: dict[str, JsonObject]) -> list[JsonObject]:
    return [
        {
            "level": level,
            "groups": [
                {"name": name, "note": said["note"], "sources": said["sources"]}
                for group, name in words.GROUPS.items()
                if (said := populations.get(group)) and said["level"] == level
            ],
        }
        for level in words.LEVELS
        if any(said["level"] == level for said in populations.values())
    ]


def _by(order: dict[str, Any], interactions: list[JsonObject]) -> list[JsonObject]:
    severities = list(order)
    return sorted(interactions, key=lambda item: severities.index(item["severity"]))


def _still_unclear(findings: list[JsonObject]) -> list[JsonObject]:
    return [
        {"outcome": finding["outcome"], "population": finding["population"]}
        for finding in findings
        if finding["effect"] == "unclear" or finding["certainty"] == "very low"
    ]


def _source(source: JsonObject, places: list[str]) -> JsonObject:
    kept = {name: source[name] for name in ("title", "url", "publisher", "year", "type")}
    return kept | {"cited": places}


def _prose(statements: list[Any]) -> list[JsonObject]:
    return [
        {"text": statement} if isinstance(statement, str) else statement for statement in statements
    ]


def _cited(value: Any, numbers: dict[str, int], places: dict[str, list[str]]) -> Any:
    """``value`` with references ("2b": the second place that cites source 2) for ids of sources."""
    if isinstance(value, list):
        return [_cited(item, numbers, places) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: _cited(item, numbers, places) for key, item in value.items() if key != "sources"}
    if "sources" in value:
        found["references"] = []
        for source in sorted(value["sources"], key=numbers.__getitem__):
            letter = chr(ord("a") + len(places[source]))
            places[source].append(letter)
            found["references"].append(f"{numbers[source]}{letter}")
    return found
