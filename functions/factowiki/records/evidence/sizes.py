"""How large a difference was, in one of four ways."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factowiki.records.fields.numbers import WHOLE
from factowiki.records.parts import Record
from factowiki.records.text import Name

_Count = Annotated[int, Field(ge=0, le=10_000_000), WHOLE]


class Arm(Record):
    """One of the groups that a study compared."""

    events: _Count = Field(title="To how many it happened", description="a count of people: 277")
    people: _Count | None = Field(
        default=None,
        title="Of how many people",
        description="left out: the source does not say, and then no direction follows",
    )


class Size(Record):
    """How large it was: a difference with its unit, a standardised one, a ratio, or two counts.

    Give the numbers of the source; never turn one kind into another.
    """

    difference: float | None = Field(
        default=None,
        ge=-1_000_000,
        le=1_000_000,
        title="Difference",
        description="how much more with it than without it; negative for less: -7",
    )
    to: float | None = Field(
        default=None,
        ge=-1_000_000,
        le=1_000_000,
        title="Up to",
        description="the other end, where the source gives a range of differences: -3",
    )
    unit: Name | None = Field(
        default=None, title="Unit", description="of the difference: minutes, mmHg; never percent"
    )
    standardised: float | None = Field(
        default=None,
        ge=-20,
        le=20,
        title="Standardised difference",
        description="in standard deviations (SMD, Cohen's d, Hedges' g); negative for less",
    )
    ratio: float | None = Field(
        default=None,
        gt=0,
        le=1_000,
        title="Ratio",
        description="1.25 for 25 percent higher, 0.84 for 16 percent lower",
    )
    of: Literal["risk", "odds", "hazard", "rate"] | None = Field(
        default=None, title="Ratio of what", description="as the source calls it: a risk ratio"
    )
    without: float | None = Field(
        default=None,
        ge=0,
        le=1_000_000,
        title="Without it",
        description="to how many of 1,000 people it happens without it (for a ratio); "
        "or the value without it, in the unit of the difference",
    )
    with_it: Arm | None = Field(
        default=None, title="Of those who took it", description="to how many it happened"
    )
    without_it: Arm | None = Field(
        default=None, title="Of those who did not", description="to how many it happened"
    )
    interval: tuple[float, float] | None = Field(
        default=None,
        title="95 % interval",
        description="both ends, the lower first: [-9, -5]",
    )
