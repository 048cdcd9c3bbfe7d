"""Records of all kinds with one or two things changed: some good, some not, many just so."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any, Final

from factowiki.records.kinds import Kind
from tests.records.records import category, rich, site

JsonObject = dict[str, Any]
Path = tuple[str | int, ...]

DATES: Final = [
    "2026-11-02", "1990-01-01", "1989-12-31", "0203-05-01", "9999-12-31", "2026-02-29",
    "2024-02-29", "2100-02-29", "2400-02-29", "2026-11-31", "2026-13-01", "2026-00-10",
    "2026-11-02T00:00:00", " 2026-11-02", "2026-11-02\n", "20261102", "2026-11-2", "0",
    "1764460800", "２０２６-11-02", "2026-11-02Z",
]  # fmt: skip
DOIS: Final = [
    "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
    "10.1043/0003-9985(2001)125[1:ABC]2.0.CO;2", "10.1000.10/123", "10.1007/x.", "10.1007/x,",
    "https://doi.org/10.1007/s12640-017-9814-x", "http://dx.doi.org/10.1007/x#", "doi:10.1007/x",
    "DOI: 10.1007/x", "DOI 10.1007/x", "doi:  10.1007/x", "10.1007/", "10.123/x", "10.1007/a b",
    "https://doi.org/10.1002/(SICI)16%3C1661::AID%3E3.0.CO;2-%23", "10.1002/a%3Cb", "10.1007/é",
    "https://doi.org/10.1007%2fx", "https://doi.org/10.1007/x%2E", "https://doi.org/10.1007/x%41",
    "10.1007/x\n", "https://doi.org/10.1007/" + "x" * 180, "10.1007/" + "x" * 192,
    "10.1007/" + "x" * 193, "https://example.org/10.1007/x", "10.1007/x?y", '10.1007/"x', "10.1/`",
]  # fmt: skip
PMIDS: Final = [
    7, 7.0, 28929385, 0, -7, 7.5, 999_999_999, 1_000_000_000, True, 1e300, 10**40, "7", "07", "0",
    "999999999", "1000000000", "PMID: 7", "pmid 7", "PMID7", "7\n", " 7", "PMC7", "7/", "７",
    "https://pubmed.ncbi.nlm.nih.gov/28929385/", "https://www.ncbi.nlm.nih.gov/pubmed/28929385",
    "https://pubmed.ncbi.nlm.nih.gov/?term=7", "pubmed.ncbi.nlm.nih.gov/7",
]  # fmt: skip
URLS: Final = [
    "https://en.wikipedia.org/wiki/St_John's_wort", "https://en.wikipedia.org/wiki/Crêpe",
    "https://WWW.NIH.GOV/x", "HTTPS://nih.gov", "https://bücher.example/ä?ö#ü", "https://例え.テスト/",
    "http://nih.gov/", "https://user@nih.gov/", "https://nih.gov:8443/", "https://127.0.0.1/",
    "https://localhost/", "https://nih.gov/a b", "https://nih.gov/%", "https://nih.gov/100%25",
    "javascript:alert(1)", "https://nih.gov/\n", "https://nih.gov\n", "https://nih.gov/\u202e",
    "https://nih.gov/\ue000", "https://nih.gov/\U0010ffff", "https://nih.gov/<b>", "https://nih.gov./",
    "https://nih.gov/{name}", "https://nih.gov/?q={name}&x", "https://nih.gov/{name}{name}",
    "https://-nih.gov/", "https://nih-.gov/", "https://a.b", "https://a.bc", "https://a.b-",
    "https://nih.gov/" + "x" * 484, "https://nih.gov/" + "x" * 485, "https://nih.gov/می\u200cخواهم",
    "//nih.gov/", "https:/nih.gov/", "https://nih.gov/|^", "https://nih.gov/`", "https://nih。gov/",
]  # fmt: skip
LANGUAGES: Final = [
    "en", "EN", "en-GB", "en_GB", "zh-Hant", "zh-Hant-TW", "sr-Latn-RS", "es-419", "de-CH-1996",
    "ca-valencia", "zh-cmn-Hans-CN", "en-u-ca-gregory", "en-x-ours", "x-ours", "e", "english",
    "en-", "en-GB-", "zh-Hant-Hant", "en\n", "en-GB-oxendict-oxendict-oxendict-oxend", "日本語",
]  # fmt: skip
NUMBERS: Final = [
    0, -0.0, 1, 1.0, 2019.0, 1.5, -1, 1799, 1800, 2100, 2100.0, 2101, 2e3, 10**7, 10**7 + 1, 1e6,
    1_000_000.5, 1e12, 1.1e12, -1e12, 1e300, float("inf"), float("-inf"), 5e-324, 10**40, "1", True,
]  # fmt: skip
# One of each class of characters, and what stands at the edges of classes.
SIGNS: Final = [
    *"\t\n\r\x00\x1f\x7f\x85\xa0\xad\u034f\u061c\u1680\u180e\u2000\u200a\u200b\u200c\u200d\u200e",
    *"\u2010\u2028\u2029\u202e\u202f\u205f\u2060\u206f\u2800\u3000\u3164\ue000\uf06d\uf8ff\uf900",
    *"\ufdcf\ufdd0\ufdef\ufdf0\ufe00\ufe0f\ufeff\uffa0\uffef\ufff0\ufffd\ufffe\uffff\ud800\udfff",
    *"\U00010000\U0001fffd\U0001fffe\U0001ffff\U0002fffe\U000dffff\U000e0000\U000e007f\U000e00ff",
    *"\U000e0100\U000e01ef\U000e01f0\U000effff\U000f0000\U0010fffd\U0010ffff aé가😀µμ<>&\"'\\",
]
SLUGS: Final = ["a", "a-b", "a--b", "-a", "a-", "A", "l-serine\n", "é", "", "a" * 64, "a" * 65]
JUNK: Final[list[Any]] = [
    None,
    True,
    False,
    0,
    1.5,
    "",
    " ",
    "x",
    [],
    {},
    [[]],
    [None],
    {"a": 1},
    ["x", "x"],
]
LENGTHS: Final = (64, 80, 200, 400, 500, 2000)


def full() -> JsonObject:
    """An ingredient with every field that there is."""
    record = rich()
    source = record["sources"][0]
    return {
        "$schema": "../schema/ingredient.schema.json",
        **record,
        "aliases": ["Serine", "L-Ser"],
        "formerly": ["serine"],
        "status": "draft",
        "reviewed": "2026-11-01",
        "review_due": "2028-11-01",
        "categories": ["nerve-health"],
        "related": ["glycine"],
        "links_back": True,
        "uses": ["Few.", {"text": "Fewer.", "sources": ["a"]}],
        "sources": [
            {**source, "publisher": "P", "year": 2019, "further_reading": True},
            {"id": "b", "title": "T", "type": "study", "doi": "10.1007/x"},
            {"id": "c", "title": "T", "type": "official", "url": "https://nih.gov/"},
        ],
        "faq": [{"question": "Q?", "answer": "A.", "replaces": "works"}],
    }


GOOD: Final[dict[Kind, Callable[[], JsonObject]]] = {
    "ingredient": full,
    "category": lambda: category(**{"$schema": "x"}),
    "site": lambda: site(language="en-GB", **{"$schema": "x"}),
}
# What to write into a field, by what it is called.
_POOLS: Final[dict[str, list[Any]]] = {
    **dict.fromkeys(("updated", "reviewed", "review_due", "on"), DATES),
    **dict.fromkeys(("url", "base_url"), URLS),
    **dict.fromkeys(("slug", "id", "related", "formerly", "categories", "category"), SLUGS),
    **dict.fromkeys(("year", "trials", "participants", "amount", "up_to"), NUMBERS),
    **dict.fromkeys(("value", "low", "high"), NUMBERS),
    "doi": DOIS,
    "pmid": PMIDS,
    "language": LANGUAGES,
}


def made(seed: int) -> tuple[Kind, str]:
    """The kind and the text of a record; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # nobody is to guess it
    kind = chance.choices([*GOOD], [6, 2, 2])[0]
    record = copy.deepcopy(GOOD[kind]())
    for _ in range(chance.choice((1, 1, 1, 2))):
        path = chance.choice([*places(record)])
        _change(record, path, chance)
    # JSON has no infinite numbers, but some that are read so.
    return kind, json.dumps(record).replace("Infinity", "1e999")


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, key)
            yield from places(inner, (*path, key))


def _change(record: JsonObject, path: Path, chance: random.Random) -> None:
    part: Any = record
    for key in path[:-1]:
        part = part[key]
    at, name = path[-1], next((str(key) for key in reversed(path) if isinstance(key, str)), "")
    match chance.randrange(10):
        case 0:
            del part[at]
        case 1 if isinstance(part, dict):
            part[chance.choice(("x", "$schema", "__proto__", f"{at} ", str(at).upper()))] = "x"
        case 2:
            part[at] = copy.deepcopy(chance.choice(JUNK))
        case 3 if isinstance(part[at], list):
            part[at] = part[at] * chance.choice((0, 2, 10, 11, 12, 13, 20, 21, 30, 31, 50, 60, 61))
        case 3 if isinstance(part[at], str):
            part[at] = "x" * (chance.choice(LENGTHS) + chance.choice((-1, 0, 1)))
            part[at] = chance.choice(("", " ", "\n ")) + part[at] + chance.choice(("", " ", "\t"))
        case 4 | 5 if isinstance(part[at], str):
            where = chance.choice((0, len(part[at]), chance.randint(0, len(part[at]))))
            part[at] = part[at][:where] + chance.choice(SIGNS) + part[at][where:]
        case 6 if isinstance(part[at], str):
            part[at] = "".join(chance.choices(SIGNS, k=chance.randint(1, 4)))
        case _:
            part[at] = copy.deepcopy(chance.choice(_POOLS.get(name) or [*JUNK, *DATES, *NUMBERS]))
