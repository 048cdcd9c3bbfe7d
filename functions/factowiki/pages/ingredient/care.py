"""Who must take care, what it must not be taken with, and what went wrong: nothing in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factowiki.pages.ingredient.citations import Citations, Passage, Reference
from factowiki.pages.words import cautions, harms, table
from factowiki.pages.words.fitting import sentence
from factowiki.pages.words.language import capitalised, in_words
from factowiki.records.evidence.groups import GROUPS, Group, Level
from factowiki.records.evidence.interactions import Interaction
from factowiki.records.models import Ingredient
from factowiki.records.text import folded

_SYMBOLS: Final[dict[Level, str]] = {
    "avoid": "avoid",
    "ask first": "ask",
    "take care": "ask",
    "no known problem": "fine",
    "not known": "unclear",
}


@dataclass(frozen=True, slots=True)
class CareGroup:
    """Groups of people of whom the same is said."""

    who: str
    why: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class LevelView:
    """The groups of people who must take equal care."""

    symbol: str
    label: str
    groups: tuple[CareGroup, ...]


@dataclass(frozen=True, slots=True)
class CareView:
    """``not_named`` are those of the eight of every page of which the record says nothing."""

    levels: tuple[LevelView, ...]
    not_named: str
    rated: bool


@dataclass(frozen=True, slots=True)
class InteractionView:
    taken_with: str
    what: str
    to_do: str
    symbol: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class HarmsView:
    """Side effects, what is serious first; ``none_known`` says that none is named."""

    rows: tuple[Passage, ...]
    none_known: str


def view(record: Ingredient, citations: Citations) -> CareView:
    named = {folded(group.who) for group in record.groups}
    not_named = [group for group in GROUPS if group not in named]
    return CareView(
        levels=tuple(
            LevelView(_SYMBOLS[level], label, _merged(record, level, citations))
            for level, label in table.LEVELS.items()
            if any(group.level == level for group in record.groups)
        ),
        not_named=in_words(not_named),
        rated=bool(record.groups),
    )


def _merged(record: Ingredient, level: Level, citations: Citations) -> tuple[CareGroup, ...]:
    """Where the same is said of several groups, it is said once."""
    same: dict[tuple[str, tuple[str, ...]], list[tuple[int, Group]]] = {}
    for index, group in enumerate(record.groups):
        if group.level == level:
            same.setdefault((group.why or "", group.sources), []).append((index, group))
    return tuple(
        CareGroup(
            capitalised(in_words(group.who for _, group in alike)),
            sentence(why) if why else "",
            citations.at(f"/groups/{alike[0][0]}"),
        )
        for (why, _), alike in same.items()
    )


def interactions(record: Ingredient, citations: Citations) -> tuple[InteractionView, ...]:
    """Medicines first; else in the order of the record."""
    numbered = sorted(
        enumerate(record.known_interactions), key=lambda item: item[1].kind != "medicine"
    )
    return tuple(
        _interaction(told, citations.at(f"/known_interactions/{index}")) for index, told in numbered
    )


def _interaction(told: Interaction, references: tuple[Reference, ...]) -> InteractionView:
    return InteractionView(
        taken_with=capitalised(in_words(told.taken_with)),
        what=" ".join((sentence(cautions.what_happens(told)), *cautions.seen_in(told))),
        to_do=cautions.to_do(told),
        symbol="avoid" if told.do == "avoid" else "ask",
        references=references,
    )


def side_effects(record: Ingredient, citations: Citations) -> HarmsView:
    order = _by_gravity(record)
    return HarmsView(
        tuple(_harm(record, index, citations) for index in order),
        table.NONE_KNOWN if record.no_known_side_effects else "",
    )


def _by_gravity(record: Ingredient) -> Sequence[int]:
    """Where somebody counted, and what is serious, first; what was only looked for after it."""

    def gravity(index: int) -> tuple[bool, bool, bool]:
        effect = record.side_effects[index]
        unseen = effect.seen is not None and effect.seen.count == 0
        return effect.seen is None, unseen, not effect.serious

    return sorted(range(len(record.side_effects)), key=gravity)


def _harm(record: Ingredient, index: int, citations: Citations) -> Passage:
    effect = record.side_effects[index]
    first, *rest = harms.statement(effect)
    was_seen = effect.seen is None or effect.seen.count > 0
    if effect.serious and was_seen:
        first = f"{table.SERIOUS}{first[0].lower()}{first[1:]}"
    return Passage(" ".join((first, *rest)), citations.at(f"/side_effects/{index}"))
