"""What it is accepted for, what makers may say by law, and the forms that differ."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from factowiki.records.evidence.terms import NeededSources
from factowiki.records.parts import Record
from factowiki.records.text import Line, Name


class AcceptedUse(Record):
    """What doctors use it for, so that nobody has to argue from single trials."""

    use: Line = Field(
        title="Use", description="making up a lack of zinc; inherited serine deficiency disorders"
    )
    kind: Literal["to make up a lack", "medical treatment"] = Field(
        title="Kind", description="neither is a reason for healthy people to take it"
    )
    says: Line | None = Field(
        default=None,
        title="In the source's words",
        description='as reported speech: rated "probably effective"',
    )
    sources: NeededSources


class AuthorisedClaim(Record):
    """What makers may say by law, which is not what we say."""

    says: Line = Field(title="The claim", description="in the words of the law, or near them")
    where: Name = Field(title="Where", description="the European Union")
    on_condition: Line | None = Field(
        default=None, title="On what condition", description="for a daily intake of 3 g"
    )
    sources: NeededSources


class Form(Record):
    """A form that differs from the others, as no other name of the ingredient does."""

    name: Name = Field(title="Form", description="magnesium oxide")
    differs: Line = Field(title="How it differs", description="more often causes diarrhoea")
    sources: NeededSources
