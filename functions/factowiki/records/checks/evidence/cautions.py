"""Group 6, of cautions: side effects, interactions and groups, none of them softened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.records.checks.evidence.wordlists import SERIOUS, words_of
from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.checks.support import Support
from factowiki.records.evidence.groups import Group
from factowiki.records.evidence.interactions import Interaction
from factowiki.records.evidence.side_effects import SideEffect
from factowiki.records.evidence.thresholds import FEWEST_TO_SAY_HOW_OFTEN
from factowiki.records.models import Ingredient, SourceType
from factowiki.records.problems import Contradiction
from factowiki.records.text import folded

_OFFICIAL: Final[frozenset[SourceType]] = frozenset(("official", "guideline"))


def side_effects(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    for index, effect in enumerate(record.side_effects):
        pointer = f"/side_effects/{index}"
        yield from as_far_as_seen(_how_often(pointer, effect, support))
        yield from as_far_as_seen(_counted(pointer, effect))
        yield from as_far_as_seen(_serious(pointer, effect))
        yield from as_far_as_seen(_in_people(pointer, effect, support))


def _in_people(pointer: str, effect: SideEffect, support: Support) -> Iterator[Contradiction]:
    if support.is_outside_people(effect.sources):
        yield Contradiction(
            f"{pointer}/sources",
            "This side effect is about people, but its sources are studies in animals or cells.",
            'Cite who says so of people, or move it to "not_in_people".',
        )


def _how_often(pointer: str, effect: SideEffect, support: Support) -> Iterator[Contradiction]:
    if effect.how_often is None or support.any_of(effect.sources, _OFFICIAL):
        return
    seen = effect.seen
    people = seen.of if seen and seen.count >= 0 else None
    if people is None or people < FEWEST_TO_SAY_HOW_OFTEN:
        yield Contradiction(
            f"{pointer}/how_often",
            f'"{effect.how_often}" means a number of people, and fewer than '
            f"{FEWEST_TO_SAY_HOW_OFTEN} were counted.",
            'Give the source\'s own word in "says", or the counts in "seen".',
        )


def _counted(pointer: str, effect: SideEffect) -> Iterator[Contradiction]:
    seen = effect.seen
    if seen is None:
        return
    if seen.of is not None and seen.count > seen.of:
        yield Contradiction(
            f"{pointer}/seen/count",
            f"It was seen in more people than there were: {seen.count} of {seen.of}.",
            "Correct one of the two numbers.",
        )
    if seen.count == 0 and effect.how_often is not None:
        yield Contradiction(
            f"{pointer}/how_often",
            "It was seen in nobody, so nobody knows how often it happens.",
            'Remove "how_often".',
        )


def _serious(pointer: str, effect: SideEffect) -> Iterator[Contradiction]:
    if effect.serious is False and (word := min(words_of(effect.effect) & SERIOUS, default="")):
        yield Contradiction(
            f"{pointer}/serious",
            f'"{word}" is serious, whoever calls it mild.',
            'Write true, or remove "serious".',
        )


def interactions(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    for index, interaction in enumerate(record.known_interactions):
        yield from as_far_as_seen(
            _interaction(f"/known_interactions/{index}", interaction, support)
        )


def repeated_interactions(record: Ingredient) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for index, interaction in enumerate(record.known_interactions):
        for place, name in enumerate(interaction.taken_with):
            if (key := folded(name)) in seen:
                yield Contradiction(
                    f"/known_interactions/{index}/with/{place}",
                    f"There is another interaction with {name}.",
                    "Make one of the two.",
                )
            seen.add(key)


def _interaction(
    pointer: str, interaction: Interaction, support: Support
) -> Iterator[Contradiction]:
    if interaction.seen_in not in {"animals", "laboratory"} and support.is_outside_people(
        interaction.sources
    ):
        yield Contradiction(
            f"{pointer}/sources",
            "This reads as if it were seen in people, but its sources are studies in animals or "
            "cells.",
            'Add "seen_in": "animals" or "laboratory".',
        )
    if not interaction.sources and interaction.what is None:
        yield Contradiction(
            pointer,
            "Nothing says who warns of this interaction, or why.",
            'Name a source in "sources", or say in "what" what happens, or who says so.',
        )
    if interaction.apart is not None and interaction.do != "keep apart":
        yield Contradiction(
            f"{pointer}/apart",
            '"apart" says how far apart, but what to do is not "keep apart".',
            'Write "do": "keep apart", or remove "apart".',
        )


def groups(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    seen: set[tuple[str, str]] = set()
    for index, group in enumerate(record.groups):
        pointer = f"/groups/{index}"
        if (key := (folded(group.who), group.level)) in seen:
            yield Contradiction(
                pointer,
                f'Another entry above says "{group.level}" for {group.who}.',
                "Make one of the two, with the sources of both.",
            )
        seen.add(key)
        yield from as_far_as_seen(_no_problem(pointer, group, support))
        yield from as_far_as_seen(_no_reason(pointer, group))


def _no_problem(pointer: str, group: Group, support: Support) -> Iterator[Contradiction]:
    if group.level == "no known problem" and not support.any_of(group.sources, _OFFICIAL):
        yield Contradiction(
            f"{pointer}/level",
            f'"no known problem" for {group.who} is a promise that only an authority can make, '
            "and no official text is cited.",
            'Write "not known", and in "why" what was seen; or cite the authority.',
        )


def _no_reason(pointer: str, group: Group) -> Iterator[Contradiction]:
    """A warning may stand on its reason alone: no way out softens it."""
    if group.level in {"avoid", "ask first", "take care"} and not (group.sources or group.why):
        yield Contradiction(
            f"{pointer}/level",
            f'"{group.level}" gives no reason.',
            'Name a source in "sources", or say in "why" why, or who says so.',
        )


def medicines(record: Ingredient) -> Iterator[Contradiction]:
    """No promise about medicines beside an interaction with one."""
    for index, group in enumerate(record.groups):
        if group.level != "no known problem" or folded(group.who) != "prescription medicine":
            continue
        for interaction in record.known_interactions:
            if interaction.kind == "medicine":
                yield Contradiction(
                    f"/groups/{index}/level",
                    '"no known problem" stands beside an interaction with '
                    f"{interaction.taken_with[0]}.",
                    'Write "ask first" or "avoid", and say in "why" with what.',
                )
                return
