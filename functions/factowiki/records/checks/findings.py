"""Contradictions in the findings: claims that are surer than what they rest on.

Certainty is GRADE's, so it is a judgement of trials in people and of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.checks.support import Support
from factowiki.records.evidence import EffectSize, Finding, Untested
from factowiki.records.models import Ingredient
from factowiki.records.problems import Contradiction
from factowiki.records.text import folded

SURE: Final = frozenset(("high", "moderate"))
# What is measured may be a ratio, such as that of waist to hip: the difference of two is none.
_RATIO: Final = re.compile(
    r"(?i:\b(?:risk|odds|hazards?|rate|prevalence|incidence) ratios?\b|\brelative risks?\b|^ratio$)"
    r"|\b(?:RR|OR|HR)\b"
)
_RATIO_AS_UNIT: Final = re.compile(r"(?i:\b(?:ratios?|relative risks?|fold|rr|or|hr)\b)")


def findings(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    for index, finding in enumerate(record.evidence.findings):
        pointer = f"/evidence/findings/{index}"
        yield from as_far_as_seen(_support(pointer, finding, support))
        yield from as_far_as_seen(_certainty(pointer, finding))
        yield from as_far_as_seen(_numbers(pointer, finding))
        yield from as_far_as_seen(_size(pointer, finding))


def _size(pointer: str, finding: Finding) -> Iterator[Contradiction]:
    if finding.size is not None:
        yield from as_far_as_seen(_difference(f"{pointer}/size", finding.size))
        yield from as_far_as_seen(_interval(f"{pointer}/size", finding.size))
        yield from as_far_as_seen(_no_size(pointer, finding, finding.size))
        yield from as_far_as_seen(_imprecision(pointer, finding, finding.size))


def _support(pointer: str, finding: Finding, support: Support) -> Iterator[Contradiction]:
    if not finding.sources:
        yield Contradiction(
            pointer,
            "This finding names no source.",
            'Name in "sources" what it rests on, or remove it.',
        )
    elif finding.is_in_people and support.is_outside_people(finding.sources):
        yield Contradiction(
            f"{pointer}/sources",
            "This finding is about people, but its sources are studies in animals or cells.",
            'Cite trials in people, or give the kind "animal" or "mechanism".',
        )


def _certainty(pointer: str, finding: Finding) -> Iterator[Contradiction]:
    if not finding.is_in_people:
        if finding.certainty is not None:
            yield Contradiction(
                f"{pointer}/certainty",
                f'A finding of the kind "{finding.kind}" has no certainty: only trials in people '
                "show how sure we can be.",
                'Remove "certainty".',
            )
    elif finding.certainty is None:
        yield Contradiction(
            pointer,
            "This finding does not say how sure it is.",
            'Add "certainty": "high", "moderate", "low" or "very low".',
        )
    elif finding.effect == "unclear" and finding.certainty in SURE:
        yield Contradiction(
            f"{pointer}/certainty",
            f"An unclear effect cannot have {finding.certainty} certainty.",
            'Write "low" or "very low", or say what the effect is.',
        )


def _numbers(pointer: str, finding: Finding) -> Iterator[Contradiction]:
    if finding.trials:
        if finding.participants is not None and finding.participants < finding.trials:
            yield Contradiction(
                f"{pointer}/participants",
                f"This finding has fewer participants than trials: {finding.participants} in "
                f"{finding.trials}.",
                "Correct one of the two numbers.",
            )
        return
    if finding.is_in_people and finding.certainty is not None:
        yield Contradiction(
            f"{pointer}/trials",
            "This finding has a certainty, but names no trial.",
            'Give the number of trials in "trials", or move the claim to "points".',
        )
    elif finding.participants:
        yield Contradiction(
            f"{pointer}/participants",
            "This finding has participants, but no trial that they took part in.",
            'Give the number of trials in "trials", or remove "participants".',
        )


def _difference(pointer: str, size: EffectSize) -> Iterator[Contradiction]:
    for field, pattern in (("measure", _RATIO), ("unit", _RATIO_AS_UNIT)):
        if found := pattern.search(getattr(size, field)):
            yield Contradiction(
                f"{pointer}/{field}",
                f'"{found.group()}" is a ratio, but the size of an effect is a difference.',
                "Give the difference between the groups in its own unit, or remove the size and "
                'put the ratio in "note".',
            )
            return


def _no_size(pointer: str, finding: Finding, size: EffectSize) -> Iterator[Contradiction]:
    if size.value == 0 and finding.effect in {"helps", "harms"}:
        yield Contradiction(
            f"{pointer}/size/value",
            f'The effect is "{finding.effect}", but its size is 0.',
            "Correct the size or the effect.",
        )


def _interval(pointer: str, size: EffectSize) -> Iterator[Contradiction]:
    if size.low is None and size.high is None:
        return
    if size.low is None or size.high is None:
        given, wanted = ("high", "low") if size.low is None else ("low", "high")
        yield Contradiction(
            f"{pointer}/{given}",
            f'This interval has no "{wanted}" end.',
            "Give both ends, or none.",
        )
    elif size.low > size.high:
        yield Contradiction(
            f"{pointer}/low",
            "This interval ends before it begins.",
            'Exchange "low" and "high".',
        )
    elif not size.low <= size.value <= size.high:
        yield Contradiction(
            f"{pointer}/value",
            f"The value {size.value:g} is outside its interval, {size.low:g} to {size.high:g}.",
            "Correct the value or the interval.",
        )


def _imprecision(pointer: str, finding: Finding, size: EffectSize) -> Iterator[Contradiction]:
    """GRADE rates down a result whose interval holds both an effect and none.

    Guyatt et al. 2011, GRADE guidelines 6: imprecision.
    """
    if size.low is None or size.high is None or not size.low <= 0 <= size.high:
        return
    if finding.certainty == "high" and finding.effect in {"helps", "harms"}:
        yield Contradiction(
            f"{pointer}/certainty",
            f"The certainty is high, but the interval, {size.low:g} to {size.high:g}, "
            "includes no effect at all.",
            'Write "moderate" or less, or correct the effect or its interval.',
        )


_Question = tuple[str, str]


def _question(part: Finding | Untested) -> _Question:
    """What was asked, and of whom: the same however it is capitalised or spaced."""
    return folded(part.outcome), folded(part.population)


def _asked(record: Ingredient) -> Iterator[tuple[int, _Question]]:
    for index, finding in enumerate(record.evidence.findings):
        if finding.is_in_people:
            yield index, _question(finding)


def repeated_findings(record: Ingredient) -> Iterator[Contradiction]:
    seen: set[_Question] = set()
    for index, question in _asked(record):
        if question in seen:
            yield Contradiction(
                f"/evidence/findings/{index}",
                "Another finding above has the same outcome in the same population.",
                "Make one finding of the two, with the sources of both, or say how they differ.",
            )
        seen.add(question)


def tested_after_all(record: Ingredient) -> Iterator[Contradiction]:
    asked = {question for _, question in _asked(record)}
    for index, untested in enumerate(record.evidence.untested):
        if _question(untested) in asked:
            yield Contradiction(
                f"/evidence/untested/{index}",
                "This is listed as untested, but a finding says what trials in people showed.",
                "Remove one of the two.",
            )
