"""All ingredients from A to Z, with their other names as cross-references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from factowiki.content.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.links import sort_key, to_ingredient
from factowiki.pages.rendering import Renderer

KEY = "ingredients/index.html"
NO_LETTER = "0-9"


class Listed(NamedTuple):
    """A line of the list. With ``see``, ``name`` is another name of the ingredient ``see``."""

    name: str
    see: str
    path: str


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    id: str
    entries: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class IngredientListView:
    canonical: str
    count: int
    letters: tuple[Letter, ...]


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    template = "pages/ingredient_list.html.jinja"
    yield KEY, renderer.render(template, catalog.site, view(catalog))


def view(catalog: Catalog) -> IngredientListView:
    groups: dict[str, list[Listed]] = defaultdict(list)
    for slug, row in catalog.published.items():
        link = to_ingredient(slug, row)
        groups[letter_of(row["name"])].append(Listed(row["name"], "", link.path))
        for alias in _other_names(row["name"], row["aliases"]):
            groups[letter_of(alias)].append(Listed(alias, row["name"], link.path))
    return IngredientListView(
        canonical=catalog.site.base_url + urls.path(KEY),
        count=len(catalog.published),
        letters=tuple(
            Letter(letter, f"letter-{letter.lower()}" if letter != NO_LETTER else "digits", lines)
            for letter in sorted(groups)
            if (lines := tuple(sorted(groups[letter], key=_order)))
        ),
    )


def letter_of(name: str) -> str:
    """The letter that a name is listed under."""
    first = sort_key(name)[:1].upper()
    return first if "A" <= first <= "Z" else NO_LETTER


def _other_names(name: str, aliases: list[str]) -> Iterator[str]:
    return (alias for alias in aliases if sort_key(alias) != sort_key(name))


def _order(entry: Listed) -> tuple[str, str, str]:
    return sort_key(entry.name), entry.name, entry.path
