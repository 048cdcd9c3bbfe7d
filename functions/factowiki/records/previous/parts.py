"""Each structured part of the previous form in the form of today, or None where a person must say.

Where the two say different things, the weaker claim is made: a finding that "helped" improves its
outcome, as its sentence said before; which way a figure is better follows from the figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

Json = dict[str, Any]

_AMOUNT = re.compile(
    r"(?P<low>\d[\d,.]*)(?: to (?P<high>\d[\d,.]*))? (?P<unit>µg|mg|g|IU) (?P<often>a day|once|"
    r"(?:twice|three times) a day)",
)
_TIMES: Final = re.compile(r"(second|minute|hour|day|night|week|month|year)s?")
_BY_WEIGHT: Final = "mg/kg"
_OFFICIAL: Final = "official"
_TRIALS: Final = frozenset(("trial", "systematic review", "guideline"))
_LONGEST: Final = 200  # of what happens with a medicine


def finding(old: Json, number: int, sources: Mapping[str, Json], ratings: Sequence[Json]) -> Json:
    """One of trials in people; it bears on the area it names, and on those rated by its sources."""
    outcome, said = _outcome(old)
    effect = old["effect"]
    new: Json = {"id": f"finding-{number}", **outcome, "population": old["population"]}
    if effect == "unclear":
        new["because"] = ["too little evidence"]
    else:
        new["certainty"] = old.get("certainty") or "very low"
    rated = old.get("rated_by") == "source"
    if rated and effect != "unclear":
        new["judged_by"] = old["sources"][0]
    cited = {*old["sources"]}
    rated_by_it = [each["category"] for each in ratings if cited & {*each.get("sources", ())}]
    if bearing := [old["category"]] if "category" in old else rated_by_it:
        new["bears_on"] = bearing
    if note := old.get("note"):
        new["note"] = note
    new["results"] = [
        _result(old, source, sources.get(source, {}), said, alone=len(old["sources"]) == 1)
        for source in old["sources"]
    ]
    if rated and effect != "unclear":
        new["results"][0]["says"] = f"rates the certainty of this as {new['certainty']}"
    return new


def _outcome(old: Json) -> tuple[Json, Json]:
    """What was measured, and what a result says of it: in figures where they show a direction."""
    effect, size = old["effect"], old.get("size")
    alone = len(old["sources"]) == 1  # of several nobody knows which had the figure
    if size and alone and effect in {"helps", "harms"} and size["value"]:
        less = size["value"] < 0
        figure = {"difference": size["value"], "unit": size["unit"]}
        if None not in (size.get("low"), size.get("high")):
            figure["interval"] = [size["low"], size["high"]]
        outcome = {
            "outcome": size["measure"],
            "kind": "time" if _TIMES.fullmatch(size["unit"]) else "level",
            "better": "less" if less == (effect == "helps") else "more",
        }
        return outcome, {"size": figure}
    found = {"helps": "more", "harms": "less", "no difference": "no clear difference"}
    return {"outcome": old["outcome"], "kind": "ability"}, {"found": found.get(effect, "unclear")}


def _result(old: Json, source: str, cited: Json, said: Json, *, alone: bool) -> Json:
    new: Json = {"source": source, "design": _design(cited), **said}
    if alone:  # of several sources nobody knows which had them
        counts = (("studies", "trials"), ("people", "participants"))
        new |= {name: old[before] for name, before in counts if old.get(before)}
        if duration := old.get("duration"):
            new["lasted"] = duration
        if given := _amount_in(old.get("dose") or ""):
            new["dose"] = given
        new["funding"] = "not told"
    return new


def _design(cited: Json) -> str:
    return "trials" if cited.get("type") in _TRIALS else "not told"


def _amount_in(text: str) -> Json | None:
    told = _AMOUNT.fullmatch(text)
    if told is None:
        return None
    ends = {end: _number(told[end]) for end in ("low", "high") if told[end]}
    return {**ends, "unit": told["unit"], "how_often": told["often"]}


def _number(text: str) -> float:
    value = float(text.replace(",", ""))
    return int(value) if value.is_integer() else value


def not_in_people(old: Json) -> Json | None:
    """A finding of animals or of how it works. Which way it went nobody said in a word."""
    if old["effect"] == "unclear":
        return None
    changed = "no effect on" if old["effect"] == "no difference" else "an effect on"
    return {
        "what": f"{changed} {old['outcome']}",
        "seen_in": old["population"],
        "sources": old["sources"],
    }


def dose(old: Json, sources: Mapping[str, Json]) -> Json | None:
    """An intake or a limit is whose who published it; None where no authority did."""
    role = {"recommended": "recommended intake"}.get(old["role"], old["role"])
    by_weight = old["unit"] == _BY_WEIGHT
    amount: Json = {"unit": "mg" if by_weight else old["unit"]}
    if by_weight:
        amount["per"] = "kg of body weight"
    if "frequency" in old:
        amount["how_often"] = old["frequency"]
    if role == "upper limit":
        amount["high"] = old["amount"]
    else:
        amount["low"] = old["amount"]
        if "up_to" in old:
            amount["high"] = old["up_to"]
    new: Json = {"role": role, "whom": old["context"], "amount": amount}
    if role != "studied":
        cited = (sources.get(source, {}) for source in old["sources"])
        official = [each for each in cited if each.get("type") == _OFFICIAL]
        if not (official and official[0].get("publisher")):
            return None
        new["by"] = official[0]["publisher"]
    if old.get("supervised"):
        new["supervised"] = True
    return {**new, "sources": old["sources"]}


def interaction(old: Json) -> Json:
    """Of what kind it is nobody said: as a medicine it is told most plainly. Nothing is minor."""
    advice, mechanism = old["advice"], old.get("mechanism")
    both = f"{mechanism.rstrip('.')}. {advice}" if mechanism else advice
    new: Json = {
        "with": [old["substance"]],
        "kind": "medicine",
        "what": both if len(both) <= _LONGEST else advice,
        "do": "ask first",
    }
    return {**new, "sources": old["sources"]} if old.get("sources") else new


def group(who: str, old: Json) -> Json | None:
    """None where nothing is said: the page names the group all the same."""
    level = old.get("level", "not known")
    if level == "not known" and not old.get("note"):
        return None
    new: Json = {"who": who.replace("_", " "), "level": level}
    if note := old.get("note"):
        new["why"] = note
    elif level in {"avoid", "ask first"} and not old.get("sources"):
        new["why"] = "The previous form of this page gave no reason."
    return {**new, "sources": old["sources"]} if old.get("sources") else new
