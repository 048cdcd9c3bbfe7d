"""Limits: kept, and never belittled; more is not praised."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.reading.clauses import Sentence
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import word_set

_HARM = c.HARM | c.HARMS
_KEEPS_TO_IT = word_set("exceed exceeding above beyond over more than higher larger")
_OVER = word_set("above beyond over exceeding times")
_MORE = word_set("more higher larger bigger double")
_BETTER = word_set("better best faster stronger quicker further")
_GRAMS = {"g": 1, "mg": 1e-3, "\xb5g": 1e-6, "mcg": 1e-6, "ug": 1e-6}
_NEEDS = word_set("need needs takes deserves requires want")


def excess(context: Context) -> Iterator[Hit]:
    for sentence in context.read.sentences:
        if _waves_the_limit_away(context, sentence):
            yield context.span("megadose", sentence)
        if not sentence.asks and not sentence.has & (c.FORBID | c.GAP | _HARM):
            yield from _belittled(context, sentence)
            yield from _beyond(context, sentence)
            yield from _more_is_better(context, sentence)
            yield from _above_the_record(context, sentence)


def _waves_the_limit_away(context: Context, sentence: Sentence) -> bool:
    """Like "Do not let the label hold you back": no warning to keep to it."""
    return any(
        clause.has & c.FORBID
        and clause.has & c.CEILING
        and not clause.has & (c.NUMBER | _HARM)
        and context.read.words.texts[clause.first] in {"do", "don't", "never"}
        and not context.has_any(_KEEPS_TO_IT, clause)
        for clause in sentence.clauses
    )


def _belittled(context: Context, sentence: Sentence) -> Iterator[Hit]:
    says = sentence.says
    if not says & c.CEILING:
        return
    head = context.read.words.masks[sentence.first]
    if head & c.BASE and head & (c.STOP | c.BELITTLE):
        yield context.span("megadose", sentence)
    where = fields.AMOUNTS | fields.CLAIMING | fields.SAFETY
    told_by_others = says & c.MEDICINE or sentence.has & (c.STUDY | c.SAMPLE)
    if says & c.BELITTLE and context.field in where and not told_by_others:
        yield context.span("megadose", sentence)
    may = sentence.has & (c.MODAL | c.MAYBE)
    if says & c.MUCH and may and not sentence.has & (c.NOT | c.STUDY | c.NUMBER):
        yield context.span("megadose", sentence)


def _beyond(context: Context, sentence: Sentence) -> Iterator[Hit]:
    """Like "Above the upper limit", "ten times as much"."""
    for at in range(sentence.first, sentence.end):
        text = context.read.words.texts[at]
        much = text == "times" and context.after(at) == ["as"]
        if not much and not (text in _OVER and context.has_near(c.CEILING, at, at + 5)):
            continue
        hit = Hit("megadose", at, sentence.end)
        if sentence.says & (c.SAFE | c.HARMLESS | c.PRAISE):
            yield hit.refused()
        if "better" in context.texts(hit):
            yield hit
        if text == "times" and not sentence.has & (c.NOT | c.STUDY | c.SAMPLE | c.PAST | c.DECAY):
            yield hit
        if context.has_any(_NEEDS, sentence) and not sentence.has & (c.NOT | c.STUDY):
            yield hit


def _above_the_record(context: Context, sentence: Sentence) -> Iterator[Hit]:
    """An amount above the record's own upper limit, and no study or authority whose it is."""
    if sentence.has & (c.NOT | c.STUDY | c.SAMPLE | c.AUTHORITY):
        return
    texts = context.read.words.texts
    for at in range(sentence.first, sentence.end - 1):
        grams = _grams(texts[at].replace(",", ""), texts[at + 1])
        limits = [_grams(str(limit), unit) for limit, unit in context.known.upper_limits]
        known = [limit for limit in limits if limit]
        if grams and known and grams > max(known):
            told = sentence.says & (c.READER | c.ALL | c.PRAISE | c.SAFE)
            yield Hit("megadose", at, sentence.end).refusing(told)


def _grams(amount: str, unit: str) -> float:
    """Zero where it is no weight."""
    if unit not in _GRAMS or not amount.replace(".", "", 1).isdigit():
        return 0
    return float(amount) * _GRAMS[unit]


def _more_is_better(context: Context, sentence: Sentence) -> Iterator[Hit]:
    if sentence.has & (c.NOT | c.STUDY | c.ALIKE | c.SAME):
        return
    texts = context.read.words.texts
    for at in range(sentence.first, sentence.end):
        if texts[at] in _MORE and any(
            texts[later] in _BETTER or (texts[later - 1] == "the" and texts[later].endswith("er"))
            for later in range(at + 2, sentence.end)
        ):
            yield Hit("megadose", at, sentence.end)
