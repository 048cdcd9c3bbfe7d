"""Proof and consensus that no study can give, and one small trial told for all."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims.context import OPEN, Context, Hit
from factowiki.records.claims.reading.clauses import SURE
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import word_set

_FEW_PEOPLE = 100  # one trial of under 100 is not above low certainty: the model's own threshold
_EXPERTS = word_set("doctor doctors expert experts scientist scientists")
_COUNTED = c.SAMPLE | c.PEOPLE | c.YOUNG | c.PATIENT
_SILENT = frozenset({"interactions", "interaction_advice", "note"})


def proof(context: Context) -> Iterator[Hit]:
    if context.field not in _SILENT:
        yield from _every_expert(context)
        yield from _proven(context)
        yield from _experts_agree(context)


def _every_expert(context: Context) -> Iterator[Hit]:
    for at, text in enumerate(context.read.words.texts):
        if text in {"every", "all", "any"} and _EXPERTS & set(context.after(at, 2)):
            yield Hit("proof-words", at, at + 2)


def _proven(context: Context) -> Iterator[Hit]:
    if context.read.has & (c.WORDS | c.SELLER | c.AUTHORITY):
        return
    for at in context.said(c.PROOF):
        diagnosis = context.has_near(c.LACK, at, at + 3)  # "a proven lack"
        if not diagnosis and "would" not in context.after(at, 3):
            yield Hit("proof-words", at, at + 1)


def _experts_agree(context: Context) -> Iterator[Hit]:
    for at in context.said(c.AGREE):
        carer = context.where(c.CARER, at - 4, at)
        if carer >= 0 and context.read.words.texts[carer].endswith("s"):
            yield Hit("proof-words", carer, at + 1)


def studies_show(context: Context) -> Iterator[Hit]:
    """Like "Studies show": which ones, and how sure are they?"""
    if not context.tells or context.read.has & (OPEN | c.LIMIT | c.ALIKE | c.NUMBER):
        return
    if context.cites and any(
        finding.certainty in {"high", "moderate"} and finding.change in {"more", "less"}
        for finding in context.known.findings
    ):
        return
    for at in context.said(c.SHOWS):
        if context.has_near(c.STUDY, at - 5, at) and _is_appeal(context, at):
            yield Hit("proof-words", at, at + 1)


def _is_appeal(context: Context, at: int) -> bool:
    """Like "Studies show", "has shown": not what one study saw."""
    words = context.read.words
    if words.masks[at] & (c.PRESENT | c.BASE):
        return True
    return not {"has", "have"}.isdisjoint(words.texts[max(0, at - 2) : at])


def one_trial(context: Context) -> Iterator[Hit]:
    """Few people were studied, and the sentence speaks for all."""
    read = context.read
    sample = _small_sample(context) if context.is_claiming else -1
    if sample < 0 or read.has & (OPEN | c.ALIKE):
        return
    wide = bool(read.says & (c.ALL | c.READER))
    if wide and not context.claims and not read.has & (c.LIMIT | c.MAYBE | c.CARE):
        yield Hit("one-trial-generalised", sample, sample + 1)
    for claim in context.claims:
        same_clause = claim.clause.first <= sample < claim.clause.end
        if claim.clause.sure == SURE and claim.is_present and (wide or not same_clause):
            hit = Hit("one-trial-generalised", claim.at, claim.clause.end)
            yield hit.refusing(wide and claim.explicit)


def _small_sample(context: Context) -> int:
    """Where a number of people, or a single trial, is named."""
    for at, text in enumerate(context.read.words.texts):
        few = text.isdigit() and int(text) <= _FEW_PEOPLE
        if few and context.has_near(_COUNTED, at, at + 4):
            return at
        if text in {"one", "a", "single"} and context.where(c.STUDY, at, at + 3) > at:
            return at
    return -1
