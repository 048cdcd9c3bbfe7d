"""The number that somebody meant: with a comma, with spaces, with its unit, in a range."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Final

from factowiki.records.explaining.units import BY_WEIGHT, unit_meant
from factowiki.records.problems import quoted

_MINUSES: Final = dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014"), "-")
_UNIT = re.compile(r"\s*(%|[a-z\u03bc]{1,12}(/[a-z]{1,12})?)\Z", re.IGNORECASE)
_PLAIN = re.compile(r"\+?(-?)0*(?=[\d.])(\d*)(?:\.(\d*))?", re.ASCII)
_COMMA = re.compile(r"(-?\d+),(\d+)", re.ASCII)
_THOUSANDS = re.compile(r"(-?\d{1,3}(?:[ ,'\u2019_]\d{3})+)(?:\.(\d+))?", re.ASCII)
_THOUSANDS_IN_DOTS = re.compile(r"(-?\d{1,3}(?:[. ]\d{3})+),(\d+)", re.ASCII)
_GROUPED_IN_DOTS = re.compile(r"(-?[1-9]\d{0,2}(?:\.\d{3})+)", re.ASCII)
# What stands after a number: 5 g, 5 g twice a day.
_TAIL = re.compile(r"(?<=[\d.])\s*([%a-z\u03bc][^\d]*)\Z", re.IGNORECASE)
_TO = r"\s*(?:[-~]|\.{2,3}|\b(?:up )?to\b|\band\b)\s*"
_END = r"(\d++(?:[.,]\d++)*+)"
_RANGE = re.compile(rf"(?:between |from )?{_END}([^\d]*?){_TO}{_END}\D*", re.IGNORECASE)
_LONGEST: Final = 40
_LONGEST_TEXT: Final = 200  # in which a unit is looked for
_DOSES: Final = "Records give amounts in µg, mg, g or IU"


def numbers_meant(text: str) -> list[str]:
    """How it is written in JSON, in each way in which it can be read."""
    if len(text) > _LONGEST:
        return []
    plain = _UNIT.sub("", _plain(text))
    if found := _COMMA.fullmatch(plain):
        decimal, whole = f"{found[1]}.{found[2]}", f"{found[1]}{found[2]}"
        may_be_thousands = _THOUSANDS.fullmatch(plain) and not whole.lstrip("-").startswith("0")
        return [decimal, whole] if may_be_thousands else [decimal]
    if found := _GROUPED_IN_DOTS.fullmatch(plain):
        whole = found[1].replace(".", "")
        return [found[1], whole] if found[1].count(".") == 1 else [whole]
    if (found := _THOUSANDS.fullmatch(plain)) or (found := _THOUSANDS_IN_DOTS.fullmatch(plain)):
        fraction = f".{found[2]}" if found[2] else ""
        return [re.sub(r"[^\d-]", "", found[1]) + fraction]
    if found := _PLAIN.fullmatch(plain):
        fraction = f".{found[3]}" if found[3] else ""
        return [f"{found[1]}{found[2] or 0}{fraction}"] if found[2] or fraction else []
    return []


def unit_after(text: str) -> str | None:
    """The unit that stands after a number, as records write it, if they have it."""
    tail = _TAIL.search(_plain(text[:_LONGEST]))
    return (_unit_in(tail[1]) or tail[1]) if tail else None


def advice_on_number(
    value: str, name: str, fields: Collection[str], beside: Mapping[str, object]
) -> str:
    """What to write instead of a text in the field ``name``, whose object may have ``fields``.

    ``beside`` is that object as it stands. A unit is never passed over in silence: 5 g where the
    unit says mg is a thousandth.
    """
    plain = " ".join(_plain(value).split()) if len(value) <= _LONGEST_TEXT else ""
    tail = _TAIL.search(plain)
    unit = _advice_on_unit(tail[1], fields, beside) if tail else ""
    if ends := _RANGE.fullmatch(plain):
        first = ends[2].strip()
        if tail and first and _unit_in(first) != _unit_in(tail[1]):
            return 'Write both ends in one unit, as numbers without quotes, and name it in "unit".'
        low, high = (" or ".join(numbers_meant(ends[end])) for end in (1, 3))
        return f"{_advice_on_range(low, high, name, fields)}{unit}."
    meant = numbers_meant(plain[: tail.start()] if tail else value)
    if not meant:
        return f"Write digits without quotes{unit}."
    alone = "" if value in meant or unit else ", and nothing else"
    return f"Write {' or '.join(meant)} without quotes{alone}{unit}."


def _advice_on_range(low: str, high: str, name: str, fields: Collection[str]) -> str:
    if "low" in fields and "high" in fields:
        return f'Write {low} in "low" and {high} in "high", both without quotes'
    if name == "difference":
        return f'Write {low} here and {high} in "to", both without quotes'
    return "Write one number in digits, without quotes"


def _advice_on_unit(tail: str, fields: Collection[str], beside: Mapping[str, object]) -> str:
    if "unit" not in fields:
        return ", and nothing else"
    unit, is_dose = _unit_in(tail), "how_often" in fields
    if unit is None and is_dose:
        return f'. {_DOSES}: "unit" must be the one that the number is in'
    by_weight = ', and "per": "kg of body weight" beside it' if unit == BY_WEIGHT else ""
    unit = "mg" if by_weight else unit or tail.strip()
    said = beside.get("unit")
    if isinstance(said, str) and (unit_meant(said) or said) == unit:
        told = f', as "unit" says {_in_sentence(unit)} already'
    else:
        now = f"; now it says {_in_sentence(said)}, which differs" if isinstance(said, str) else ""
        told = f', and put its unit, {_in_sentence(unit)}, into "unit"{now}'
    told += by_weight
    often = " ".join(tail.split()[1:]) if unit_meant(tail) is None else ""
    return (
        f'{told}; {quoted(often)} belongs in "how_often"'
        if is_dose and 0 < len(often) <= _LONGEST
        else told
    )


def _unit_in(tail: str) -> str | None:
    """The unit that begins ``tail``: g twice a day."""
    first = tail.split(maxsplit=1)[0]
    return unit_meant(tail) or unit_meant(first) or unit_meant(first.partition("/")[0])


def _in_sentence(text: str) -> str:
    return text if text.isprintable() and len(text) <= _LONGEST else quoted(text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_MINUSES).strip()
