"""Which pages a change of the catalog makes stale."""

from __future__ import annotations

import pytest

from factowiki.catalog.catalog import Catalog, row_of
from factowiki.engine.address import expected
from factowiki.engine.staleness import stale
from factowiki.records.keys import parse_key
from factowiki.records.models import Category, Ingredient, Site
from factowiki.records.parsing import parse
from tests.convergence import editors
from tests.convergence.choices import Choices


def catalog(records: dict[str, bytes], today: str) -> Catalog:
    parsed = {key: parse(name, body) for key, body in records.items() if (name := parse_key(key))}
    [site] = [each for each in parsed.values() if isinstance(each, Site)]
    return Catalog(
        site,
        "design",
        today,
        {e.slug: row_of(e, key) for key, e in parsed.items() if isinstance(e, Ingredient)},
        {e.slug: e for e in parsed.values() if isinstance(e, Category)},
    )


def edited(records: dict[str, bytes], choices: Choices) -> dict[str, bytes]:
    key, body = editors.edit(choices)
    if body in editors.BROKEN or (body is None and key == "site.json"):
        return records
    rest = {name: each for name, each in records.items() if name != key}
    return rest if body is None else {**rest, key: body}


@pytest.mark.parametrize("seed", range(50))
def test_the_stale_pages_are_those_whose_fingerprints_differ(seed: int) -> None:
    """The quick way, which looks at touched pages only, finds what looking at all of them finds."""
    choices = Choices(seed)
    records = editors.records()
    before = catalog(records, "2026-11-23")
    for _ in range(20):
        for _ in range(1 + choices.below(3)):
            records = edited(records, choices)
        after = catalog(records, choices.one_of(["2026-11-23", "2026-11-24", "2026-11-25"]))
        differing = {
            slug
            for slug in (*editors.SLUGS, "elsewhere")
            if expected(slug, before) != expected(slug, after)
        }
        assert stale(before, after) == differing
        before = after


def test_without_a_catalog_before_every_page_is_stale() -> None:
    after = catalog(editors.records(), "2026-11-23")
    assert stale(None, after) == {"a", "b"} == stale(after, None)
    assert stale(None, None) == frozenset()
