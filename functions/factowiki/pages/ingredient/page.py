"""The ingredient page: what it shows of other records, and its view."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.ingredient import care, doses, faq, findings, lines, linked_data
from factowiki.pages.ingredient.answers import TopAnswer, answers
from factowiki.pages.ingredient.care import CareView, HarmsView, InteractionView
from factowiki.pages.ingredient.citations import Citations, NumberedSource, Passage, detail
from factowiki.pages.ingredient.doses import DosesView
from factowiki.pages.ingredient.findings import FindingsView
from factowiki.pages.links import Link, by_name, to_ingredient
from factowiki.pages.words.language import (
    capitalised,
    counted,
    full_date,
    month_and_year,
)
from factowiki.pages.words.mention import mention
from factowiki.records.limits import LINKS_BACK
from factowiki.records.models import Ingredient, Site
from factowiki.records.rows import IngredientRow
from factowiki.theme.isolating import isolated


class IngredientSurroundings(NamedTuple):
    """All that an ingredient page shows of the catalog: the other half of its inputs.

    A page is stale when this, or its record, differs from what it was rendered with. ``left_out``
    is how many ingredients link back that it only counts.
    """

    overdue: bool
    categories: tuple[Link, ...]
    related: tuple[Link, ...]
    left_out: int


def surroundings(slug: str, row: IngredientRow, catalog: Catalog) -> IngredientSurroundings:
    """What the page of ``row`` shows of ``catalog``. Links to what does not exist are left out."""
    published = catalog.published
    own = [other for other in row["related"] if other in published and other != slug]
    ours = {slug, *own}
    back = [other for other in catalog.ingredients.links[slug].linked if other not in ours]
    return IngredientSurroundings(
        overdue=catalog.is_overdue(row["review_due"]),
        categories=tuple(
            Link(
                other,
                category["name"],
                category["focus_area"],
                urls.path(urls.category_page(other)),
            )
            for other in row["categories"]
            if (category := catalog.categories.get(other))
        ),
        related=(
            *(to_ingredient(other, published[other]) for other in own),
            *by_name(to_ingredient(other, published[other]) for other in back[:LINKS_BACK]),
        ),
        left_out=max(0, len(back) - LINKS_BACK),
    )


class FurtherReading(NamedTuple):
    """A place to look further."""

    title: str
    detail: str
    link: str | None


class Dated(NamedTuple):
    """A day for machines and for readers, and what happened on it."""

    day: str
    text: str
    what: str = ""


class IngredientView(NamedTuple):
    """What the template of the ingredient page prints, section by section."""

    path: str
    canonical: str
    name: str
    name_within: str  # in the middle of a sentence
    updated: Dated
    reviewed: Dated | None
    review_due: str
    overdue: bool
    summary: str
    answers: tuple[TopAnswer, ...]
    substance: str | None
    aliases: str
    what_it_is: tuple[Passage, ...]
    forms: tuple[Passage, ...]
    uses: tuple[Passage, ...]
    authorised_claims: tuple[Passage, ...]
    how_it_works: tuple[Passage, ...]
    elsewhere: tuple[Passage, ...]
    verdict: Passage
    findings: FindingsView
    points: tuple[Passage, ...]
    doses: DosesView
    no_established_dose: bool
    dosage: tuple[Passage, ...]
    side_effects: HarmsView
    safety: tuple[Passage, ...]
    interactions: tuple[Passage, ...]
    care: CareView
    known_interactions: tuple[InteractionView, ...]
    sources: tuple[NumberedSource, ...]
    further_reading: tuple[FurtherReading, ...]
    faq: tuple[faq.Answer, ...]
    categories: tuple[Link, ...]
    related: tuple[Link, ...]
    left_out: str  # how many link back that are not surroundings; empty for none
    changes: tuple[Dated, ...]
    linked_data: Markup


def view(record: Ingredient, shows: IngredientSurroundings, site: Site) -> IngredientView:
    citations = Citations(record)
    passages = citations.passages
    path = urls.path(urls.ingredient_page(record.slug))
    x = mention(record).within
    return IngredientView(
        path=path,
        canonical=site.base_url + path,
        name=record.name,
        name_within=x,
        updated=Dated(record.updated.isoformat(), month_and_year(record.updated)),
        reviewed=(
            Dated(record.reviewed.isoformat(), month_and_year(record.reviewed))
            if record.reviewed
            else None
        ),
        review_due=month_and_year(record.review_due) if record.review_due else "",
        overdue=shows.overdue,
        summary=record.summary,
        answers=answers(record, x),
        substance=capitalised(record.substance) if record.substance else None,
        aliases=", ".join(map(isolated, record.aliases)),
        what_it_is=passages("/what_it_is", record.what_it_is),
        forms=lines.forms(record, citations),
        uses=(*lines.accepted_uses(record, citations), *passages("/uses", record.uses)),
        authorised_claims=lines.authorised_claims(record, citations),
        how_it_works=passages("/how_it_works", record.how_it_works),
        elsewhere=lines.not_in_people(record, citations),
        verdict=Passage(record.evidence.verdict.text, citations.at("/evidence/verdict")),
        findings=findings.view(record, x, citations),
        points=passages("/evidence/points", record.evidence.points),
        doses=doses.view(record, citations),
        no_established_dose=record.no_established_dose,
        dosage=passages("/dosage", record.dosage),
        side_effects=care.side_effects(record, citations),
        safety=passages("/safety", record.safety),
        interactions=passages("/interactions", record.interactions),
        care=care.view(record, citations),
        known_interactions=care.interactions(record, citations),
        sources=citations.sources(),
        further_reading=_further_reading(record, citations, site),
        faq=faq.answers(record, x),
        categories=shows.categories,
        related=shows.related,
        left_out=(
            counted(shows.left_out, "more that names", "more that name") if shows.left_out else ""
        ),
        changes=tuple(
            Dated(change.on.isoformat(), full_date(change.on), change.what)
            for change in record.changes
        ),
        linked_data=linked_data.script(record, site, site.base_url + path),
    )


def _further_reading(
    record: Ingredient, citations: Citations, site: Site
) -> tuple[FurtherReading, ...]:
    """Sources of the record that no claim rests on, then the places where to look anything up."""
    own = (
        FurtherReading(source.title, detail(source), source.link)
        for source in citations.not_cited()
    )
    shared = (
        FurtherReading(place.title, place.publisher, place.link(record.name))
        for place in site.further_reading
    )
    return (*own, *shared)
