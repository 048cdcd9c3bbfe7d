"""Category guides: what is taken for one focus area, and where each ingredient stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factowiki.content.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.links import Link, sort_key, to_ingredient
from factowiki.pages.rendering import Renderer


@dataclass(frozen=True, slots=True)
class GuideView:
    canonical: str
    name: str
    focus_area: str
    summary: str
    introduction: tuple[str, ...]
    ingredients: tuple[Link, ...]


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    members = catalog.members
    for slug in sorted(catalog.categories):
        guide = view(slug, members.get(slug, ()), catalog)
        body = renderer.render("pages/guide.html.jinja", catalog.site, guide)
        yield urls.category_page(slug), body


def view(slug: str, members: tuple[str, ...], catalog: Catalog) -> GuideView:
    category = catalog.categories[slug]
    links = (to_ingredient(member, catalog.rows[member]) for member in members)
    return GuideView(
        canonical=catalog.site.base_url + urls.path(urls.category_page(slug)),
        name=category.name,
        focus_area=category.focus_area,
        summary=category.summary,
        introduction=category.introduction,
        ingredients=tuple(sorted(links, key=lambda link: (sort_key(link.name), link.slug))),
    )
