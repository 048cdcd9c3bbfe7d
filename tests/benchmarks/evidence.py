"""The structured part of a generated record: findings, doses, interactions, who must take care."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from tests.benchmarks import prose

_LEVELS: Final = ("avoid", "ask first", "take care")
_CAREFUL: Final = ("pregnancy", "breastfeeding", "children", "kidney disease")
_KINDS: Final = {
    "time to fall asleep": "time",
    "reaction time": "time",
    "nerve pain": "symptom",
    "tiredness": "symptom",
    "joint stiffness": "symptom",
    "fasting blood sugar": "level",
    "systolic blood pressure": "level",
}


def add(record: dict[str, Any], sources: list[str], chance: Random) -> None:
    """Put it in ``record``, without anything that contradicts something else."""
    outcomes = chance.sample(prose.OUTCOMES, 4)
    areas = record["categories"]
    record["substance"] = "an invented compound"
    record["findings"] = [
        _finding(number, outcome, areas, sources, chance)
        for number, outcome in enumerate(outcomes[:3], start=1)
    ]
    record["untested"] = [{"outcome": outcomes[3], "population": chance.choice(prose.POPULATIONS)}]
    record["doses"] = [_dose("studied", sources, chance), _dose("used by doctors", sources, chance)]
    record["side_effects"] = [
        {"effect": "a mild upset stomach", "says": "often", "sources": chance.sample(sources, 1)}
    ]
    record["known_interactions"] = [
        {
            "with": [medicine],
            "kind": "medicine",
            "what": "it slows the enzymes that break the medicine down",
            "do": chance.choice(("avoid", "ask first", "take care")),
            "sources": chance.sample(sources, 1),
        }
        for medicine in chance.sample(prose.MEDICINES, 2)
    ]
    record["groups"] = [
        {
            "who": group,
            "level": chance.choice(_LEVELS),
            "why": "Few people in this group were studied.",
            "sources": chance.sample(sources, 1),
        }
        for group in chance.sample(_CAREFUL, 2)
    ]
    record["changes"] = [{"on": record["updated"], "what": "Added the results of a new trial."}]


def _finding(
    number: int, outcome: str, areas: list[str], sources: list[str], chance: Random
) -> dict[str, Any]:
    low = chance.randint(1, 9)
    kind = _KINDS.get(outcome, "ability")
    better = {"better": "less"} if kind in {"time", "level"} else {}
    studies = chance.randint(2, 12)
    return {
        "id": f"finding-{number}",
        "outcome": outcome,
        "kind": kind,
        **better,
        "population": chance.choice(prose.POPULATIONS),
        "certainty": chance.choice(("low", "very low")),
        "because": ["imprecise"],
        "bears_on": areas[:1],
        "results": [
            {
                "source": chance.choice(sources),
                "design": "trials",
                "size": {
                    "difference": low + 2,
                    "unit": "points",
                    "interval": [low, low + 5],
                },
                "studies": studies,
                "people": studies * chance.randint(50, 90),
                "lasted": f"{chance.randint(4, 52)} weeks",
                "dose": {"low": chance.randint(1, 20) * 50, "unit": "mg"},
            }
        ],
    }


def _dose(role: str, sources: list[str], chance: Random) -> dict[str, Any]:
    amount = chance.randint(1, 20) * 50
    return {
        "role": role,
        "whom": chance.choice(prose.POPULATIONS),
        "amount": {"low": amount, "high": amount * 2, "unit": "mg"},
        "sources": chance.sample(sources, 1),
    }
