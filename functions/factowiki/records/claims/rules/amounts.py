"""Amounts: a study used them or an authority names them; nobody is told what to take."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import OPEN, Context, Hit
from factowiki.records.claims.reading.clauses import Clause
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import word_set

_OWNED = c.STUDY | c.SAMPLE | c.AUTHORITY
_NEAR = 3
_TELLING = c.LIGHT | c.BUILD | c.SWALLOW
_BEGINS = frozenset({",", "then", "and", "or", "simply", "just"})
_VARIES = word_set("differ differs vary varies depend depends")
_GIVEN = word_set("used given tried tested swallowed")


def personal(context: Context) -> Iterator[Hit]:
    """A reader is told how much to take."""
    for sentence in context.sentences():
        if sentence.has & (c.FORBID | c.SELLER):
            continue
        for clause in sentence.clauses:
            if not clause.has & _OWNED:
                yield from _tells_whom(context, clause)


def _tells_whom(context: Context, clause: Clause) -> Iterator[Hit]:
    order, much = _order(context, clause), _amount(context, clause)
    if order >= 0 and (much >= 0 or _adjusts(context, order)):
        yield Hit("personal-dose", order, clause.end).refused()
    if much >= 0 and clause.has & c.READER and context.field != "what_it_is":
        yield Hit("personal-dose", much, clause.end).refused()
    if much >= 0 and clause.has & c.ALL:
        yield Hit("personal-dose", much, clause.end)


def _amount(context: Context, clause: Clause) -> int:
    """Where a number and its unit stand."""
    masks = context.read.words.masks
    for at in range(clause.first, clause.end):
        if masks[at] & c.NUMBER and context.has_near(c.DOSEUNIT, at, min(at + _NEAR, clause.end)):
            return at
    return -1


def _order(context: Context, clause: Clause) -> int:
    """Where the clause begins to tell somebody what to do: "Take", "then add"."""
    masks = context.read.words.masks
    for at in range(clause.first, clause.end):
        if not masks[at] & c.BASE or at in clause.negated:
            continue
        if at == clause.first and masks[at] & _TELLING:
            return at
        if masks[at] & c.SWALLOW and context.before(at) in _BEGINS:
            return at
    return -1


def _adjusts(context: Context, at: int) -> bool:
    """Like "Double the dose"."""
    return any(text in {"amount", "dose", "doses"} for text in context.after(at, 4))


def nobodys(context: Context) -> Iterator[Hit]:
    """What stands under *Dosage* without anybody whose amount it is."""
    read = context.read
    if context.field not in fields.AMOUNTS or read.has & (
        _OWNED | OPEN | c.CARE | c.FORBID | c.CARER
    ):
        return
    if read.has & (c.PEOPLE | c.PATIENT) and read.has & c.PAST and not read.has & c.ALL:
        return
    if read.has & c.NOT and not read.has & (c.HARMLESS | c.MUCH | c.READER):
        return
    if context.is_official and not read.has & (c.READER | c.MUCH):
        return
    if not context.has_any(_VARIES) and not _was_given(context):
        yield context.whole("personal-dose")


def _was_given(context: Context) -> bool:
    return any(
        text in _GIVEN and context.before(at) in {"was", "were", "been"}
        for at, text in enumerate(context.read.words.texts)
    )
