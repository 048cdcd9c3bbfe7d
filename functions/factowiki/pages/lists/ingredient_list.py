"""All ingredients from A to Z, with their other names as cross-references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.records.names.lookup import sort_key
from factowiki.records.rows import IngredientRow
from factowiki.theme.rendering import Renderer

KEY = "ingredients/index.html"
NO_LETTER = "0-9"
# Folding takes syllables of Korean apart; a letter alone has another form than one in a syllable.
_KOREAN: Final = dict(
    zip(range(0x1100, 0x1113), "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", strict=True)
)


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


def shows(row: IngredientRow) -> Iterator[tuple[str, object]]:
    yield KEY, (row["name"], tuple(row["aliases"]))


def addresses(catalog: Catalog) -> Iterator[tuple[str, str]]:
    yield KEY, catalog.last_change


def view(catalog: Catalog) -> IngredientListView:
    groups: dict[str, list[tuple[str, ListItem]]] = defaultdict(list)
    for slug, row in catalog.published.items():
        name, path = row["name"], urls.path(urls.ingredient_page(slug))
        own_key = sort_key(name)
        groups[first_of(own_key)].append((own_key, ListItem(name, "", path)))
        for alias in row["aliases"]:
            key = sort_key(alias)
            if key != own_key:
                groups[first_of(key)].append((key, ListItem(alias, name, path)))
    return IngredientListView(
        canonical=catalog.site.base_url + urls.path(KEY),
        count=len(catalog.published),
        letters=tuple(
            Letter(letter_of(first), _id(first), tuple(item for _, item in sorted(groups[first])))
            for first in sorted(groups)
        ),
    )


def first_of(key: str) -> str:
    """What decides where a name with the sort key ``key`` is listed; empty for no letter."""
    return key[:1] if key[:1].isalpha() else ""


def letter_of(first: str) -> str:
    """The heading of the names that begin with ``first``."""
    # Not in capitals, which Georgian has but does not begin a word with.
    return _KOREAN.get(ord(first), first.title()) if first else NO_LETTER


def _id(first: str) -> str:
    if not first:
        return "digits"
    return f"letter-{first if first.isascii() else format(ord(first), 'x')}"
