"""Words that lead away from a medicine, a doctor or a test."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import OPEN, Context, Hit
from factowiki.records.claims.reading.clauses import Clause, Sentence
from factowiki.records.claims.words import classes as c

_CARE = c.MEDICINE | c.CARER
_REACH = 6


def instead(context: Context) -> Iterator[Hit]:
    """Stop it, swap it, no need for it."""
    for sentence in context.sentences():
        excused = c.FORBID | c.GAP | c.HARM | c.SELLER | c.AUTHORITY
        if not sentence.says & (c.STOP | c.INSTEAD) or sentence.has & excused:
            continue
        if not context.tells and sentence.has & c.TIME:
            continue  # "stop two weeks before an operation"
        for clause in sentence.clauses:
            for at in range(clause.first, clause.end):
                if at not in clause.negated and _leads_away(context, sentence, clause, at):
                    hit = Hit("replaces-medicine", at, clause.end)
                    yield hit.refusing(_tells_to_stop(context, clause, at))


def _leads_away(context: Context, sentence: Sentence, clause: Clause, at: int) -> bool:
    mask = context.read.words.masks[at]
    if mask & c.INSTEAD:
        # An alternative stands anywhere in the sentence, unless somebody is to be asked first.
        asked = context.has_near(c.CARE, sentence.first, at)
        return not asked and context.has_near(_CARE, sentence.first, sentence.end)
    if not mask & c.STOP or sentence.has & c.CARE:
        return False
    reported = mask & c.PAST and not mask & c.BASE
    if reported or context.has_near(c.SAMPLE | c.STUDY, clause.first, at):
        return False  # what participants did
    return context.has_near(_CARE, at, at + _REACH)


def _tells_to_stop(context: Context, clause: Clause, at: int) -> bool:
    """Like "Stop your medicine" as such."""
    mask = context.read.words.masks[at]
    if not (mask & c.STOP and mask & c.BASE and context.has_near(c.MEDICINE, at, at + 5)):
        return False
    return at == clause.first or context.has_near(c.READER, at - 4, at + 5)


def farewell(context: Context) -> Iterator[Hit]:
    """What a reader may do about a medicine, and nobody is asked."""
    asked = c.CARE | c.CARER | c.FORBID | OPEN | c.NOT | c.HARM | c.MAYBE
    for sentence in context.sentences():
        says = sentence.says
        told = says & c.READER and says & c.MEDICINE and says & (c.MODAL | c.STOP)
        if context.is_claiming and told and not sentence.has & asked:
            at = context.where(c.MEDICINE, sentence.first, sentence.end)
            yield Hit("replaces-medicine", at, at + 1)


def worse_than(context: Context) -> Iterator[Hit]:
    """The side effects of a medicine, held against what the ingredient does."""
    excused = OPEN | c.STUDY | c.SAMPLE | c.AUTHORITY | c.MAYBE | c.CARE | c.FORBID | c.SELLER
    if not context.is_claiming or context.is_official or context.read.has & excused:
        return
    for at, text in enumerate(context.read.words.texts):
        of = context.after(at, 2) == ["effects", "of"]
        if text == "side" and of and context.has_near(c.MEDICINE, at + 3, at + 5):
            yield Hit("replaces-medicine", at, at + 2)


def answer_to(context: Context) -> Iterator[Hit]:
    """The answer to a medicine."""
    if not context.tells:
        return
    for at in context.said(c.PROMISE):
        named = context.has_near(c.MEDICINE, at, at + 4) and "to" in context.after(at, 2)
        if named and not context.sentence_at(at).has & (c.SELLER | c.AUTHORITY | c.NOT):
            yield Hit("replaces-medicine", at, at + 1)


def without(context: Context) -> Iterator[Hit]:
    """Without a doctor, hardly a case for a doctor."""
    excused = c.FORBID | OPEN | c.CARE | c.HARM | c.AUTHORITY | c.STUDY
    if context.field not in fields.CLAIMING | fields.EXPLAINING or context.read.has & excused:
        return
    for sentence in context.sentences():
        for clause in sentence.clauses:
            if not clause.denies & _CARE or clause.denies & (c.INSTEAD | c.STOP):
                continue
            for at in range(clause.first, clause.end):
                cue = context.read.words.masks[at] & (c.WITHOUT | c.NOT)
                if cue and context.has_near(_CARE, at, at + _REACH):
                    yield Hit("replaces-medicine", at, clause.end)
