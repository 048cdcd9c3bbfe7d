"""The four answers at the top: what is it, does it work, what can go wrong, who should ask first.

They say nothing that no field says, and no benefit without the surest harm beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

from factowiki.pages.words import harms, table
from factowiki.pages.words.findings import is_against_treatment, statement
from factowiki.pages.words.language import in_words
from factowiki.records.evidence.conclusions import Conclusion, conclusions, order_of
from factowiki.records.evidence.glances import glance, ordered
from factowiki.records.evidence.groups import Level
from factowiki.records.evidence.side_effects import SideEffect
from factowiki.records.models import Ingredient

_MOST_USES = 2
_MOST_HARMS = 2
_MOST_NAMED = 5
_SURE = ("high", "moderate", "low", "very low")


class TopAnswer(NamedTuple):
    """Sentences, and the section that says more."""

    question: str
    sentences: tuple[str, ...]
    section: str


def answers(record: Ingredient, x: str) -> tuple[TopAnswer, ...]:
    """``x`` is the name of the ingredient inside a sentence."""
    return (
        TopAnswer("What is it?", (record.summary,), "what"),
        TopAnswer("Does it work, for what?", works(record, x), "evidence"),
        TopAnswer("What can go wrong?", goes_wrong(record, x), "safety"),
        TopAnswer("Who should ask first?", asks_first(record), "interactions"),
    )


def works(record: Ingredient, x: str) -> tuple[str, ...]:
    made = conclusions(record)
    if not made and not record.accepted_uses:
        return (table.NOT_RATED,)
    general = [of for of in made if order_of(of.among) == 0]
    said = [*_surest(general, x)] if any(of.is_benefit for of in general) else []
    if not said and (made or record.untested):
        said = [table.NO_BENEFIT_KNOWN]
    said += uses(record)
    said += _surest([of for of in made if order_of(of.among) > 0], x)
    return tuple(said)


def uses(record: Ingredient) -> list[str]:
    return [
        table.ACCEPTED[use.kind].format(use=use.use) for use in record.accepted_uses[:_MOST_USES]
    ]


def _surest(made: Iterable[Conclusion], x: str) -> Iterator[str]:
    """The surest benefit, nearest to daily life where several are as sure.

    None over a treatment: that never stands without what it must not make anybody do.
    """
    by_id = {of.finding.id: of for of in made if of.is_benefit and not is_against_treatment(of)}
    near_first = ordered(map(glance, by_id.values()))
    surest = min(near_first, key=lambda of: _SURE.index(of.certainty or "very low"), default=None)
    if surest is not None:
        yield from statement(by_id[surest.id], x)
        if surest.among == "people with a rare illness":
            yield table.NOTHING_ELSE


def goes_wrong(record: Ingredient, x: str) -> tuple[str, ...]:
    """The surest harm first, then what is serious, then what else was seen."""
    said: list[str] = []
    harmful = {of.finding.id: of for of in conclusions(record) if of.side == "harm"}
    first = ordered(map(glance, harmful.values()))[:1]
    for of in first:
        said += statement(harmful[of.id], x)
    for effect in _effects(record.side_effects)[: _MOST_HARMS - len(first)]:
        said += first_sentences(effect)
    if said:
        return tuple(said)
    return (table.NONE_KNOWN,) if record.no_known_side_effects else (table.HARM_NOT_RATED,)


def _effects(effects: Sequence[SideEffect]) -> list[SideEffect]:
    """What was seen before what was only looked for, and what is serious first."""
    return sorted(effects, key=lambda effect: (_is_unseen(effect), not effect.serious))


def _is_unseen(effect: SideEffect) -> bool:
    return effect.seen is not None and effect.seen.count == 0


def first_sentences(effect: SideEffect) -> tuple[str, ...]:
    serious = table.SERIOUS if effect.serious and not _is_unseen(effect) else ""
    first, *rest = harms.headline(effect)
    return f"{serious}{first[0].lower() if serious else first[0]}{first[1:]}", *rest


def asks_first(record: Ingredient) -> tuple[str, ...]:
    at = strictest(record)
    named = {
        level: [who for who, found in at.items() if found == level]
        for level in ("avoid", "ask first", "take care")
    }
    medicines = [
        name
        for told in record.known_interactions
        if told.kind == "medicine"
        for name in told.taken_with
    ]
    said = [
        pattern.format(who=_named(named[level]))
        for level, pattern in (
            ("avoid", table.AVOID),
            ("ask first", table.ASK),
            ("take care", table.CARE),
        )
        if named[level]
    ]
    if medicines:
        said.append(table.ASK_WITH.format(what=_named(medicines)))
    return (*said, table.EVERYBODY_ELSE) if said else (table.ASK_GENERALLY,)


def strictest(record: Ingredient) -> dict[str, Level]:
    """For each group that the record names, the most care that any source asks for."""
    order = get_args(Level)
    found: dict[str, Level] = {}
    for group in record.groups:
        before = found.get(group.who)
        if before is None or order.index(group.level) < order.index(before):
            found[group.who] = group.level
    return found


def _named(items: list[str]) -> str:
    more = len(items) - _MOST_NAMED
    return in_words([*items[:_MOST_NAMED], f"{more} more"] if more > 0 else items)
