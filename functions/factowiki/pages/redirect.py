"""The page that a renamed record leaves at its former address.

HTML that leads on at once: it works from any object store behind any CDN, and search engines treat
it as a permanent move. Its headers say where to as well, so that a CDN that can answers 301.
"""

from __future__ import annotations

from dataclasses import dataclass

from factowiki.pages import urls
from factowiki.records.models import Site
from factowiki.theme.rendering import Renderer

TEMPLATE = "pages/redirect.html.jinja"


@dataclass(frozen=True, slots=True)
class RedirectView:
    name: str
    path: str
    canonical: str


def body(page: str, name: str, site: Site, renderer: Renderer) -> bytes:
    """Leads to the page with the key ``page``, of the record ``name``."""
    path = urls.path(page)
    return renderer.render(TEMPLATE, site, RedirectView(name, path, site.base_url + path))
