"""The records that editors write: ingredient, category and site.

Every field is text, a date or a list of these; unknown fields are refused. A record of plain prose
is enough: wherever a `Statement` stands, a bare string will do.
"""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import Field

from factowiki.records import limits
from factowiki.records.evidence import Dose, Findings, Interaction, Populations, Untested
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
from factowiki.records.parts import Prose, Record, Sources, Statement, WholeRecord
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
]


class Source(Record):
    """Something a reader can open. Its link is `url`, or else built from `pmid` or `doi`."""

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

    @property
    def link(self) -> str:
        if self.url is not None:
            return link_to(self.url)
        return pubmed_link(self.pmid) if self.pmid is not None else doi_link(self.doi or "")


Strength = Literal["established", "mixed", "preliminary", "none"]


class Rating(Record):
    """How strong the evidence is for one of the record's categories: an editorial judgement.

    It claims more than anything else on the site, so it names what it rests on; only "none", which
    claims nothing, need not.
    """

    category: Slug
    strength: Strength = Field(description='"none": tested or looked for, and not found')
    sources: Sources = ()


class Evidence(Record):
    """What the evidence says: the verdict in a sentence or two, then what it rests on."""

    verdict: Statement
    points: Prose
    findings: Findings = Field(default=(), description="what is known, outcome by outcome")
    untested: tuple[Untested, ...] = Field(default=(), max_length=20)
    ratings: tuple[Rating, ...] = Field(default=(), max_length=limits.CATEGORIES)


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
    dosage: Prose
    doses: tuple[Dose, ...] = Field(default=(), max_length=30)
    no_established_dose: bool = Field(
        default=False, description="no authority recommends an amount of it"
    )
    safety: Prose
    interactions: Prose
    known_interactions: tuple[Interaction, ...] = Field(default=(), max_length=30)
    populations: Populations = Populations()
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
