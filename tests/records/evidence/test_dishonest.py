"""Encodings that would mislead a reader: one is refused, the other is told to the reader.

Each begins from what a real page says, and bends it as a seller, an optimist or haste would.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.records.evidence.cases import (
    COLD_LENGTH,
    DEATHS,
    DECLINE,
    DEMENTIA,
    FALLING_ASLEEP,
    IRREGULAR_HEARTBEAT,
    MUSCLE_PAIN,
    NERVES,
    NOT_ENOUGH,
    STRENGTH,
    TWO_CHILDREN,
    Json,
    changed,
    finding,
    refusals,
)


def bent(encoded: Json, /, result: Json | None = None, **fields: Any) -> Json:
    """With other fields of the finding, and of its first result."""
    first, *more = encoded["results"]
    return changed(encoded, **{"results": [changed(first, **(result or {})), *more], **fields})


DISHONEST: dict[str, Json] = {
    # Effects that nobody showed
    "more cases of dementia, told as fewer": bent(
        DEMENTIA, {"size": {"ratio": 1.12}, "found": "less"}
    ),
    "277 and 246, told as protection": bent(
        DEMENTIA,
        {
            "found": "less",
            "size": {
                "with_it": {"events": 277, "people": 1545},
                "without_it": {"events": 246, "people": 1524},
            },
        },
    ),
    "no clear difference, told as a benefit": bent(MUSCLE_PAIN, change="more", certainty="low"),
    "the older, kinder review alone counts": bent(COLD_LENGTH, change="less", certainty="low"),
    "what an authority does not accept, accepted": bent(NOT_ENOUGH, change="more", certainty="low"),
    "a benefit in the older half of the people, for all": finding(
        {"found": "no clear difference"},
        {"source": "pooled", "design": "trials", "found": "more", "part": "people over 66"},
        kind="ability",
        outcome="memory",
        change="more",
        because=["results differ"],
    ),
    "a difference that chance explains": finding(
        {"size": {"difference": -3.1, "unit": "mmHg", "interval": [-6.9, 0.7]}},
        kind="level",
        better="less",
        outcome="systolic blood pressure",
    ),
    # Harms that vanish
    "a quarter more irregular heartbeats, called no difference": bent(
        IRREGULAR_HEARTBEAT, {"found": "little or no difference", "size": {"ratio": 1.26}}
    ),
    "a harm that is significant, called unclear": bent(
        IRREGULAR_HEARTBEAT,
        {"found": "unclear", "size": {"ratio": 1.25, "interval": [1.07, 1.46]}},
        certainty=None,
        because=["imprecise"],
    ),
    "a harm that is good": bent(IRREGULAR_HEARTBEAT, better="more"),
    "a harm that is neither": bent(IRREGULAR_HEARTBEAT, better="neither", matters="measured"),
    "a harm of which nothing is sure, as unclear": bent(
        IRREGULAR_HEARTBEAT, change="unclear", certainty=None, because=["imprecise"]
    ),
    "surely no more deaths, at a ratio of 1.2": bent(DEATHS, {"size": {"ratio": 1.2}}),
    "imprecise, and sure that nothing happens": bent(
        DEATHS, {"size": {"ratio": 1.0, "interval": [0.7, 1.5]}}
    ),
    "liver injury, called mild": {
        "side_effects": [{"effect": "liver injury", "serious": False, "sources": ["cases"]}]
    },
    "rare, as nobody in a small trial had it": {
        "side_effects": [
            {
                "effect": "kidney harm",
                "how_often": "very rare",
                "seen": {"count": 0, "of": 18},
                "sources": ["trial"],
            }
        ]
    },
    "a benefit, and silence about harm": {"findings": [STRENGTH], "side_effects": []},
    # More certainty than there is
    "one trial of eighteen people, fairly sure": bent(NERVES, certainty="moderate"),
    "two children, not very sure": bent(TWO_CHILDREN, certainty="low"),
    "a comparison with older studies, fairly sure": bent(
        DECLINE, certainty="moderate", because=["imprecise"]
    ),
    "a summary, and sure": bent(FALLING_ASLEEP, certainty="high"),
    "whole, but few": bent(
        FALLING_ASLEEP, {"source": "read", "people": 151, "studies": 3}, certainty="high"
    ),
    "heard of, and fairly sure": bent(DEATHS, {"source": "heard"}),
    "an authority's yes, as our moderate": bent(STRENGTH, judged_by="editors"),
    "a shop that rates": bent(STRENGTH, {"source": "site"}, judged_by="site"),
    "the review says low to very low, we say moderate": bent(
        FALLING_ASLEEP, {"says": "rates the evidence as low to very low"}, magnitude=None
    ),
    "three reasons, and still moderate": bent(
        FALLING_ASLEEP, because=["risk of bias", "imprecise", "indirect"]
    ),
    "a part of the people, fairly sure": bent(FALLING_ASLEEP, {"part": "women"}),
    # Studies that were none
    "a book that randomises": bent(STRENGTH, {"source": "book", "design": "randomised trials"}),
    "two children, randomised": bent(TWO_CHILDREN, {"design": "randomised trials"}),
    "a placebo that nobody got": bent(TWO_CHILDREN, compared_with="placebo"),
    "a placebo in a cohort": bent(DECLINE, compared_with="placebo"),
    "half the risk, of two children": bent(TWO_CHILDREN, {"size": {"ratio": 0.5}}),
    "mice": bent(FALLING_ASLEEP, {"source": "mice"}),
    "the only trial, and nothing about its maker": bent(NERVES, {"funding": None}),
    # Meaning
    "a blood value that people feel": finding(
        kind="symptom", outcome="inflammation markers", population="adults"
    ),
    "a score that is daily life": bent(
        NERVES, outcome="a nerve damage score", matters="felt"
    ),
    "bad cholesterol, of no importance": finding(
        {"found": "more"}, kind="level", outcome="LDL cholesterol", better="neither"
    ),
    "30 percent less pain": finding(
        {"size": {"difference": -30, "unit": "%"}}, kind="symptom", outcome="pain"
    ),
    "twice as fast": finding(
        {"size": {"difference": -2, "unit": "-fold"}}, kind="symptom", outcome="pain"
    ),
    "better sleep": bent(FALLING_ASLEEP, outcome="better sleep"),
    "harmful fats": finding(kind="level", better="less", outcome="harmful fats"),
    "safely": bent(STRENGTH, how="safely, every day"),
    "everybody": bent(FALLING_ASLEEP, population="everyone"),
    "a rare disease among the healthy": bent(NERVES, among="healthy people"),
    "a large effect, says nobody": bent(FALLING_ASLEEP, {"says": None}, magnitude="large"),
    "a modest one, made large": bent(FALLING_ASLEEP, magnitude="large"),
    "clinically proven": bent(STRENGTH, note="Clinically proven."),
    "nearly all of them finished": bent(NERVES, note="17 out of 18 completed the year."),
    "the more the better": bent(
        NERVES, note="The benefit was greater at 600 mg or more a day."
    ),
    # Amounts and promises
    "an intake that nobody recommends": {
        "doses": [
            {
                "role": "recommended intake",
                "whom": "adults",
                "amount": {"low": 3, "unit": "g"},
                "sources": ["trial"],
            }
        ]
    },
    "a limit that its maker sets": {
        "doses": [
            {
                "role": "no concern up to",
                "whom": "adults",
                "amount": {"high": 3, "unit": "g"},
                "by": "the makers",
                "sources": ["site"],
            }
        ]
    },
    "no problem in pregnancy, says a trial": {
        "groups": [{"who": "pregnancy", "level": "no known problem", "sources": ["trial"]}]
    },
    "a treatment that one study accepts": {
        "accepted_uses": [{"use": "ALS", "kind": "medical treatment", "sources": ["study"]}]
    },
    "nothing known, and a rash": {
        "side_effects": [{"effect": "a rash", "sources": ["study"]}],
        "no_known_side_effects": True,
    },
}  # fmt: skip


@pytest.mark.parametrize("encoded", DISHONEST.values(), ids=DISHONEST)
def test_what_would_mislead_is_refused(encoded: Json) -> None:
    fields = {"findings": [encoded]} if "outcome" in encoded else encoded
    problems = refusals(**fields)
    assert problems
    assert all(problem.fix and problem.what for problem in problems)
    assert not any("cites this source" in problem.what for problem in problems)
