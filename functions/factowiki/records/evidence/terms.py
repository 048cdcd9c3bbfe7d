"""The fixed terms that several parts of the evidence use."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factowiki.records.parts import Sources

# GRADE's (Balshem et al. 2011, GRADE guidelines 3), from the surest to the least sure.
Certainty = Literal["high", "moderate", "low", "very low"]
Better = Literal["more", "less", "neither"]
# How near an outcome is to what people live with, from the nearest.
Matters = Literal["felt", "tested", "measured"]
Among = Literal[
    "healthy people", "people with a lack", "people with an illness", "people with a rare illness"
]
Change = Literal["more", "less", "no important difference", "unclear"]
# The first five are GRADE's.
Reason = Literal[
    "risk of bias",
    "results differ",
    "indirect",
    "imprecise",
    "missing studies",
    "too little evidence",
]

# Of a part that says nothing unless somebody says so.
NeededSources = Annotated[
    Sources,
    Field(min_length=1, title="Sources", description="the ids of the sources that say so"),
]
