"""Editorial pages: what their records say, and the names that they cannot have."""

from __future__ import annotations

from typing import Any

import pytest

from factowiki.engine.comparing import pages_there
from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact, Headers
from factowiki.pages.kinds import PAGES, owner, page_named
from factowiki.pages.lists.kinds import LIST_KINDS
from factowiki.records.editorial import RESERVED
from factowiki.records.keys import ContentKey, parse_key
from factowiki.records.kinds import EDITORIAL
from factowiki.records.parsing import parse_as
from factowiki.records.problems import InvalidRecord
from factowiki.records.uploads import misnamed
from tests.records.records import editorial, to_bytes

ABOUT = ContentKey("page", "about")


def told(**fields: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRecord) as refused:
        parse_as(EDITORIAL, "about", to_bytes(editorial(**fields)))
    return [(problem.pointer, problem.fix) for problem in refused.value.problems]


def test_a_record_is_text_in_sections() -> None:
    record = parse_as(EDITORIAL, "about", to_bytes(editorial()))
    assert record.sections[0].paragraphs == ("An editorial team.",)
    assert record.status == "published"


def test_what_is_wrong_with_a_record_is_told_in_its_place() -> None:
    assert told(sections=[])[0][0] == "/sections"
    assert told(titel="x")[0][0] == "/titel"
    assert told(sections=[{"heading": "H", "paragraphs": ["<\u200b>"]}])[0][0] == (
        "/sections/0/paragraphs/0"
    )


def test_a_wrong_slug_is_told_without_a_field_that_such_records_have_not() -> None:
    assert told(slug="team") == [("/slug", "Make the two agree.")]


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_a_record_cannot_have_the_address_of_something_else(slug: str) -> None:
    key = f"pages/{slug}.json"
    assert parse_key(key) is None
    assert page_named(f"page:{slug}") is None
    problem = misnamed(key)
    assert problem is not None
    assert f"/{slug}/ is the address of something else" in problem.what
    assert problem.fix == "Give it another name, and the same slug."


def test_a_copy_under_a_reserved_name_is_told_the_same() -> None:
    problem = misnamed("pages/Search (1).json")
    assert problem is not None
    assert "/search/ is the address of something else" in problem.what


def test_no_prefix_of_another_kind_lies_below_an_editorial_page() -> None:
    prefixes = {kind.prefix for kind in PAGES.values()} | {kind.prefix for kind in LIST_KINDS}
    folders = {prefix.partition("/")[0] for prefix in prefixes if "/" in prefix}
    assert folders | {"assets"} <= RESERVED


def test_what_is_at_the_root_belongs_to_the_record_of_that_slug() -> None:
    assert owner("about/index.html") == owner("about/x/y.txt") == ABOUT
    assert owner("sitemaps/index.html") == ContentKey("page", "sitemaps")
    assert owner("ingredients/a/index.html") == ContentKey("ingredient", "a")
    for key in ("index.html", "404.html", "robots.txt", ".well-known/x", "About/index.html"):
        assert owner(key) is None
    store = MemoryStore()
    store.put("about/index.html", Artifact(b"", Headers("text/html")))
    store.put("search/ab.json", Artifact(b"", Headers("text/html")))
    assert pages_there(store) == {ABOUT}
