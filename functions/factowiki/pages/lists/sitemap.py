"""The sitemap for search engines, split where the protocol asks for it.

sitemaps.org, protocol: a file holds at most 50,000 addresses and 50 MiB; more files are listed in
an index. At the longest address and date an entry takes 250 bytes, so the first limit counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from factowiki.pages import urls
from factowiki.records.models import Site
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


def pages(
    dated: Iterable[tuple[str, str]], site: Site, renderer: Renderer, most: int = MOST
) -> Iterator[tuple[str, bytes]]:
    """``dated`` are the keys of all pages, with the days on which they changed last."""
    template = "feeds/sitemap.xml.jinja"
    addresses = tuple(Address(site.base_url + urls.path(key), changed) for key, changed in dated)
    parts = [addresses[start : start + most] for start in range(0, len(addresses), most)]
    if len(parts) == 1:
        yield "sitemap.xml", renderer.render(template, site, SitemapView(addresses))
        return
    files = []
    for number, part in enumerate(parts, start=1):
        key = f"sitemap-{number}.xml"
        yield key, renderer.render(template, site, SitemapView(part))
        changed = max(address.changed for address in part)
        files.append(Address(site.base_url + urls.path(key), changed))
    yield "sitemap.xml", renderer.render(template, site, SitemapView(tuple(files), index=True))
