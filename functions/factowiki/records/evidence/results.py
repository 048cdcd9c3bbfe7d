"""What one source says about the question of a finding: its own word, before we make any of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factowiki.records.evidence.doses import Amount
from factowiki.records.evidence.sizes import Size
from factowiki.records.fields.numbers import WHOLE
from factowiki.records.parts import Record
from factowiki.records.text import Line, Name, Phrase, Slug

Design = Literal[
    "randomised trials", "trials", "observed", "before and after", "case reports", "not told"
]
# "Not significant" is no clear difference, never little or no difference.
Direction = Literal["more", "less", "little or no difference", "no clear difference", "unclear"]
Funding = Literal["a maker", "others", "not told"]


class Result(Record):
    """One source's answer."""

    source: Slug = Field(title="Source", description="its id, as listed under sources")
    design: Design = Field(
        title="Kind of studies",
        description="randomised trials: chance decided who got it; trials: while only a summary "
        "was read; observed: any comparison that chance did not decide; before and after, and case "
        "reports: nobody was studied without it; not told",
    )
    found: Direction | None = Field(
        default=None,
        title="What it found",
        description="more or less of the outcome; little or no difference (it is sure that there "
        "is none that counts); no clear difference (not significant); unclear. May be left out "
        "where a size says it",
    )
    size: Size | None = Field(
        default=None, title="How large", description="the figures of the source, if it has any"
    )
    says: Line | None = Field(
        default=None,
        title="In the source's words",
        description='its own verdict as reported speech: rates it "possibly effective"',
    )
    part: Phrase | None = Field(
        default=None,
        title="In a part of the people",
        description="the subgroup, where the result is not of all who were studied",
    )
    studies: Annotated[int, Field(ge=1, le=10_000), WHOLE] | None = Field(
        default=None, title="Number of studies", description="left out: not told"
    )
    people: Annotated[int, Field(ge=1, le=100_000_000), WHOLE] | None = Field(
        default=None, title="Number of people", description="in all of them; left out: not told"
    )
    lasted: Name | None = Field(default=None, title="For how long", description="one year")
    dose: Amount | None = Field(
        default=None, title="Amount given", description="the table of doses takes it from here"
    )
    funding: Funding | None = Field(
        default=None,
        title="Who paid",
        description="a maker, others, or not told; needed where one study is all there is",
    )
