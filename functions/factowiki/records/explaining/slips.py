"""What people write where JSON wants something else, and what to type instead.

Asked only where the reader of JSON cannot go on, so all of it may be slow, but for the square of
a record's length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from factowiki.records.explaining import foreign_files
from factowiki.records.explaining.characters import advice_on_sign
from factowiki.records.explaining.dates import meant as dates_meant
from factowiki.records.explaining.numbers import numbers_meant, unit_after

# What JSON wants: the name of a field, the colon after it, a value, a comma or the end of a list or
# object, the rest of a string, nothing after the record.
Wanted = Literal["name", "colon", "value", "comma", "string", "nothing"]

_QUOTES: Final = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b", "curly quote"),
    **dict.fromkeys("\u00ab\u00bb\u2039\u203a\u300c\u300d", "angled quote"),
    **dict.fromkeys("\u2032\u2033\u2035\u2036`\u00b4", "accent or prime"),
    "\uff02": "wide quote",
    "'": "single quote",
}
_FIX: Final = 'Type ", the straight double quote, at both ends (word processors make curly ones).'
# Quotes that end a text, where nothing of it follows.
_CLOSED_CURLY = re.compile(
    "[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\uff02](?=\\s*[,:\\]}]|\\s*\\n|\\s*\\Z)"
)
_OPENED_CURLY = re.compile("[\u201c\u201e\u201f\u00ab\u00bb\u2039\u203a\uff02]")
_COMMENTS: Final = ("//", "/*", "#", "<!--", "--")
_NUMBER_BEGINS = re.compile(r"[-+.\u2010-\u2014\u2212]?[\d.\uff10-\uff19]")
# Up to three words in a row, as in 2 Nov 2026.
_RUN = re.compile(r'[^\s"\[\]{}:]+(?:[ \u00a0\u202f](?!\w+\s*:)[^\s"\[\]{}:]+){0,2}')
_RANGE = re.compile(r"[\d.]+\s*(?:[-\u2010-\u2014]|to)\s*[\d.]+(?:\s?[^\W\d]+)?")
_SOUND = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)  # as JSON writes a number
_WORD = re.compile(r"[^\W\d][\w-]*")
_NAME = re.compile(r"[\w-]+\s*:")
_UNQUOTED = re.compile(r'[^\n,"\]}]{1,60}')
LITERALS: Final = {
    **dict.fromkeys(("true", "yes", "on"), "true"),
    **dict.fromkeys(("false", "no", "off"), "false"),
    **dict.fromkeys(("null", "none", "nil", "undefined"), "null, or leave the field out"),
}
_LONGEST: Final = 60


class Slip(NamedTuple):
    """Where it is, in characters from the beginning of the text; what it is; what to do."""

    at: int
    what: str
    fix: str


def slip(text: str, at: int, since: int, wanted: Wanted) -> Slip | None:
    """What stands at ``at`` instead of what is wanted; None if it is nothing in particular.

    ``since`` is where the string or number before it begins.
    """
    if wanted != "string" and (foreign := advice_on_sign(text[at : at + 1], wanted)):
        return Slip(at, *foreign)
    if not text[:at].strip() and (kind := foreign_files.kind_of(text)):
        return Slip(at, *kind)
    return next(filter(None, _slips(text, at, since, wanted)), None)


def _slips(text: str, at: int, since: int, wanted: Wanted) -> Iterator[Slip | None]:
    yield _curly_end(text, at, since)
    if wanted == "string":
        return
    if at == len(text):
        what = "The text ends before the record does."
        yield Slip(at, what, "Close every { and [ that you open.")
    if wanted != "value":
        yield _inner_quote(text, at, since, adjacent=wanted == "colon")
    yield _number(text, at if wanted == "value" else since)
    yield _sign(text, at)
    yield _INSTEAD_OF[wanted](text, at)


def _curly_end(text: str, at: int, since: int) -> Slip | None:
    """A string that begins with a straight quote, and was to end with another."""
    if text[since : since + 1] != '"' or not (found := _CLOSED_CURLY.search(text, since, at)):
        return None
    if _OPENED_CURLY.search(text, since, found.start()):
        return None  # a quotation inside the text
    return _quote(found.start(), found.group())


def _quote(at: int, quote: str) -> Slip:
    kind = _QUOTES[quote]
    article = "An" if kind[0] in "aeiou" else "A"
    return Slip(at, f"{article} {kind}, {quote}, stands here; JSON has straight double ones.", _FIX)


def _inner_quote(text: str, at: int, since: int, *, adjacent: bool) -> Slip | None:
    """A quote that ends a text though the text goes on, as in "the "best" one"."""
    end = len(text[:at].rstrip(" \t"))
    if text[since : since + 1] != '"' or end - 1 <= since or text[end - 1] != '"':
        return None
    if end < at and (adjacent or _NAME.match(text, at)):
        return None
    goes_on = text[at : at + 1]
    if goes_on.isalnum() or (end == at and goes_on and goes_on not in "]}:;=,/#\n\r"):
        what = "This quote ends the text, but the text goes on."
        return Slip(end - 1, what, 'Write \\" for each quote inside a text.')
    return None


def _number(text: str, start: int) -> Slip | None:
    """A number as JSON does not write it, such as 2,5 or 1 000 or 400 mg, or a date."""
    if not _NUMBER_BEGINS.match(text, start) or not (found := _RUN.match(text, start)):
        return None
    words = found.group()[:_LONGEST].split()
    for many in range(len(words), 0, -1):
        written = " ".join(words[:many]).rstrip(",; \uff0c\uff1b\u3001")
        if date := next(iter(dates_meant(written)), None):
            meant = '"{:04}-{:02}-{:02}"'.format(*date)
            return Slip(start, f"{written} is no number.", f"Write a date in quotes: {meant}.")
        if _RANGE.fullmatch(written):
            fix = 'Write the lower one here, and the higher one in "up_to" or "high"'
            return Slip(start, f"{written} is two numbers.", f"{fix}{_unit(written)}.")
        numbers = numbers_meant(written)
        if numbers and written not in numbers and not _SOUND.fullmatch(written):
            what = f"{written} is not how JSON writes a number."
            return Slip(start, what, f"Write {' or '.join(numbers)} alone{_unit(written)}.")
    return None


def _unit(written: str) -> str:
    unit = unit_after(written)
    return f', and put its unit, {unit}, into "unit"' if unit else ""


def _sign(text: str, at: int) -> Slip | None:
    sign = text[at : at + 1]
    if text.startswith("```", at):
        return Slip(at, "A line of ``` stands here.", "Keep only what is between the two of them.")
    if sign in _QUOTES:
        return _quote(at, sign)
    if text.startswith(_COMMENTS, at):
        return Slip(at, "A comment stands here; JSON has none.", "Remove it.")
    if sign and not sign.isascii() and unicodedata.category(sign) in {"Zs", "Zl", "Zp", "Cf"}:
        name = unicodedata.name(sign, "a blank").lower()
        return Slip(
            at,
            f"Character U+{ord(sign):04X} ({name}) stands here; between values JSON has none.",
            "Type an ordinary space instead, or remove it.",
        )
    return None


def _name(text: str, at: int) -> Slip | None:
    if text[at : at + 1] == ",":
        return Slip(at, "There is a comma too many.", "Remove it.")
    if word := _WORD.match(text, at):
        name = word.group()[:_LONGEST]
        return Slip(at, f"The name {name} has no quotes.", f'Write "{name}".')
    return None


def _value(text: str, at: int) -> Slip | None:
    sign = text[at : at + 1]
    if sign and sign in ",}]":
        if text[:at].rstrip().endswith(":"):
            return Slip(at, "The value is missing here.", "Write it, or remove the field.")
        return Slip(at, "There is a comma too many.", "Remove it.")
    if not (found := _WORD.match(text, at)):
        return None
    word = found.group().lower()
    if literal := LITERALS.get(word):
        return Slip(at, f"{found.group()} is not a value in JSON.", f"Write {literal}.")
    whole = _UNQUOTED.match(text, at)
    shown = (whole or found).group().rstrip()
    return Slip(at, "This text has no quotes.", f'Put it in double quotes: "{shown}".')


def _comma(text: str, at: int) -> Slip | None:
    sign = text[at : at + 1]
    if sign == ";":
        return Slip(at, "A semicolon stands here.", "Write a comma instead.")
    if sign in '"{[' or _WORD.match(text, at):
        end = len(text[:at].rstrip())
        return Slip(end, "A comma is missing here.", "Write a comma between two items.")
    return None


def _after(text: str, at: int) -> Slip | None:
    sign = text[at]
    if sign in "{[":
        return Slip(
            at,
            "A second record begins here.",
            "Put each record into a file of its own, named by its slug.",
        )
    if sign in ",;" and foreign_files.is_table(text):
        return Slip(0, *foreign_files.TABLE)
    if sign in "}],;":
        return Slip(at, f"There is a {sign} too many.", "Remove it.")
    if sign == ":":
        return Slip(
            at, "The record has no braces.", "Write { before its first field, } at the end."
        )
    return None


def _colon(text: str, at: int) -> Slip | None:
    if text[at : at + 1] == "=":
        return Slip(at, "An equals sign stands here.", "Write a colon instead.")
    return None


_INSTEAD_OF: Final = {
    "name": _name,
    "colon": _colon,
    "value": _value,
    "comma": _comma,
    "nothing": _after,
}
