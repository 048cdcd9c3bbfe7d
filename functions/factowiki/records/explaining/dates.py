"""What somebody meant by a date that is none as a record writes it: year-month-day."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

from factowiki.records.fields.dates import FIRST_YEAR
from factowiki.records.problems import quoted

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_MOST_DAYS: Final = 31  # of any month

_YEAR_FIRST = re.compile(r"(\d{4})\W{1,3}(\d{1,2})\W{1,3}(\d{1,2})(?:(?:[T ]\d{1,2}:|\s).*)?\W?")
_YEAR_LAST = re.compile(r"(\d{1,2})(\W{1,3})(\d{1,2})\W{1,3}(\d{4}|\d{2})\W?")
_DIGITS_ALONE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_IN_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\W+(?:of\W+)?)?([a-z]{3,9})\W+(?:(\d{1,2})(?:st|nd|rd|th)?\W+)?"
    r"(\d{4})",
    re.IGNORECASE,
)
_EXAMPLE: Final = 'Write it in quotes as year-month-day: "2026-11-02".'


def advice_on_date(value: object) -> tuple[str, str]:
    """What is wrong with a date, and what to type."""
    what = f"{quoted(value)} is not a date"
    found = meant(str(value)[:60].strip()) if isinstance(value, str | int) else []
    if found and (told := _impossible(*found[0])):
        return f"{what}: {told[0]}.", told[1]
    if found and found[0][0] < FIRST_YEAR:
        return f"{what} that a record can have: it is before {FIRST_YEAR}.", "Correct the year."
    choices = list(dict.fromkeys(f'"{y:04}-{m:02}-{d:02}"' for y, m, d in found))
    if not choices:
        return f"{what}.", _EXAMPLE
    either = ", whichever you mean" if len(choices) > 1 else ""
    return f"{what} as year-month-day.", f"Write {' or '.join(choices)}{either}."


def meant(text: str) -> list[tuple[int, int, int]]:
    """Year, month and day, in each way in which ``text`` can be read, possible or not."""
    if (found := _YEAR_FIRST.fullmatch(text)) or (found := _DIGITS_ALONE.fullmatch(text)):
        return [(int(found[1]), int(found[2]), int(found[3]))]
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(*found.groups())
    if (found := _IN_WORDS.fullmatch(text)) and (found[1] or found[3]):
        return [
            (int(found[4]), number, int(found[1] or found[3]))
            for number, name in enumerate(MONTHS, 1)
            if name.lower().startswith(found[2].lower())
        ]
    return []


def _year_last(first: str, between: str, second: str, last: str) -> list[tuple[int, int, int]]:
    """Dots are for days first; a slash is for either, so the numbers decide where they can."""
    year = int(last) + (2000 if len(last) < len("2026") else 0)
    day_first, month_first = (year, int(second), int(first)), (year, int(first), int(second))
    if "." in between:
        return [day_first]
    possible = [date for date in (day_first, month_first) if date[1] <= len(MONTHS)]
    return possible or [day_first]


def _impossible(year: int, month: int, day: int) -> tuple[str, str] | None:
    """Why there is no such day, and what to type; None where there is one."""
    if not 1 <= month <= len(MONTHS):
        if not (1 <= day <= len(MONTHS) and 1 <= month <= _MOST_DAYS):
            return f"there is no month {month}", _EXAMPLE
        what = f"there is no month {month}; month and day seem swapped"
        if further := _impossible(year, day, month):
            return f"{what}, and {further[0]}", further[1]
        return what, f'Write "{year:04}-{day:02}-{month:02}", if you mean that.'
    for part, number in (("year", year), ("day", day)):
        if number < 1:
            return f"there is no {part} {number}", _EXAMPLE
    most = monthrange(year, month)[1]
    if day <= most:
        return None
    name = MONTHS[month - 1]
    in_year = f" {year}" if name == "February" else ""
    return f"{name}{in_year} has {most} days", f'Write "{year:04}-{month:02}-{most}" at the latest.'
