"""The order of names, in the list from A to Z and wherever else a reader looks one up."""

from __future__ import annotations

import re
from html import unescape

from factowiki.catalog.catalog import Catalog
from factowiki.pages.lists import ingredient_list
from factowiki.records.rows import ingredient_row
from factowiki.theme.rendering import Renderer
from tests.records.records import category, ingredient, parse_ingredient, parse_site, site, to_bytes
from tests.world import DESIGN, small_world


def sections(*names: str) -> dict[str, list[str]]:
    """Each letter of the list from A to Z with its names, as read from the page."""
    rows = {
        f"n{number}": ingredient_row(
            parse_ingredient("x", to_bytes(ingredient("x", name=name))), "e"
        )
        for number, name in enumerate(names)
    }
    shared = Catalog(
        parse_site(to_bytes(site())), DESIGN.digest, "2026-11-23", {"ingredient": rows}
    )
    ((_, page),) = ingredient_list.pages(shared, Renderer(DESIGN))
    html = page.decode().replace("<bdi>", "").replace("</bdi>", "")
    found = re.findall('<h2 id="[^"]+">(.*?)</h2>(.*?)</section>', html, re.DOTALL)
    line = re.compile('<li><a href="[^"]+">(.*?)</a>')
    return {letter: [unescape(name) for name in line.findall(part)] for letter, part in found}


def test_names_are_listed_under_the_letter_that_they_are_read_with() -> None:
    names = ["Épine", "elder", "(R)-lipoic acid", "5-HTP", "β-Alanine", "ʻAwa", "Ⅷ", "★"]
    assert sections(*names) == {
        "0-9": ["5-HTP", "★"],
        "A": ["ʻAwa"],
        "B": ["β-Alanine"],
        "E": ["elder", "Épine"],
        "R": ["(R)-lipoic acid"],
        "V": ["Ⅷ"],
    }


def test_other_scripts_have_letters_of_their_own_after_ours() -> None:
    names = [
        "زنجبيل", "Женьшень", "Йод", "йогурт", "인삼", "Λάδι", "人参", "ამლა", "Zinc", "כורכום",
        "がん",
    ]  # fmt: skip
    assert sections(*names) == {
        "Z": ["Zinc"],
        "Λ": ["Λάδι"],
        "Ж": ["Женьшень"],
        "И": ["йогурт", "Йод"],
        "כ": ["כורכום"],
        "ز": ["زنجبيل"],
        "ა": ["ამლა"],
        "ㅇ": ["인삼"],
        "か": ["がん"],
        "人": ["人参"],
    }


def test_names_are_in_the_order_in_which_people_count_and_spell() -> None:
    names = [
        "Vitamin B complex", "vitamin B1", "Vitamin B2", "Vitamín B₆", "Vitamin B12",
        "Vitamin B-12", "Vitamin E", "Vitamin É2", "Vitamin E10",
    ]  # fmt: skip
    assert sections(*reversed(names))["V"] == [
        "Vitamin B-12", "Vitamin B complex", "vitamin B1", "Vitamin B2", "Vitamín B₆",
        "Vitamin B12", "Vitamin E", "Vitamin É2", "Vitamin E10",
    ]  # fmt: skip


def test_one_order_holds_for_all_lists() -> None:
    world = small_world()
    names = {"b12": "Vitamin B12", "b2": "vitamin B2", "e": "Éphédra", "d": "Dill", "f": "fennel"}
    for slug, name in names.items():
        world.ingredient(
            slug, name=name, categories=["nerve-health"], related=["l-serine"], links_back=True
        )
    for number in (10, 9):
        world.upload(f"categories/g{number}.json", category(f"g{number}", name=f"group {number}"))
    world.settle()
    ordered = ["Dill", "Éphédra", "fennel", "vitamin B2", "Vitamin B12"]
    for key in ("categories/nerve-health/index.html", "ingredients/l-serine/index.html"):
        cards = re.findall(r'<li><a href="/ingredients/[^"]+">(.*?)</a><span>', world.text(key))
        assert [unescape(name) for name in cards if unescape(name) in ordered] == ordered
    home = world.text("index.html")
    assert home.index("group 9") < home.index("group 10")
