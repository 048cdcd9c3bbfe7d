"""Group 6: balance. No benefit without what can go wrong, no promise without an authority."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.checks.support import Support
from factowiki.records.evidence.conclusions import conclusions
from factowiki.records.evidence.groups import Group
from factowiki.records.evidence.side_effects import SideEffect
from factowiki.records.evidence.thresholds import FEWEST_TO_SAY_HOW_OFTEN
from factowiki.records.evidence.uses import AcceptedUse
from factowiki.records.models import Ingredient, SourceType
from factowiki.records.problems import Contradiction
from factowiki.records.text import folded

_OFFICIAL: Final[frozenset[SourceType]] = frozenset(("official", "guideline"))
_ACCEPT_USES: Final[frozenset[SourceType]] = frozenset(
    ("official", "guideline", "systematic review", "reference")
)


def benefit_alone(record: Ingredient) -> Iterator[Contradiction]:
    if record.side_effects or record.no_known_side_effects:
        return
    made_of = conclusions(record)
    if any(each.side == "harm" for each in made_of):
        return
    benefit = next((at for at, each in enumerate(made_of) if each.is_benefit), None)
    if benefit is None and not record.accepted_uses:
        return
    yield Contradiction(
        "/accepted_uses" if benefit is None else f"/findings/{benefit}",
        "This record tells a benefit, and nothing that can go wrong.",
        'List what can in "side_effects"; if no source names anything, write '
        '"no_known_side_effects": true, and the page says so.',
    )


def none_known_after_all(record: Ingredient) -> Iterator[Contradiction]:
    if not record.no_known_side_effects:
        return
    for effect in record.side_effects:
        if effect.seen is None or effect.seen.count > 0:
            yield Contradiction(
                "/no_known_side_effects",
                f"No side effect is known, but the record lists one: {effect.effect}.",
                'Remove "no_known_side_effects".',
            )
            return


def side_effects(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    for index, effect in enumerate(record.side_effects):
        pointer = f"/side_effects/{index}"
        yield from as_far_as_seen(_how_often(pointer, effect, support))
        yield from as_far_as_seen(_counted(pointer, effect))
        yield from as_far_as_seen(_in_people(pointer, effect.sources, support, "side effect"))


def _how_often(pointer: str, effect: SideEffect, support: Support) -> Iterator[Contradiction]:
    if effect.how_often is None or support.any_of(effect.sources, _OFFICIAL):
        return
    people = effect.seen.of if effect.seen else None
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


def _in_people(
    pointer: str, sources: tuple[str, ...], support: Support, what: str
) -> Iterator[Contradiction]:
    if support.is_outside_people(sources):
        yield Contradiction(
            f"{pointer}/sources",
            f"This {what} is about people, but its sources are studies in animals or cells.",
            'Cite who says so of people, or move it to "not_in_people".',
        )


def accepted_uses(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    for index, use in enumerate(record.accepted_uses):
        yield from as_far_as_seen(_accepted(f"/accepted_uses/{index}", use, support))


def _accepted(pointer: str, use: AcceptedUse, support: Support) -> Iterator[Contradiction]:
    if not support.any_of(use.sources, _ACCEPT_USES):
        yield Contradiction(
            f"{pointer}/sources",
            "That doctors use it for this needs an official text, a guideline, a systematic review "
            "or a reference; none is cited.",
            "Cite one, or tell what was seen as a finding.",
        )


def interactions(record: Ingredient) -> Iterator[Contradiction]:
    support = Support(record)
    seen: set[str] = set()
    for index, interaction in enumerate(record.known_interactions):
        pointer = f"/known_interactions/{index}"
        for place, name in enumerate(interaction.taken_with):
            if (key := folded(name)) in seen:
                yield Contradiction(
                    f"{pointer}/with/{place}",
                    f"There is another interaction with {name}.",
                    "Make one of the two.",
                )
            seen.add(key)
        if interaction.seen_in not in {"animals", "laboratory"} and support.is_outside_people(
            interaction.sources
        ):
            yield Contradiction(
                f"{pointer}/sources",
                "This reads as if it were seen in people, but its sources are studies in animals "
                "or cells.",
                'Add "seen_in": "animals" or "laboratory".',
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


def _no_problem(pointer: str, group: Group, support: Support) -> Iterator[Contradiction]:
    if group.level == "no known problem" and not support.any_of(group.sources, _OFFICIAL):
        yield Contradiction(
            f"{pointer}/level",
            f'"no known problem" for {group.who} is a promise that only an authority can make, '
            "and no official text is cited.",
            'Write "not known", and in "why" what was seen; or cite the authority.',
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
