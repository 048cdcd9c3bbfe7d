"""Where pages live: keys in the site bucket, addresses on the site, and how each is served."""

from __future__ import annotations

import mimetypes
from typing import Final

from factowiki.pages.artifact import Headers

# Cache tags besides slugs; the colon keeps them apart from any slug.
EVERYTHING: Final = ":everything"  # every object carries it
LISTS: Final = ":lists"  # every page made from many records carries it

# CloudFront keeps a page until it is told otherwise (s-maxage), or for the day that the template
# allows; browsers ask each time and mostly hear "304 Not Modified". A hashed name never changes its
# content.
PAGE_CACHING: Final = "public, max-age=0, must-revalidate, s-maxage=31536000"
# The page behind every missing address: were it kept, a page that appears would stay hidden.
ERROR_CACHING: Final = "public, max-age=0, must-revalidate, s-maxage=5"
ASSET_CACHING: Final = "public, max-age=31536000, immutable"

_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
}


def ingredient_folder(slug: str) -> str:
    """Everything under it is owned by publish(slug) alone."""
    return f"ingredients/{slug}/"


def ingredient_page(slug: str) -> str:
    return f"ingredients/{slug}/index.html"


def ingredient_twin(slug: str) -> str:
    return f"ingredients/{slug}/index.json"


def category_page(slug: str) -> str:
    return f"categories/{slug}/index.html"


def slug_of_ingredient_object(key: str) -> str | None:
    """The ingredient that owns an object of the site bucket; None for what refresh owns."""
    parts = key.split("/")
    return parts[1] if parts[0] == "ingredients" and len(parts) > 2 else None  # noqa: PLR2004


def path(key: str) -> str:
    """The address of a key, from the root of the site: pages end in a slash."""
    return "/" + key.removesuffix("index.html")


def content_type(key: str) -> str:
    ending = key.rpartition(".")[2]
    return _TYPES.get(ending) or mimetypes.guess_type(key)[0] or "application/octet-stream"


def headers(key: str, *tags: str) -> Headers:
    """How ``key`` is served. ``tags`` say which invalidation drops it, `EVERYTHING` aside."""
    return Headers(content_type(key), _caching(key), (*tags, EVERYTHING))


def _caching(key: str) -> str:
    if key.startswith("assets/"):
        return ASSET_CACHING
    return ERROR_CACHING if key == "404.html" else PAGE_CACHING
