"""The list of kinds: complete, and what its entries are called everywhere else."""

from __future__ import annotations

from typing import get_args

import pytest

from factowiki.pages.kinds import PAGES, page_named
from factowiki.records.keys import ContentKey, named, parse_key
from factowiki.records.kinds import FOLDERS, KINDS, Kind

KEYS = [ContentKey(kind.name, "a-1") for kind in FOLDERS.values()]


def test_every_kind_is_in_the_list() -> None:
    assert [*KINDS] == [*get_args(Kind)]
    assert PAGES.keys() <= KINDS.keys()


def test_no_two_kinds_share_a_folder_or_a_prefix() -> None:
    assert len(FOLDERS) == len(KINDS) - 1  # the site has none
    assert len({kind.prefix for kind in PAGES.values()}) == len(PAGES)


@pytest.mark.parametrize("key", KEYS, ids=str)
def test_a_key_is_found_again_by_its_text_and_by_its_name(key: ContentKey) -> None:
    assert parse_key(str(key)) == named(key.name) == key


def test_an_ingredient_is_called_by_its_slug_and_no_other_kind_is() -> None:
    assert ContentKey("ingredient", "l-serine").name == "l-serine"
    assert ContentKey("category", "x").name == "category:x"
    assert len({key.name for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    "name", ["", ":", ":a", "a:", "nobody:a", "category:A", "category:a:b", "site:", ":lists"]
)
def test_what_is_no_name_names_nothing(name: str) -> None:
    assert named(name) is None


def test_only_what_has_a_page_is_named_as_one() -> None:
    assert page_named("l-serine") == ContentKey("ingredient", "l-serine")
    assert page_named("category:x") is None


def test_kinds_whose_former_slugs_lead_on_have_twins() -> None:
    """Else nobody could tell a page that is left alone from a redirect."""
    for kind in PAGES.values():
        assert kind.twin is not None or "formerly" not in kind.record.model.model_fields
