"""Together with medicines, in pregnancy, in children: no reassurance that nobody has looked for."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import OPEN, Context, Hit
from factowiki.records.claims.words import classes as c

_REPORTED = c.STUDY | c.SAMPLE | c.AUTHORITY | c.ALIKE
_CAREFUL = c.CARE | c.FORBID | OPEN | c.CARER
_HARM = c.HARM | c.HARMS


def names_what_was_searched(context: Context) -> bool:
    """What the list of interactions owes: an effect, a warning, a limit, or where to ask."""
    read = context.read
    if read.has & c.HARMLESS and not read.has & (OPEN | _REPORTED | c.SAME):
        return False
    checked = read.has & c.READER and read.has & c.TESTED
    apart = read.has & c.NUMBER and read.has & c.TIME
    if apart or checked or read.has & _CAREFUL or read.says & _HARM:
        return True
    if read.has & (c.HARMLESS | c.ALL):
        return False
    if read.has & _REPORTED:
        return True
    if read.says & c.EFFECTS and read.says & c.MEDICINE and not read.has & c.SAFE:
        return True
    acts = read.says & (c.FIGHT | c.BUILD | c.CURE) or _medicine_acts(context)
    return bool(acts) and not read.has & (c.SAFE | c.READER)


def _medicine_acts(context: Context) -> bool:
    """Like "Antibiotics bind to it": a medicine is the subject of what is told."""
    for sentence in context.read.sentences:
        medicine = context.where(c.MEDICINE, sentence.first, sentence.end)
        verb = context.where(c.PLAIN | c.FIGHT | c.DECAY, sentence.first, sentence.end)
        if 0 <= medicine < verb and not sentence.has & (c.NOT | c.ALL | c.PRAISE):
            return True
    return False


def with_medicines(context: Context) -> Iterator[Hit]:
    if context.field not in fields.TOGETHER:
        return
    read = context.read
    said_safe = read.says & (c.SAFE | c.HARMLESS)
    if said_safe and not read.has & (_CAREFUL | _REPORTED | c.SAME):
        yield context.whole("unqualified-safe")
    if not context.list_is_met and not names_what_was_searched(context):
        yield context.whole("unqualified-safe")


def group_note(context: Context) -> Iterator[Hit]:
    """Why a group must take care: a warning, a gap, or people of that group."""
    if context.field not in fields.GROUPS:
        return
    read = context.read
    warns = read.has & (_CAREFUL | c.AUTHORITY) or read.says & _HARM
    studied = context.cites and read.has & c.STUDY and read.has & (c.NUMBER | c.ALIKE | c.SAME)
    limited = context.is_official and read.has & c.NUMBER
    if not warns and not studied and not limited and not _withholds(context):
        yield context.whole("pregnancy-children")


def _withholds(context: Context) -> bool:
    """Like "Not before the age of twelve"."""
    masks = context.read.words.masks
    opens = any(masks[sentence.first] & c.NOT for sentence in context.read.sentences)
    return opens and not context.read.has & c.HARMLESS


def reassured(context: Context) -> Iterator[Hit]:
    """Elsewhere: safe in pregnancy, mild enough for babies."""
    excused = _CAREFUL | c.STUDY | c.AUTHORITY | c.ALIKE | c.HARM | c.SELLER | c.NUMBER
    for sentence in context.sentences():
        group = sentence.has & (c.MATERNAL | c.YOUNG)
        if group and sentence.says & (c.SAFE | c.HARMLESS) and not sentence.has & excused:
            yield context.span("pregnancy-children", sentence)
