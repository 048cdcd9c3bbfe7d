"""Numbers: with their source, and risks out of how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factowiki.records.claims import fields
from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.words import classes as c

NATURAL = re.compile(
    r"\b\d[\d.,]*(?: [a-z]+){0,3} (?:in|of|out of|among|per|from)(?: the| every| about)? \d|"
    r"\bfrom \d[\d.,]*(?: [a-z%]+){0,2} to \d|\bin (?:every )?\d[\d,]* [a-z]+\b|per 1,?000|by \d[^;]* (?:and|but) (?:by )?(?:only )?\d|\bof \d[\d,]+ ",
    re.IGNORECASE,
)
_COUNTED = c.STUDY | c.SAMPLE | c.AUTHORITY
_YEAR = re.compile(r"(?:19|20)\d\d$")
_AGED = frozenset("aged under over older younger age than since before until of".split())
_FRACTIONS = frozenset("third fifth sixth seventh eighth tenth".split())
_COMPARED = frozenset("fewer likely often".split())
_NAMING = frozenset(
    "type phase grade stage class number vitamin omega group level factor day".split()
)
_GROUP = frozenset(
    "those them group groups people participants patients adults women men children volunteers trials studies"
    " who users time respondents".split()
)


def relative(context: Context) -> Iterator[Hit]:
    """A share of a risk, without how large the risk is."""
    if not context.is_claiming and context.field not in fields.SAFETY | fields.NOTES:
        return
    text = context.prose.text
    if NATURAL.search(text) or context.read.has & (c.GAP | c.UNCERTAIN):
        return
    for at in context.said(c.SHARE):
        sentence = next(s for s in context.read.sentences if s.first <= at < s.end)
        if not _is_share(context, at, sentence.end):
            continue
        risk = sentence.has & (c.DANGER | c.ILL | c.DISEASE | c.SYMPTOM)
        compared = not _COMPARED.isdisjoint(context.read.words.texts[at : at + 4])
        if risk or compared or context.matching():
            yield context.hit("relative-risk-only", "warn", at)
            return


def _is_share(context: Context, at: int, end: int) -> bool:
    texts, masks = context.read.words.texts, context.read.words.masks
    text = texts[at]
    if text in {"%", "percent"} or text == "per":
        return not _of_people(texts, at)
    if text in _FRACTIONS and not (at and texts[at - 1] in {"a", "one", "two", "by", "three"}):
        return False
    if text in {"half", "quarter", "majority", "two-thirds", "double"} | _FRACTIONS:
        timed = any(masks[index] & c.TIME for index in range(at + 1, min(at + 3, end)))
        return not _of_people(texts, at) and not timed
    if text == "times":
        return (
            at > 0
            and bool(masks[at - 1] & c.NUMBER)
            and texts[at + 1 : at + 2] not in (["a"], ["daily"], ["per"])
        )
    if text in {"rate", "rates", "likely"}:
        return False
    return True


def _of_people(texts: list[str], at: int) -> bool:
    """ "Half of those": a count of people, no effect."""
    return any(text in _GROUP for text in texts[at + 1 : at + 5]) and "of" in texts[at + 1 : at + 3]


def unsourced(context: Context) -> Iterator[Hit]:
    """A figure, and no source."""
    if context.cites or context.field not in fields.CLAIMING | fields.EXPLAINING | fields.SAFETY:
        return
    if context.read.has & (c.AUTHORITY | c.STUDY):
        return
    for at in context.said(c.NUMBER):
        if _is_figure(context, at):
            yield context.hit("unsourced-number", "warn", at)
            return


def _is_figure(context: Context, at: int) -> bool:
    words = context.read.words
    text = words.texts[at]
    if _YEAR.match(text) or text == "one":
        return False
    if at and words.texts[at - 1] in _AGED - {"of", "than", "over"} | _NAMING:
        return False
    end = min(at + 4, len(words.masks))
    if (
        at
        and words.texts[at - 1] in {"over", "under"}
        and context.first_of(c.PEOPLE | c.YOUNG, max(0, at - 3), at) >= 0
    ):
        return False
    after = words.texts[at + 1 : end]
    if {"older", "old", "aged", "metres", "metre"} & set(after) or after[:2] in (
        ["and", "above"],
        ["and", "over"],
    ):
        return False
    if text[0].isdigit():
        return context.first_of(_COUNTED, at + 1, min(at + 3, end)) < 0
    large = text in {
        "hundred",
        "thousand",
        "million",
        "billion",
        "hundreds",
        "thousands",
        "millions",
    }
    return (
        large
        or "out" in after
        or bool(context.first_of(c.UNIT | c.DOSEUNIT, at + 1, min(at + 2, end)) >= 0)
    )
