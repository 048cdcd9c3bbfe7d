"""The page for an address that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.catalog.catalog import Catalog
from factowiki.theme.rendering import Renderer


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    yield "404.html", renderer.render("pages/not_found.html.jinja", catalog.site, None)
