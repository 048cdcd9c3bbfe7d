"""What a record may say in figures and fixed terms, where prose would leave room to overclaim.

All of it is optional. The terms of certainty are those of GRADE (Balshem et al. 2011, GRADE
guidelines 3); the sentence a reader sees is made from them, never written by hand: see
`pages/words/wording.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from factowiki.records.fields.numbers import WHOLE, Figure
from factowiki.records.parts import Record, Sources
from factowiki.records.text import Line, Name, Paragraph, Slug

# From the surest to the least sure.
Certainty = Literal["high", "moderate", "low", "very low"]
Effect = Literal["helps", "no difference", "harms", "unclear"]
# What a finding rests on. Only trials in people say whether something helps people.
Kind = Literal["human trials", "mechanism", "animal"]


class EffectSize(Record):
    """How large an effect was: a difference between those who took it and those who did not.

    Never a ratio, such as a risk ratio, which a reader would take for a difference.
    """

    measure: Line = Field(description="what was measured: time to fall asleep")
    value: Figure = Field(description="negative where there was less of what was measured")
    unit: Name = Field(description="minutes, mmHg, points on a scale of 0 to 36")
    low: Figure | None = Field(default=None, description="lower end of the 95 % interval")
    high: Figure | None = Field(default=None, description="upper end of the 95 % interval")


class Finding(Record):
    """What is known of one outcome in one group of people, or in animals or cells."""

    outcome: Line = Field(description='as it reads after "improves": sleep, memory')
    population: Line = Field(description='as it reads after "in": older adults with insomnia')
    kind: Kind = "human trials"
    effect: Effect
    certainty: Certainty | None = Field(
        default=None, description="GRADE; for trials in people, and for nothing else"
    )
    rated_by: Literal["source", "editors"] = Field(
        default="editors", description="whose judgement the certainty is"
    )
    size: EffectSize | None = None
    trials: Annotated[int, Field(ge=0, le=10_000), WHOLE] | None = None
    participants: Annotated[int, Field(ge=0, le=10_000_000), WHOLE] | None = None
    dose: Line | None = Field(default=None, description="what was given: 400 mg a day")
    duration: Line | None = Field(default=None, description="for how long: one year")
    note: Paragraph | None = Field(default=None, description="what a reader must know besides")
    category: Slug | None = Field(
        default=None, description="the area it belongs to, where a rating of another one stands"
    )
    sources: Sources = ()

    @property
    def is_in_people(self) -> bool:
        return self.kind == "human trials"


class Untested(Record):
    """What no trial in the record's sources tested: not the same as tested without effect."""

    outcome: Line
    population: Line


# A micro sign and a Greek mu look the same; both are on keyboards, so both are read.
_MICRO, _MU = "\u00b5", "\u03bc"


def _with_micro_sign(unit: Any) -> Any:
    return unit.replace(_MU, _MICRO) if isinstance(unit, str) else unit


# Weights, so that doses can be drawn on one scale; the others stand alone.
Unit = Annotated[
    Literal["µg", "mg", "g", "IU", "mg/kg"],
    BeforeValidator(
        _with_micro_sign, json_schema_input_type=Literal["µg", "\u03bcg", "mg", "g", "IU", "mg/kg"]
    ),
]


class Dose(Record):
    """An amount: one that a study used, or one that an authority names."""

    context: Line = Field(description="who took it, or whom it is meant for: adults with HSAN1")
    role: Literal["studied", "recommended", "upper limit"] = Field(
        description='"studied": used in a study; the others: named by an authority'
    )
    amount: float = Field(gt=0, le=1_000_000, description="or the lower end of a range")
    up_to: float | None = Field(default=None, gt=0, le=1_000_000, description="its upper end")
    unit: Unit
    frequency: Name = Field(default="a day", description="a day, twice a day, once")
    supervised: bool = Field(default=False, description="taken under medical supervision")
    sources: Sources = ()


class Interaction(Record):
    """What happens together with a medicine, another supplement or a food."""

    substance: Line = Field(description="a medicine or a group of them: warfarin")
    severity: Literal["major", "moderate", "minor", "unknown"]
    mechanism: Line | None = Field(default=None, description="why: it slows the clotting of blood")
    advice: Line = Field(description="what to do: ask a doctor first")
    sources: Sources = ()


Level = Literal["avoid", "ask first", "no known problem", "not known"]


class Care(Record):
    """How much care one group of people must take."""

    level: Level = "not known"
    note: Line | None = Field(default=None, description="why, in a sentence")
    sources: Sources = ()


class Populations(Record):
    """Who must take care. A group that a record does not name is not known, and said to be."""

    pregnancy: Care = Care()
    breastfeeding: Care = Care()
    children: Care = Care()
    before_surgery: Care = Care()
    kidney_disease: Care = Care()
    liver_disease: Care = Care()
    driving: Care = Care()
    prescription_medicine: Care = Care()

    def groups(self) -> Iterator[tuple[str, Care]]:
        """The groups as fields name them, in the order of the page."""
        for group in type(self).model_fields:
            yield group, getattr(self, group)


Findings = Annotated[tuple[Finding, ...], Field(max_length=30)]
