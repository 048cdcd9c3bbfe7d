"""Stories in place of evidence: satisfied users, famous people, old custom."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import OPEN, Context, Hit
from factowiki.records.claims.words import classes as c

_FANS = c.PEOPLE | c.MATERNAL | c.USER | c.CARER | c.ALL
_TAKES = ("take", "use", "drink", "eat", "swallow", "swear")


def testimonial(context: Context) -> Iterator[Hit]:
    """Somebody's own story. A harm that was reported is no such story."""
    read = context.read
    reported = read.has & c.AUTHORITY and not read.has & c.FAVOURED
    if not context.tells or read.has & OPEN or reported:
        return
    for at in context.said(c.USER):
        if context.is_claiming and not context.sentence_at(at).has & c.STUDY:
            yield Hit("testimonial", at, at + 1)
    for at, mask in enumerate(read.words.masks):
        loved_by = mask & c.FAVOURED and context.after(at) == ["by"]
        if loved_by and context.has_near(_FANS, at, at + 4):
            yield Hit("testimonial", at, at + 3)
        if mask & c.MINE and _tells_of_oneself(context, at):
            yield Hit("testimonial", at, at + 1)


def _tells_of_oneself(context: Context, at: int) -> bool:
    """Like "My aunt", "takes it himself"; not "make it for themselves", nor "our sources"."""
    text = context.read.words.texts[at]
    if text.endswith(("self", "selves")):
        before = context.read.words.texts[max(0, at - 4) : at]
        return any(word.startswith(_TAKES) and word.endswith("s") for word in before)
    if text in {"our", "ours"}:
        return context.read.words.texts[max(0, at - 2) : at] == ["one", "of"]
    return True


def tradition(context: Context) -> Iterator[Hit]:
    """Long use as a reason; in a description, only where something is concluded from it."""
    read = context.read
    if not context.tells or read.has & (OPEN | c.AUTHORITY):
        return
    for at, mask in enumerate(read.words.masks):
        if mask & c.OLD:
            sentence = context.sentence_at(at)
            if context.field not in fields.EXPLAINING or sentence.has & c.VOUCH:
                yield Hit("tradition", at, sentence.end)
    for at in context.said(c.VOUCH):
        if context.is_claiming and "time" in context.after(at, 4):
            yield Hit("tradition", at, at + 1)
