"""Amounts: whose they are. A study used them or an authority names them; nobody is told what to take."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.reading.clauses import Clause, Sentence
from factowiki.records.claims.words import classes as c

_OWNED = c.STUDY | c.SAMPLE | c.AUTHORITY
_OPEN = c.GAP | c.UNCERTAIN | c.CARE | c.FORBID | c.CARER
_NEAR = 3
_GIVEN = frozenset("used given tried got received took tested swallowed".split())


def amount(context: Context, first: int, end: int) -> int:
    """Where an amount to swallow stands: a number and its unit, or "the amount"."""
    masks = context.read.words.masks
    for at in range(first, end):
        if masks[at] & c.NUMBER and context.first_of(c.DOSEUNIT, at, min(at + _NEAR, end)) >= 0:
            return at
    return -1


def personal(context: Context) -> Iterator[Hit]:
    """A reader is told how much to take."""
    for sentence in context.read.sentences:
        if sentence.asks or sentence.has & (c.FORBID | c.SELLER):
            continue
        for clause in sentence.clauses:
            told = _imperative(context, clause)
            much = amount(context, clause.first, clause.end)
            if told >= 0 and (much >= 0 or _adjusts(context, told, clause)):
                if not clause.has & _OWNED:
                    yield context.hit("personal-dose", "refuse", told, clause.end)
                    return
            if much < 0 or clause.has & _OWNED:
                continue
            if clause.has & c.READER and context.field != "what_it_is":
                yield context.hit("personal-dose", "refuse", much, clause.end)
                return
            if clause.has & c.ALL:
                yield context.hit("personal-dose", "warn", much, clause.end)
                return
    yield from _nobodys(context)


def _imperative(context: Context, clause: Clause) -> int:
    """Where a clause begins by telling: "Take", "then add"."""
    masks, texts = context.read.words.masks, context.read.words.texts
    for at in range(clause.first, clause.end):
        head = at == context.read.sentences[0].first or at == clause.first
        if head and masks[at] & c.BASE and masks[at] & (c.LIGHT | c.BUILD) and masks[at] & ~c.PLAIN:
            return at
        begins = at == clause.first or texts[at - 1] in {
            ",",
            "then",
            "and",
            "or",
            "simply",
            "just",
            ":",
        }
        if begins and masks[at] & c.SWALLOW and masks[at] & c.BASE and at not in clause.negated:
            return at
        if (
            at > clause.first + 1
            and texts[at - 1] not in {",", "then", "and", ":"}
            and at > clause.first + 12
        ):
            return -1
    return -1


def _adjusts(context: Context, at: int, clause: Clause) -> bool:
    texts = context.read.words.texts[at : clause.end]
    return any(text in {"amount", "dose", "doses"} for text in texts[:5])


def _nobodys(context: Context) -> Iterator[Hit]:
    if context.field not in fields.AMOUNTS:
        return
    read = context.read
    if read.has & (_OWNED | _OPEN):
        return
    if read.has & (c.PEOPLE | c.PATIENT) and read.has & c.PAST and not read.has & c.ALL:
        return
    if read.has & c.NOT and not read.has & (c.HARMLESS | c.MUCH | c.READER):
        return
    texts = read.words.texts
    if any(
        text in _GIVEN and texts[at - 1] in {"was", "were", "been"} for at, text in enumerate(texts)
    ):
        return
    if {"differ", "differs", "vary", "varies", "depend", "depends"} & set(read.words.texts):
        return
    if context.is_official and not read.has & (c.READER | c.MUCH):
        return
    yield context.whole("personal-dose", "warn")


def excess(context: Context) -> Iterator[Hit]:
    """More than what is safe is praised, or the limit belittled."""
    for sentence in context.read.sentences:
        if _waves_the_limit_away(context, sentence):
            yield context.hit("megadose", "warn", sentence.first, sentence.end)
            return
        if sentence.asks or sentence.has & (c.FORBID | c.GAP):
            continue
        said = sentence.says
        if said & c.CEILING and said & c.BELITTLE and not said & (c.HARM | c.HARMS):
            at = context.first_of(c.BELITTLE, sentence.first, sentence.end)
            if said & c.MEDICINE or sentence.has & _OWNED & ~c.AUTHORITY:
                continue
            if context.field in fields.AMOUNTS | fields.CLAIMING | fields.SAFETY and not (
                context.read.has & c.HARM
            ):
                yield context.hit("megadose", "warn", at, sentence.end)
                return
        head = context.read.words.masks[sentence.first]
        if said & c.CEILING and head & c.BASE and head & (c.STOP | c.BELITTLE):
            yield context.hit("megadose", "warn", sentence.first, sentence.end)
            return
        beyond = _beyond(context, sentence.first, sentence.end)
        if beyond >= 0 and said & (c.SAFE | c.HARMLESS | c.PRAISE) and not said & c.HARM:
            yield context.hit("megadose", "refuse", beyond, sentence.end)
            return
        if (
            said & c.CEILING
            and said & c.MUCH
            and sentence.has & (c.MODAL | c.MAYBE)
            and not (sentence.has & (c.NOT | c.HARM | c.HARMS | c.STUDY | c.NUMBER))
        ):
            at = context.first_of(c.MUCH, sentence.first, sentence.end)
            yield context.hit("megadose", "warn", at, sentence.end)
            return
        if (
            beyond >= 0
            and "better" in context.read.words.texts[beyond : sentence.end]
            and not said & c.HARM
        ):
            yield context.hit("megadose", "warn", beyond, sentence.end)
            return
        needs = {"need", "needs", "takes", "deserves", "requires", "want"} & set(
            context.read.words.texts[sentence.first : sentence.end]
        )
        if beyond >= 0 and needs and not sentence.has & (c.NOT | c.HARM | c.STUDY):
            yield context.hit("megadose", "warn", beyond, sentence.end)
            return
        better = _more_is_better(context, sentence.first, sentence.end)
        if better >= 0 and not sentence.has & (
            c.NOT | c.STUDY | c.ALIKE | c.SAME | c.HARMS | c.HARM
        ):
            yield context.hit("megadose", "warn", better, sentence.end)
            return


_KEEPS_TO_IT = frozenset("exceed exceeding above beyond over more than higher larger".split())


def _waves_the_limit_away(context: Context, sentence: Sentence) -> bool:
    """ "Do not let the label hold you back": no warning to keep to it."""
    texts = context.read.words.texts
    return any(
        clause.has & c.FORBID
        and clause.has & c.CEILING
        and not clause.has & (c.NUMBER | c.HARM | c.HARMS)
        and texts[clause.first] in {"do", "don't", "never"}
        and _KEEPS_TO_IT.isdisjoint(texts[clause.first : clause.end])
        for clause in sentence.clauses
    )


def _beyond(context: Context, first: int, end: int) -> int:
    """ "Above the upper limit"."""
    texts = context.read.words.texts
    for at in range(first, end):
        if texts[at] == "times" and texts[at + 1 : at + 2] == ["as"]:
            return at
        if texts[at] in {"above", "beyond", "over", "exceeding", "times"}:
            if context.first_of(c.CEILING, at, min(at + 5, end)) >= 0:
                return at
    return -1


def _more_is_better(context: Context, first: int, end: int) -> int:
    texts = context.read.words.texts
    for at in range(first, end):
        if texts[at] not in {"more", "higher", "larger", "bigger", "double"}:
            continue
        for later in range(at + 1, end):
            if texts[later] in {"better", "best", "faster", "stronger", "quicker", "further"}:
                return at
            if texts[later] == "the" and later + 1 < end and texts[later + 1].endswith("er"):
                return at
    return -1
