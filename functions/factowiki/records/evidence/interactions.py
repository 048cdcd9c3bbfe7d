"""What happens together with a medicine, another supplement, a food or a test."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factowiki.records.parts import Record, Sources
from factowiki.records.text import Line, Name

ToDo = Literal["avoid", "ask first", "keep apart", "take care"]


class Interaction(Record):
    """How severe it is no source of ours rates, so nobody is asked; what to do is."""

    taken_with: Annotated[tuple[Name, ...], Field(min_length=1, max_length=12)] = Field(
        alias="with", title="With", description="medicines, supplements, foods or tests: warfarin"
    )
    kind: Literal["medicine", "supplement", "food", "test"] = Field(
        title="Kind", description="what it is taken with"
    )
    what: Line | None = Field(
        default=None,
        title="What happens",
        description="in a sentence: it slows the clotting of blood; left out: the source only "
        "names it",
    )
    changes: Literal["the other", "this", "both"] | None = Field(
        default=None, title="What is changed", description="the other, this, or both"
    )
    do: ToDo | None = Field(
        default=None,
        title="What to do",
        description="left out: the source does not say, and the page says to ask first",
    )
    apart: Name | None = Field(
        default=None, title="How far apart", description="at least two hours; with keep apart"
    )
    seen_in: Literal["people", "case reports", "animals", "laboratory"] | None = Field(
        default=None, title="Seen in", description="left out: not told"
    )
    sources: Sources = Field(
        default=(), title="Sources", description="a warning may stand on its reason alone"
    )
