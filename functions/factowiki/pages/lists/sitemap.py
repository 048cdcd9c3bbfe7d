"""The sitemap for search engines, split where the protocol asks for it.

sitemaps.org, protocol: a file holds at most 50,000 addresses and 50 MiB; more files are listed in
an index. At the longest address and date an entry takes 250 bytes, so the first limit counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.theme.rendering import Renderer

MOST: Final = 50_000


class Address(NamedTuple):
    address: str
    changed: str


@dataclass(frozen=True, slots=True)
class SitemapView:
    """A sitemap, or with ``index`` the list of all of them."""

    addresses: tuple[Address, ...]
    index: bool = False


def pages(catalog: Catalog, renderer: Renderer, most: int = MOST) -> Iterator[tuple[str, bytes]]:
    template = "feeds/sitemap.xml.jinja"
    addresses = tuple(_addresses(catalog))
    parts = [addresses[start : start + most] for start in range(0, len(addresses), most)]
    if len(parts) == 1:
        yield "sitemap.xml", renderer.render(template, catalog.site, SitemapView(addresses))
        return
    files = []
    for number, part in enumerate(parts, start=1):
        key = f"sitemap-{number}.xml"
        yield key, renderer.render(template, catalog.site, SitemapView(part))
        changed = max(address.changed for address in part)
        files.append(Address(catalog.site.base_url + urls.path(key), changed))
    yield (
        "sitemap.xml",
        renderer.render(template, catalog.site, SitemapView(tuple(files), index=True)),
    )


def _addresses(catalog: Catalog) -> Iterator[Address]:
    base = catalog.site.base_url
    changed = {slug: row["updated"] for slug, row in catalog.published.items()}
    guides = (category.updated.isoformat() for category in catalog.categories.values())
    newest = max([*changed.values(), *guides], default="")
    yield Address(base + urls.path("index.html"), newest)
    yield Address(base + urls.path("ingredients/index.html"), newest)
    for slug in sorted(catalog.categories):
        dates = [changed[member] for member in catalog.members.get(slug, ())]
        latest = max([catalog.categories[slug].updated.isoformat(), *dates])
        yield Address(base + urls.path(urls.category_page(slug)), latest)
    for slug in sorted(changed):
        yield Address(base + urls.path(urls.ingredient_page(slug)), changed[slug])
