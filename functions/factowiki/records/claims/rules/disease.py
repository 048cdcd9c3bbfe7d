"""Illness: claims to cure or prevent it, and words that lead away from medicine."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.reading.claims import EFFECT, Claim
from factowiki.records.claims.reading.clauses import SURE, UNSURE
from factowiki.records.claims.reading.concepts import concepts
from factowiki.records.claims.words import classes as c

_ILL = c.DISEASE | c.PATIENT
_SOURCE_LIKE = c.STUDY | c.SAMPLE | c.AUTHORITY | c.SELLER | c.WORDS


def disease(context: Context) -> Iterator[Hit]:
    if not context.tells:
        return
    for claim in context.claims:
        if not claim.is_present or claim.clause.sure == UNSURE:
            continue
        if claim.clause.has & (c.SELLER | c.AUTHORITY | c.WORDS):
            continue
        cures = bool(claim.verb & c.CURE)
        target = _ILL | c.SYMPTOM if cures or claim.verb & c.FIGHT else _ILL
        if not claim.after & target or not claim.verb & EFFECT:
            continue
        if claim.after & c.DANGER and claim.verb & c.BUILD and not claim.verb & c.CURE:
            continue  # "raises the risk of": a harm
        if claim.clause.sure < SURE and context.cites and not context.is_bench_only:
            continue
        if _is_borne_out(context, claim):
            continue
        grave = (
            cures
            and claim.clause.sure == SURE
            and bool(claim.after & _ILL)
            and not context.matching()
            and context.is_claiming
            and not claim.before & c.LACK
        )
        yield context.hit(
            "disease-claim", "refuse" if grave else "warn", claim.at, claim.clause.end
        )
        return


def _is_borne_out(context: Context, claim: Claim) -> bool:
    if context.is_official and not context.read.has & c.ALL:
        rests = c.LACK | c.LIMIT | c.NORMAL | c.CARER
        if context.read.has & rests or "enough" in context.read.words.texts:
            return True
        if context.is_claiming and not context.read.has & c.READER:
            return True
    if context.is_bench_only and context.read.has & c.SETTING:
        return True
    uses = concepts(" ".join(context.known.accepted_uses).lower().split())
    if not uses.isdisjoint(context.concepts):
        return True
    changes = [f for f in context.matching() if f.change in {"more", "less"}]
    return bool(changes) and not claim.verb & c.CURE


def instead(context: Context) -> Iterator[Hit]:
    """Leads away from a medicine, a doctor or a test."""
    for sentence in context.read.sentences:
        if sentence.asks or not sentence.says & (c.STOP | c.INSTEAD):
            continue
        if sentence.has & (c.FORBID | c.GAP | c.HARM | c.SELLER | c.AUTHORITY):
            continue
        if context.field not in fields.CLAIMING | fields.EXPLAINING and sentence.has & c.TIME:
            continue  # "stop two weeks before an operation"
        for clause in sentence.clauses:
            for at in range(clause.first, clause.end):
                mask = context.read.words.masks[at]
                if not mask & (c.STOP | c.INSTEAD) or at in clause.negated:
                    continue
                if mask & c.STOP and not mask & c.INSTEAD and _is_report(context, clause.first, at):
                    continue
                if context.first_of(c.CARE, sentence.first, at) >= 0 or (
                    sentence.has & c.CARE and not mask & c.INSTEAD
                ):
                    continue
                # What is stopped stands right behind the verb; an alternative stands anywhere.
                reach = (sentence.first, sentence.end) if mask & c.INSTEAD else (at, at + 6)
                if context.first_of(c.MEDICINE | c.CARER, *reach) >= 0:
                    yield context.hit(
                        "replaces-medicine", _grave(context, clause.first, at), at, clause.end
                    )
                    return


def farewell(context: Context) -> Iterator[Hit]:
    """What a reader may do about a medicine, and nobody is asked."""
    if not context.is_claiming:
        return
    for sentence in context.read.sentences:
        if sentence.asks or not sentence.says & c.READER or not sentence.says & c.MEDICINE:
            continue
        if not sentence.says & (c.MODAL | c.STOP) or sentence.has & (
            c.CARE | c.CARER | c.FORBID | c.GAP | c.UNCERTAIN | c.NOT | c.HARM | c.MAYBE
        ):
            continue
        at = context.first_of(c.MEDICINE, sentence.first, sentence.end)
        yield context.hit("replaces-medicine", "warn", at)
        return


def without(context: Context) -> Iterator[Hit]:
    """ "Without a doctor": what the ingredient does, and nobody needs to be asked."""
    if not context.tells or context.read.has & (c.FORBID | c.GAP | c.UNCERTAIN | c.CARE | c.HARM):
        return
    for sentence, clause in context.read.clauses():
        if sentence.asks or not clause.denies & (c.CARER | c.MEDICINE):
            continue
        if clause.denies & (c.INSTEAD | c.STOP) or context.read.has & (c.AUTHORITY | c.STUDY):
            continue
        for at in range(clause.first, clause.end):
            if context.read.words.masks[at] & (c.WITHOUT | c.NOT) and (
                context.first_of(c.CARER | c.MEDICINE, at, at + 6) >= 0
            ):
                yield context.hit("replaces-medicine", "warn", at, clause.end)
                return


def _is_report(context: Context, first: int, at: int) -> bool:
    """Participants stopped: what people did, not what a reader is told."""
    mask = context.read.words.masks[at]
    return bool(mask & c.PAST and not mask & c.BASE) or (
        context.first_of(c.SAMPLE | c.STUDY, first, at) >= 0
    )


def _grave(context: Context, first: int, at: int) -> str:
    """ "Stop your medicine" as such."""
    words = context.read.words
    told = words.masks[at] & c.STOP and words.masks[at] & c.BASE
    medicine = context.first_of(c.MEDICINE, at, min(at + 5, len(words.masks)))
    you = context.first_of(c.READER, max(0, at - 4), min(at + 5, len(words.masks))) >= 0
    return "refuse" if told and medicine >= 0 and (you or at == first) else "warn"
