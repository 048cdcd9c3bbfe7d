"""A record past a bound is refused, and its report names the bound; what people write passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from factowiki.records import limits
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import CATEGORY, INGREDIENT, KINDS, SITE, Kind, RecordKind
from factowiki.records.parsing import parse
from factowiki.records.problems import InvalidRecord
from tests.records.records import category, ingredient, site, to_bytes

LONG = "abcdefgh " * 8  # 71 characters without the last space, eight words


def told(kind: Kind, record: dict[str, Any]) -> list[tuple[str, str]]:
    """Pointer and text of each problem."""
    try:
        parse(ContentKey(kind, record.get("slug", "")), to_bytes(record))
    except InvalidRecord as invalid:
        return [(problem.pointer, problem.what) for problem in invalid.problems]
    return []


def numbered(start: str, count: int) -> list[str]:
    return [f"{start}{number}" for number in range(count)]


@pytest.mark.parametrize(
    ("fields", "pointer", "says"),
    [
        ({"aliases": numbered("Alias ", 31)}, "/aliases", "31 items; 30 is the most"),
        ({"formerly": numbered("old-", 200)}, "/formerly", "200 items; 10 is the most"),
        ({"categories": numbered("area-", 64)}, "/categories", "64 items; 10 is the most"),
        ({"related": numbered("other-", 1_000)}, "/related", "1000 items; 12 is the most"),
        (
            {"changes": [{"on": "2026-11-02", "what": "x"}] * 51},
            "/changes",
            "51 items; 50 is the most",
        ),
        ({"summary": "s" * 401}, "/summary", "401 characters; 400 is the most"),
        ({"name": "n" * 81}, "/name", "81 characters; 80 is the most"),
        (
            {"aliases": [f"{at:02}{'-' * 60}" for at in range(30)]},
            "/aliases",
            "Aliases together may have 1,000 characters; these have 1,860.",
        ),
        (
            {"aliases": [f"{at} b c d e f g" for at in range(30)]},
            "/aliases",
            "The name and its aliases together may have 100 words; these have 212.",
        ),
        (
            {"slug": "s" * 64, "name": "n" * 80, "aliases": [f"{LONG}{at}" for at in range(10)]},
            "/aliases",
            "The name and its aliases may take 16,000 bytes in the search for names; these take ",
        ),
        # One letter that folds to four words of eighteen letters: 9 MB of the search, once.
        ({"name": "ﷺ" * 80}, "/name", "may have 100 words; these have "),
        ({"aliases": ["ﷺ" * 30]}, "/aliases", "may take 16,000 bytes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_ingredient_past_a_bound_is_refused(
    fields: dict[str, Any], pointer: str, says: str
) -> None:
    found = told("ingredient", ingredient(**fields))
    assert any(at == pointer and says in what for at, what in found), found


def test_ten_megabytes_of_changes_are_refused() -> None:
    changes = [{"on": "2026-11-02", "what": "x" * 200}] * 43_000
    [(pointer, what)] = told("ingredient", ingredient(changes=changes))
    assert (pointer, what) == ("", "The file has more than 262,144 bytes.")


@pytest.mark.parametrize("letter", ["x", "€", "𠀀"])
def test_a_category_past_a_bound_is_refused(letter: str) -> None:
    [(pointer, what)] = told("category", category(introduction=[letter * 2_000] * 20))
    assert pointer == "/introduction"
    assert what.startswith("Without spacing this record may have 8,000 bytes; it has ")


def test_a_site_record_past_a_bound_is_refused() -> None:
    [(_, what)] = told("site", site(safety_advice=["x" * 1_250] * 10))
    assert what.startswith("Without spacing this record may have 12,000 bytes; it has ")


def test_a_site_record_of_250_kilobytes_is_refused() -> None:
    found = told("site", site(safety_advice=["x" * 25_000] * 10))
    assert len(found) == 10
    assert all("25000 characters; 2000 is the most" in what for _, what in found)


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        # Of PubChem's and the DSLD's synonyms, the ones that labels print.
        (
            "Vitamin B12",
            [
                "Cobalamin", "Cyanocobalamin", "Methylcobalamin", "Hydroxocobalamin",
                "Adenosylcobalamin", "Dibencozide", "Cobamamide", "Mecobalamin", "Vitamin B-12",
                "Antipernicious anemia principle", "Extrinsic factor", "LLD factor",
                "5,6-dimethylbenzimidazolyl cyanocobamide", "Cobalt-methylcobalamin", "MeCbl",
                "CNCbl", "AdoCbl", "OHCbl", "B12", "Vitamin B₁₂",
            ],
        ),
        (
            "L-serine",
            [
                "(2S)-2-amino-3-hydroxypropanoic acid", "(S)-2-amino-3-hydroxypropionic acid",
                "L-2-amino-3-hydroxypropionic acid", "beta-hydroxy-L-alanine",
                "L-3-hydroxy-alanine", "L-3-hydroxy-2-aminopropionic acid", "Serine", "Ser",
            ],
        ),
        ("अश्वगंधा", ["विथानिया सोम्निफेरा", "असगंध", "भारतीय जिनसेंग", "शीतकालीन चेरी"]),
        ("人参", ["高丽参", "朝鲜参", "亚洲人参", "Panax ginseng", "Korean ginseng", "Ren shen"]),
    ],
)  # fmt: skip
def test_what_real_ingredients_are_called_passes(name: str, aliases: list[str]) -> None:
    assert told("ingredient", ingredient(name=name, aliases=aliases)) == []


def without_a_most(schema: dict[str, Any], at: str = "") -> Iterator[str]:
    """Where the schema takes a text or a list of any length."""
    bounded = {"maxLength", "maxItems", "enum", "const", "format"} & schema.keys()
    pattern = schema.get("pattern", "*")
    is_short = isinstance(pattern, str) and not re.search(r"[*+]|,\}", pattern)
    if schema.get("type") in ("string", "array") and not (bounded or is_short):
        yield at
    for key, value in schema.items():
        for index, each in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(each, dict):
                yield from without_a_most(each, f"{at}/{key}/{index}")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_text_and_every_list_has_a_most(kind: RecordKind[Any, Any]) -> None:
    assert [*without_a_most(kind.model.model_json_schema())] == []


def test_the_schemas_say_what_sums_may_be() -> None:
    assert f"{limits.CATEGORY_BYTES:,} bytes" in (CATEGORY.model.__doc__ or "")
    assert f"{limits.SITE_BYTES:,} bytes" in (SITE.model.__doc__ or "")
    aliases = INGREDIENT.model.model_json_schema()["properties"]["aliases"]
    assert f"{limits.ALIASES_CHARACTERS:,} characters" in aliases["description"]
