"""The structured part of a generated record: findings, doses, interactions, who must take care."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from tests.benchmarks import prose

_CERTAINTIES: Final = ("high", "moderate", "low", "very low")
_EFFECTS: Final = ("helps", "no difference", "harms", "unclear")
_SEVERITIES: Final = ("major", "moderate", "minor", "unknown")
_LEVELS: Final = ("avoid", "ask first", "no known problem")
_CAREFUL: Final = ("pregnancy", "breastfeeding", "children", "kidney_disease")


def add(record: dict[str, Any], sources: list[str], chance: Random) -> None:
    """Put it in ``record``, without anything that contradicts something else."""
    outcomes = chance.sample(prose.OUTCOMES, 4)
    findings = [_finding(outcome, sources, chance) for outcome in outcomes[:3]]
    record["substance"] = "an invented compound"
    record["evidence"] |= {
        "findings": findings,
        "untested": [{"outcome": outcomes[3], "population": chance.choice(prose.POPULATIONS)}],
        "ratings": [
            {
                "category": record["categories"][0],
                "strength": _strength(findings),
                "sources": sources[:1],
            }
        ],
    }
    record["doses"] = [_dose("studied", sources, chance), _dose("recommended", sources, chance)]
    record["known_interactions"] = [
        {
            "substance": medicine,
            "severity": chance.choice(_SEVERITIES),
            "mechanism": "it slows the enzymes that break the medicine down",
            "advice": "ask a doctor or pharmacist first",
            "sources": chance.sample(sources, 1),
        }
        for medicine in chance.sample(prose.MEDICINES, 2)
    ]
    record["populations"] = {
        group: {
            "level": chance.choice(_LEVELS),
            "note": "Few people in this group were studied.",
            "sources": chance.sample(sources, 1),
        }
        for group in chance.sample(_CAREFUL, 2)
    }
    record["changes"] = [{"on": record["updated"], "what": "Added the results of a new trial."}]


def _finding(outcome: str, sources: list[str], chance: Random) -> dict[str, Any]:
    low = chance.randint(1, 9)
    trials = chance.randint(1, 12)
    effect = chance.choice(_EFFECTS)
    certainties = _CERTAINTIES[2:] if effect == "unclear" else _CERTAINTIES
    return {
        "outcome": outcome,
        "population": chance.choice(prose.POPULATIONS),
        "kind": "human trials",
        "effect": effect,
        "certainty": chance.choice(certainties),
        "size": {
            "measure": outcome,
            "value": low + 2,
            "unit": "points",
            "low": low,
            "high": low + 5,
        },
        "trials": trials,
        "participants": trials * chance.randint(20, 90),
        "dose": f"{chance.randint(1, 20) * 50} mg a day",
        "duration": f"{chance.randint(4, 52)} weeks",
        "sources": chance.sample(sources, 1),
    }


def _strength(findings: list[dict[str, Any]]) -> str:
    """What the surest finding of help allows to say."""
    helping = {finding["certainty"] for finding in findings if finding["effect"] == "helps"}
    if helping & {"high", "moderate"}:
        return "established"
    return "mixed" if "low" in helping else "preliminary" if helping else "none"


def _dose(role: str, sources: list[str], chance: Random) -> dict[str, Any]:
    amount = chance.randint(1, 20) * 50
    return {
        "context": chance.choice(prose.POPULATIONS),
        "role": role,
        "amount": amount,
        "up_to": amount * 2,
        "unit": "mg",
        "sources": chance.sample(sources, 1),
    }
