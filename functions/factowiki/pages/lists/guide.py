"""Category guides: the ingredients of one focus area, by what was found in whom."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from factowiki.catalog.catalog import Catalog
from factowiki.pages import urls
from factowiki.pages.words.chips import about, chip
from factowiki.records.evidence.conclusions import order_of
from factowiki.records.evidence.glances import Glance
from factowiki.records.names.lookup import sort_key
from factowiki.records.rows import IngredientRow, glances_on
from factowiki.theme.rendering import Renderer


class GuideWords(NamedTuple):
    """The heading of a group, and what it means."""

    id: str
    heading: str
    meaning: str


# In this order: what may concern everybody, then what concerns fewer and fewer.
_BENEFIT: Final = GuideWords(
    "benefit",
    "A benefit was seen",
    "At least one study saw a benefit. How sure that is, and any harm, stands beside it.",
)
_NO_BENEFIT: Final = GuideWords(
    "no-benefit", "No benefit is known", "It was studied, and no benefit is known in this area."
)
_LACK: Final = GuideWords(
    "lack",
    "Studied only in people with a lack of it",
    "Making up a lack helps those who have one. It says nothing about everybody else.",
)
_ILL: Final = GuideWords(
    "illness",
    "Studied only in people with an illness",
    "This says nothing about healthy people. It is no replacement for treatment.",
)
_RARE: Final = GuideWords(
    "rare",
    "Studied only in people with a rare disease",
    "This says nothing about other illnesses or about healthy people.",
)
_NOT_RATED: Final = GuideWords(
    "unrated", "Not rated yet", "No finding on these pages is rated for this area."
)
_GROUPS: Final = (_BENEFIT, _NO_BENEFIT, _LACK, _ILL, _RARE, _NOT_RATED)
_STUDIED: Final = (_LACK, _ILL, _RARE)  # as `order_of` counts


@dataclass(frozen=True, slots=True)
class GuideFinding:
    """A finding that bears on the area: what was measured in whom, and the chip."""

    about: str
    chip: str
    path: str


@dataclass(frozen=True, slots=True)
class GuideCard:
    name: str
    summary: str
    path: str
    findings: tuple[GuideFinding, ...]


@dataclass(frozen=True, slots=True)
class GuideGroup:
    words: GuideWords
    cards: tuple[GuideCard, ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    canonical: str
    name: str
    focus_area: str
    summary: str
    introduction: tuple[str, ...]
    groups: tuple[GuideGroup, ...]


def pages(
    catalog: Catalog, renderer: Renderer, wanted: Container[str]
) -> Iterator[tuple[str, bytes]]:
    for slug in sorted(catalog.categories):
        key = urls.category_page(slug)
        if key in wanted:
            yield key, renderer.render("pages/guide.html.jinja", catalog.site, view(slug, catalog))


def shows(row: IngredientRow) -> Iterator[tuple[str, object]]:
    for category in row["categories"]:
        glances = glances_on(category, row)
        yield urls.category_page(category), (row["name"], row["summary"], glances)


def addresses(catalog: Catalog) -> Iterator[tuple[str, str]]:
    days = catalog.ingredients.days
    for slug, category in sorted(catalog.categories.items()):
        dates = [days[member] for member in catalog.members.get(slug, ())]
        yield urls.category_page(slug), max([category["updated"], *dates])


def view(slug: str, catalog: Catalog) -> GuideView:
    category = catalog.categories[slug]
    found: dict[GuideWords, list[tuple[str, str, GuideCard]]] = {words: [] for words in _GROUPS}
    for member in catalog.members.get(slug, ()):
        row = catalog.ingredients[member]
        glances = glances_on(slug, row)
        card = _card(member, row, glances)
        found[group_of(glances)].append((sort_key(row["name"]), member, card))
    return GuideView(
        canonical=catalog.site.base_url + urls.path(urls.category_page(slug)),
        name=category["name"],
        focus_area=category["focus_area"],
        summary=category["summary"],
        introduction=tuple(category["introduction"]),
        groups=tuple(
            GuideGroup(words, tuple(card for _, _, card in sorted(cards, key=lambda one: one[:2])))
            for words, cards in found.items()
            if cards
        ),
    )


def group_of(glances: Sequence[Glance]) -> GuideWords:
    """By those whom it was studied in: one trial in a rare illness is no help for everybody."""
    if not glances:
        return _NOT_RATED
    general = [one for one in glances if order_of(one.among) == 0]
    if general:
        return _BENEFIT if any(one.is_benefit for one in general) else _NO_BENEFIT
    return _STUDIED[min(order_of(one.among) for one in glances) - 1]


def _card(slug: str, row: IngredientRow, glances: Sequence[Glance]) -> GuideCard:
    path = urls.path(urls.ingredient_page(slug))
    return GuideCard(
        row["name"],
        row["summary"],
        path,
        tuple(GuideFinding(about(one), chip(one), f"{path}#finding-{one.id}") for one in glances),
    )
