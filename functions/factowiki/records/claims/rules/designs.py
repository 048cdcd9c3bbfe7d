"""What a design cannot show: a cause from a link, an effect where nothing was compared."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims.context import OPEN, Context, Hit
from factowiki.records.claims.reading.claims import EFFECT
from factowiki.records.claims.reading.clauses import SURE, Sentence
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import word_set

_SPANNING = word_set("after since within over in during following")


def cause(context: Context) -> Iterator[Hit]:
    """People who do a thing differ in much: a cause is named where only a link was seen."""
    read = context.read
    if not context.tells or read.has & (OPEN | c.ALIKE) or not read.has & (c.HABIT | c.LINKED):
        return
    if any(finding.certainty for finding in context.matching()):
        return  # a trial's finding bears on it, and the wording is held against that
    for sentence in context.sentences():
        if sentence.has & c.NOT and not sentence.says & c.CAUSE:
            continue
        for clause in sentence.clauses:
            for at in range(clause.first, clause.end):
                if clause.sure == SURE and at not in clause.negated and _names_a_cause(context, at):
                    yield Hit("association-as-cause", at, sentence.end)


def _names_a_cause(context: Context, at: int) -> bool:
    mask = context.read.words.masks[at]
    if mask & (c.CAUSE | c.SO):
        return True
    acts = mask & (EFFECT | c.LIGHT) and mask & c.PRESENT
    return bool(acts and context.read.has & c.HABIT)


def before_after(context: Context) -> Iterator[Hit]:
    """A change over time, and nothing that it was compared with."""
    read = context.read
    excused = OPEN | c.ALIKE | c.SAME | c.SETTING | (c.HARM & ~c.SYMPTOM)
    if not context.is_claiming or read.has & excused or _was_compared(context):
        return
    for sentence in context.sentences():
        past = sentence.has & c.PAST or context.has_any({"was", "were", "had"}, sentence)
        if past and _over_time(context, sentence) and _changed(context, sentence):
            yield context.span("before-after-as-effect", sentence)


def _was_compared(context: Context) -> bool:
    if "systematic review" in context.placed.sources and context.read.has & c.STUDY:
        return True
    return any(
        finding.certainty in {"high", "moderate", "low"} and finding.change != "unclear"
        for finding in context.known.findings
    )


def _changed(context: Context, sentence: Sentence) -> bool:
    masks = context.read.words.masks[sentence.first : sentence.end]
    return any(mask & c.MOVES or (mask & EFFECT and mask & c.PAST) for mask in masks)


def _over_time(context: Context, sentence: Sentence) -> bool:
    for at in range(sentence.first, sentence.end):
        text = context.read.words.texts[at]
        if text == "since" or (text in _SPANNING and context.has_near(c.TIME, at, at + 5)):
            return True
        if text in {"by", "at"} and context.after(at, 2) == ["the", "end"]:
            return True
        if text == "from" and "to" in context.after(at, 3):
            return True
    return False
