"""The index behind the search for names: a small file for each pair of first letters.

A reader's browser fetches only the file of the letters typed, and an edit rewrites only the files
of the names it changes. `scripts/search.js` must cut as this module does, and fold as
`records/names.py` does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator

from pydantic_core import to_json

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.records.names import entries
from factowiki.records.rows import IngredientRow
from factowiki.theme.rendering import Renderer


def pages(
    catalog: Catalog,
    renderer: Renderer,  # noqa: ARG001
    wanted: Container[str],
) -> Iterator[tuple[str, bytes]]:
    """Each file is a list of [what a reader may type, name, other name or "", path]."""
    files: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for slug, row in catalog.published.items():
        for entry in entries(row["name"], row["aliases"]):
            key = file_of(entry.typed)
            if key in wanted:
                files[key].append((*entry, urls.path(urls.ingredient_page(slug))))
    for key in sorted(files):
        yield key, to_json(sorted(set(files[key])))


def shows(row: IngredientRow) -> Iterator[tuple[str, object]]:
    for entry in entries(row["name"], row["aliases"]):
        yield file_of(entry.typed), entry


def file_of(typed: str) -> str:
    return f"search/{shard(typed)}.json"


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
