"""A finding: one outcome in one group of people, what sources found, and what we make of it.

The words are never written by hand: see ``pages/words``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factowiki.records.evidence.results import Result
from factowiki.records.evidence.terms import Among, Better, Certainty, Change, Matters, Reason
from factowiki.records.parts import Record
from factowiki.records.text import Phrase, Slug, Summary

FindingKind = Literal["risk", "time", "level", "symptom", "ability"]
Magnitude = Literal["large", "moderate", "small"]

EDITORS = "editors"


class GivenWith(Record):
    """What else people were given."""

    what: Phrase = Field(
        title="What else", description="regular resistance training, standard treatment"
    )
    both_groups: bool = Field(
        default=False,
        title="Both groups got it",
        description="only then is a difference the ingredient's own; left out: not told",
    )


class Finding(Record):
    """What is known of one outcome.

    Seven fields are enough: id, outcome, kind, certainty, and of a result source, design and found.
    """

    id: Slug = Field(title="Id", description="a short name, used in links: sleep-onset")
    outcome: Phrase = Field(
        title="What was measured",
        description="named so that no verdict is in it: the time it takes to fall asleep, never "
        '"better sleep"; twelve words at most',
    )
    kind: FindingKind = Field(
        title="Kind of outcome",
        description="risk: something happens or not; time: how long; level: how much of something "
        "is measured; symptom: what people suffer from; ability: what they can do",
    )
    better: Better | None = Field(
        default=None,
        title="Which way is better",
        description="more or less of the outcome. Risk and symptom: less, ability: more, unless "
        "you say otherwise; needed for time and level; neither only where nobody feels it",
    )
    matters: Matters | None = Field(
        default=None,
        title="How near to daily life",
        description="felt by people, tested by a score, or measured in the body. Risk and symptom: "
        "felt, ability: tested, time and level: measured, unless you say otherwise",
    )
    population: Phrase | None = Field(
        default=None,
        title="In whom",
        description='as it reads after "in": older adults with insomnia; left out: not told',
    )
    compared_with: Phrase | None = Field(
        default=None,
        title="Compared with what",
        description="placebo, or the other treatment; left out: not told",
    )
    among: Among | None = Field(
        default=None,
        title="What kind of people",
        description="healthy, with a lack of it, ill, or with a rare illness; left out: not told",
    )
    how: Phrase | None = Field(
        default=None,
        title="On what condition",
        description="as it reads after the name: at high doses, as the extract EGb 761",
    )
    given_with: GivenWith | None = Field(
        default=None, title="Given with", description="what else people were given"
    )
    change: Change | None = Field(
        default=None,
        title="What happens, all told",
        description="left out where the results agree; where they do not, your judgement",
    )
    certainty: Certainty | None = Field(
        default=None,
        title="How sure",
        description="GRADE's four; left out where the change is unclear",
    )
    because: Annotated[tuple[Reason, ...], Field(max_length=6)] = Field(
        default=(),
        title="Why not surer",
        description="that only a summary was read, that studies are not described, and that "
        "nobody was studied without it need not be told: they follow from the results",
    )
    magnitude: Magnitude | None = Field(
        default=None,
        title="How large, in a word",
        description="needs a standardised size, a ratio, or the source's own word for it",
    )
    judged_by: Slug = Field(
        default=EDITORS,
        title="Whose judgement",
        description="editors, or the id of a source that rates how sure it is",
    )
    bears_on: Annotated[tuple[Slug, ...], Field(max_length=10)] = Field(
        default=(), title="Guides", description="the categories whose guides show it: sleep"
    )
    note: Summary | None = Field(
        default=None, title="Note", description="what must always stand beside the sentence"
    )
    results: Annotated[tuple[Result, ...], Field(min_length=1, max_length=5)] = Field(
        title="Results", description="what each source found"
    )


Findings = Annotated[tuple[Finding, ...], Field(max_length=24)]
