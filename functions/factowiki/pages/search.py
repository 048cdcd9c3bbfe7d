"""The index behind the search for names: a small file for each pair of first letters.

A reader's browser fetches only the file of the letters typed, and an edit rewrites only the files
of the names it changes. `scripts/search.js` must fold and cut as this module does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from pydantic_core import to_json

from factowiki.content.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.rendering import Renderer

_JOINERS = "\u200c\u200d"
_ASCII_WORD = re.compile("[a-z0-9]+")


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:  # noqa: ARG001
    """Each file is a list of [what a reader may type, name, other name or "", path]."""
    shards: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for slug, row in catalog.published.items():
        name, path = row["name"], urls.path(urls.ingredient_page(slug))
        for alias in ("", *row["aliases"]):
            for typed in starts(alias or name):
                shards[shard(typed)].append((typed, name, alias, path))
    for first in sorted(shards):
        yield f"search/{first}.json", to_json(sorted(set(shards[first])))


def starts(name: str) -> Iterator[str]:
    """All a reader may begin to type to find ``name``: it may begin at any of its words."""
    typed = fold(name)
    while typed:
        yield typed
        _, _, typed = typed.partition(" ")


def fold(text: str) -> str:
    """Lower case, no marks, words apart by one space.

    Letters and numbers make words. Marks (accents, vowel signs and points of whatever script) and
    the joiners of Persian and Hindi are left out: nobody has to type them. All else parts words.
    """
    if text.isascii():  # as most names are, and then this is the same
        return " ".join(_ASCII_WORD.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(letter for letter in plain if not _is_mark(letter)).lower()
    return " ".join("".join(letter if _is_in_word(letter) else " " for letter in kept).split())


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M" or letter in _JOINERS


def _is_in_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LN"


def shard(typed: str) -> str:
    """The file for what was typed: its first two letters, spaces aside; others by their number."""
    first = typed[:2]
    if " " in first:
        first = typed.replace(" ", "")[:2]
    if first.isascii():  # letters and digits are all that folding leaves
        return first
    return "".join(
        letter if letter.isascii() and letter.isalnum() else f"-{ord(letter):x}" for letter in first
    )
