"""Claims to cure, prevent or fight an illness."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.reading.claims import EFFECT, Claim
from factowiki.records.claims.reading.clauses import SURE, UNSURE
from factowiki.records.claims.reading.concepts import concepts_of
from factowiki.records.claims.words import classes as c

_ILL = c.DISEASE | c.PATIENT


def disease(context: Context) -> Iterator[Hit]:
    if not context.tells:
        return
    for claim in context.claims:
        if not _is_of_illness(context, claim) or _is_borne_out(context, claim):
            continue
        grave = (
            claim.verb & c.CURE
            and claim.after & _ILL
            and claim.clause.sure == SURE
            and context.is_claiming
            and not claim.before & c.LACK
            and not claim.sentence.has & (c.STUDY | c.HABIT)
            and not context.matching()
        )
        yield Hit("disease-claim", claim.at, claim.clause.end).refusing(grave)


def _is_of_illness(context: Context, claim: Claim) -> bool:
    if not claim.verb & EFFECT or not claim.is_present or claim.clause.sure == UNSURE:
        return False
    if claim.clause.has & (c.SELLER | c.AUTHORITY | c.WORDS):
        return False
    against = claim.verb & (c.CURE | c.FIGHT)
    if not claim.after & (_ILL | c.SYMPTOM if against else _ILL):
        return False
    if claim.after & c.DANGER and claim.verb & c.BUILD and not claim.verb & c.CURE:
        return False  # "raises the risk of": a harm
    hedged = claim.clause.sure < SURE and context.cites
    return not hedged or context.is_bench_only


def _is_borne_out(context: Context, claim: Claim) -> bool:
    read = context.read
    if context.is_official and not read.has & c.ALL:
        rests = read.has & (c.LACK | c.LIMIT | c.NORMAL | c.CARER) or context.has_any({"enough"})
        if rests or (context.is_claiming and not read.has & c.READER):
            return True
    if context.is_bench_only and read.has & c.SETTING:
        return True
    uses = concepts_of(" ".join(context.known.accepted_uses))
    if not uses.isdisjoint(context.concepts):
        return True
    changes = any(finding.change in {"more", "less"} for finding in context.matching())
    return changes and not claim.verb & c.CURE
