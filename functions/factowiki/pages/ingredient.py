"""The ingredient page: what it shows of other records, its view, and its objects."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from factowiki.content.catalog import Catalog, Row
from factowiki.content.parts import CitedText
from factowiki.content.records import Ingredient, Site, Source
from factowiki.pages import faq, twin, urls
from factowiki.pages.artifact import Artifact
from factowiki.pages.links import Link, to_ingredient
from factowiki.pages.rendering import Renderer

TEMPLATE = "pages/ingredient.html.jinja"


@dataclass(frozen=True, slots=True)
class Shown:
    """All that an ingredient page shows of the catalog: the other half of its inputs.

    A page is stale when this, or its record, differs from what it was rendered with.
    """

    shared: str
    overdue: bool
    categories: tuple[Link, ...]
    related: tuple[Link, ...]


def shown(slug: str, row: Row, catalog: Catalog) -> Shown:
    """What the page of ``row`` shows of ``catalog``. Links to what does not exist are left out."""
    published = catalog.published
    related = dict.fromkeys([*row["related"], *catalog.links_from_others.get(slug, ())])
    related.pop(slug, None)
    return Shown(
        shared=catalog.shared,
        overdue=catalog.is_overdue(row["review_due"]),
        categories=tuple(
            Link(other, category.name, category.focus_area, urls.path(urls.category_page(other)))
            for other in row["categories"]
            if (category := catalog.categories.get(other))
        ),
        related=tuple(
            to_ingredient(other, published[other]) for other in related if other in published
        ),
    )


def fingerprint(etag: str, shows: Shown) -> str:
    """A digest of everything the page is made from."""
    return digest(etag, shows)


def digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or bullet with the numbers of the sources that support it."""

    text: str
    references: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NumberedSource:
    number: int
    title: str
    link: str
    detail: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A place to look further, from the site record."""

    title: str
    publisher: str
    link: str


@dataclass(frozen=True, slots=True)
class IngredientView:
    """What the template of the ingredient page prints, section by section."""

    path: str
    canonical: str
    name: str
    aliases: tuple[str, ...]
    updated: date
    updated_text: str
    reviewed_text: str | None
    overdue: bool
    summary: str
    what_it_is: tuple[Passage, ...]
    focus_areas: str
    uses: tuple[Passage, ...]
    how_it_works: tuple[Passage, ...]
    verdict: Passage
    evidence: tuple[Passage, ...]
    dosage: tuple[Passage, ...]
    safety: tuple[Passage, ...]
    interactions: tuple[Passage, ...]
    sources: tuple[NumberedSource, ...]
    further_reading: tuple[Reading, ...]
    faq: tuple[faq.Answer, ...]
    categories: tuple[Link, ...]
    related: tuple[Link, ...]
    linked_data: dict[str, Any]


def view(record: Ingredient, shows: Shown, site: Site) -> IngredientView:
    numbered = _numbered(record)
    numbers = {source.id: number for number, source in numbered.items()}

    def passages(prose: Iterable[CitedText]) -> tuple[Passage, ...]:
        return tuple(
            Passage(item.text, tuple(sorted(numbers[source] for source in item.sources)))
            for item in prose
        )

    focus_areas = in_words([link.note for link in shows.categories])
    path = urls.path(urls.ingredient_page(record.slug))
    answers = faq.answers(record, focus_areas, site)
    return IngredientView(
        path=path,
        canonical=site.base_url + path,
        name=record.name,
        aliases=record.aliases,
        updated=record.updated,
        updated_text=month_and_year(record.updated),
        reviewed_text=month_and_year(record.reviewed) if record.reviewed else None,
        overdue=shows.overdue,
        summary=record.summary,
        what_it_is=passages(record.what_it_is),
        focus_areas=focus_areas,
        uses=passages(record.uses),
        how_it_works=passages(record.how_it_works),
        verdict=passages([record.evidence.verdict])[0],
        evidence=passages(record.evidence.points),
        dosage=passages(record.dosage),
        safety=passages(record.safety),
        interactions=passages(record.interactions),
        sources=tuple(
            NumberedSource(number, source.title, source.link, _detail(source))
            for number, source in numbered.items()
        ),
        further_reading=tuple(
            Reading(
                place.title, place.publisher, place.url.replace("{name}", quote(record.name, ""))
            )
            for place in site.further_reading
        ),
        faq=answers,
        categories=shows.categories,
        related=shows.related,
        linked_data=_linked_data(record, site, site.base_url + path),
    )


def page(record: Ingredient, shows: Shown, site: Site, renderer: Renderer) -> dict[str, Artifact]:
    """Every object of the ingredient's page, by key: its twin is there before the page."""
    bodies = {
        urls.ingredient_twin(record.slug): twin.body(record, shows.categories, shows.related, site),
        urls.ingredient_page(record.slug): renderer.render(
            TEMPLATE, site, view(record, shows, site)
        ),
    }
    return {key: Artifact(body, urls.headers(key, record.slug)) for key, body in bodies.items()}


def _numbered(record: Ingredient) -> dict[int, Source]:
    """Sources in the order in which the page cites them; those it does not cite come last."""
    by_id = {source.id: source for source in record.sources}
    cited = [source for _, statement in record.statements() for source in statement.sources]
    order = dict.fromkeys([*cited, *by_id])
    return {number: by_id[source] for number, source in enumerate(order, start=1)}


def _detail(source: Source) -> str:
    year = str(source.year) if source.year else None
    return ", ".join(filter(None, [source.publisher, year, source.type]))


def _linked_data(record: Ingredient, site: Site, address: str) -> dict[str, Any]:
    """schema.org's view of the page."""
    about: dict[str, Any] = {
        "@type": "DietarySupplement",
        "name": record.name,
        "description": record.summary,
    }
    if record.aliases:
        about["alternateName"] = list(record.aliases)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": address,
        "url": address,
        "name": record.name,
        "description": record.summary,
        "inLanguage": site.language,
        "dateModified": record.updated.isoformat(),
        "about": about,
        "publisher": {"@type": "Organization", "name": site.name, "url": site.base_url + "/"},
        "citation": [
            {"@type": "CreativeWork", "name": source.title, "url": source.link}
            for source in record.sources
        ],
    }
    if record.reviewed:
        data["lastReviewed"] = record.reviewed.isoformat()
        data["reviewedBy"] = {"@type": "Organization", "name": f"{site.name} {site.team}"}
    return data


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def month_and_year(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def in_words(items: Iterable[str]) -> str:
    """One, one and another; one, another and a third."""
    *most, last = [*items] or [""]
    return f"{', '.join(most)} and {last}" if most else last
