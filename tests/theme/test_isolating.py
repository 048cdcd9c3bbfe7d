"""Names in other scripts draw in nothing of what stands beside them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from factowiki.theme.isolating import as_elements, isolated, unmarked
from tests.pages.rich import rich
from tests.world import World, small_world

ARABIC, HEBREW, CHINESE = "سيرين (L)", "כורכום", "人参"


@pytest.mark.parametrize(
    "name", [ARABIC, HEBREW, CHINESE, "인삼", "Женьшень", "Λάδι", "हल्दी", "がん", "L-سيرين", "𐤀𐤁"]
)
def test_other_scripts_are_isolated(name: str) -> None:
    assert as_elements(isolated(name)) == f"<bdi>{name}</bdi>"
    assert unmarked(isolated(name)) == name


@pytest.mark.parametrize(
    "name",
    ["L-serine", "β-alanine", "TNFα", "Épine", "B₁₂", "Żeń-szeń", "Đậu", "❤️ oil", "“x” – 5 µg"],
)  # fmt: skip
def test_ours_and_signs_are_not(name: str) -> None:
    assert isolated(name) == name


class Placed(HTMLParser):
    """What stands in ``bdi``, and everything that can hold no element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.apart: list[str] = []
        self.plain: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.plain += [value for _, value in attrs if value]
        if tag in {"bdi", "title", "script"}:
            self._inside.append(tag)
            if tag == "bdi":
                self.apart.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if "bdi" in self._inside:
            self.apart[-1] += data
        elif self._inside:
            self.plain.append(data)
        else:
            for name in (ARABIC, HEBREW):
                assert name not in data, f"not isolated: {data!r}"


@pytest.fixture(scope="module")
def world() -> World:
    world = small_world()
    fields = {**rich(), "slug": "arabic", "name": ARABIC, "aliases": [CHINESE, HEBREW, "Serine 3"]}
    world.upload(
        "ingredients/arabic.json",
        {**fields, "formerly": ["old"], "related": ["hebrew"], "categories": ["nerve-health"]},
    )
    world.ingredient("hebrew", name=HEBREW, related=["arabic"], categories=["nerve-health"])
    world.settle()
    return world


def test_wherever_such_a_name_is_shown_it_stands_apart(world: World) -> None:
    for key in (
        "ingredients/arabic/index.html",
        "ingredients/hebrew/index.html",
        "ingredients/old/index.html",
        "ingredients/index.html",
        "categories/nerve-health/index.html",
        "index.html",
    ):
        html = world.text(key)
        placed = Placed(html)
        assert {ARABIC, HEBREW} & set(placed.apart), key
        assert not [text for text in placed.plain if re.search("bdi>|\u2068|\u2069", text)], key
        assert not re.search("[\u2066-\u2069]", html), key


def test_sentences_have_it_apart_and_machines_have_it_bare(world: World) -> None:
    html = world.text("ingredients/arabic/index.html")
    assert f'<h2 id="what">What is <bdi>{ARABIC}</bdi>?</h2>' in html
    assert f"Does <bdi>{ARABIC}</bdi> work?" in html
    assert f"Also called: <bdi>{CHINESE}</bdi>, <bdi>{HEBREW}</bdi>, Serine 3</p>" in html
    assert f"<title>{ARABIC}: uses" in html
    twin = json.loads(world.text("ingredients/arabic/index.json"))
    sentences = [finding["sentence"] for finding in twin["findings"]]
    assert any(ARABIC in sentence for sentence in sentences)
    assert not re.search("[\u2066-\u2069]|bdi", json.dumps(twin, ensure_ascii=False))
    assert not re.search("[\u2066-\u2069]|bdi", world.text("feed.xml"))
