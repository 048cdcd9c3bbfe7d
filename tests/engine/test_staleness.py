"""Which pages a change of the catalog makes stale."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from factowiki.catalog.catalog import Catalog
from factowiki.engine.address import expected
from factowiki.engine.staleness import stale
from factowiki.pages.artifact import etag_of
from factowiki.records.keys import parse_key
from factowiki.records.kinds import KINDS, Kind
from factowiki.records.models import Site
from factowiki.records.parsing import parse
from tests.convergence import editors
from tests.convergence.choices import Choices
from tests.records.records import ingredient_keys


def catalog(records: dict[str, bytes], today: str) -> Catalog:
    parsed = {name: parse(name, body) for key, body in records.items() if (name := parse_key(key))}
    [site] = [each for each in parsed.values() if isinstance(each, Site)]
    rows: dict[Kind, dict[str, Any]] = {name: {} for name in get_args(Kind)}
    for name, record in parsed.items():
        if row := KINDS[name.kind].row:
            rows[name.kind][name.slug] = row(record, etag_of(records[str(name)]))
    return Catalog(site, "design", today, rows)


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
            key
            for key in ingredient_keys(*editors.SLUGS, "elsewhere")
            if expected(key, before) != expected(key, after)
        }
        assert stale(before, after) == differing
        before = after


def test_without_a_catalog_before_every_page_is_stale() -> None:
    after = catalog(editors.records(), "2026-11-23")
    assert stale(None, after) == {*ingredient_keys("a", "b")} == stale(after, None)
    assert stale(None, None) == frozenset()
