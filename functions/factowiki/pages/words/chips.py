"""Effect and certainty together, at a glance: the chip of a finding. A harm is named as one."""

from __future__ import annotations

from typing import Final

from factowiki.pages.words import table
from factowiki.pages.words.findings import verb_of
from factowiki.pages.words.language import capitalised
from factowiki.records.evidence.glances import Glance

_TOLD_OF_THE_UNKNOWN: Final = frozenset(("results differ", "no comparison group", "imprecise"))


def chip(of: Glance) -> str:
    is_harm = of.side == "harm"
    if of.certainty is None:
        why = of.reason if of.reason in _TOLD_OF_THE_UNKNOWN else "too little evidence"
        return capitalised(f"{table.CHIP_UNKNOWN}{table.IN_SHORT[why]}")
    if of.certainty == "very low":
        uncertain = table.CHIP_UNCERTAIN_HARM if is_harm else table.CHIPS["very low"]
        return capitalised(f"{uncertain}: {table.IN_SHORT[of.reason]}")
    harm = table.CHIP_HARM if is_harm else ""
    return capitalised(f"{harm}{_effect(of)} ({table.SURE[of.certainty]})")


def _effect(of: Glance) -> str:
    if of.change in {"more", "less"}:
        verb = verb_of(of.kind, of.better, of.change)
        what = verb.chip.format(risk=table.RISK[of.better])
        if of.is_observed:
            return table.CHIP_OBSERVED.format(what=what)
    elif of.certainty == "low" and of.has_no_clear_difference:
        return table.CHIP_NOT_CLEAR
    else:
        what = table.CHIP_SAME
    return table.CHIPS[of.certainty or "very low"].format(what=what)


def about(of: Glance) -> str:
    """What was measured, and in whom, as it stands beside the chip."""
    text = capitalised(of.outcome)
    return f"{text}, in {of.population}" if of.population else text
