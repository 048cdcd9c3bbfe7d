"""Every combination of fields that makes a sentence of its own, as conclusions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from factowiki.records.evidence.conclusions import Conclusion, conclusion
from factowiki.records.evidence.findings import Finding
from factowiki.records.models import Source

Json = dict[str, Any]

SOURCES = {
    "a": Source(id="a", title="A", type="systematic review", read="whole"),
    "b": Source(id="b", title="B", type="systematic review", read="whole"),
    "efsa": Source(id="efsa", title="An opinion", type="official", publisher="EFSA"),
    "cases": Source(id="cases", title="Cases", type="case reports"),
}
# Of each kind an outcome as it reads, and whichever way can be better.
KINDS: dict[str, Json] = {
    "a risk": {"kind": "risk", "outcome": "a stroke"},
    "a chance": {"kind": "risk", "outcome": "a birth", "better": "more"},
    "a time": {"kind": "time", "outcome": "the time it takes to fall asleep", "better": "less"},
    "a level": {"kind": "level", "outcome": "triglycerides", "better": "less"},
    "a neutral level": {"kind": "level", "outcome": "testosterone", "better": "neither"},
    "a symptom": {"kind": "symptom", "outcome": "pain"},
    "an ability": {"kind": "ability", "outcome": "memory"},
    "a neutral ability": {
        "kind": "ability", "outcome": "head growth", "better": "neither", "matters": "measured",
    },
}  # fmt: skip
FOUND = ("more", "less", "little or no difference", "no clear difference")
CERTAINTIES = ("high", "moderate", "low", "very low")
POPULATIONS: tuple[Json, ...] = ({}, {"population": "older adults"})
TAKEN: tuple[Json, ...] = (
    {},
    {"how": "at high doses"},
    {"given_with": {"what": "standard treatment", "both_groups": True}},
    {"given_with": {"what": "calcium"}, "how": "at high doses"},
)
COMPARED: tuple[Json, ...] = ({"compared_with": "placebo"}, {"compared_with": "ibuprofen"})
UNCLEAR: dict[str, tuple[Json, Json]] = {
    "the studies disagree": ({}, {"because": ("results differ",)}),
    "too little": ({}, {"because": ("too little evidence",)}),
    "nobody without it": ({"design": "before and after"}, {"because": ("imprecise",)}),
}


def made(result: Json | None = None, *, sources: Json | None = None, **fields: Any) -> Conclusion:
    """A finding with one result, and what follows from it."""
    first = {"source": "a", "design": "randomised trials", **(result or {})}
    finding = Finding.model_validate({"id": "x", "results": (first,), **fields}, strict=False)
    return conclusion(finding, sources or SOURCES)


def sentences() -> Iterator[tuple[str, Conclusion]]:
    """Each with its name: the fields that make it."""
    yield from _with_certainty()
    yield from _compared()
    yield from _observed()
    yield from _unclear()
    yield from _of_a_size()


def _named(*parts: str) -> str:
    return " | ".join(parts)


def _about(fields: Json) -> str:
    given = fields.get("given_with")
    told = [
        f"in {fields['population']}" if "population" in fields else "",
        fields.get("how", ""),
        f"with {given['what']}{' (both)' if given.get('both_groups') else ''}" if given else "",
        f"against {fields['compared_with']}" if "compared_with" in fields else "",
    ]
    return ", ".join(filter(None, told)) or "alone"


def _with_certainty() -> Iterator[tuple[str, Conclusion]]:
    for (kind, fields), found, certainty, who, taken in product(
        KINDS.items(), FOUND, CERTAINTIES, POPULATIONS, TAKEN
    ):
        if found == "no clear difference" and certainty != "low":
            continue  # reads as little or no difference
        more = {**fields, **who, **taken}
        name = _named(kind, found, certainty, _about({**who, **taken}))
        yield name, made({"found": found}, certainty=certainty, **more)


def _compared() -> Iterator[tuple[str, Conclusion]]:
    for (kind, fields), found, certainty, other in product(
        KINDS.items(), ("more", *FOUND[2:]), ("moderate", "low", "very low"), COMPARED
    ):
        if found == "no clear difference" and certainty != "low":
            continue
        who = POPULATIONS[1]
        name = _named(kind, found, certainty, _about({**who, **other}))
        yield name, made({"found": found}, certainty=certainty, **fields, **who, **other)


def _observed() -> Iterator[tuple[str, Conclusion]]:
    for (kind, fields), found, who, taken, other in product(
        KINDS.items(), FOUND[:3], POPULATIONS, TAKEN[:2], ({}, {"compared_with": "people on none"})
    ):
        more = {**who, **taken, **other}
        name = _named(kind, found, "observed", _about(more))
        yield name, made({"found": found, "design": "observed"}, certainty="low", **fields, **more)


def _unclear() -> Iterator[tuple[str, Conclusion]]:
    for (kind, fields), (why, (result, reasons)), who, taken in product(
        KINDS.items(), UNCLEAR.items(), POPULATIONS, TAKEN
    ):
        name = _named(kind, "unclear", why, _about({**who, **taken}))
        yield name, made({"found": "unclear", **result}, **fields, **who, **taken, **reasons)


def _of_a_size() -> Iterator[tuple[str, Conclusion]]:
    for (kind, fields), magnitude, certainty in product(
        KINDS.items(), ("small", "moderate", "large"), CERTAINTIES[:3]
    ):
        name = _named(kind, "more", certainty, magnitude)
        yield name, made({"found": "more"}, certainty=certainty, magnitude=magnitude, **fields)
