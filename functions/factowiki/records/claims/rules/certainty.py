"""Wording against findings: too sure, contrary, proof claimed, one trial told for all, no finding at all."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.model import KnownFinding
from factowiki.records.claims.reading.claims import Claim
from factowiki.records.claims.reading.clauses import LOW, MODERATE, SURE, UNSURE
from factowiki.records.claims.words import classes as c

_SURE = {"high": SURE, "moderate": MODERATE, "low": LOW, "very low": UNSURE, None: UNSURE}
_TWO_STEPS = 2
_FEW_PEOPLE = 100
_SOURCE_LIKE = c.STUDY | c.SAMPLE | c.AUTHORITY | c.SELLER | c.WORDS
_THING = c.INGREDIENT | c.DOSEFORM
_LIMITS = c.LIMIT | c.GAP | c.UNCERTAIN | c.ALIKE


def overstated(context: Context) -> Iterator[Hit]:
    """A clause that is surer than the finding it is about."""
    if not context.is_claiming or not context.known.findings:
        return
    matching = context.matching()
    findings = matching or context.known.findings
    benefits = [finding for finding in findings if not finding.is_harm]
    for claim in context.claims:
        if not _is_general(claim):
            continue
        about = benefits or findings
        steps = min(_steps(claim.clause.sure, finding) for finding in about)
        if steps < 1:
            continue
        grave = (
            steps >= _TWO_STEPS and bool(matching) and claim.explicit and claim.clause.sure == SURE
        )
        yield context.hit(
            "certainty-overstated", "refuse" if grave else "warn", claim.at, claim.clause.end
        )
        return


def _is_general(claim: Claim) -> bool:
    """Told of the ingredient as such, not of what people did in a study."""
    if claim.clause.sure == UNSURE or not claim.is_present:
        return False
    if claim.clause.has & (c.AUTHORITY | c.SELLER | c.ALIKE) and not claim.before & _THING:
        return False
    return not claim.before & (c.BODY | c.PEOPLE) or bool(claim.before & _THING)


def _steps(sure: int, finding: KnownFinding) -> int:
    if finding.change in {"no important difference", "unclear"}:
        return sure - UNSURE
    return sure - _SURE[finding.certainty]


def unsupported(context: Context) -> Iterator[Hit]:
    """A plain claim, and no finding of the record that could bear it."""
    if not context.is_claiming or context.known.findings or context.is_bench_only:
        return
    if context.read.has & (c.GAP | c.UNCERTAIN | c.ALIKE):
        return
    for claim in context.claims:
        if not _is_general(claim) or claim.clause.sure < MODERATE:
            continue
        if claim.clause.has & _SOURCE_LIKE and not claim.before & _THING:
            continue
        if context.is_official and not context.read.has & (c.READER | c.ALL | c.SALES | c.MUCH):
            continue
        yield context.hit("unsupported-claim", "warn", claim.at, claim.clause.end)
        return


def proof(context: Context) -> Iterator[Hit]:
    """Proof or consensus is claimed; no study of ours can give it."""
    if context.field in {"interactions", "interaction_advice", "note"}:
        return
    for at in context.said(c.PROOF):
        if not context.read.has & (c.WORDS | c.SELLER | c.AUTHORITY):
            yield context.hit("proof-words", "warn", at)
            return
    yield from _studies_show(context)
    for at in context.said(c.AGREE):
        if context.first_of(c.CARER, max(0, at - 4), at) >= 0:
            yield context.hit("proof-words", "warn", at)
            return


def _studies_show(context: Context) -> Iterator[Hit]:
    if not context.tells or context.read.has & (_LIMITS | c.NUMBER):
        return
    for at in context.said(c.SHOWS):
        if context.first_of(c.STUDY, max(0, at - 5), at) < 0:
            continue
        sure = any(
            finding.certainty in {"high", "moderate"} and finding.change in {"more", "less"}
            for finding in context.known.findings
        )
        if not context.cites or not sure:
            yield context.hit("proof-words", "warn", at)
            return


def one_trial(context: Context) -> Iterator[Hit]:
    """Few people were studied, and the sentence speaks for all."""
    if not context.is_claiming:
        return
    sample = _small_sample(context)
    if sample < 0:
        return
    for claim in context.claims:
        if claim.clause.sure < SURE or not claim.is_present:
            continue
        if context.read.has & (c.GAP | c.UNCERTAIN | c.ALIKE):
            continue
        same = claim.clause.first <= sample < claim.clause.end
        wide = context.read.says & (c.ALL | c.READER)
        if wide or not same:
            grave = bool(wide) and claim.explicit
            yield context.hit("one-trial-generalised", "refuse" if grave else "warn", claim.at)
            return


def _small_sample(context: Context) -> int:
    words = context.read.words
    for at, text in enumerate(words.texts):
        if text.isdigit() and int(text) <= _FEW_PEOPLE:
            near = context.first_of(c.SAMPLE | c.PEOPLE | c.YOUNG | c.PATIENT, at, at + 4)
            if near >= 0:
                return at
        if text in {"one", "a", "single"} and context.first_of(c.STUDY, at, at + 3) > at:
            return at
    return -1
