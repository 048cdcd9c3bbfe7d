"""Numbers: with their source, and risks out of how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import OPEN, Context, Hit
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import word_set

# "8 in 100", "from 35 to 10", "in 1,000 people", "by 7 and by 1": how many, or two groups.
_HOW_MANY = re.compile(
    r"\b\d[\d.,]*(?: [a-z]+){0,3} (?:in|of|out of|among|per|from)(?: the| every| about)? \d"
    r"|\bfrom \d[\d.,]*(?: [a-z%]+){0,2} to \d"
    r"|\bin (?:every )?\d[\d,]* [a-z]+\b"
    r"|per 1,?000|\bof \d[\d,]+ "
    r"|by \d[^;]* (?:and|but) (?:by )?(?:only )?\d",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_COUNTED = c.STUDY | c.SAMPLE | c.AUTHORITY
_FRACTIONS = word_set("third fifth sixth seventh eighth tenth")
_PARTS = word_set("% percent per half quarter majority two-thirds double") | _FRACTIONS
_COMPARED = word_set("fewer likely often")
# A number after one of these is part of a name, or an age.
_NAMING = word_set(
    "type phase grade stage class number vitamin omega group level factor day"
    " aged under older younger age since before until"
)
_OF_SIZE = word_set("older old aged metres metre")
_LARGE = word_set("hundred hundreds thousand thousands million millions billion billions")
_GROUP = word_set(
    "those them group groups people participants patients adults women men children volunteers"
    " trials studies who users time respondents"
)


def tells_how_many(context: Context) -> bool:
    return bool(_HOW_MANY.search(context.placed.text))


def relative(context: Context) -> Iterator[Hit]:
    """A share of a risk, without how large the risk is."""
    if not context.is_claiming and context.field not in fields.SAFETY | fields.NOTES:
        return
    if tells_how_many(context) or context.read.has & OPEN:
        return
    for at in context.said(c.SHARE):
        risk = context.sentence_at(at).has & (c.DANGER | c.ILL | c.DISEASE | c.SYMPTOM)
        compared = not _COMPARED.isdisjoint(context.after(at, 3))
        if _is_share(context, at) and (risk or compared or context.matching()):
            yield Hit("relative-risk-only", at, at + 1)


def _is_share(context: Context, at: int) -> bool:
    text, before, after = context.read.words.texts[at], context.before(at), context.after(at, 4)
    if text in _FRACTIONS and before not in {"a", "one", "two", "by", "three"}:
        return False  # "the third trimester"
    if text in {"%", "percent", "per"} and not context.has_near(c.NUMBER, at - 2, at):
        return False  # "a few per cent"
    if text in _PARTS:
        of_people = "of" in after[:2] and not _GROUP.isdisjoint(after)
        return not of_people and not context.has_near(c.TIME, at + 1, at + 3)
    if text == "times":
        return context.has_near(c.NUMBER, at - 1, at) and after[:1] not in (
            ["a"],
            ["daily"],
            ["per"],
        )
    return True


def unsourced(context: Context) -> Iterator[Hit]:
    """A figure, and no source."""
    if context.cites or context.read.has & (c.AUTHORITY | c.STUDY):
        return
    if not context.tells and context.field not in fields.SAFETY:
        return
    for at in context.said(c.NUMBER):
        if not context.sentence_at(at).has & c.CARER and _is_figure(context, at):
            yield Hit("unsourced-number", at, at + 1)


def _is_figure(context: Context, at: int) -> bool:
    """No year, age, name, or count of sources."""
    text, before, after = context.read.words.texts[at], context.before(at), context.after(at, 3)
    if _YEAR.match(text) or text == "one" or before in _NAMING:
        return False
    aged = before in {"over", "under"} and context.has_near(c.PEOPLE | c.YOUNG, at - 3, at)
    one_of = before == "of" and context.before(at - 1) == "one"
    above = after[:2] in (["and", "above"], ["and", "over"])
    if aged or one_of or above or not _OF_SIZE.isdisjoint(after):
        return False
    if text[0].isdigit():
        return not context.has_near(_COUNTED, at + 1, at + 3)
    if after[:1] == ["in"] and context.has_near(c.NUMBER, at + 2, at + 3):
        return True  # "eight in ten"
    return text in _LARGE or "out" in after or context.has_near(c.UNIT | c.DOSEUNIT, at + 1, at + 2)
