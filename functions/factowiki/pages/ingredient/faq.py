"""The questions readers ask of every ingredient, answered from the sections of its record."""

from __future__ import annotations

from typing import NamedTuple

from factowiki.pages.words.mention import mention
from factowiki.records.models import DerivedQuestion, Ingredient, Site


class Answer(NamedTuple):
    question: str
    answer: str
    section: str  # the id of the section that says more; empty for an editor's own question


def answers(record: Ingredient, focus_areas: str, site: Site) -> tuple[Answer, ...]:
    """Three derived questions, each replaced where the editor says so; then the editor's own."""
    replaced = {entry.replaces: entry for entry in record.faq if entry.replaces}
    derived = (
        Answer(replaced[kind].question, replaced[kind].answer, answer.section)
        if kind in replaced
        else answer
        for kind, answer in _derived(record, focus_areas, site).items()
    )
    own = (Answer(entry.question, entry.answer, "") for entry in record.faq if not entry.replaces)
    return (*derived, *own)


def _derived(record: Ingredient, focus_areas: str, site: Site) -> dict[DerivedQuestion, Answer]:
    uses = (
        f"It is mostly taken for {focus_areas}."
        if focus_areas
        else " ".join(statement.text for statement in record.uses[:1])
    )
    name = mention(record).within
    return {
        "works": Answer(f"Does {name} work?", record.evidence.verdict.text, "evidence"),
        "safe": Answer(f"Is {name} safe?", record.safety[0].text, "safety"),
        "uses": Answer(f"What is {name} used for?", f"{uses} {site.uses_caveat}".strip(), "uses"),
    }
