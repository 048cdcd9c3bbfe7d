"""A whole record of the previous form in the form of today, and what a person must decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from factowiki.records.checks.contradictions import contradictions
from factowiki.records.kinds import INGREDIENT
from factowiki.records.models import Ingredient
from factowiki.records.previous import parts
from factowiki.records.previous.parts import Json
from factowiki.records.problems import Doubt

CODE: Final = "previous-form"
_MOST_TRIES: Final = 60  # each mends all that is told at once; a good record needs a handful
_LOWER: Final = {"high": "low", "moderate": "low", "low": "very low"}
_WRONG: Final = (KeyError, TypeError, AttributeError, IndexError)  # of a part of no form at all


@dataclass(slots=True)
class Converted:
    """``record`` as JSON; ``doubts`` say what was left out or told more weakly, and where."""

    record: Json
    doubts: list[Doubt] = field(default_factory=list)
    # Where each part that was converted stood before, by its new field.
    places: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, place: str, why: str) -> None:
        self.doubts.append(
            Doubt(place, f"This is of the previous form, and left out: {why}", _ADVICE, CODE)
        )


_ADVICE: Final = "Write it anew in the form of today; `factowiki migrate` writes the rest."


def is_previous(record: Any) -> bool:
    """Whether any part of it has the form before this one."""
    if not isinstance(record, dict):
        return False
    evidence = record.get("evidence")
    inside = evidence if isinstance(evidence, dict) else {}
    return (
        "populations" in record
        or any(name in inside for name in ("findings", "untested", "ratings"))
        or any("context" in each for each in _objects(record, "doses"))
        or any("substance" in each for each in _objects(record, "known_interactions"))
    )


def _objects(record: Json, name: str) -> Iterator[Json]:
    found = record.get(name)
    for each in found if isinstance(found, list) else ():
        if isinstance(each, dict):
            yield each


def converted(slug: str, record: Json) -> tuple[Ingredient, Converted] | None:
    """None where it is no good record even so: then it is refused as one of today."""
    try:
        new = _converted(record)
    except _WRONG:
        return None
    for _ in range(_MOST_TRIES):
        made, pointers = _tried(slug, new.record)
        if made is not None:
            return made, new
        if not _mended(new, pointers) and not _without_all(new):
            break
    return None


def _tried(slug: str, record: Json) -> tuple[Ingredient | None, dict[str, str]]:
    """The record, or where it is wrong and why."""
    from pydantic_core import to_json  # noqa: PLC0415  # as the module is: for few

    try:
        made = Ingredient.model_validate_json(to_json(record))
    except ValidationError as refused:
        return None, {
            "".join(f"/{part}" for part in error["loc"]): f"{error['msg']}."
            for error in refused.errors(include_url=False)
        }
    wrong = {each.pointer: each.what for each in contradictions(INGREDIENT, made, slug)}
    return (None, wrong) if wrong else (made, {})


def _mended(new: Converted, wrong: Mapping[str, str]) -> bool:
    """Without the parts that are wrong, or with less certainty; False where others are."""
    parts_of = {_part_of(pointer): (pointer, why) for pointer, why in wrong.items()}
    if not all(part and _may_be_mended(new, *part) for part in parts_of):
        return False
    for part in sorted(filter(None, parts_of), reverse=True):
        (name, at), (pointer, why) = part, parts_of[part]
        item = new.record[name][at]
        if name == "sources":  # which only what was left out had cited
            item["further_reading"] = True
            continue
        lower = _LOWER.get(item.get("certainty", "")) if name == "findings" else None
        if lower and pointer.endswith("/certainty"):
            item["certainty"] = lower
            item.pop("judged_by", None)
            what = f'This is of the previous form, and told as of "{lower}" certainty only: {why}'
            new.doubts.append(Doubt(new.places[name][at], what, _ADVICE, CODE))
        elif name == "groups" and item["level"] == "no known problem":
            item["level"] = "not known"
            what = f'This is of the previous form, and told as "not known": {why}'
            new.doubts.append(Doubt(new.places[name][at], what, _ADVICE, CODE))
        else:
            new.leave_out(new.places[name].pop(at), why)
            del new.record[name][at]
    return True


def _without_all(new: Converted) -> bool:
    """Prose alone, which the previous form had of everything; False where that was tried."""
    if not new.places:
        return False
    for name, places in new.places.items():
        del new.record[name]
        for place in places:
            new.leave_out(place, "the record is no good one with it.")
    new.places.clear()
    return True


def _may_be_mended(new: Converted, name: str, at: int) -> bool:
    if name == "sources":
        return bool(new.doubts) and not new.record[name][at].get("further_reading")
    return name in new.places


def _part_of(pointer: str) -> tuple[str, int] | None:
    _, name, at, *_ = (*pointer.split("/"), "", "")
    return (name, int(at)) if at.isdecimal() else None


def _converted(record: Json) -> Converted:
    evidence = dict(record["evidence"])
    old = {name: evidence.pop(name, None) for name in ("findings", "untested", "ratings")}
    populations = record.get("populations") or {}
    new = Converted(
        {name: value for name, value in record.items() if name not in _MOVED}
        | {"evidence": evidence}
    )
    sources = {source["id"]: source for source in record.get("sources", ())}
    for at in range(len(old["ratings"] or ())):
        new.leave_out(
            f"/evidence/ratings/{at}", 'guides sort by findings, which name them in "bears_on".'
        )
    _findings(new, old["findings"] or (), sources, old["ratings"] or ())
    if old["untested"]:
        new.record["untested"] = list(old["untested"])
        new.places["untested"] = [f"/evidence/untested/{at}" for at in range(len(old["untested"]))]
    _each(new, "doses", record, lambda each: each if "whom" in each else parts.dose(each, sources))
    _each(
        new,
        "known_interactions",
        record,
        lambda each: each if "with" in each else parts.interaction(each),
    )
    for who, care in populations.items():
        if made := parts.group(who, care):
            _add(new, "groups", made, f"/populations/{who}")
    return new


_MOVED: Final = ("populations", "doses", "known_interactions", "evidence")


def _findings(new: Converted, old: Any, sources: Mapping[str, Json], ratings: Any) -> None:
    for at, each in enumerate(old):
        place = f"/evidence/findings/{at}"
        if not each.get("sources"):
            new.leave_out(place, "it names no source.")
        elif each.get("kind", "human trials") == "human trials":
            _add(new, "findings", parts.finding(each, at + 1, sources, ratings), place)
        elif made := parts.not_in_people(each):
            _add(new, "not_in_people", made, place)
        else:
            new.leave_out(place, "what was seen is not told.")


def _each(new: Converted, name: str, record: Json, convert: Callable[[Json], Json | None]) -> None:
    for at, each in enumerate(record.get(name) or ()):
        place = f"/{name}/{at}"
        if not each.get("sources") and name == "doses":
            new.leave_out(place, "it names no source.")
        elif made := convert(each):
            _add(new, name, made, place)
        else:
            new.leave_out(place, "nothing says whose word it is.")


def _add(new: Converted, name: str, part: Json, place: str) -> None:
    new.record.setdefault(name, []).append(part)
    new.places.setdefault(name, []).append(place)
