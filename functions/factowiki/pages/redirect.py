"""The page a renamed ingredient leaves at its former address.

HTML rather than an HTTP redirect: it works from any object store behind any CDN, and search
engines treat an immediate refresh as a permanent move.
"""

from __future__ import annotations

from dataclasses import dataclass

from factowiki.pages import urls
from factowiki.pages.artifact import Artifact
from factowiki.records.models import Site
from factowiki.theme.rendering import Renderer

TEMPLATE = "pages/redirect.html.jinja"


@dataclass(frozen=True, slots=True)
class RedirectView:
    name: str
    path: str
    canonical: str


def page(former: str, slug: str, name: str, site: Site, renderer: Renderer) -> dict[str, Artifact]:
    """The object at the former slug's address that leads to ``slug``."""
    key = urls.ingredient_page(former)
    path = urls.path(urls.ingredient_page(slug))
    body = renderer.render(TEMPLATE, site, RedirectView(name, path, site.base_url + path))
    return {key: Artifact(body, urls.headers(key, former))}
