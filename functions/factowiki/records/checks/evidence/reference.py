"""Group 1: what does not hold together by itself. Names, references, counts, words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.records.checks.evidence.examined import Examined
from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.evidence.directions import figure
from factowiki.records.evidence.findings import EDITORS, Finding
from factowiki.records.evidence.gaps import Untested
from factowiki.records.evidence.results import Result
from factowiki.records.evidence.thresholds import MOST_WORDS, MOST_WORDS_TOGETHER
from factowiki.records.models import Ingredient
from factowiki.records.problems import Contradiction
from factowiki.records.text import folded

_PHRASES: Final = ("outcome", "population", "compared_with", "how")


def words(at: Examined) -> Iterator[Contradiction]:
    """So many words that every sentence made of them can be read at once."""
    for field in _PHRASES:
        text = getattr(at.finding, field)
        if text and (count := _count(text)) > MOST_WORDS:
            yield Contradiction(
                f"{at.pointer}/{field}",
                f"This has {count} words, and stands inside a sentence: {MOST_WORDS} is the most.",
                'Name it shortly, and put the rest in "note".',
            )


def words_together(at: Examined) -> Iterator[Contradiction]:
    finding = at.finding
    given = finding.given_with.what if finding.given_with else ""
    texts = (at.name, finding.outcome, finding.how or "", given)
    if max(map(_count, texts)) > MOST_WORDS:
        return
    count = sum(map(_count, texts))
    if count > MOST_WORDS_TOGETHER:
        yield Contradiction(
            f"{at.pointer}/outcome",
            f"Name, outcome, condition and what it is given with have {count} words together, and "
            f"stand in one sentence: {MOST_WORDS_TOGETHER} is the most.",
            'Shorten the longest, or give a short name in "in_text".',
        )


def _count(text: str) -> int:
    return text.count(" ") + 1 if text else 0


def judge(at: Examined) -> Iterator[Contradiction]:
    judge_id = at.finding.judged_by
    if judge_id == EDITORS:
        return
    if judge_id not in at.sources:
        yield Contradiction(
            f"{at.pointer}/judged_by",
            f'No source of this record has the id "{judge_id}".',
            'Write "editors", or the id of the source that rates how sure it is.',
        )
        return
    named = {result.source for result in at.finding.results}
    tellers = (source.told_by for each in named if (source := at.sources.get(each)))
    named |= {teller for teller in tellers if teller}
    if judge_id not in named:
        yield Contradiction(
            f"{at.pointer}/judged_by",
            f"The certainty is {judge_id}'s judgement, but no result here is from it.",
            'Add what it found to "results", or write "editors".',
        )


def counts(at: Examined) -> Iterator[Contradiction]:
    for pointer, result in at.results:
        if result.studies and result.people is not None and result.people < result.studies:
            yield Contradiction(
                f"{pointer}/people",
                f"There are fewer people than studies: {result.people} in {result.studies}.",
                "Correct one of the two numbers.",
            )


def answers(at: Examined) -> Iterator[Contradiction]:
    """A result says what was found, in a word or in figures."""
    for pointer, result in at.results:
        if result.found is None and (result.size is None or figure(result.size) is None):
            yield Contradiction(
                f"{pointer}/size" if result.size else pointer,
                "This result does not say what was found."
                if result.size is None
                else "Two counts without the sizes of their groups show no direction.",
                'Add "found": "more", "less", "little or no difference", "no clear difference" '
                'or "unclear".',
            )


def repeated_results(at: Examined) -> Iterator[Contradiction]:
    seen: set[tuple[str, str]] = set()
    for pointer, result in at.results:
        if (key := _key(result)) in seen:
            yield Contradiction(
                f"{pointer}/source",
                f"Another result above is from {result.source} as well.",
                'Make one of the two, or say in "part" in whom each was found.',
            )
        seen.add(key)


def _key(result: Result) -> tuple[str, str]:
    return result.source, folded(result.part or "")


def repeated_ids(record: Ingredient) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for index, finding in enumerate(record.findings):
        if finding.id in seen:
            yield Contradiction(
                f"/findings/{index}/id",
                f"Another finding above has the id {finding.id}.",
                "Give each its own: links to it, and the desk, need one.",
            )
        seen.add(finding.id)


_Question = tuple[str, ...]


def _question(finding: Finding) -> _Question:
    """What was asked: the same however it is capitalised or spaced."""
    given = finding.given_with.what if finding.given_with else None
    parts = (finding.outcome, finding.population, finding.how, finding.compared_with, given)
    return tuple(folded(part or "") for part in parts)


def repeated_questions(record: Ingredient) -> Iterator[Contradiction]:
    seen: dict[_Question, str] = {}
    for index, finding in enumerate(record.findings):
        question = _question(finding)
        if question in seen:
            yield Contradiction(
                f"/findings/{index}",
                f"The finding {seen[question]} asks the same: this outcome, in the same people.",
                "Make one finding of the two, with the results of both, or say how they differ.",
            )
        seen.setdefault(question, finding.id)


def tested_after_all(record: Ingredient) -> Iterator[Contradiction]:
    if not record.untested:
        return
    asked = {_question(finding)[:2] for finding in record.findings}
    for index, untested in enumerate(record.untested):
        if _gap(untested) in asked:
            yield Contradiction(
                f"/untested/{index}",
                "This is listed as untested, but a finding says what was found.",
                "Remove one of the two.",
            )


def _gap(untested: Untested) -> tuple[str, str]:
    return folded(untested.outcome), folded(untested.population or "")


def tellers(record: Ingredient) -> Iterator[Contradiction]:
    """`told_by` and `updates` name other sources of the record."""
    known = {source.id for source in record.sources}
    for index, source in enumerate(record.sources):
        yield from as_far_as_seen(_teller(f"/sources/{index}", source.id, known, {
            "told_by": source.told_by, "updates": source.updates,
        }))  # fmt: skip


def _teller(
    pointer: str, own: str, known: set[str], named: dict[str, str | None]
) -> Iterator[Contradiction]:
    for field, other in named.items():
        if other is None:
            continue
        if other == own:
            yield Contradiction(
                f"{pointer}/{field}", "A source cannot name itself here.", "Remove it."
            )
        elif other not in known:
            yield Contradiction(
                f"{pointer}/{field}",
                f'No source of this record has the id "{other}".',
                'Add it to "sources", or correct the id.',
            )
