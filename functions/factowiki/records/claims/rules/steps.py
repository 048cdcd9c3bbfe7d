"""Steps that no source takes: animals to people, a value to a benefit, a lack to more."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims.context import OPEN, Context, Hit
from factowiki.records.claims.reading.claims import EFFECT, Claim
from factowiki.records.claims.reading.clauses import SURE, UNSURE, Clause, Sentence
from factowiki.records.claims.reading.words import words_of
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.lexicon import lexicon

_HUMANS = frozenset({"people", "patient", "patients", "human", "humans", "anyone"})
_JOINTS = frozenset({"and", "which", "adds"})
_BENEFIT = c.BODY | c.ILL | c.DISEASE | c.ALL | c.READER


def bench(context: Context) -> Iterator[Hit]:
    """The source is animals or a laboratory, and the statement does not say so."""
    if not context.is_bench_only or not context.tells:
        return
    read = context.read
    claims = [claim for claim in context.claims if claim.clause.sure != UNSURE]
    named = read.has & c.SETTING or (read.has & c.GAP and context.has_any(_HUMANS))
    if not named and (claims or not read.has & OPEN):
        grave = any(claim.is_present and claim.explicit for claim in claims)
        yield context.whole("animal-or-lab-as-human").refusing(grave)
    of_people = any(
        claim.is_present
        and (claim.clause.says & c.PEOPLE or _names_the_setting_late(context, claim))
        for claim in claims
    )
    if named and not read.has & OPEN and (of_people or read.says & (c.READER | c.ALL)):
        yield context.whole("animal-or-lab-as-human")


def _names_the_setting_late(context: Context, claim: Claim) -> bool:
    """Like "It adds years to life, as tests in mice show": told of all, then where it was seen."""
    if claim.clause.has & c.LIMIT or not claim.before & c.INGREDIENT:
        return False
    at = context.where(c.SETTING, claim.sentence.first, claim.sentence.end)
    return at > claim.at and "as" in context.read.words.texts[claim.at : at]


def surrogate(context: Context) -> Iterator[Hit]:
    """A measured value changes, and a benefit is drawn from it."""
    if not context.tells or context.read.has & (OPEN | c.NOT | c.ALIKE | c.SAME):
        return
    for sentence in context.sentences():
        value = _value(context, sentence)
        step = _step(context, value, sentence.end) if value >= 0 else -1
        if step < 0 or not context.has_near(_BENEFIT, step, sentence.end):
            continue
        drawn = context.read.words.masks[step] & c.SO or _changes(context, step, sentence.end)
        if drawn and _changes(context, sentence.first, step):
            yield Hit("surrogate-as-benefit", value, sentence.end)


def _value(context: Context, sentence: Sentence) -> int:
    """Where a measured value is named, by its name or as a finding that was only measured."""
    if sentence.says & c.MEASURE:
        return context.where(c.MEASURE, sentence.first, sentence.end)
    only_measured = any(
        finding.matters == "measured" or _is_measure(finding.outcome)
        for finding in context.matching(sentence)
    )
    return sentence.first if only_measured else -1


def _is_measure(outcome: str) -> bool:
    return any(mask & c.MEASURE for mask in words_of(outcome, lexicon()).masks)


def _step(context: Context, first: int, end: int) -> int:
    words = context.read.words
    for at in range(first, end):
        if words.masks[at] & c.SO or words.texts[at] in _JOINTS:
            return at
    return -1


def _changes(context: Context, first: int, end: int) -> bool:
    """Whether something is said to rise, fall or get better in between."""
    return any(
        mask & c.MOVES or (mask & EFFECT and mask & (c.PRESENT | c.BASE | c.PAST))
        for mask in context.read.words.masks[first:end]
    )


def lack(context: Context) -> Iterator[Hit]:
    """What making up a lack does, told for people who have enough."""
    if not context.tells or not context.read.has & c.LACK or context.read.has & (OPEN | c.CARE):
        return
    for sentence in context.sentences():
        for clause in sentence.clauses:
            own = clause.sure == SURE and not clause.has & (c.NOT | c.LACK | c.DENIES)
            wide = clause.says & (c.ALL | c.MUCH | c.READER)
            if own and (wide or _urges(context, clause)):
                explicit = any(
                    claim.clause is clause and claim.explicit for claim in context.claims
                )
                hit = context.span("deficiency-generalised", clause)
                yield hit.refusing(explicit and clause.says & c.ALL)


def _urges(context: Context, clause: Clause) -> bool:
    """Like "Stock up, and stay well"."""
    masks = context.read.words.masks[clause.first : min(clause.first + 2, clause.end)]
    return any(mask & c.BASE and mask & (c.SWALLOW | c.INVITE) for mask in masks)
