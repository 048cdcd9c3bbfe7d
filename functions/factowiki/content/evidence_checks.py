"""Contradictions in the findings: claims that are surer than what they rest on.

Certainty is GRADE's, so it is a judgement of trials in people and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from factowiki.content.evidence import EffectSize, Finding, Untested
from factowiki.content.problems import Contradiction
from factowiki.content.records import Ingredient, SourceType
from factowiki.content.text import folded

_NOT_IN_PEOPLE: Final[frozenset[SourceType]] = frozenset(("animal study", "laboratory study"))
_SURE: Final = frozenset(("high", "moderate"))


def findings(record: Ingredient) -> Iterator[Contradiction]:
    types = {source.id: source.type for source in record.sources}
    for index, finding in enumerate(record.evidence.findings):
        pointer = f"/evidence/findings/{index}"
        yield from _support(pointer, finding, types)
        yield from _certainty(pointer, finding)
        yield from _numbers(pointer, finding)
        if finding.size is not None:
            yield from _interval(f"{pointer}/size", finding.size)
            yield from _imprecision(pointer, finding, finding.size)


def _support(
    pointer: str, finding: Finding, types: Mapping[str, SourceType]
) -> Iterator[Contradiction]:
    if not finding.sources:
        yield Contradiction(
            pointer,
            "This finding names no source.",
            'Name in "sources" what it rests on, or remove it.',
        )
    elif finding.is_in_people and all(
        types.get(source) in _NOT_IN_PEOPLE for source in finding.sources
    ):
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
    elif finding.effect == "unclear" and finding.certainty in _SURE:
        yield Contradiction(
            f"{pointer}/certainty",
            f"An unclear effect cannot have {finding.certainty} certainty.",
            'Write "low" or "very low", or say what the effect is.',
        )


def _numbers(pointer: str, finding: Finding) -> Iterator[Contradiction]:
    if finding.trials:
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
