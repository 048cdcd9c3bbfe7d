"""What the peers share: a record as their authors would write it, and texts of the site.

What our build works out for itself is worked out already: numbers of sources and the places that
cite them, amounts in words and where to draw them, the order of rows, what stands in the key
facts. What is unequal favours the peers. Fixed terms stay, and templates look up their words.
"""

from __future__ import annotations

from typing import Any, Final

from factowiki.pages.ingredient import care, doses
from factowiki.pages.ingredient.answers import asks_first
from factowiki.pages.ingredient.citations import Citations
from factowiki.pages.words import amounts, cautions, language
from factowiki.records.evidence.conclusions import Conclusion, conclusions
from factowiki.records.models import Ingredient
from tests.benchmarks.balance import PADDING
from tests.benchmarks.generator import JsonObject, Model
from tests.benchmarks.peers import words
from tests.benchmarks.peers.tool import as_json
from tests.records.records import parse_ingredient

_ROLES: Final = ("used by doctors", "studied")  # in the order of rows
_EFFECTS: Final = {"benefit": "helps", "harm": "harms", "none": "unclear", "neither": "unclear"}


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
    findings = [*map(_finding, conclusions(parsed))]
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
        "findings": findings,
        "points": _prose(said["points"]),
        "doses": _doses(record, parsed),
        "dosage": _prose(record["dosage"]),
        "safety": [*_side_effects(record), *_prose(record["safety"])],
        "interactions": _prose(record["interactions"]),
        "care": _care(record.get("groups", [])),
        "known_interactions": [
            {
                "substance": item["with"][0],
                "severity": "unknown",
                "mechanism": item["what"],
                "advice": cautions.to_do(read),
                "sources": item["sources"],
            }
            for item, read in zip(
                record.get("known_interactions", []), parsed.known_interactions, strict=True
            )
        ],
        "untested": record.get("untested", []),
        "still_unclear": _still_unclear(findings),
        "not_known": care.view(parsed, Citations(parsed)).not_named,
        "faq": record["faq"],
        "strengths": dict.fromkeys(record["categories"], "unrated")
        | {area: _strength(findings) for area in record["categories"][:1] if findings},
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


def _finding(made_of: Conclusion) -> JsonObject:
    """In the words of the peers' templates, which are fewer than ours."""
    finding = made_of.finding
    (result,) = finding.results
    assert result.size is not None
    assert result.dose is not None
    low, high = result.size.interval or (0, 0)
    return {
        "outcome": finding.outcome,
        "population": finding.population,
        "effect": _EFFECTS[made_of.side],
        "certainty": finding.certainty,
        "basis": f"{result.studies} studies, {result.people} people",
        "size": {
            "measure": finding.outcome,
            "value": result.size.difference,
            "unit": result.size.unit,
            "low": low,
            "high": high,
        },
        "dose": amounts.amount(result.dose),
        "duration": result.lasted,
        "sources": [result.source],
    }


def _strength(findings: list[JsonObject]) -> str:
    helping = {finding["certainty"] for finding in findings if finding["effect"] == "helps"}
    return "mixed" if "low" in helping else "preliminary" if helping else "none"


def _side_effects(record: JsonObject) -> list[JsonObject]:
    return [
        {"text": f"It can cause {told['effect']}.", "sources": told["sources"]}
        for told in record.get("side_effects", [])
    ]


def _key_facts(record: Ingredient) -> JsonObject:
    facts = {
        "substance": language.capitalised(record.substance or ""),
        "caution": " ".join(asks_first(record)),
    }
    return {name: fact for name, fact in facts.items() if fact}


def _doses(record: JsonObject, parsed: Ingredient) -> JsonObject:
    """The rows, and the scale on which they are drawn, if there are any."""
    view = doses.view(parsed, Citations(parsed))
    if not view.scale:
        return {}
    listed = [row for row in view.rows if not row.outcomes]
    ordered = sorted(record["doses"], key=lambda dose: _ROLES.index(dose["role"]))
    return {
        "ticks": [{"at": tick.at, "label": tick.label} for tick in view.scale.ticks],
        "rows": [
            {
                "context": row.whom,
                "role": row.label,
                "symbol": row.symbol,
                "amount": row.amount,
                "start": row.mark.start if row.mark else "",
                "width": row.mark.width if row.mark else "",
                "sources": dose["sources"],
            }
            for row, dose in zip(listed, ordered, strict=True)
        ],
    }


def _care(groups: list[JsonObject]) -> list[JsonObject]:
    return [
        {
            "level": level,
            "groups": [
                {"name": said["who"].capitalize(), "note": said["why"], "sources": said["sources"]}
                for said in groups
                if said["level"] == level
            ],
        }
        for level in words.LEVELS
        if any(said["level"] == level for said in groups)
    ]


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
