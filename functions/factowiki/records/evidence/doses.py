"""Amounts: what studies gave, what authorities name, what is sold. Each says whose word it is."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from factowiki.records.evidence.terms import NeededSources
from factowiki.records.parts import Record
from factowiki.records.text import Line, Name, Phrase

# A micro sign and a Greek mu look the same; both are on keyboards, so both are read.
_MICRO, _MU = "\u00b5", "\u03bc"


def _with_micro_sign(unit: Any) -> Any:
    return unit.replace(_MU, _MICRO) if isinstance(unit, str) else unit


# Weights, so that doses can be drawn on one scale, and the unit of vitamins beside them.
Unit = Annotated[
    Literal["µg", "mg", "g", "IU"],
    BeforeValidator(
        _with_micro_sign, json_schema_input_type=Literal["µg", "\u03bcg", "mg", "g", "IU"]
    ),
]
_Quantity = Annotated[float, Field(gt=0, le=1_000_000)]

DoseRole = Literal[
    "studied",
    "recommended intake",
    "upper limit",
    "no upper limit set",
    "no concern up to",
    "used by doctors",
    "advised by researchers",
    "sold",
]


class OtherUnit(Record):
    """The same amount in the second unit that labels use."""

    low: _Quantity | None = Field(default=None, title="From", description="600")
    high: _Quantity | None = Field(default=None, title="Up to", description="800")
    unit: Unit = Field(title="Unit", description="IU beside µg")


class Amount(Record):
    """How much, as the source has it."""

    low: _Quantity | None = Field(
        default=None, title="From", description="the amount, or the lower end of a range: 320"
    )
    high: _Quantity | None = Field(
        default=None, title="Up to", description="the upper end of a range, or a most: 729"
    )
    or_more: bool = Field(
        default=False, title="Or more", description="the source says that it may be more"
    )
    unit: Unit = Field(title="Unit", description="µg, mg, g or IU")
    per: Literal["kg of body weight"] | None = Field(
        default=None, title="For each", description="where it goes by body weight"
    )
    how_often: Name = Field(
        default="a day", title="How often", description="a day, twice a day, once"
    )
    of: Phrase | None = Field(
        default=None,
        title="Of what",
        description="what is weighed, where it is not the ingredient itself: extract",
    )
    also: OtherUnit | None = Field(
        default=None, title="In another unit", description="the same amount, as labels have it"
    )


class Dose(Record):
    """An amount with its role. Amounts that findings tell of need not be told here again."""

    role: DoseRole = Field(
        title="What it is",
        description="used in a study, an intake that an authority recommends (from food and all "
        "else), an upper limit, and so on",
    )
    whom: Phrase = Field(
        title="For whom", description="who took it, or whom it is meant for: men, adults with HSAN1"
    )
    amount: Amount | None = Field(
        default=None, title="How much", description="left out where only time or manner is told"
    )
    given_with: Line | None = Field(
        default=None, title="Given with", description="what else was part of the treatment"
    )
    when: Line | None = Field(
        default=None, title="When", description="after the night shift, before bedtime"
    )
    lasted: Name | None = Field(default=None, title="For how long", description="four weeks")
    counts_food: bool | None = Field(
        default=None,
        title="Counts food",
        description="whether what is in food counts; left out: not told",
    )
    by: Name | None = Field(
        default=None,
        title="By whom",
        description="whose intake or limit it is: United States, EFSA",
    )
    form: Name | None = Field(default=None, title="Form", description="only in this form")
    supervised: bool = Field(
        default=False, title="Supervised", description="taken under medical supervision"
    )
    why: Line | None = Field(default=None, title="Why", description="the reason that is given")
    sources: NeededSources
