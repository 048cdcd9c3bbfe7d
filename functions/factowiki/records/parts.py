"""What all parts of a record are made of: frozen, exact, and text that names its sources."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from factowiki.records.text import Line, Paragraph, Slug


class Record(BaseModel):
    """What all parts of a record have in common: frozen, exact types, no unknown fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        serialize_by_alias=True,  # as editors write it
        defer_build=True,  # only whole records are built, and their parts with them
    )


# The ids of the record's sources that support something.
Sources = Annotated[tuple[Slug, ...], Field(max_length=12)]


class WholeRecord(Record):
    """What the records of all kinds have in common: a file each."""

    # Not called as in the file, which no attribute can be; nothing reads it, and nothing shows it.
    schema_of_editor: Line = Field(
        default="",
        alias="$schema",
        exclude=True,
        repr=False,
        description="where an editor's tool finds this schema, as in data/schema/",
    )


class CitedText(Record):
    """One paragraph or bullet, with the ids of the record's sources that support it."""

    text: Paragraph
    # Not strict: behind the validator below an array arrives as a Python list.
    sources: Sources = Field(default=(), strict=False)


def _from_bare_string(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Statement = Annotated[
    CitedText,
    BeforeValidator(_from_bare_string, json_schema_input_type=Paragraph | CitedText),
]
Prose = Annotated[tuple[Statement, ...], Field(min_length=1, max_length=20)]
# Where fields may say it instead.
OptionalProse = Annotated[tuple[Statement, ...], Field(max_length=20)]
