"""What good records say against each other: who is told, of what, and when nobody is."""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.catalog.catalog import Catalog
from factowiki.catalog.mismatches import (
    MOST,
    Mismatch,
    as_json,
    from_json,
    may_differ,
    mismatches,
)
from factowiki.catalog.near import NearMisses, near_misses
from factowiki.records.editorial import EditorialPage, editorial_row
from factowiki.records.models import Category, Ingredient, Site
from factowiki.records.rows import category_row, ingredient_row
from tests.records.records import category, editorial, ingredient, site, to_bytes

Records = dict[str, dict[str, Any]]
Told = set[tuple[str, str]]  # the slug of the record that is told, and the pointer


def catalog_of(
    records: Records, categories: tuple[str, ...] = ("nerve-health",), *, about: bool = True
) -> Catalog:
    rows = {
        slug: ingredient_row(
            Ingredient.model_validate_json(to_bytes(ingredient(slug, **fields))), f"e-{slug}"
        )
        for slug, fields in records.items()
    }
    guides = {
        slug: category_row(Category.model_validate_json(to_bytes(category(slug))), "e")
        for slug in categories
    }
    pages = {"about": editorial_row(EditorialPage.model_validate_json(to_bytes(editorial())), "e")}
    return Catalog(
        Site.model_validate_json(to_bytes(site())),
        "design",
        "2026-11-23",
        {"ingredient": rows, "category": guides, "page": pages if about else {}},
    )


def found(records: Records, *categories: str) -> list[Mismatch]:
    catalog = catalog_of(records, categories or ("nerve-health",))
    by_field = mismatches(catalog, near_misses(catalog))
    return [each for of_field in by_field.values() for each in of_field.first]


def told(records: Records, *categories: str) -> Told:
    return {
        (each.key.removeprefix("ingredients/").removesuffix(".json"), each.pointer)
        for each in found(records, *categories)
    }


FORMERLY: list[tuple[Records, Told]] = [
    ({"a": {"formerly": ["old"]}, "b": {"formerly": ["old"]}}, {("b", "/formerly/0")}),
    ({"old": {}, "a": {"formerly": ["old"]}}, {("a", "/formerly/0")}),
    ({"b": {"formerly": ["x", "old"]}, "a": {"formerly": ["old"]}}, {("b", "/formerly/1")}),
    (
        {"a": {"formerly": ["o"]}, "b": {"formerly": ["o"]}, "c": {"formerly": ["o"]}},
        {("b", "/formerly/0"), ("c", "/formerly/0")},
    ),
    (
        {"old": {}, "a": {"formerly": ["old"]}, "b": {"formerly": ["old"]}},
        {("a", "/formerly/0"), ("b", "/formerly/0")},
    ),
    ({"a": {"formerly": ["b"]}, "b": {"formerly": ["c"]}}, {("a", "/formerly/0")}),
    (
        {"a": {"formerly": ["b"]}, "b": {"formerly": ["a"]}},
        {("a", "/formerly/0"), ("b", "/formerly/0")},
    ),
    (
        {"a": {"formerly": ["o", "p"]}, "b": {"formerly": ["p", "o"]}},
        {("b", "/formerly/0"), ("b", "/formerly/1")},
    ),
    # Nobody is told:
    ({"a": {"formerly": ["old"]}, "b": {"formerly": ["older"]}}, set()),
    ({"a": {"formerly": ["old"]}, "b": {"formerly": ["old"], "status": "draft"}}, set()),
    ({"old": {"status": "draft"}, "a": {"formerly": ["old"]}}, set()),
    ({"a": {"formerly": ["nerve-health"]}}, set()),  # slugs of guides are others
]
NAMES: list[tuple[Records, Told]] = [
    ({"a": {"name": one}, "b": {"name": two}}, {("a", "/name"), ("b", "/name")})
    for one, two in [
        ("Serine", "serine"),
        ("Serine", "Serine"),
        ("L-Serine", "L serine"),
        ("Café", "Cafe"),
        ("β-Alanine", "beta alanine"),
        ("Vitamin B₁₂", "Vitamin B12"),
        ("St. John’s wort", "St Johns Wort"),
        ("Œnothera", "OENOTHERA"),
        ("Omega-3 (EPA/DHA)", "omega 3 EPA DHA"),
        ("甘氨酸", "甘氨酸"),
        ("ＺＩＮＣ", "Zinc"),
    ]
] + [
    ({"a": {"name": one}, "b": {"name": two}}, set())
    for one, two in [
        ("Serine", "L-serine"),
        ("Vitamin B1", "Vitamin B12"),
        ("कल", "कला"),  # a vowel sign apart
        ("Iron", "Irón oxide"),
    ]
]
ALIASES: list[tuple[Records, Told]] = [
    ({"a": {"name": "Serine"}, "b": {"aliases": ["Serine"]}}, {("b", "/aliases/0")}),
    ({"a": {"name": "Serine"}, "b": {"aliases": ["Ser", "SERINE"]}}, {("b", "/aliases/1")}),
    ({"b": {"name": "Serine"}, "a": {"aliases": ["serine"]}}, {("a", "/aliases/0")}),
    (
        {"x": {"name": "Serine"}, "a": {"aliases": ["Serine"]}, "b": {"aliases": ["Serine"]}},
        {("a", "/aliases/0"), ("b", "/aliases/0")},
    ),
    (
        {"a": {"aliases": ["ALA"]}, "b": {"aliases": ["ala"]}},
        {("a", "/aliases/0"), ("b", "/aliases/0")},
    ),
    (
        {"a": {"aliases": ["x", "ALA"]}, "b": {"aliases": ["ALA"]}, "c": {"aliases": ["ALA"]}},
        {("a", "/aliases/1"), ("b", "/aliases/0"), ("c", "/aliases/0")},
    ),
    ({"a": {"name": "β-Alanine"}, "b": {"aliases": ["beta-alanine"]}}, {("b", "/aliases/0")}),
    ({"a": {"name": "Vitamin C"}, "b": {"aliases": ["vitamin-c"]}}, {("b", "/aliases/0")}),
    ({"a": {"name": "Café"}, "b": {"aliases": ["cafe"]}}, {("b", "/aliases/0")}),
    (
        {"a": {"name": "X", "aliases": ["Y"]}, "b": {"name": "Y", "aliases": ["X"]}},
        {("a", "/aliases/0"), ("b", "/aliases/0")},
    ),
    # Nobody is told:
    ({"a": {"name": "Serine", "status": "draft"}, "b": {"aliases": ["Serine"]}}, set()),
    ({"a": {"name": "Serine"}, "b": {"aliases": ["Serine"], "status": "draft"}}, set()),
    ({"a": {"name": "Serine"}, "b": {"aliases": ["L-serine"]}}, set()),
]
CATEGORIES: list[tuple[str, str | None]] = [  # what is named, and which one is meant
    ("nerve-helth", "nerve-health"),
    ("nerv-health", "nerve-health"),
    ("nerves-health", "nerve-health"),
    ("nervehealth", "nerve-health"),
    ("nerve-healht", "nerve-health"),
    ("nerve-heath", "nerve-health"),
    ("sleeep", "sleep"),
    ("slep", "sleep"),
    ("brain-memory", "brain-and-memory"),
    ("brain-and-memories", "brain-and-memory"),
    ("joints", None),
    ("eyes", None),
]
NEAR = [  # what is there, and what is named
    ("glycine", "glicine"),
    ("glycine", "glycin"),
    ("glycine", "glycinee"),
    ("glycine", "gylcine"),
    ("l-serine", "l-serin"),
    ("vitamin-b12", "vitamin-b-12"),
    ("vitamin-b12", "vitamn-b12"),
    ("vitamin-b12", "b12-vitamin"),
    ("omega-3", "omega3"),
    ("ashwagandha", "ashwaganda"),
    ("fish-oil", "fishoil"),
    ("coenzyme-q10", "coenzym-q-10"),
]
NOT_NEAR = [
    ("vitamin-a", "vitamin-e"),
    ("vitamin-d3", "vitamin-d2"),
    ("vitamin-b1", "vitamin-b12"),
    ("l-serine", "d-serine"),
    ("omega-3", "omega-6"),
    ("epa", "dpa"),
    ("zinc", "magnesium"),
    ("glycine", "betaine"),
    ("alpha-gpc", "alpha-gps"),
    ("serine", "phosphatidylserine"),
]


@pytest.mark.parametrize(("records", "expected"), FORMERLY + NAMES + ALIASES)
def test_who_is_told_of_former_slugs_names_and_aliases(records: Records, expected: Told) -> None:
    names = {slug: {"name": f"Named {slug}", **fields} for slug, fields in records.items()}
    assert told(names) == expected


@pytest.mark.parametrize(("named", "meant"), CATEGORIES)
def test_a_category_that_does_not_exist_is_told_with_the_one_that_is_meant(
    named: str, meant: str | None
) -> None:
    known = ("nerve-health", "sleep", "brain-and-memory")
    [mismatch] = found({"a": {"categories": ["sleep", named]}}, *known)
    assert (mismatch.pointer, mismatch.code) == ("/categories/1", "unknown-category")
    assert (f'mean "{meant}"' in mismatch.fix) if meant else ("mean" not in mismatch.fix)
    assert f"categories/{named}.json" in mismatch.fix
    assert told({"a": {"categories": ["sleep", "nerve-health"]}}, *known) == set()
    assert told({"a": {"categories": [named], "status": "draft"}}, *known) == set()


@pytest.mark.parametrize(("there", "named"), NEAR)
def test_a_link_that_comes_near_to_a_page_is_told_with_it(there: str, named: str) -> None:
    [mismatch] = found({there: {}, "a": {"related": ["to-come", named]}})
    assert (mismatch.key, mismatch.pointer) == ("ingredients/a.json", "/related/1")
    assert f'mean "{there}"' in mismatch.fix
    assert told({there: {}, named: {}, "a": {"related": [named]}}) == set()
    assert told({there: {}, named: {"status": "draft"}, "a": {"related": [named]}}) == set()
    assert told({there: {"status": "draft"}, "a": {"related": [named]}}) == set()
    assert told({there: {"formerly": [named]}, "a": {"related": [named]}}) == set()


@pytest.mark.parametrize(("there", "named"), NOT_NEAR)
def test_a_link_to_a_page_to_come_is_nobodys_slip(there: str, named: str) -> None:
    assert told({there: {}, "a": {"related": [named]}}) == set()


@pytest.mark.parametrize(
    ("records", "words"),
    [
        (FORMERLY[0][0], ['"old" leads to "a"', 'out of "formerly"']),
        (FORMERLY[1][0], ['"old" is a page', "remove ingredients/old.json"]),
        (NAMES[0][0], ['"b" is called "serine" too', "Say in each name"]),
        (ALIASES[0][0], ['"Serine" is the name of "a"', "Take it out"]),
        (ALIASES[4][0], ['"b" is called "ALA" too', "Say in each"]),
        ({"a": {"related": ["glicine"]}, "glycine": {}}, ['no page "glicine"', 'mean "glycine"?']),
    ],
)
def test_what_is_said_names_the_other_record_and_a_way_out(
    records: Records, words: list[str]
) -> None:
    first = found(records)[0]
    assert all(word in f"{first.what} {first.fix}" for word in words)
    assert first.code


def test_the_footer_needs_a_page_about_the_site() -> None:
    assert mismatches(catalog_of({"a": {}}), NearMisses()) == {}
    by_field = mismatches(catalog_of({"a": {}}, about=False), NearMisses())
    [mismatch] = by_field["pages"].first
    assert (mismatch.key, mismatch.code) == ("site.json", "no-about")
    assert "pages/about.json" in mismatch.fix


def test_of_many_the_first_of_each_field_are_told_and_the_others_counted() -> None:
    records: Records = {
        f"i{number:04}": {"categories": ["nerves"], "aliases": ["Same"], "related": ["glicine"]}
        for number in range(1_000)
    }
    catalog = catalog_of({**records, "glycine": {}})
    by_field = mismatches(catalog, near_misses(catalog))
    assert by_field.keys() == {"aliases", "categories", "related"}
    for of_field in by_field.values():
        assert (len(of_field.first), of_field.more) == (MOST, 1_000 - MOST)
        assert of_field.first[0].key == "ingredients/i0000.json"
    assert from_json(as_json(by_field)) == by_field


BEFORE: Records = {"a": {"name": "A", "related": ["b"]}, "b": {}}


@pytest.mark.parametrize(
    ("after", "does"),
    [
        ({"name": "Another"}, True),
        ({"aliases": ["Another"]}, True),
        ({"formerly": ["another"]}, True),
        ({"categories": ["another"]}, True),
        ({"related": ["another"]}, True),
        ({"status": "draft"}, True),
        ({"dosage": ["Another."]}, False),
        ({"summary": "Another."}, False),
        ({"updated": "2026-11-20"}, False),
        ({"links_back": True}, False),
    ],
)
def test_an_edit_of_other_fields_cannot_change_them(after: dict[str, Any], does: bool) -> None:  # noqa: FBT001  # a parameter
    changed = {**BEFORE, "a": {**BEFORE["a"], **after}}
    assert may_differ(catalog_of(BEFORE), catalog_of(changed)) is does


def test_records_that_come_and_go_may_change_them() -> None:
    before = catalog_of(BEFORE)
    assert not may_differ(before, catalog_of(BEFORE))
    assert may_differ(before, catalog_of({"a": BEFORE["a"]}))
    assert may_differ(before, catalog_of(BEFORE, ("nerve-health", "sleep")))
    assert may_differ(before, catalog_of(BEFORE, about=False))


def test_near_misses_found_earlier_are_told_until_either_record_is_mended() -> None:
    records: Records = {"glycine": {}, "a": {"related": ["glicine"]}}
    near = near_misses(catalog_of(records))
    assert near.still_in(catalog_of(records)) == near
    every: list[Records] = [
        {**records, "a": {"related": ["glycine"]}},
        {**records, "a": {"related": ["glicine"], "status": "draft"}},
        {**records, "glicine": {}},
        {**records, "glycine": {"status": "draft"}},
        {**records, "glycine": {"formerly": ["glicine"]}},
        {"glycine": {}},
        {"a": records["a"]},
    ]
    for mended in every:
        assert near.still_in(catalog_of(mended)) == NearMisses()
