"""Where pages live: keys in the site bucket, addresses on the site, and how each is served."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import replace
from typing import Final

from factowiki.pages.artifact import Headers

INGREDIENTS: Final = "ingredients/"  # below it their pages, and the list of them

# Cache tags besides the names of records; no name begins with a colon.
EVERYTHING: Final = ":everything"  # every object carries it
LISTS: Final = ":lists"  # every page made from many records carries it

# CloudFront keeps a page until it is told otherwise, and a day at most (s-maxage): what slipped
# through every other net is then asked for again. Browsers ask each time and mostly hear "304 Not
# Modified". A hashed name never changes its content.
PAGE_CACHING: Final = "public, max-age=0, must-revalidate, s-maxage=86400"
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


def ingredient_page(slug: str) -> str:
    return f"{INGREDIENTS}{slug}/index.html"


def twin_of(page: str) -> str:
    """The key of the machine-readable twin of a page."""
    return page.removesuffix("html") + "json"


def category_page(slug: str) -> str:
    return f"categories/{slug}/index.html"


def path(key: str) -> str:
    """The address of a key, from the root of the site: pages end in a slash."""
    return "/" + key.removesuffix("index.html")


def content_type(key: str) -> str:
    ending = key.rpartition(".")[2]
    return _TYPES.get(ending) or mimetypes.guess_type(key)[0] or "application/octet-stream"


def header_rules() -> str:
    """All that is decided here of headers, in a digest: where it changes, all is written anew.

    A few keys stand for all: one of each ending and of each rule for caching, and a redirect.
    """
    keys = ["404.html", "assets/site.css", *(f"page.{ending}" for ending in sorted(_TYPES))]
    rules = [headers(key, "slug", LISTS) for key in keys]
    rules.append(redirect_headers("old/index.html", "page/index.html", "slug"))
    return hashlib.sha256(repr(rules).encode()).hexdigest()[:16]


def headers(key: str, *tags: str) -> Headers:
    """How ``key`` is served. ``tags`` say which invalidation drops it, `EVERYTHING` aside."""
    return Headers(content_type(key), _caching(key), (*tags, EVERYTHING))


def redirect_headers(key: str, page: str, *tags: str) -> Headers:
    """How the page at ``key`` is served that leads to ``page``."""
    return replace(headers(key, *tags), moved_to=path(page))


def _caching(key: str) -> str:
    if key.startswith("assets/"):
        return ASSET_CACHING
    return ERROR_CACHING if key == "404.html" else PAGE_CACHING
