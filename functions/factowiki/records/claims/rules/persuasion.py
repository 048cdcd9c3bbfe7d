"""Words that sell: trade words, invitations, fear."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import OPEN, Context, Hit
from factowiki.records.claims.reading.clauses import Sentence
from factowiki.records.claims.words import classes as c

_SHORT = 12
_LOSS = frozenset({"without", "unless", "before", "until", "skip"})


def sales(context: Context) -> Iterator[Hit]:
    if not context.tells and context.field not in fields.AMOUNTS:
        return
    excused = c.WORDS | c.SELLER | c.AUTHORITY | c.NOT | c.GAP
    for at in context.said(c.SALES):
        if not context.sentence_at(at).has & excused:
            yield Hit("marketing-words", at, at + 1)
    if context.read.has & (excused | c.STUDY | OPEN):
        return
    soft = sum(1 for _ in context.said(c.SOFTSALES))
    short = len(context.read.words.texts) <= _SHORT
    if soft > 1 or (soft and short and context.field in {"uses", "summary", "verdict"}):
        yield context.whole("marketing-words")


def invitation(context: Context) -> Iterator[Hit]:
    """Like "Try it yourself"."""
    excused = c.CARE | c.CARER | c.AUTHORITY | c.STUDY
    for sentence in context.sentences():
        head = context.read.words.masks[sentence.first]
        invites = head & c.INVITE and head & c.BASE and context.is_claiming
        if invites and not sentence.has & excused:
            yield context.span("marketing-words", sentence)


def fear(context: Context) -> Iterator[Hit]:
    """The reader is frightened or hurried into taking the ingredient."""
    if not context.tells or context.read.has & (c.CARER | OPEN):
        return
    if any(other.has & c.LIMIT and not other.has & c.READER for other in context.read.sentences):
        return
    for sentence in context.read.sentences:
        if _lost_without_it(sentence) or _frightens(context, sentence):
            yield context.span("urgency-fear", sentence)


def _lost_without_it(sentence: Sentence) -> bool:
    """Like "Nobody can stay well without it"."""
    has = sentence.has
    lost = has & c.WITHOUT and has & (c.ALL | c.MUCH) and has & c.MODAL
    return bool(lost and has & c.INGREDIENT)


def _frightens(context: Context, sentence: Sentence) -> bool:
    has, loss = sentence.has, _names_a_loss(context, sentence)
    if loss and has & c.DECAY and has & (c.READER | c.BODY):
        return True
    if not has & c.READER or not has & (c.FEAR | c.DECAY):
        return False
    return loss or bool(has & c.FEAR and has & c.BODY)


def _names_a_loss(context: Context, sentence: Sentence) -> bool:
    texts = " ".join(context.texts(sentence))
    unless = "if you do not" in texts or "if you don't" in texts
    return unless or context.has_any(_LOSS, sentence)
