"""What went wrong in some people who took it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factowiki.records.evidence.terms import NeededSources
from factowiki.records.fields.numbers import WHOLE
from factowiki.records.parts import Record
from factowiki.records.text import Line, Name, Phrase

# The terms of the European Medicines Agency (SmPC guideline 2009, section 4.8).
HowOften = Literal["very common", "common", "uncommon", "rare", "very rare"]
_People = Annotated[int, Field(ge=0, le=100_000_000), WHOLE]


class Seen(Record):
    """How often it was seen where somebody counted."""

    count: _People = Field(
        title="In how many people",
        description="0 says that it was looked for and not seen, which so few cannot rule out",
    )
    of: Annotated[int, Field(ge=1, le=100_000_000), WHOLE] | None = Field(
        default=None, title="Of how many", description="left out: not told"
    )
    whom: Phrase | None = Field(
        default=None, title="Of whom", description="people with ALS, trials in women"
    )
    over: Name | None = Field(default=None, title="Over what time", description="six months")


class SideEffect(Record):
    """One side effect, or several that are told together."""

    effect: Line = Field(title="Side effect", description="as it reads after 'can cause': a rash")
    serious: bool | None = Field(
        default=None, title="Serious", description="left out: the source does not say"
    )
    how_often: HowOften | None = Field(
        default=None,
        title="How often",
        description="very common: 1 of 10 or more; common: 1 of 100; uncommon: 1 of 1,000; rare: "
        "1 of 10,000; only from 100 people on, or from an official text",
    )
    says: Name | None = Field(
        default=None, title="In the source's words", description="often, rare, occasional"
    )
    seen: Seen | None = Field(default=None, title="Counted", description="where somebody counted")
    cases: Line | None = Field(
        default=None, title="Reported cases", description="ten cases; five needed hospital"
    )
    at: Phrase | None = Field(
        default=None, title="At what amount", description="at high doses, from 100 mg a day"
    )
    form: Name | None = Field(default=None, title="Form", description="only in this form: seeds")
    starts: Name | None = Field(
        default=None, title="When it starts", description="2 to 12 weeks after the start"
    )
    do: Line | None = Field(default=None, title="What to do", description="stop and seek care")
    note: Line | None = Field(default=None, title="Note", description="what stands beside it")
    sources: NeededSources
