"""The page as schema.org describes it, for search engines: a medical page about a supplement.

`tests/pages/test_linked_data.py` holds it against schema.org's vocabulary.
"""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup
from pydantic_core import to_json

from factowiki.pages.ingredient.answers import asks_first
from factowiki.pages.words.amounts import conditions
from factowiki.records.evidence.doses import Amount, Dose, DoseRole
from factowiki.records.models import Ingredient, Site, Source, SourceType

_ARTICLES: Final[frozenset[SourceType]] = frozenset(
    {
        "systematic review",
        "review",
        "trial",
        "study",
        "animal study",
        "laboratory study",
    }
)


def script(record: Ingredient, site: Site, address: str) -> Markup:
    """The text of the script element: JSON that no value can end, as it holds no angle bracket."""
    text = to_json(linked_data(record, site, address)).decode()
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704  # nothing in it has a meaning in HTML any more


def linked_data(record: Ingredient, site: Site, address: str) -> dict[str, Any]:
    """JSON-LD. No ratings and no FAQPage: nobody has rated anything, and the answers are ours."""
    organisation = {"@type": "Organization", "name": site.name, "url": f"{site.base_url}/"}
    data = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": address,
        "url": address,
        "name": record.name,
        "description": record.summary,
        "inLanguage": site.page_language,
        "dateModified": record.updated.isoformat(),
        "about": _supplement(record),
        "publisher": organisation,
        "breadcrumb": _breadcrumb(record.name, site, address),
        "citation": [_citation(source) for source in record.sources],
    }
    if record.reviewed:
        data["lastReviewed"] = record.reviewed.isoformat()
        data["reviewedBy"] = {"@type": "Organization", "name": site.team}
    return data


def _supplement(record: Ingredient) -> dict[str, Any]:
    about: dict[str, Any] = {
        "@type": "DietarySupplement",
        "name": record.name,
        "description": record.summary,
        "safetyConsideration": " ".join(asks_first(record)),
    }
    if record.aliases:
        about["alternateName"] = list(record.aliases)
    if recommended := _schedules("RecommendedDoseSchedule", "recommended intake", record):
        about["recommendedIntake"] = recommended
    if limits := _schedules("MaximumDoseSchedule", "upper limit", record):
        about["maximumIntake"] = limits
    return about


def _schedules(name: str, role: DoseRole, record: Ingredient) -> list[dict[str, Any]]:
    """Single amounts only: a schedule of schema.org has no room for a range, nor for a body weight.

    What studies gave is never among them.
    """
    return [
        _schedule(name, dose, dose.amount, value)
        for dose in record.doses
        if dose.role == role and dose.amount and (value := _single(dose.amount)) is not None
    ]


def _single(amount: Amount) -> float | None:
    ends = {end for end in (amount.low, amount.high) if end is not None}
    return ends.pop() if len(ends) == 1 and amount.per is None else None


def _schedule(name: str, dose: Dose, amount: Amount, value: float) -> dict[str, Any]:
    whom = f"{dose.whom} ({dose.by})" if dose.by else dose.whom
    return {
        "@type": name,
        "doseValue": value,
        "doseUnit": amount.unit,
        "frequency": amount.how_often,
        "targetPopulation": ", ".join((whom, *conditions(dose))),
    }


def _breadcrumb(name: str, site: Site, address: str) -> dict[str, Any]:
    steps = (
        (site.name, f"{site.base_url}/"),
        ("Ingredients", f"{site.base_url}/ingredients/"),
        (name, address),
    )
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": step, "item": url}
            for position, (step, url) in enumerate(steps, start=1)
        ],
    }


def _citation(source: Source) -> dict[str, Any]:
    article = source.type in _ARTICLES
    found: dict[str, Any] = {
        "@type": "ScholarlyArticle" if article else "CreativeWork",
        "name": source.title,
    }
    if source.link:
        found["url"] = source.link
    if source.year:
        found["datePublished"] = str(source.year)
    if source.publisher and article:
        found["isPartOf"] = {"@type": "Periodical", "name": source.publisher}
    elif source.publisher:
        found["publisher"] = {"@type": "Organization", "name": source.publisher}
    identifiers = [
        {"@type": "PropertyValue", "propertyID": kind, "value": value}
        for kind, value in (("PMID", source.pmid), ("DOI", source.doi))
        if value
    ]
    if identifiers:
        found["identifier"] = identifiers
    return found
