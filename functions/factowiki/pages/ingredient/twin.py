"""The machine-readable twin of an ingredient page: `index.json` beside it."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

from factowiki.pages import urls
from factowiki.pages.ingredient.page import IngredientSurroundings
from factowiki.pages.links import Link
from factowiki.pages.words import wording
from factowiki.records.models import Ingredient, Site


def body(record: Ingredient, shows: IngredientSurroundings, site: Site) -> bytes:
    """The record as JSON, in the words and with the links of the page, and with the disclaimer."""
    document = record.model_dump(mode="json", exclude={"status", "links_back", "formerly"})
    document["url"] = site.base_url + urls.path(urls.ingredient_page(record.slug))
    document["categories"] = [_link(link, site) for link in shows.categories]
    document["related"] = [_link(link, site) for link in shows.related]
    document["related_left_out"] = shows.left_out
    for source, entry in zip(record.sources, document["sources"], strict=True):
        entry["url"] = source.link
    found = document["evidence"]["findings"]
    for finding, entry in zip(record.evidence.findings, found, strict=True):
        entry["sentence"] = wording.sentence(record.name, finding)
    document["disclaimer"] = site.disclaimer
    return to_json(document)


def _link(link: Link, site: Site) -> dict[str, Any]:
    return {"name": link.name, "url": site.base_url + link.path}
