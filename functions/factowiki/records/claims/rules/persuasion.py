"""Words that sell: trade words, satisfied users, old custom, fear."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.words import classes as c

_FAVOURED = frozenset(
    "recommended approved loved trusted rated praised endorsed chosen preferred".split()
)
_ABOUT = c.WORDS | c.SELLER
_LIMITS = c.GAP | c.UNCERTAIN


def sales(context: Context) -> Iterator[Hit]:
    read = context.read
    if not context.tells and context.field not in fields.AMOUNTS:
        return
    for at in context.said(c.SALES):
        sentence = next(s for s in read.sentences if s.first <= at < s.end)
        if sentence.has & (_ABOUT | c.AUTHORITY | c.NOT | c.GAP):
            continue
        yield context.hit("marketing-words", "warn", at)
        return
    soft = sum(1 for _ in context.said(c.SOFTSALES))
    if (
        soft
        and not read.has & (_ABOUT | c.AUTHORITY | c.STUDY | _LIMITS | c.NOT)
        and (
            soft > 1
            or context.field in {"uses", "summary", "verdict"}
            and soft
            and _is_short(context)
        )
    ):
        yield context.whole("marketing-words", "warn")


def invitation(context: Context) -> Iterator[Hit]:
    """ "Try it yourself": the reader is asked in."""
    if not context.is_claiming:
        return
    for sentence in context.read.sentences:
        head = context.read.words.masks[sentence.first]
        if (
            head & c.INVITE
            and head & c.BASE
            and not sentence.has & (c.CARE | c.CARER | c.AUTHORITY | c.STUDY)
        ):
            yield context.hit("marketing-words", "warn", sentence.first, sentence.end)
            return


def _is_short(context: Context) -> bool:
    return len(context.read.words.texts) <= 12


def testimonial(context: Context) -> Iterator[Hit]:
    """Somebody's own story as evidence. A harm that was reported is no such story."""
    read = context.read
    if not context.tells or read.has & _LIMITS:
        return
    if read.has & c.AUTHORITY and _FAVOURED.isdisjoint(read.words.texts):
        return
    for at in context.said(c.USER):
        sentence = next(s for s in read.sentences if s.first <= at < s.end)
        if context.field not in fields.CLAIMING or sentence.has & c.STUDY:
            continue
        yield context.hit("testimonial", "warn", at)
        return
    masks = read.words.masks
    for at, text in enumerate(read.words.texts):
        if (
            text in _FAVOURED
            and read.words.texts[at + 1 : at + 2] == ["by"]
            and (
                context.first_of(c.PEOPLE | c.MATERNAL | c.USER | c.CARER | c.ALL, at, at + 4) >= 0
            )
        ):
            yield context.hit("testimonial", "warn", at)
            return
    for at, mask in enumerate(masks):
        text = read.words.texts[at]
        if text.endswith(("self", "selves")) and not _uses(context, at):
            continue
        if mask & c.MINE and text not in {"our", "ours"}:
            yield context.hit("testimonial", "warn", at)
            return


def _uses(context: Context, at: int) -> bool:
    """ "Takes it himself"."""
    words = context.read.words
    return any(
        words.masks[index] & (c.SWALLOW | c.PLAIN)
        and words.masks[index] & c.PRESENT
        and words.texts[index].startswith(("take", "use", "drink", "eat", "swallow", "swear"))
        for index in range(max(0, at - 4), at)
    )


def tradition(context: Context) -> Iterator[Hit]:
    read = context.read
    if not context.tells or read.has & (_LIMITS | c.AUTHORITY):
        return
    for at, mask in enumerate(read.words.masks):
        if not mask & c.OLD:
            continue
        sentence = next(s for s in read.sentences if s.first <= at < s.end)
        if context.field in fields.EXPLAINING and not sentence.has & c.VOUCH:
            continue
        yield context.hit("tradition", "warn", at, sentence.end)
        return
    if context.is_claiming:
        for at in context.said(c.VOUCH):
            if "time" in read.words.texts[at : at + 5]:
                yield context.hit("tradition", "warn", at)
                return


def fear(context: Context) -> Iterator[Hit]:
    """The reader is frightened or hurried into taking the ingredient."""
    read = context.read
    if not context.tells or read.has & (c.CARER | _LIMITS):
        return
    for sentence in read.sentences:
        if any(other.has & c.LIMIT and not other.has & c.READER for other in read.sentences):
            return
        lost = (
            sentence.has & c.WITHOUT and sentence.has & (c.ALL | c.MUCH) and sentence.has & c.MODAL
        )
        if lost and context.first_of(c.INGREDIENT, sentence.first, sentence.end) >= 0:
            yield context.hit("urgency-fear", "warn", sentence.first, sentence.end)
            return
        without = _without(context, sentence.first, sentence.end)
        frightens = sentence.has & (c.FEAR | c.DECAY)
        yours = sentence.has & (c.READER | c.BODY)
        if (without >= 0 and sentence.has & c.DECAY and yours) or (
            frightens
            and sentence.has & c.READER
            and (without >= 0 or sentence.has & c.FEAR and sentence.has & c.BODY)
        ):
            yield context.hit("urgency-fear", "warn", sentence.first, sentence.end)
            return


def _without(context: Context, first: int, end: int) -> int:
    texts = context.read.words.texts
    for at in range(first, end):
        if texts[at : at + 4] == ["if", "you", "do", "not"] or texts[at : at + 3] == ["if", "you", "don't"]:
            return at
        if texts[at] in {"without", "unless", "before", "until", "skip"}:
            return at
    return -1
