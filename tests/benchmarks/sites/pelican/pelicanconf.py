"""The site as Pelican builds it: Markdown articles, tags for the guides, a theme."""

import json
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
SHARED = json.loads((_HERE / "shared.json").read_text(encoding="utf-8"))
GUIDES = json.loads((_HERE / "guides.json").read_text(encoding="utf-8"))

AUTHOR = SHARED["site"]["team"]
SITENAME = SHARED["site"]["name"]
SITEURL = SHARED["site"]["base_url"]
FEED_DOMAIN = SITEURL
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
WITH_FUTURE_DATES = True

PATH = "content"
ARTICLE_PATHS = ["ingredients"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME = "theme"
THEME_STATIC_DIR = "assets"
FORMATTED_FIELDS: list[str] = []  # the summary is plain text

ARTICLE_URL = "ingredients/{slug}/"
ARTICLE_SAVE_AS = "ingredients/{slug}/index.html"
TAG_URL = "categories/{slug}/"
TAG_SAVE_AS = "categories/{slug}/index.html"
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "ingredients", "sitemap", "robots", "404"]
INGREDIENTS_SAVE_AS = "ingredients/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
DEFAULT_PAGINATION = False

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 30
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

_by_slug: dict[str, Any] = {}


def pick(articles: list[Any], slugs: str) -> list[Any]:
    """The articles with these slugs; finding one among all takes no longer on a larger site."""
    if not _by_slug:
        _by_slug.update((article.slug, article) for article in articles)
    return [_by_slug[slug] for slug in slugs.split(", ") if slug in _by_slug]


JINJA_FILTERS = {"pick": pick}
