"""What the peers share: a record as their authors would write it, and texts of the site.

References are numbers already, links are resolved and details put together, which our build has to
do by itself: what is unequal favours the peers.
"""

from __future__ import annotations

from typing import Any, Final

from tests.benchmarks.balance import PADDING, SHOWN
from tests.benchmarks.generator import JsonObject, Model

STRENGTHS: Final = (
    ("established", "Established", "Accepted for at least one use in this area."),
    ("mixed", "Mixed evidence", "Some studies found a benefit and others did not."),
    ("preliminary", "Early evidence", "Few or small studies, too early to rely on."),
    ("none", "No good evidence", "Studies looked for a benefit here and did not find one."),
    ("unrated", "Not rated yet", "Our editors have not yet rated the evidence for this area."),
)
PHRASES: Final = {
    "helps": {
        "high": "It helps with",
        "moderate": "It probably helps with",
        "low": "It may help with",
        "very low": "We are very uncertain whether it helps with",
    },
    "no difference": {
        "high": "It makes no difference to",
        "moderate": "It probably makes no difference to",
        "low": "It may make no difference to",
        "very low": "We are very uncertain whether it makes a difference to",
    },
    "harms": {
        "high": "It is harmful to",
        "moderate": "It is probably harmful to",
        "low": "It may be harmful to",
        "very low": "We are very uncertain whether it is harmful to",
    },
    "unclear": dict.fromkeys(
        ("high", "moderate", "low", "very low"), "Studies disagree whether it does anything for"
    ),
}
PROSE: Final = ("what_it_is", "uses", "how_it_works", "dosage", "safety", "interactions")


def shared(model: Model, peer: str) -> JsonObject:
    """What every page of ``peer`` shares: data for its templates."""
    return {
        "site": model.site,
        "strengths": [
            {"id": key, "heading": heading, "meaning": meaning}
            for key, heading, meaning in STRENGTHS
        ],
        "phrases": PHRASES,
        "shown": dict.fromkeys(sorted(SHOWN), True),
        "padding": "x" * PADDING[peer],
    }


def ingredient(record: JsonObject) -> JsonObject:
    """The record as front matter."""
    numbers = {source["id"]: number for number, source in enumerate(record["sources"], start=1)}
    evidence = record["evidence"]
    page = {
        "title": record["name"],
        "slug": record["slug"],
        "also_called": record["aliases"],
        "date": record["updated"],
        "reviewed": record["reviewed"],
        "categories": record["categories"],
        "related": record["related"],
        "description": record["summary"],
        **{name: _prose(record[name]) for name in PROSE},
        "verdict": evidence["verdict"],
        "points": _prose(evidence["points"]),
        "faq": record["faq"],
        **{name: evidence.get(name, []) for name in ("findings", "untested")},
        **{name: record.get(name, []) for name in ("doses", "known_interactions", "changes")},
        "populations": [
            {"group": group.replace("_", " "), **care}
            for group, care in record.get("populations", {}).items()
        ],
        "strengths": dict.fromkeys(record["categories"], "unrated")
        | {rating["category"]: rating["strength"] for rating in evidence.get("ratings", [])},
        "sources": [_source(source) for source in record["sources"]],
    }
    return {
        name: value if name == "sources" else _numbered(value, numbers)
        for name, value in page.items()
    }


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


def _source(source: JsonObject) -> JsonObject:
    detail = f"{source['publisher']}, {source['year']}, {source['type']}"
    return {"title": source["title"], "url": source["url"], "detail": detail}


def _prose(statements: list[Any]) -> list[JsonObject]:
    return [
        {"text": statement} if isinstance(statement, str) else statement for statement in statements
    ]


def _numbered(value: Any, numbers: dict[str, int]) -> Any:
    """``value`` with the numbers of its sources as references, for their ids."""
    if isinstance(value, list):
        return [_numbered(item, numbers) for item in value]
    if isinstance(value, dict):
        found = {key: item for key, item in value.items() if key != "sources"}
        if "sources" in value:
            found["references"] = sorted(numbers[source] for source in value["sources"])
        return found
    return value
