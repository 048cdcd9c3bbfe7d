"""What each kind of list page says that it shows of a row: nothing that it shows is left out."""

from __future__ import annotations

from typing import Any, Final

import pytest

from factowiki.catalog.catalog import Catalog
from factowiki.pages.lists.kinds import LIST_KINDS, made_with, pages_of_many_records, touched
from factowiki.records.evidence.glances import Glance
from factowiki.records.limits import GUIDES_AT_HOME
from factowiki.records.rows import CategoryRow, IngredientRow
from tests.records.records import parse_site, site, to_bytes
from tests.world import DESIGN, renderer_of

# More than the home page shows: which it shows depends on how many ingredients are in each.
CATEGORIES: Final = [f"area-{number:03}" for number in range(GUIDES_AT_HOME + 1)]
LAST, FIRST = CATEGORIES[-1], CATEGORIES[0]

GLANCE: Final = Glance(
    "pain",
    "pain",
    "adults",
    "symptom",
    "less",
    "less",
    "low",
    None,
    "felt",
    "imprecise",
    is_observed=False,
    has_no_clear_difference=False,
)
ROW: Final = IngredientRow(
    etag="an etag",
    name="Glycine",
    aliases=["Gly"],
    formerly=["glycin"],
    summary="An amino acid.",
    categories=[LAST],
    bearing=[[[0], *GLANCE]],
    related=["taurine"],
    links_back=False,
    updated="2026-11-02",
    review_due="2027-01-01",
    draft=False,
)
# Of each field another value, and the kinds of pages that then change.
LISTS: Final = {"categories/", "index.html", "feed.xml"}
OTHERS: Final[dict[str, tuple[Any, set[str]]]] = {
    "etag": ("another", set()),
    "name": ("Leucine", {*LISTS, "search/", "ingredients/index.html"}),
    "aliases": (["Aminoacetic acid"], {"search/", "ingredients/index.html"}),
    "formerly": ([], set()),
    "summary": ("The smallest amino acid.", LISTS),
    "categories": ([FIRST], {"categories/", "index.html", "sitemap"}),
    "bearing": ([[[0], *GLANCE._replace(certainty="moderate")]], {"categories/"}),
    "related": ([], set()),
    "links_back": (True, set()),
    "updated": ("2026-11-20", {"index.html", "sitemap", "feed.xml"}),
    "review_due": (None, set()),
    "draft": (True, {*LISTS, "search/", "ingredients/index.html", "sitemap"}),
}


def catalog(row: IngredientRow | None) -> Catalog:
    """Of as many others as the feed has room for, of which one was updated later."""
    others = {f"other-{number:02}": _other(number) for number in range(30)}
    categories = {
        slug: CategoryRow(
            etag="e", name=slug, focus_area=slug, updated="2026-10-01", summary="s", introduction=[]
        )
        for slug in CATEGORIES
    }
    ingredients = {**others, "glycine": row} if row else others
    return Catalog(
        parse_site(to_bytes(site())),
        DESIGN.digest,
        "2026-11-23",
        {"ingredient": ingredients, "category": categories},
    )


def _other(number: int) -> IngredientRow:
    name, day = f"Other {number}", f"2026-10-{number + 1:02}" if number else "2026-11-10"
    return {
        **ROW,
        "name": name,
        "aliases": [],
        "categories": [],
        "bearing": [],
        "formerly": [],
        "updated": day,
    }


def changes(old: Catalog, new: Catalog) -> tuple[set[str], set[str]]:
    """The pages that differ, and those that are said to."""
    before, after = (
        {key: page.body for key, page in pages_of_many_records(each, renderer_of(DESIGN)).items()}
        for each in (old, new)
    )
    differing = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return differing, made_with(touched(old, new), before)


def kinds_of(keys: set[str]) -> set[str]:
    prefixes = [kind.prefix for kind in LIST_KINDS]
    return {prefix for prefix in prefixes if any(key.startswith(prefix) for key in keys)}


def test_each_field_of_a_row_has_its_turn() -> None:
    assert OTHERS.keys() == IngredientRow.__annotations__.keys()


@pytest.mark.parametrize("field", OTHERS)
def test_a_field_that_a_page_shows_makes_it_anew(field: str) -> None:
    other, kinds = OTHERS[field]
    row: Any = {**ROW, field: other}
    for old, new in ((ROW, row), (row, ROW)):
        differing, said = changes(catalog(old), catalog(new))
        assert differing <= said
        assert kinds_of(differing) == kinds


def test_a_row_that_comes_or_goes_makes_anew_all_that_show_it() -> None:
    for old, new in ((ROW, None), (None, ROW)):
        differing, said = changes(catalog(old), catalog(new))
        assert differing <= said
        assert kinds_of(differing) == OTHERS["draft"][1]


def test_some_pages_are_the_same_as_among_all() -> None:
    everything = pages_of_many_records(catalog(ROW), renderer_of(DESIGN))
    for key in everything:
        some = pages_of_many_records(catalog(ROW), renderer_of(DESIGN), [key])
        assert key in some
        assert some.items() <= everything.items()
        if "/" in key and key != "ingredients/index.html":  # pages that can be made alone
            assert [*some] == [key]
    assert pages_of_many_records(catalog(ROW), renderer_of(DESIGN), ["search/zz.json"]) == {}
