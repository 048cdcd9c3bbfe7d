"""The sentences of interactions and of groups of people: what happens, and what to do."""

from __future__ import annotations

from factowiki.pages.words import table
from factowiki.pages.words.fitting import sentence
from factowiki.pages.words.language import in_words
from factowiki.records.evidence.groups import Group
from factowiki.records.evidence.interactions import Interaction


def interaction(told: Interaction) -> tuple[str, ...]:
    """With what, what happens, and what to do."""
    return (
        sentence(f"with {in_words(told.taken_with)}: {what_happens(told)}"),
        *seen_in(told),
        to_do(told),
    )


def what_happens(told: Interaction) -> str:
    return told.what or table.NAMED_ONLY


def seen_in(told: Interaction) -> tuple[str, ...]:
    return (table.SEEN_IN[told.seen_in],) if told.seen_in in table.SEEN_IN else ()


def to_do(told: Interaction) -> str:
    """No source of ours rates how severe an interaction is, so nobody calls one minor."""
    if told.do is None:
        return table.TO_DO_NOT_TOLD
    if told.kind == "test" and told.do == "take care":
        return table.TO_DO_WITH_A_TEST
    return table.TO_DO[told.do].format(apart=told.apart or "some hours")


def group(told: Group) -> tuple[str, ...]:
    """For a group: how much care, and why."""
    level = table.LEVELS[told.level]
    return sentence(f"{told.who}: {level[0].lower()}{level[1:]}"), *(
        (sentence(told.why),) if told.why else ()
    )
