"""Small words: lists, counts, numbers and dates as they read in an English sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


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


def capitalised(text: str) -> str:
    """``text`` as a sentence begins; nothing but its first letter changes."""
    return text[:1].upper() + text[1:]
