"""The questions readers ask of every ingredient, each answered in a sentence, with a link."""

from __future__ import annotations

from typing import Final, NamedTuple

from factowiki.pages.ingredient import answers as top
from factowiki.records.models import DerivedQuestion, Ingredient


class Answer(NamedTuple):
    question: str
    answer: str
    section: str  # the id of the section that says more; empty for an editor's own question


_NO_USE: Final = "This page names no accepted use of it."


def answers(record: Ingredient, x: str) -> tuple[Answer, ...]:
    """Three derived questions, each replaced where the editor says so; then the editor's own."""
    replaced = {entry.replaces: entry for entry in record.faq if entry.replaces}
    derived = (
        Answer(replaced[kind].question, replaced[kind].answer, answer.section)
        if kind in replaced
        else answer
        for kind, answer in _derived(record, x).items()
    )
    own = (Answer(entry.question, entry.answer, "") for entry in record.faq if not entry.replaces)
    return (*derived, *own)


def _derived(record: Ingredient, x: str) -> dict[DerivedQuestion, Answer]:
    """They say nothing that no field says."""
    uses = [*top.uses(record), _NO_USE]
    return {
        "works": Answer(f"Does {x} work?", top.works(record, x)[0], "evidence"),
        "safe": Answer(f"Is {x} safe?", top.goes_wrong(record, x)[0], "safety"),
        "uses": Answer(f"What is {x} used for?", uses[0], "uses"),
    }
