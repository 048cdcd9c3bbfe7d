"""The sentences of a side effect: how often it was seen, and what a source calls it."""

from __future__ import annotations

from factowiki.pages.words import table
from factowiki.pages.words.fitting import Adjunct, fitted, sentence
from factowiki.pages.words.language import number
from factowiki.records.evidence.side_effects import Seen, SideEffect


def statement(effect: SideEffect) -> tuple[str, ...]:
    """What can happen, or how often it did; then what else is told of it."""
    return (*headline(effect), *details(effect))


def headline(effect: SideEffect) -> tuple[str, ...]:
    at = [Adjunct(f", {effect.at}", f"That was {effect.at}.")] if effect.at else []
    seen = effect.seen
    if seen is not None and seen.count == 0:
        return _not_seen(effect, seen, at)
    if seen is not None and seen.of is not None:
        return fitted(f"{_people(seen)} had {effect.effect}", [*_of_whom(seen), *at])
    form = f"as {effect.form}, " if effect.form else ""
    return fitted(f"{form}it can cause {effect.effect}", at)


def _not_seen(effect: SideEffect, seen: Seen, at: list[Adjunct]) -> tuple[str, ...]:
    if seen.of is not None:
        said = fitted(f"{_people(seen)} had {effect.effect}", [*_of_whom(seen), *at])
        return (*said, table.CANNOT_RULE_OUT)
    where = f" in {seen.whom}" if seen.whom else ""
    over = f" over {seen.over}" if seen.over else ""
    return (*fitted(f"{effect.effect}: not seen{where}{over}", at), table.DOES_NOT_RULE_OUT)


def _people(seen: Seen) -> str:
    return f"{number(seen.count) if seen.count else 'none'} of {number(seen.of or 0)} people"


def _of_whom(seen: Seen) -> list[Adjunct]:
    told = []
    if seen.over:
        told.append(Adjunct(f" over {seen.over}", f"That was over {seen.over}."))
    if seen.whom:
        told.append(Adjunct(f" ({seen.whom})", f"They were {seen.whom}."))
    return told


def details(effect: SideEffect) -> tuple[str, ...]:
    counted = effect.seen if effect.seen and effect.seen.count and not effect.seen.of else None
    told = (
        f"That is {table.HOW_OFTEN[effect.how_often]}" if effect.how_often else "",
        f"It was seen in {number(counted.count)} people" if counted else "",
        f'A source says: "{effect.says}".' if effect.says else "",
        f"Reported cases: {effect.cases}" if effect.cases else "",
        f"It starts {effect.starts}" if effect.starts else "",
        f"What to do: {effect.do}" if effect.do else "",
        effect.note or "",
    )
    return tuple(sentence(each) for each in told if each)
