"""The prose of a record as it stands in its file, with what the record knows of its ingredient."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from factowiki.records.claims.model import Known, KnownFinding, Placed

LISTS = ("what_it_is", "uses", "how_it_works", "dosage", "safety", "interactions")
SIDES = {"helps": ("more", "more"), "harms": ("more", "less")}
CHANGES = {"no difference": "no important difference", "unclear": "unclear"}


def prose(file: Path) -> tuple[tuple[Placed, ...], Known]:
    record = json.loads(file.read_text(encoding="utf-8"))
    types = {source["id"]: source["type"] for source in record.get("sources", [])}
    found = tuple(_finding(finding) for finding in record["evidence"].get("findings", []))
    known = Known((record["name"], *record.get("aliases", [])), findings=found)
    return tuple(_statements(record, types)), known


def _statements(record: dict[str, Any], types: dict[str, str]) -> Iterator[Placed]:
    evidence = record["evidence"]
    yield Placed(record["summary"], "summary", "/summary")
    yield _placed(evidence["verdict"], "verdict", "/evidence/verdict", types)
    for field in LISTS:
        yield from _listed(record.get(field, []), field, f"/{field}", types)
    yield from _listed(evidence.get("points", []), "points", "/evidence/points", types)
    for asked in _parts(record.get("faq", []), "answer"):
        yield _placed(asked, "faq_answer", "/faq", types, asked["question"])
    notes = _parts(evidence.get("findings", []), "note")
    yield from _listed(notes, "note", "/evidence/findings", types)
    groups = record.get("populations", {}).values()
    yield from _listed(_parts(groups, "note"), "group_note", "/populations", types)
    for part in ("advice", "mechanism"):
        said = _parts(record.get("known_interactions", []), part)
        yield from _listed(said, "interaction_advice", f"/known_interactions/{part}", types)


def _parts(parts: Iterable[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Those that have a text of that name, with it as their text."""
    return [part | {"text": part[name]} for part in parts if name in part]


def _listed(
    said: Iterable[str | dict[str, Any]], field: str, where: str, types: dict[str, str]
) -> Iterator[Placed]:
    for at, one in enumerate(said):
        yield _placed(one, field, f"{where}/{at}", types)


def _placed(
    said: str | dict[str, Any], field: str, where: str, types: dict[str, str], question: str = ""
) -> Placed:
    if isinstance(said, str):
        return Placed(said, field, where, question=question)
    sources = tuple(types[source] for source in said.get("sources", []))
    return Placed(said["text"], field, where, sources, question)


def _finding(finding: dict[str, Any]) -> KnownFinding:
    change, better = SIDES.get(finding["effect"], (CHANGES.get(finding["effect"]), None))
    return KnownFinding(
        outcome=finding["outcome"],
        change=change,  # type: ignore[arg-type]  # one of the four, as the file's own words say
        certainty=finding.get("certainty"),
        better=better,  # type: ignore[arg-type]  # likewise
        population=finding["population"],
    )
