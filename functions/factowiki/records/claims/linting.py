"""The linter: statements of one record in, hits out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from factowiki.records.claims import fields
from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.model import Flag, Known, Placed
from factowiki.records.claims.reading.clauses import read
from factowiki.records.claims.reading.questions import affirmed
from factowiki.records.claims.reading.words import places, words_of
from factowiki.records.claims.rules import (
    amounts,
    designs,
    disease,
    excess,
    medicine,
    numbers,
    persuasion,
    proof,
    safety,
    steps,
    stories,
    together,
    wording,
)
from factowiki.records.claims.table import TABLE
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words import common
from factowiki.records.claims.words.lexicon import Lexicon, all_phrases, lexicon

ALWAYS: Final = -1


@dataclass(frozen=True, slots=True)
class Check:
    """One rule, and the classes of words of which a statement has one before it needs a look."""

    find: Callable[[Context], Iterator[Hit]]
    needs: int = ALWAYS


# Obligations before prohibitions: what a statement must contain decides more than what it must not.
CHECKS: Final = (
    Check(safety.missing_harm),
    Check(safety.obliged),
    Check(together.with_medicines),
    Check(together.group_note),
    Check(steps.bench),
    Check(wording.overstated),
    Check(wording.unsupported),
    Check(wording.bare),
    Check(disease.disease, c.DISEASE | c.PATIENT | c.SYMPTOM),
    Check(medicine.instead, c.STOP | c.INSTEAD),
    Check(medicine.farewell, c.MEDICINE),
    Check(medicine.worse_than, c.MEDICINE),
    Check(medicine.answer_to, c.PROMISE),
    Check(medicine.without, c.MEDICINE | c.CARER),
    Check(safety.absolute, c.HARMLESS | c.SAFE | c.HARM | c.HARMS),
    Check(together.reassured, c.MATERNAL | c.YOUNG),
    Check(amounts.personal, c.NUMBER | c.CEILING | c.SWALLOW),
    Check(amounts.nobodys),
    Check(excess.excess, c.CEILING | c.MUCH | c.SHARE | c.NUMBER),
    Check(numbers.relative, c.SHARE),
    Check(numbers.unsourced, c.NUMBER),
    Check(steps.surrogate, c.MEASURE | c.SO | c.MOVES),
    Check(steps.lack, c.LACK),
    Check(designs.cause, c.HABIT | c.LINKED),
    Check(designs.before_after, c.TIME | c.MOVES | c.PAST),
    Check(proof.proof, c.PROOF | c.AGREE | c.CARER | c.ALL | c.TOTAL),
    Check(proof.studies_show, c.SHOWS),
    Check(proof.one_trial, c.NUMBER | c.STUDY),
    Check(persuasion.sales, c.SALES | c.SOFTSALES),
    Check(persuasion.invitation, c.INVITE),
    Check(persuasion.fear, c.FEAR | c.DECAY | c.WITHOUT),
    Check(stories.testimonial, c.USER | c.FAVOURED | c.MINE),
    Check(stories.tradition, c.OLD | c.VOUCH),
)
# Where nothing is owed and little is claimed, one of these words must stand before it is read.
_ALARMING: Final = (
    c.DISEASE | c.PATIENT | c.SYMPTOM | c.INSTEAD | c.MEDICINE | c.CARER | c.HARMLESS | c.SAFE
    | c.IMPOSSIBLE | c.PROOF | c.AGREE | c.SHOWS | c.SALES | c.SOFTSALES | c.WITHOUT | c.DECAY
    | c.FEAR | c.USER | c.MINE | c.FAVOURED | c.OLD | c.LACK | c.HABIT | c.LINKED | c.MEASURE
)  # fmt: skip


def lint(statements: Iterable[Placed], known: Known, *, updated: date) -> Iterator[Flag]:
    """Each statement at most once by each code, at its gravest.

    A rule refuses no record that was last updated before the rule existed: it warns.
    """
    flags: dict[tuple[int, str], Flag] = {}
    for context, hit in hits(statements, known):
        flag = _flag(context, hit, updated)
        key = (id(context), flag.code)
        if key not in flags or (flag.severity, flags[key].severity) == ("refuse", "warn"):
            flags[key] = flag
    yield from flags.values()


def _flag(context: Context, hit: Hit, updated: date) -> Flag:
    rule = TABLE[hit.code]
    spans = places(context.placed.text)
    start = spans[max(hit.first - context.lead, 0)][0]
    end = spans[max(hit.end - context.lead, 1) - 1][1]
    refuses = hit.severity == "refuse" and rule.may_refuse and updated >= rule.since
    return Flag(
        code=hit.code,
        severity="refuse" if refuses else "warn",
        where=context.placed.where,
        start=start,
        end=end,
        words=context.placed.text[start:end],
        what=rule.why,
        fix=rule.cure,
    )


def hits(statements: Iterable[Placed], known: Known) -> Iterator[tuple[Context, Hit]]:
    """At most one of each rule for each statement."""
    words = lexicon().with_names(known.names)
    contexts = [_context(p, known, words) for p in statements if _is_worth_reading(p)]
    contexts = [context for context in contexts if context.read.sentences]
    for field, is_met, listed_apart in (
        ("safety", safety.names_a_harm_or_limit, known.harms),
        ("interactions", together.names_what_was_searched, known.interactions),
    ):
        listed = [context for context in contexts if context.field == field]
        if listed_apart or any(map(is_met, listed)):
            for context in listed:
                context.list_is_met = True
    for context in contexts:
        for check in CHECKS:
            if check.needs == ALWAYS or context.read.has & check.needs:
                hit = next(check.find(context), None)
                if hit:
                    yield context, hit


def _context(placed: Placed, known: Known, words: Lexicon) -> Context:
    lead = affirmed(placed.question, placed.text, words) if placed.question else ""
    if not lead:
        return Context(placed, known, read(placed.text, words))
    text = f"{lead}. {placed.text}"
    return Context(placed, known, read(text, words), len(words_of(lead, words).texts) + 1)


def _is_worth_reading(placed: Placed) -> bool:
    """A set of words costs next to nothing, and lets many a description through."""
    if placed.field not in fields.QUIET or placed.is_bench_only:
        return True
    text = placed.text.lower()
    figures = not placed.sources and any(map(str.isdigit, text))
    return figures or not _alarms().isdisjoint(word.strip(_SIGNS) for word in text.split())


_SIGNS: Final = ".,;:!?()\"'\u2018\u2019\u201c\u201d"


@cache
def _alarms() -> frozenset[str]:
    """Every such word, and of every phrase its longest one that is not frequent."""
    table = lexicon()
    words = {word for word, mask in table.words.items() if mask & _ALARMING}
    frequent = common.COMMON.split()
    for phrase, mask in all_phrases(table.phrases):
        telling = [word for word in phrase if word not in frequent]
        if mask & _ALARMING and telling:
            words.add(max(telling, key=len))
    return frozenset(words)
