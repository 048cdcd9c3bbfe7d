"""The generated site: the same each time, and valid."""

from __future__ import annotations

from tests.benchmarks.generator import generate, slug_of
from tests.benchmarks.peers.tool import as_json
from tests.benchmarks.prose import name
from tests.records.records import parse_category, parse_ingredient, parse_site

MODEL = generate(120)


def test_the_same_seed_gives_the_same_site() -> None:
    assert generate(120) == MODEL
    assert generate(120, seed=2).ingredients != MODEL.ingredients


def test_every_record_is_valid() -> None:
    parse_site(as_json(MODEL.site).encode())
    for record in MODEL.categories:
        parse_category(record["slug"], as_json(record).encode())
    for record in MODEL.ingredients:
        parse_ingredient(record["slug"], as_json(record).encode())


def test_names_and_slugs_differ_on_the_largest_site_too() -> None:
    names = [name(index) for index in range(20_000)]
    assert len({slug_of(each) for each in names}) == len(names)


def test_most_records_carry_structured_evidence_and_some_are_plain_prose() -> None:
    structured = [record for record in MODEL.ingredients if "doses" in record]
    assert len(structured) == 108
    for record in structured:
        assert {"known_interactions", "groups", "changes", "side_effects"} <= record.keys()
        assert {"findings", "untested"} <= record.keys()


def test_records_have_the_size_of_real_ones() -> None:
    sizes = [len(as_json(record)) for record in MODEL.ingredients]
    assert 5_000 < sum(sizes) / len(sizes) < 9_000


def test_all_links_lead_to_pages() -> None:
    slugs = {record["slug"] for record in MODEL.ingredients}
    categories = {record["slug"] for record in MODEL.categories}
    for record in MODEL.ingredients:
        assert len(record["related"]) == 4
        assert slugs.issuperset(record["related"])
        assert categories.issuperset(record["categories"])
