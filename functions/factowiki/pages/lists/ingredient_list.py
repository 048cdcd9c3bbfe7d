"""All ingredients from A to Z, with their other names as cross-references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.links import sort_key
from factowiki.theme.rendering import Renderer

KEY = "ingredients/index.html"
NO_LETTER = "0-9"


class ListItem(NamedTuple):
    """A line of the list. With ``see``, ``name`` is another name of the ingredient ``see``."""

    name: str
    see: str
    path: str


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    id: str
    entries: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class IngredientListView:
    canonical: str
    count: int
    letters: tuple[Letter, ...]


def pages(catalog: Catalog, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    template = "pages/ingredient_list.html.jinja"
    yield KEY, renderer.render(template, catalog.site, view(catalog))


def addresses(catalog: Catalog) -> Iterator[tuple[str, str]]:
    yield KEY, catalog.last_change


def view(catalog: Catalog) -> IngredientListView:
    groups: dict[str, list[tuple[str, ListItem]]] = defaultdict(list)
    for slug, row in catalog.published.items():
        name, path = row["name"], urls.path(urls.ingredient_page(slug))
        own_key = sort_key(name)
        groups[letter_of(own_key)].append((own_key, ListItem(name, "", path)))
        for alias in row["aliases"]:
            key = sort_key(alias)
            if key != own_key:
                groups[letter_of(key)].append((key, ListItem(alias, name, path)))
    return IngredientListView(
        canonical=catalog.site.base_url + urls.path(KEY),
        count=len(catalog.published),
        letters=tuple(
            Letter(
                letter,
                f"letter-{letter.lower()}" if letter != NO_LETTER else "digits",
                tuple(entry for _, entry in sorted(groups[letter])),
            )
            for letter in sorted(groups)
        ),
    )


def letter_of(key: str) -> str:
    """The letter that a name with the sort key ``key`` is listed under."""
    first = key[:1].upper()
    return first if "A" <= first <= "Z" else NO_LETTER
