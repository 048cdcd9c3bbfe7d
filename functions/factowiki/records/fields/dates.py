"""Days as records write them: year-month-day, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Strict, WithJsonSchema
from pydantic_core import PydanticKnownError

FIRST_YEAR: Final = (
    1990  # before there was a page to update: whoever writes an earlier one mistypes
)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# The same for JSON Schemas, whose "format" validators may pass over: each day that there is.
_FOURTHS = r"0[48]|[2468][048]|[13579][26]"  # by which a leap year ends, or begins before 00
_YEAR = r"(?:199\d|[2-9]\d{3})"
_LEAP_YEAR = rf"(?:199[26]|[2-9]\d(?:{_FOURTHS})|(?:2[048]|[468][048]|[3579][26])00)"
_DAY = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))"
)
DATE_PATTERN: Final = rf"^(?:{_YEAR}-{_DAY}|{_LEAP_YEAR}-02-29)$".replace(r"\d", "[0-9]")


def _written_as_date(value: Any) -> Any:
    """The text of a date: seconds since 1970, even in quotes, would do for pydantic."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise PydanticKnownError("date_parsing", {"error": "not written as YYYY-MM-DD"})
    if int(value[:4]) < FIRST_YEAR:
        raise PydanticKnownError("date_parsing", {"error": "too early"})
    return value


# Not strict: behind the validator a text arrives as Python's.
Date = Annotated[
    date,
    Strict(strict=False),
    BeforeValidator(_written_as_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": DATE_PATTERN}),
]
