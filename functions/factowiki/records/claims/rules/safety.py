"""What can go wrong: named, limited or said to be unknown, never waved away."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.model import KnownFinding
from factowiki.records.claims.reading.clauses import LOW, MODERATE, SURE, UNSURE, Sentence
from factowiki.records.claims.reading.concepts import concepts
from factowiki.records.claims.words import classes as c

_RANK = {"high": SURE, "moderate": MODERATE, "low": LOW, "very low": UNSURE, None: UNSURE}
_REPORTED = c.STUDY | c.SAMPLE | c.AUTHORITY | c.ALIKE | c.SAME
_CAREFUL = c.CARE | c.FORBID | c.GAP | c.UNCERTAIN | c.CARER


def names_a_harm_or_limit(context: Context) -> bool:
    """What the list of safety owes its readers, once."""
    read = context.read
    if not read.has & (c.HARMLESS | c.SAFE) and _tells_an_event(context):
        return True
    if read.has & c.PEOPLE and read.has & c.NUMBER and read.has & c.PAST and not read.has & c.ALL:
        return True
    if read.has & c.LIMIT and read.has & (c.NUMBER | _REPORTED):
        return True
    if any(clause.denies & c.SAFE for _, clause in read.clauses()):
        return True
    if _warns_by_stopping(context) or (read.has & c.SELLER and read.has & c.NOT):
        return True
    if any(not s.asks and s.says & (c.HARM | c.HARMS) for s in read.sentences):
        return True
    if read.has & (c.CARE | c.FORBID | c.GAP | c.UNCERTAIN):
        return True
    if {"should", "must"} & set(read.words.texts) and not read.has & (c.HARMLESS | c.SAFE):
        return True
    return bool(read.has & (_REPORTED & ~c.SAME)) and not read.has & c.ALL


def _warns_by_stopping(context: Context) -> bool:
    """ "Stop two weeks before an operation"."""
    masks = context.read.words.masks
    return any(
        masks[s.first] & c.STOP and masks[s.first] & c.BASE and not s.has & c.READER
        for s in context.read.sentences
    )


def _tells_an_event(context: Context) -> bool:
    """ "It can turn urine yellow", "above 35 mg": something that happens, or from which amount on."""
    words = context.read.words
    negated = {at for _, clause in context.read.clauses() for at in clause.negated}
    for at, text in enumerate(words.texts[:-1]):
        if at in negated:
            continue
        if text in {"can", "may", "might", "could"} and not words.masks[at + 1] & (c.BEING | c.NOT):
            before = words.masks[at - 1] if at else 0
            if not before & (c.READER | c.PEOPLE | c.ALL | c.YOUNG):
                return True
        if text in {"large", "high", "larger", "higher", "big"} and words.masks[at + 1] & c.CEILING:
            return True
        if text in {"above", "beyond", "exceeding"} and words.masks[at + 1] & c.NUMBER:
            return True
    return False


def safe(context: Context) -> Iterator[Hit]:
    """Absolute safety, or a statement on safety that names nothing that could go wrong."""
    read = context.read
    if context.field in fields.GROUPS | fields.TOGETHER:
        return
    for sentence in read.sentences:
        if sentence.asks or sentence.has & (c.SELLER | c.WORDS):
            continue
        waved = sentence.says & c.HARMLESS or _denies_harm(context, sentence)
        total = sentence.says & c.SAFE and sentence.has & c.TOTAL
        if not waved and not total:
            continue
        if sentence.has & (
            _REPORTED & ~c.SAME | c.GAP | c.UNCERTAIN | c.FORBID | c.CARE | c.NUMBER
        ):
            continue
        if (
            read.has & (c.GAP | c.UNCERTAIN)
            or not sentence.says & c.IMPOSSIBLE
            and any(
                clause.says & (c.HARM | c.HARMS) and not clause.says & c.HARMLESS
                for clause in sentence.clauses
            )
        ):
            continue
        at = max(
            sentence.first,
            context.first_of(c.HARMLESS if waved else c.SAFE, sentence.first, sentence.end),
        )
        grave = bool(sentence.says & c.HARMLESS) and context.field == "safety"
        yield context.hit("absolute-safety", "refuse" if grave else "warn", at, sentence.end)
        return
    if context.field == "safety" and not context.list_is_met and not names_a_harm_or_limit(context):
        yield context.whole("absolute-safety", "warn")


def _denies_harm(context: Context, sentence: Sentence) -> bool:
    if sentence.says & c.IMPOSSIBLE and sentence.has & c.HARM:
        return True
    if context.field not in fields.CLAIMING | fields.SAFETY or sentence.says & c.HARM:
        return False
    if context.is_official and not sentence.has & (c.READER | c.TOTAL):
        return False
    return any(clause.denies & (c.HARM | c.HARMS) for clause in sentence.clauses)


def missing_harm(context: Context) -> Iterator[Hit]:
    """The top of the page leaves out a harm that is as sure as the best benefit."""
    if context.field not in fields.TOP:
        return
    findings = context.known.findings
    best = max(
        (_RANK[f.certainty] for f in findings if not f.is_harm and f.change in {"more", "less"}),
        default=UNSURE,
    )
    for harm in findings:
        if harm.is_harm and _RANK[harm.certainty] >= max(best, LOW):
            if not _names(context, harm):
                yield context.whole("missing-harm", "refuse")
                return


def _names(context: Context, harm: KnownFinding) -> bool:
    return not concepts(harm.outcome.lower().split()).isdisjoint(context.concepts)


def names_what_was_searched(context: Context) -> bool:
    """What the list of interactions owes: a limit, a warning, or where to ask."""
    read = context.read
    if read.has & c.HARMLESS and not read.has & (c.GAP | c.UNCERTAIN | _REPORTED):
        return False
    if read.has & c.NUMBER and read.has & c.TIME:
        return True
    if read.has & _CAREFUL or read.says & (c.HARM | c.HARMS):
        return True
    if read.has & (c.HARMLESS | c.ALL):
        return False
    if read.has & (_REPORTED & ~c.SAME):
        return True
    if read.has & (c.SAFE | c.READER):
        return False
    return bool(read.says & (c.FIGHT | c.BUILD | c.CURE)) or _medicine_acts(context)


def _medicine_acts(context: Context) -> bool:
    """ "Antibiotics bind to it": a medicine is the subject of what is told."""
    for sentence in context.read.sentences:
        at = context.first_of(c.MEDICINE, sentence.first, sentence.end)
        verb = context.first_of(c.PLAIN | c.FIGHT | c.DECAY, sentence.first, sentence.end)
        if 0 <= at < verb and not sentence.has & (c.NOT | c.ALL | c.PRAISE):
            return True
    return False


def together(context: Context) -> Iterator[Hit]:
    """Said to be safe with medicines, without who looked, and at what."""
    if context.field not in fields.TOGETHER:
        return
    if context.read.says & (c.SAFE | c.HARMLESS) and not context.read.has & (
        _CAREFUL | c.GAP | _REPORTED
    ):
        yield context.whole("unqualified-safe", "warn")
    elif not context.list_is_met and not names_what_was_searched(context):
        yield context.whole("unqualified-safe", "warn")


def groups(context: Context) -> Iterator[Hit]:
    """Pregnancy, children: reassured without people of that group."""
    read = context.read
    if context.field in fields.GROUPS:
        warns = read.has & (_CAREFUL | c.AUTHORITY) or read.says & (c.HARM | c.HARMS)
        studied = read.has & c.STUDY and read.has & (c.NUMBER | c.ALIKE | c.SAME) and context.cites
        if not warns and not studied and not _negates(context):
            yield context.whole("pregnancy-children", "warn")
            return
    for sentence in read.sentences:
        if sentence.asks or not sentence.has & (c.MATERNAL | c.YOUNG):
            continue
        if not sentence.says & (c.SAFE | c.HARMLESS):
            continue
        if sentence.has & (_CAREFUL | c.STUDY | c.AUTHORITY | c.ALIKE | c.HARM | c.SELLER):
            continue
        at = context.first_of(c.SAFE | c.HARMLESS, sentence.first, sentence.end)
        yield context.hit("pregnancy-children", "warn", at, sentence.end)
        return


def _negates(context: Context) -> bool:
    masks = context.read.words.masks
    heads = any(masks[s.first] & c.NOT for s in context.read.sentences)
    return heads and not context.read.has & c.HARMLESS
