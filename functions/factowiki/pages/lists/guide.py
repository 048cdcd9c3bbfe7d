"""Category guides: what is taken for one focus area, by how sure the evidence is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.links import Link, sort_key, to_ingredient
from factowiki.records.models import Strength
from factowiki.theme.rendering import Renderer

# From the surest to the least sure; what no editor has rated comes last.
STRENGTHS: Final[tuple[Strength | None, ...]] = (
    "established",
    "mixed",
    "preliminary",
    "none",
    None,
)


@dataclass(frozen=True, slots=True)
class GuideGroup:
    """The ingredients of a guide for which the evidence is equally sure."""

    strength: Strength | None
    ingredients: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    canonical: str
    name: str
    focus_area: str
    summary: str
    introduction: tuple[str, ...]
    groups: tuple[GuideGroup, ...]


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    for slug in sorted(catalog.categories):
        body = renderer.render("pages/guide.html.jinja", catalog.site, view(slug, catalog))
        yield urls.category_page(slug), body


def addresses(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for slug, category in sorted(catalog.categories.items()):
        dates = [catalog.published[member]["updated"] for member in catalog.members.get(slug, ())]
        yield urls.category_page(slug), max([category["updated"], *dates])


def view(slug: str, catalog: Catalog) -> GuideView:
    category = catalog.categories[slug]
    found: dict[Strength | None, list[Link]] = {strength: [] for strength in STRENGTHS}
    for member in catalog.members.get(slug, ()):
        row = catalog.ingredients[member]
        found[row["strengths"].get(slug)].append(to_ingredient(member, row))
    return GuideView(
        canonical=catalog.site.base_url + urls.path(urls.category_page(slug)),
        name=category["name"],
        focus_area=category["focus_area"],
        summary=category["summary"],
        introduction=tuple(category["introduction"]),
        groups=tuple(
            GuideGroup(
                strength, tuple(sorted(links, key=lambda link: (sort_key(link.name), link.slug)))
            )
            for strength, links in found.items()
            if links
        ),
    )
