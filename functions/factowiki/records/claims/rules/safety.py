"""What can go wrong: named, limited or said to be unknown, never waved away."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import OPEN, Context, Hit
from factowiki.records.claims.reading.clauses import LOW, MODERATE, SURE, UNSURE, Sentence
from factowiki.records.claims.reading.concepts import concepts_of
from factowiki.records.claims.words import classes as c

_RANK = {"high": SURE, "moderate": MODERATE, "low": LOW, "very low": UNSURE, None: UNSURE}
_REPORTED = c.STUDY | c.SAMPLE | c.AUTHORITY | c.ALIKE
_HARM = c.HARM | c.HARMS


def names_a_harm_or_limit(context: Context) -> bool:
    """What the list of safety owes its readers, once."""
    read = context.read
    if read.has & (c.CARE | c.FORBID | OPEN) or _warns(context):
        return True
    if any(sentence.says & _HARM for sentence in context.sentences()):
        return True
    if not read.has & (c.HARMLESS | c.SAFE) and (
        _tells_an_event(context) or context.has_any({"should", "must"})
    ):
        return True
    if read.has & c.LIMIT and read.has & (c.NUMBER | _REPORTED | c.SAME):
        return True
    counted = read.has & c.PEOPLE and read.has & c.NUMBER and read.has & c.PAST
    return bool(read.has & _REPORTED or counted) and not read.has & c.ALL


def _warns(context: Context) -> bool:
    """Says that it is not safe, that sellers are not right, or to stop."""
    masks = context.read.words.masks
    if context.read.has & c.SELLER and context.read.has & c.NOT:
        return True
    return any(
        (masks[sentence.first] & c.STOP and masks[sentence.first] & c.BASE)
        or any(clause.denies & c.SAFE for clause in sentence.clauses)
        for sentence in context.read.sentences
    )


def _tells_an_event(context: Context) -> bool:
    """Like "It can turn urine yellow", "above 35 mg": what happens, or from which amount on."""
    words = context.read.words
    negated = {at for _, clause in context.read.clauses() for at in clause.negated}
    for at, text in enumerate(words.texts[:-1]):
        if at in negated:
            continue
        following = words.masks[at + 1]
        if text in {"can", "may", "might", "could"} and not following & (c.BEING | c.NOT):
            before = words.masks[at - 1] if at else 0
            if not before & (c.READER | c.PEOPLE | c.ALL | c.YOUNG):
                return True
        if text in {"large", "high", "larger", "higher", "big"} and following & c.CEILING:
            return True
        if text in {"above", "beyond", "exceeding"} and following & c.NUMBER:
            return True
    return False


def obliged(context: Context) -> Iterator[Hit]:
    """The list of safety names nothing that could go wrong, nor that this is unknown."""
    if context.field == "safety" and not context.list_is_met and not names_a_harm_or_limit(context):
        yield context.whole("absolute-safety")


def absolute(context: Context) -> Iterator[Hit]:
    """Safe as such: for everybody, always, without side effects."""
    if context.field in fields.GROUPS | fields.TOGETHER or context.read.has & OPEN:
        return
    excused = _REPORTED | c.FORBID | c.CARE | c.NUMBER | c.SELLER | c.WORDS
    for sentence in context.sentences():
        if sentence.has & excused or _goes_on_to_a_harm(sentence):
            continue
        waved = sentence.says & c.HARMLESS
        if waved or _denies_harm(context, sentence):
            hit = context.span("absolute-safety", sentence)
            yield hit.refusing(waved and context.field == "safety")
        if sentence.says & c.SAFE and sentence.has & c.TOTAL:
            yield context.span("absolute-safety", sentence)


def _goes_on_to_a_harm(sentence: Sentence) -> bool:
    return not sentence.says & c.IMPOSSIBLE and any(
        clause.says & _HARM and not clause.says & c.HARMLESS for clause in sentence.clauses
    )


def _denies_harm(context: Context, sentence: Sentence) -> bool:
    if sentence.says & c.IMPOSSIBLE and sentence.has & c.HARM:
        return True
    if context.field not in fields.CLAIMING | fields.SAFETY or sentence.says & c.HARM:
        return False
    if context.is_official and not sentence.has & (c.READER | c.TOTAL):
        return False
    return any(clause.denies & _HARM for clause in sentence.clauses)


def missing_harm(context: Context) -> Iterator[Hit]:
    """The top of the page leaves out a harm that is as sure as the best benefit."""
    if context.field not in fields.TOP:
        return
    findings = context.known.findings
    benefits = [f for f in findings if not f.is_harm and f.change in {"more", "less"}]
    least = max((_RANK[finding.certainty] for finding in benefits), default=LOW)
    for harm in findings:
        named = not concepts_of(harm.outcome).isdisjoint(context.concepts)
        if harm.is_harm and _RANK[harm.certainty] >= max(least, LOW) and not named:
            yield context.whole("missing-harm").refused()
