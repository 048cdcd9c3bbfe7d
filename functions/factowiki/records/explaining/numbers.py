"""The number that somebody meant: with a comma, with spaces, with its unit."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MINUSES: Final = dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014"), "-")
_UNIT = re.compile(r"\s*(%|[a-z\u03bc]{1,12}(/[a-z]{1,12})?)\Z", re.IGNORECASE)
_PLAIN = re.compile(r"\+?(-?)0*(?=[\d.])(\d*)(?:\.(\d*))?", re.ASCII)
_COMMA = re.compile(r"(-?\d+),(\d+)", re.ASCII)
_THOUSANDS = re.compile(r"(-?\d{1,3}(?:[ ,'\u2019_]\d{3})+)(?:\.(\d+))?", re.ASCII)
_THOUSANDS_IN_DOTS = re.compile(r"(-?\d{1,3}(?:[. ]\d{3})+),(\d+)", re.ASCII)
_LONGEST: Final = 40


def numbers_meant(text: str) -> list[str]:
    """How it is written in JSON, in each way in which it can be read."""
    if len(text) > _LONGEST:
        return []
    plain = unicodedata.normalize("NFKC", text).translate(_MINUSES).strip()
    plain = _UNIT.sub("", plain)
    if found := _COMMA.fullmatch(plain):
        decimal, whole = f"{found[1]}.{found[2]}", f"{found[1]}{found[2]}"
        may_be_thousands = _THOUSANDS.fullmatch(plain) and not whole.lstrip("-").startswith("0")
        return [decimal, whole] if may_be_thousands else [decimal]
    if (found := _THOUSANDS.fullmatch(plain)) or (found := _THOUSANDS_IN_DOTS.fullmatch(plain)):
        fraction = f".{found[2]}" if found[2] else ""
        return [re.sub(r"[^\d-]", "", found[1]) + fraction]
    if found := _PLAIN.fullmatch(plain):
        fraction = f".{found[3]}" if found[3] else ""
        return [f"{found[1]}{found[2] or 0}{fraction}"] if found[2] or fraction else []
    return []
