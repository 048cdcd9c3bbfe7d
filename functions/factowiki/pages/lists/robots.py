"""robots.txt: everybody may read everything, and here is the sitemap."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.catalog.catalog import Catalog
from factowiki.theme.rendering import Renderer


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:  # noqa: ARG001
    text = f"User-agent: *\nAllow: /\n\nSitemap: {catalog.site.base_url}/sitemap.xml\n"
    yield "robots.txt", text.encode()
