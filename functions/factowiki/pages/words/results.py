"""What one source found, in a line: what kind of studies, how many people, what it says itself."""

from __future__ import annotations

from factowiki.pages.words import table
from factowiki.pages.words.amounts import amount
from factowiki.pages.words.findings import verb_of
from factowiki.pages.words.fitting import sentence
from factowiki.pages.words.language import capitalised, counted
from factowiki.pages.words.sizes import in_words
from factowiki.records.evidence.conclusions import Conclusion
from factowiki.records.evidence.results import Direction, Result
from factowiki.records.evidence.terms import Change


def line(made_of: Conclusion, result: Result, direction: Direction) -> str:
    """Kind and number of studies, then what was found, then the source's own word."""
    basis = ", ".join([table.DESIGNS[result.design], *_details(result)])
    said = [
        sentence(f"{basis}: {_in_a_word(made_of, direction)}"),
        in_words(result.size, made_of.finding.kind) if result.size else "",
        sentence(f"the source {result.says}") if result.says else "",
        table.FUNDING[result.funding] if result.funding else "",
    ]
    return capitalised(" ".join(filter(None, said)))


def _details(result: Result) -> list[str]:
    parts = [
        counted(result.studies, "study", "studies") if result.studies else "",
        counted(result.people, "person", "people") if result.people else "",
        f"in {result.part}" if result.part else "",
        result.lasted or "",
        amount(result.dose) if result.dose else "",
    ]
    return [part for part in parts if part]


def _in_a_word(made_of: Conclusion, direction: Direction) -> str:
    if direction not in {"more", "less"}:
        return direction
    change: Change = "less" if direction == "less" else "more"
    verb = verb_of(made_of.finding.kind, made_of.better, change)
    return verb.chip.format(risk=table.RISK[made_of.better])
