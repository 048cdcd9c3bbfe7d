"""The versions of the code that a schedule may deploy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from factowiki.pages.artifact import Artifact, Headers
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer
from tests.world import DESIGN


def plain_design(text: str, code: str, reader: str, headers: str = "plain") -> Design:
    """The real list of templates, each printing its whole view: quick, and nothing is hidden."""
    templates = {
        name: f"{text} {name} {{{{ site }}}} {{{{ page }}}}"
        for name in DESIGN.templates
        if name.startswith(("pages/", "feeds/"))
    }
    return Design(templates, {"site.css": text.encode()}, code, reader, headers)


# The rules for headers of each version. No bytes tell of them, so the site's store adds them to
# what the functions of a version write: then an object shows by which rules it was written.
RULES = ("plain", "plain", "plain", "plain", "strict", "strict")

# A deploy changes the pages, or also how records are read, or nothing that anybody sees; the last
# two change the rules for headers, alone or with the rest.
DESIGNS = (
    plain_design("one", "one", "one", RULES[0]),
    plain_design("two", "two", "one", RULES[1]),
    plain_design("two", "three", "two", RULES[2]),
    plain_design("one", "four", "one", RULES[3]),
    plain_design("one", "one", "one", RULES[4]),
    plain_design("two", "three", "two", RULES[5]),
)
PLAIN = RULES.index("strict")  # as many versions follow the rules that hold at the beginning
RENDERERS = tuple(map(Renderer, DESIGNS))


def ruled(artifact: Artifact, rules: str) -> Artifact:
    """``artifact`` as the functions of a version with these ``rules`` write it."""
    headers = artifact.headers
    caching = f"{headers.cache_control}, rules={rules}"
    return Artifact(artifact.body, replace(headers, cache_control=caching))


def rules_of(artifact: Artifact) -> str:
    return artifact.headers.cache_control.rpartition("rules=")[2]


def all_ruled(objects: Mapping[str, Artifact], rules: str) -> dict[str, Artifact]:
    return {key: ruled(artifact, rules) for key, artifact in objects.items()}


def seconds_kept(headers: Headers) -> int:
    """How long a CDN keeps an object served so, unless it is told to drop it."""
    found = re.search(r"s-maxage=(\d+)", headers.cache_control) or re.search(
        r"max-age=(\d+)", headers.cache_control
    )
    return int(found[1]) if found else 0
