"""What is not known: trials without results, what was seen outside people, what nobody tested."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factowiki.records.evidence.terms import NeededSources
from factowiki.records.fields.dates import Date
from factowiki.records.fields.numbers import WHOLE
from factowiki.records.parts import Record
from factowiki.records.text import Line, Name, Phrase


class WithoutResults(Record):
    """A registered trial that nobody can learn from yet."""

    registry: Name = Field(title="Number", description="in a registry of trials: NCT03580616")
    title: Line = Field(title="Title", description="as the registry has it")
    status: Literal["running", "stopped", "finished"] = Field(
        title="Status", description="running, stopped early, or finished without results"
    )
    why: Line | None = Field(
        default=None, title="Why", description="why it was stopped, or has no results"
    )
    people: Annotated[int, Field(ge=0, le=10_000_000), WHOLE] | None = Field(
        default=None, title="Number of people", description="left out: not told"
    )
    as_of: Date | None = Field(
        default=None, title="As of", description="when the registry was looked up"
    )
    sources: NeededSources


class NotInPeople(Record):
    """What was seen in animals or cells. It says nothing of people's health."""

    what: Line = Field(title="What was seen", description="they learned a maze sooner")
    seen_in: Phrase = Field(title="Seen in", description="old rats, cells in a dish")
    sources: NeededSources


class Untested(Record):
    """What nobody tested: not the same as tested without effect."""

    outcome: Phrase = Field(title="What was not tested", description="memory, focus or mood")
    population: Phrase | None = Field(
        default=None, title="In whom", description='as it reads after "in": healthy people'
    )
