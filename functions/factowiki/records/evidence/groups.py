"""Groups of people who must take care, or of whom nothing is known."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from factowiki.records.parts import Record, Sources
from factowiki.records.text import Line, Phrase

# From the most to the least care.
Level = Literal["avoid", "ask first", "take care", "not known", "no known problem"]

# Every page names these, whatever its record says; a record may name any other.
GROUPS: Final = (
    "pregnancy",
    "breastfeeding",
    "children",
    "before surgery",
    "kidney disease",
    "liver disease",
    "driving",
    "prescription medicine",
)


class Group(Record):
    """How much care one group must take, as one or several sources say.

    Where sources differ, give each its own entry: the stricter stands.
    """

    who: Phrase = Field(
        title="Who", description=f"{', '.join(GROUPS)}, or any other: people with epilepsy"
    )
    level: Level = Field(title="How much care", description="not known is an answer as well")
    why: Line | None = Field(default=None, title="Why", description="in a sentence")
    sources: Sources = Field(
        default=(), title="Sources", description="a warning may stand on its reason alone"
    )
