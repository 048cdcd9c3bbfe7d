"""Small words: lists, counts, numbers, dates and names as they read in an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# "Vitamin B12" but not "L-serine", "GABA" or "St John's wort".
_COMMON_NAME: Final = re.compile(r"[A-Z][a-z]{2,}(?!.*\b[A-Z][a-z])")


def month_and_year(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def full_date(day: date) -> str:
    return f"{day.day} {month_and_year(day)}"


def in_words(items: Iterable[str]) -> str:
    """One, one and another; one, another and a third."""
    *most, last = [*items] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def number(value: float) -> str:
    """Thousands apart, and no more digits than were given: 1,200 and 0.5."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")  # noqa: RUF001  # a minus sign, which is as wide as a digit


def counted(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count == 1 else many}"


def within_sentence(name: str) -> str:
    """The name of an ingredient where a sentence has begun before it.

    A common name loses its capital (magnesium, vitamin B12); one that has a capital for another
    reason (L-serine, GABA, St John's wort) keeps it.
    """
    return name[0].lower() + name[1:] if _COMMON_NAME.match(name) else name


def capitalised(text: str) -> str:
    """``text`` as a sentence begins; nothing but its first letter changes."""
    return text[:1].upper() + text[1:]
