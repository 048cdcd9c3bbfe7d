"""The index behind the search for names: a small file for each pair of first letters.

A reader's browser fetches only the file of the letters typed, and an edit rewrites only the files
of the names it changes. `scripts/search.js` must cut as this module does, and fold as
`records/names/folding.py` does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from typing import Final

from pydantic_core import to_json

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.records.names.lookup import entries, natural
from factowiki.records.rows import IngredientRow
from factowiki.theme.rendering import Renderer

# Words of one letter, such as the last of vitamin C. There always is one, since each search begins
# with a letter.
ONE: Final = "one"
_SYLLABLES: Final = "\u2e80"  # from here on a letter is a syllable or a word, and there are many


def pages(
    catalog: Catalog,
    renderer: Renderer,  # noqa: ARG001
    wanted: Container[str],
) -> Iterator[tuple[str, bytes]]:
    """Each file is a list of [what a reader may type, name, other name or "", path]."""
    files: dict[str, set[tuple[str, str, str, str]]] = defaultdict(set)
    if (one := _key(ONE)) in wanted:
        files[one] = set()
    for slug, row in catalog.published.items():
        for entry in entries(row["name"], row["aliases"]):
            key = file_of(entry.typed)
            if key in wanted:
                files[key].add((*entry, urls.path(urls.ingredient_page(slug))))
    for key in sorted(files):
        yield key, to_json(sorted(files[key], key=lambda entry: (natural(entry[0]), *entry)))


def shows(row: IngredientRow) -> Iterator[tuple[str, object]]:
    for entry in entries(row["name"], row["aliases"]):
        yield file_of(entry.typed), entry


def file_of(typed: str) -> str:
    return _key(shard(typed))


def _key(shard: str) -> str:
    return f"search/{shard}.json"


def shard(typed: str) -> str:
    """The file for what was typed: its first two letters, spaces aside; others by their number."""
    first = typed[:2]
    if " " in first:
        first = typed.replace(" ", "")[:2]
    if first >= _SYLLABLES:
        first = first[0]
    elif len(first) == 1:
        return ONE
    if first.isascii():  # letters and digits are all that folding leaves
        return first
    return "".join(
        letter if letter.isascii() and letter.isalnum() else f"-{ord(letter):x}" for letter in first
    )
