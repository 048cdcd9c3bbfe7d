"""The records that editors write: ingredient, category and site.

Every field is text, a date or a list of these; unknown fields are refused. A record of plain prose
is enough: wherever a `Statement` stands, a bare string will do.
"""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import Field

from factowiki.records import limits
from factowiki.records.evidence.doses import Dose
from factowiki.records.evidence.findings import Findings
from factowiki.records.evidence.gaps import NotInPeople, Untested, WithoutResults
from factowiki.records.evidence.groups import Group
from factowiki.records.evidence.interactions import Interaction
from factowiki.records.evidence.side_effects import SideEffect
from factowiki.records.evidence.uses import AcceptedUse, AuthorisedClaim, Form
from factowiki.records.fields.dates import Date
from factowiki.records.fields.identifiers import (
    Doi,
    Language,
    Pmid,
    doi_link,
    language_of_pages,
    pubmed_link,
)
from factowiki.records.fields.links import BaseUrl, HttpsUrl, SearchUrl, link_to
from factowiki.records.fields.numbers import Year
from factowiki.records.parts import OptionalProse, Prose, Record, Statement, WholeRecord
from factowiki.records.text import Line, Name, Paragraph, Slug, Summary

SourceType = Literal[
    "official",
    "systematic review",
    "review",
    "trial",
    "trial registry",
    "study",
    "animal study",
    "laboratory study",
    "guideline",
    "reference",
    "case reports",
    "secondary",
]


class Source(Record):
    """What something rests on. Its link is `url`, or else built from `pmid` or `doi`.

    One without a link is shown as a footnote.
    """

    id: Slug
    title: Line
    type: SourceType
    publisher: Line | None = Field(default=None, description="journal or organisation")
    year: Year | None = None
    pmid: Pmid | None = None
    doi: Doi | None = None
    url: HttpsUrl | None = None
    further_reading: bool = Field(
        default=False,
        description="nothing on the page rests on it; it is worth reading all the same",
    )
    read: Literal["summary", "whole"] = Field(
        default="summary", description="how much of it you have read: a summary, or the whole"
    )
    told_by: Slug | None = Field(
        default=None, description="the source that tells of it, where you have not seen it yourself"
    )
    updates: Slug | None = Field(
        default=None, description="the older source that it updates, which then counts no more"
    )

    @property
    def link(self) -> str | None:
        if self.url is not None:
            return link_to(self.url)
        if self.pmid is not None:
            return pubmed_link(self.pmid)
        return doi_link(self.doi) if self.doi is not None else None


class Evidence(Record):
    """What the evidence says in prose: the verdict in a sentence or two, then what it rests on.

    Findings say it better: see `Ingredient.findings`.
    """

    verdict: Statement
    points: OptionalProse = ()


DerivedQuestion = Literal["works", "safe", "uses"]


class Question(Record):
    """An entry of the FAQ. With `replaces` it stands in for a question derived from the record."""

    question: Line
    answer: Paragraph
    replaces: DerivedQuestion | None = None


class Change(Record):
    """An entry of the page's history, for readers: what was changed, and when."""

    on: Date
    what: Line


class Ingredient(WholeRecord):
    """`ingredients/<slug>.json`: one ingredient, one page."""

    slug: Slug = Field(description="the file's name without .json, and the page's address")
    name: Name
    in_text: Name | None = Field(
        default=None,
        description="the name inside a sentence, where it differs from what the site makes of it: "
        'omega-3 for "Omega-3 (EPA/DHA)", Pycnogenol for a trade name that keeps its capital',
    )
    aliases: tuple[Name, ...] = Field(
        default=(),
        max_length=limits.ALIASES,
        description=f"other names; {limits.ALIASES_CHARACTERS:,} characters together at most, and "
        f"{limits.NAMES_WORDS} words with the name",
    )
    formerly: tuple[Slug, ...] = Field(
        default=(),
        max_length=limits.FORMERLY,
        description="former slugs, which then redirect here",
    )
    status: Literal["published", "draft"] = "published"
    updated: Date
    reviewed: Date | None = Field(default=None, description="last editorial review")
    review_due: Date | None = Field(default=None, description="when the review expires")
    categories: tuple[Slug, ...] = Field(default=(), max_length=limits.CATEGORIES)
    related: tuple[Slug, ...] = Field(default=(), max_length=limits.RELATED)
    links_back: bool = Field(
        default=False, description="also list this ingredient on the pages it names as related"
    )
    substance: Name | None = Field(default=None, description="what it is in a word: a mineral")
    summary: Summary
    what_it_is: Prose
    uses: tuple[Statement, ...] = Field(
        default=(), max_length=20, description="beyond the focus areas of its categories"
    )
    how_it_works: Prose
    evidence: Evidence
    findings: Findings = Field(default=(), description="what is known, outcome by outcome")
    accepted_uses: tuple[AcceptedUse, ...] = Field(
        default=(), max_length=12, description="what doctors use it for"
    )
    authorised_claims: tuple[AuthorisedClaim, ...] = Field(
        default=(), max_length=12, description="what makers may say by law"
    )
    without_results: tuple[WithoutResults, ...] = Field(
        default=(), max_length=12, description="registered trials nobody can learn from yet"
    )
    not_in_people: tuple[NotInPeople, ...] = Field(
        default=(), max_length=20, description="what was seen in animals or cells"
    )
    untested: tuple[Untested, ...] = Field(
        default=(), max_length=20, description="what nobody tested"
    )
    forms: tuple[Form, ...] = Field(
        default=(), max_length=12, description="forms that differ, which are no other names"
    )
    dosage: OptionalProse = ()
    doses: tuple[Dose, ...] = Field(
        default=(), max_length=24, description="intakes, limits, and amounts in studies"
    )
    no_established_dose: bool = Field(
        default=False, description="no authority recommends an amount of it"
    )
    safety: OptionalProse = ()
    side_effects: tuple[SideEffect, ...] = Field(
        default=(), max_length=30, description="what went wrong in some people"
    )
    no_known_side_effects: bool = Field(
        default=False,
        description="no source names one; the page says so, and that this does not show it is safe",
    )
    interactions: OptionalProse = ()
    known_interactions: tuple[Interaction, ...] = Field(
        default=(), max_length=30, description="what it must not be taken with, one by one"
    )
    groups: tuple[Group, ...] = Field(
        default=(), max_length=40, description="who must take care, one by one"
    )
    changes: tuple[Change, ...] = Field(
        default=(), max_length=50, description="the page's history, newest first"
    )
    sources: tuple[Source, ...] = Field(default=(), max_length=60)
    faq: tuple[Question, ...] = Field(default=(), max_length=12)


class Category(WholeRecord):
    """`categories/<slug>.json`: a guide to the ingredients taken for one focus area.

    Without spacing it may have 8,000 bytes: it stands in the catalog whole.
    """

    slug: Slug
    name: Name
    focus_area: Name = Field(description="as it reads after 'commonly used for': nerve health")
    updated: Date
    summary: Summary
    introduction: Annotated[tuple[Paragraph, ...], Field(min_length=1, max_length=20)]


class Search(Record):
    """A place to look any ingredient up. `{name}` in the URL stands for the ingredient's name."""

    title: Line
    publisher: Line
    url: SearchUrl

    def link(self, name: str) -> str:
        return link_to(self.url).replace("{name}", quote(name, safe=""))


class Site(WholeRecord):
    """`site.json`: what every page shares. Texts stand here once, never in each ingredient.

    Without spacing it may have 12,000 bytes: each page has most of them.
    """

    name: Name
    base_url: BaseUrl = Field(description="without a slash at the end")
    language: Language = "en"
    tagline: Line
    description: Paragraph
    team: Name = Field(description="who reviews, as in 'Reviewed by the … '")
    review_promise: Paragraph = Field(description="what a review checks")
    uses_caveat: Paragraph
    evidence_caveat: Paragraph
    dosage_disclaimer: Paragraph
    safety_advice: Annotated[tuple[Paragraph, ...], Field(min_length=1, max_length=10)]
    interactions_advice: Paragraph
    disclaimer: Paragraph = Field(description="that all of this is general information")
    further_reading: tuple[Search, ...] = Field(default=(), max_length=12)

    @property
    def page_language(self) -> str:
        """Of the words that every page has; what records are written in may be another one."""
        return language_of_pages(self.language)
