"""The machine-readable twin of an ingredient page: `index.json` beside it."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

from factowiki.pages import urls
from factowiki.pages.ingredient.answers import answers
from factowiki.pages.ingredient.page import IngredientSurroundings
from factowiki.pages.links import Link
from factowiki.pages.words import amounts, beside, cautions, harms
from factowiki.pages.words.chips import chip
from factowiki.pages.words.findings import statement
from factowiki.pages.words.mention import mention
from factowiki.records.evidence.conclusions import Conclusion, conclusions
from factowiki.records.evidence.glances import glance
from factowiki.records.models import Ingredient, Site, Source
from factowiki.theme.isolating import unmarked


def body(record: Ingredient, shows: IngredientSurroundings, site: Site) -> bytes:
    """The record as JSON, in the words and with the links of the page, and with the disclaimer."""
    document = record.model_dump(mode="json", exclude={"status", "links_back", "formerly"})
    document["url"] = site.base_url + urls.path(urls.ingredient_page(record.slug))
    document["categories"] = [_link(link, site) for link in shows.categories]
    document["related"] = [_link(link, site) for link in shows.related]
    document["related_left_out"] = shows.left_out
    x = unmarked(mention(record).within)
    document["answers"] = {
        answer.question: " ".join(answer.sentences) for answer in answers(record, x)
    }
    for source, entry in zip(record.sources, document["sources"], strict=True):
        entry["url"] = source.link
    _say(record, document, x)
    document["disclaimer"] = site.disclaimer
    return to_json(document)


def _say(record: Ingredient, document: dict[str, Any], x: str) -> None:
    """Adds to each part the sentence that the page has of it."""
    sources = {source.id: source for source in record.sources}
    for made_of, entry in zip(conclusions(record), document["findings"], strict=True):
        entry.update(_finding(made_of, x, sources))
    said = (
        ("doses", [amounts.dose(dose) for dose in record.doses]),
        ("side_effects", [harms.statement(effect) for effect in record.side_effects]),
        ("known_interactions", [cautions.interaction(one) for one in record.known_interactions]),
        ("groups", [cautions.group(group) for group in record.groups]),
    )
    for field, sentences in said:
        for sentence, entry in zip(sentences, document[field], strict=True):
            entry["sentence"] = " ".join(sentence)


def _finding(made_of: Conclusion, x: str, sources: dict[str, Source]) -> dict[str, Any]:
    """A sentence never leaves without what stands beside it."""
    return {
        "change": made_of.change,
        "sentence": " ".join(statement(made_of, x)),
        "in_short": chip(glance(made_of)),
        "how_sure": " ".join(beside.how_sure(made_of, sources)),
        "beside": [*beside.beside(made_of)],
    }


def _link(link: Link, site: Site) -> dict[str, Any]:
    return {"name": link.name, "url": site.base_url + link.path}
