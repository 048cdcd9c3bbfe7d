"""The largest records that pass, in the letters that take most room, and the bytes they make."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any, Final

from factowiki.catalog.state import State
from factowiki.engine.state import to_artifact
from factowiki.pages.kinds import PAGES
from factowiki.pages.lists.kinds import pages_of_many_records
from factowiki.records import limits
from factowiki.records.editorial import EditorialPage, editorial_row
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import EDITORIAL
from factowiki.records.models import Category, Ingredient, Site
from factowiki.records.parsing import parse, parse_as
from factowiki.records.parts import Record
from factowiki.records.problems import InvalidRecord
from factowiki.records.rows import category_row, ingredient_row
from factowiki.theme.rendering import Renderer
from tests.records.records import (
    category,
    editorial,
    ingredient,
    parse_category,
    parse_ingredient,
    parse_site,
    site,
    to_bytes,
)
from tests.world import DESIGN

JsonObject = dict[str, Any]
Text = Callable[[int, int], str]  # a text of so many letters; another one for each number

MOST_OF_A_PHRASE: Final = 120
TARGET: Final = "target"  # the ingredient that all others name as related
LONGEST_ADDRESS: Final = f"https://{'b' * 84}.example"
_RENDERER: Final = Renderer(DESIGN)


def signs(length: int, number: int) -> str:
    """A byte a letter in JSON, five in HTML."""
    return _in_two("&'", length, number)


def emoji(length: int, number: int) -> str:
    """Four bytes a letter everywhere."""
    return _in_two("😀😁", length, number)


def _in_two(two: str, length: int, number: int) -> str:
    return "".join(two[int(digit)] for digit in f"{number:0{length}b}")


def slugs(count: int, letter: str) -> list[str]:
    """As many of the longest slugs."""
    length = _most(Ingredient, "slug")
    return [f"{number:04}".rjust(length, letter) for number in range(count)]


def _most(model: type[Record], field: str) -> int:
    found = model.model_json_schema()["properties"][field]
    most: int = found.get("items", found)["maxLength"]
    return most


def largest_ingredient(slug: str, text: Text) -> JsonObject:
    """Largest but for the search: ``text`` makes no words. See `most_found`."""
    length, rest = divmod(limits.ALIASES_CHARACTERS, limits.ALIASES)
    areas = slugs(limits.CATEGORIES, "c")
    return ingredient(
        slug,
        name=text(_most(Ingredient, "name"), 0),
        aliases=[text(length + (at < rest), at) for at in range(limits.ALIASES)],
        formerly=slugs(limits.FORMERLY, slug[-1]),
        categories=areas,
        related=[TARGET, *slugs(limits.RELATED - 1, "r")],
        links_back=True,
        summary=text(_most(Ingredient, "summary"), 0),
        reviewed="2026-11-02",
        review_due="2026-11-12",
        sources=[{"id": "a", "title": "T", "type": "trial", "pmid": "7"}],
        evidence={
            "verdict": "Not shown.",
            "points": ["Small trials."],
        },
        findings=[_largest_finding(at, areas, text) for at in range(limits.GLANCES)],
        side_effects=[{"effect": "a rash", "sources": ["a"]}],
    )


def _largest_finding(at: int, areas: list[str], text: Text) -> JsonObject:
    """One that stands on as many guides as it can."""
    return {
        "id": str(at).rjust(_most(Ingredient, "slug"), "f"),
        "outcome": text(MOST_OF_A_PHRASE, at),
        "population": text(MOST_OF_A_PHRASE, at),
        "kind": "symptom",
        "among": "people with a rare illness",
        "certainty": "very low",
        "because": ["risk of bias"],
        "bears_on": areas,
        "results": [
            {
                "source": "a",
                "design": "before and after",
                "found": "no clear difference",
                "funding": "others",
            }
        ],
    }


def most_found(slug: str, letter: str) -> JsonObject:
    """As many aliases of three words as the search has room for."""
    name = letter * _most(Ingredient, "name")
    aliases = [f"{letter * 10}{at:02} {letter * 10} {letter * 9}" for at in range(limits.ALIASES)]

    def are_too_many(count: int) -> bool:
        return not passes("ingredient", ingredient(slug, name=name, aliases=aliases[:count]))

    most = bisect(range(1, limits.ALIASES + 1), 0, key=are_too_many)
    return ingredient(slug, name=name, aliases=aliases[:most])


def most_files(slug: str) -> JsonObject:
    """As many words as pass, no two of which begin alike."""
    words = [f"{slug[-1]}{chr(0x4E00 + 7 * at)}" for at in range(limits.NAMES_WORDS)]
    aliases = [" ".join(words[at : at + 4]) for at in range(1, len(words), 4)]
    return ingredient(slug, name=words[0], aliases=aliases)


def largest_category(slug: str, text: Text) -> JsonObject:
    record = category(
        slug,
        name=text(_most(Category, "name"), 0),
        focus_area=text(_most(Category, "focus_area"), 1),
        summary=text(_most(Category, "summary"), 0),
    )
    return _filled("category", record, "introduction", text)


def largest_page(slug: str, text: Text) -> JsonObject:
    return editorial(slug, title=text(_most(EditorialPage, "title"), 0))


def largest_site(text: Text) -> JsonObject:
    record = site(
        base_url=LONGEST_ADDRESS,
        name=text(_most(Site, "name"), 0),
        tagline=text(_most(Site, "tagline"), 0),
        team=text(_most(Site, "team"), 0),
        disclaimer=text(_most(Site, "disclaimer"), 0),  # which stands on a page twice
    )
    return _filled("site", record, "safety_advice", text)


def _filled(kind: Any, record: JsonObject, field: str, text: Text) -> JsonObject:
    """``record`` with as much text in ``field``, to ten letters, as passes."""
    texts: list[str] = []
    for number in range(20):

        def is_too_long(tens: int, number: int = number) -> bool:
            longer = [*texts, text(10 * tens, number)]
            return not passes(kind, {**record, field: longer})

        if tens := bisect(range(1, 201), 0, key=is_too_long):
            texts.append(text(10 * tens, number))
    return {**record, field: texts}


def passes(kind: Any, record: JsonObject) -> bool:
    try:
        parse(ContentKey(kind, record.get("slug", "")), to_bytes(record))
    except InvalidRecord:
        return False
    return True


def sizes(
    *ingredients: JsonObject,
    categories: Collection[JsonObject] = (),
    pages: Collection[JsonObject] = (),
    shared: JsonObject | None = None,
    target: JsonObject | None = None,
) -> dict[str, int]:
    """The bytes of all that these share, and of the page of ``target``."""
    records = [target or ingredient(TARGET), *ingredients]
    state = State(
        design=DESIGN.digest,
        today="2026-11-30",
        site=parse_site(to_bytes(shared or site(base_url=LONGEST_ADDRESS))),
        rows={
            "ingredient": {
                each["slug"]: ingredient_row(
                    parse_ingredient(each["slug"], to_bytes(each)), "e" * 32
                )
                for each in records
            },
            "category": {
                each["slug"]: category_row(parse_category(each["slug"], to_bytes(each)), "e" * 32)
                for each in categories
            },
            "page": {
                each["slug"]: editorial_row(
                    parse_as(EDITORIAL, each["slug"], to_bytes(each)), "e" * 32
                )
                for each in pages
            },
        },
    )
    catalog = state.catalog
    assert catalog is not None
    made = pages_of_many_records(catalog, _RENDERER)
    lists = {key: page.body for key, page in made.items()}
    state = replace(state, lists={key: page.etag for key, page in made.items()})
    searched = [body for key, body in lists.items() if key.startswith("search/")]
    guides = [body for key, body in lists.items() if key.startswith("categories/")]
    kind = PAGES["ingredient"]
    page = kind.objects(
        parse_ingredient(TARGET, to_bytes(records[0])),
        TARGET,
        kind.surroundings(TARGET, catalog.ingredients[TARGET], catalog),
        catalog.site,
        _RENDERER,
    )
    return {
        "catalog": len(to_artifact(state).body),
        "search": sum(map(len, searched)),
        "files of the search": len(searched),
        "list from A to Z": len(lists["ingredients/index.html"]),
        "guide": max(map(len, guides), default=0),
        "home page": len(lists["index.html"]),
        "feed": len(lists["feed.xml"]),
        "sitemap": len(lists["sitemap.xml"]),
        "page": len(page[f"ingredients/{TARGET}/index.html"].body),
        "twin": len(page[f"ingredients/{TARGET}/index.json"].body),
        "redirects": len(catalog.renamed),
    }
