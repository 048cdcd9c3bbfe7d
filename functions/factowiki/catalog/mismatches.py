"""What good records say against each other: an input of nobody's page, told to those who wrote it.

All of it follows from rows. What is told of a record is gone once it or the other one is mended.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, get_args

from factowiki.catalog.catalog import Catalog, differing
from factowiki.catalog.near import NearMisses
from factowiki.records.keys import SITE_KEY, ContentKey
from factowiki.records.kinds import CATEGORY, EDITORIAL, INGREDIENT
from factowiki.records.names.folding import fold
from factowiki.records.names.spelling import close_to
from factowiki.records.rows import IngredientRow

Field = Literal["formerly", "name", "aliases", "categories", "related", "pages"]

FIELDS: Final[tuple[Field, ...]] = get_args(Field)
MOST: Final = 60  # of each field; nobody mends thousands one by one
ABOUT: Final = "about"  # the footer of every page leads there


@dataclass(frozen=True, slots=True, order=True)
class Mismatch:
    """What the record at ``key`` says at ``pointer``, against what another one says."""

    key: str
    pointer: str
    what: str
    fix: str
    code: str


@dataclass(frozen=True, slots=True)
class FieldMismatches:
    """The first by key of those about a field, and how many ``more`` there are."""

    first: tuple[Mismatch, ...]
    more: int = 0


MismatchesByField = Mapping[Field, FieldMismatches]


def mismatches(catalog: Catalog, near: NearMisses) -> MismatchesByField:
    """All there are, by field; ``near`` has those of links to pages that are not there."""
    published = dict(catalog.published.items())
    found: dict[Field, Iterable[Mismatch]] = {
        "formerly": _former(published),
        **_names(published),
        "categories": _categories(published, sorted(catalog.categories)),
        "related": _near(near, published),
        "pages": _pages(catalog),
    }
    more: dict[Field, int] = {"related": near.more}
    first = {field: sorted(every) for field, every in found.items()}
    return {
        field: FieldMismatches(tuple(every[:MOST]), len(every[MOST:]) + more.get(field, 0))
        for field, every in first.items()
        if every or more.get(field)
    }


def may_differ(old: Catalog, new: Catalog) -> bool:
    """Whether anything differs that they are derived from."""
    return (
        old.categories.keys() != new.categories.keys()
        or _has_about(old) != _has_about(new)
        or any(
            _says(old.ingredients.get(slug)) != _says(new.ingredients.get(slug))
            for slug in differing(old.ingredients, new.ingredients)
        )
    )


def as_json(found: MismatchesByField) -> dict[str, Any]:
    return {
        field: {"warnings": [asdict(each) for each in of_field.first], "more": of_field.more}
        for field, of_field in found.items()
    }


def from_json(document: Mapping[str, Any]) -> MismatchesByField:
    """What `as_json` made."""
    return {
        field: FieldMismatches(
            tuple(Mismatch(**each) for each in document[field]["warnings"]),
            document[field]["more"],
        )
        for field in FIELDS
        if field in document
    }


def _says(row: IngredientRow | None) -> tuple[object, ...] | None:
    if row is None:
        return None
    named = (row["aliases"], row["formerly"], row["categories"], row["related"])
    return (row["draft"], row["name"], *named)


def _key(slug: str) -> str:
    return str(ContentKey(INGREDIENT.name, slug))


def _former(rows: Mapping[str, IngredientRow]) -> Iterator[Mismatch]:
    claims: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for slug, row in sorted(rows.items()):
        for number, former in enumerate(row["formerly"]):
            claims[former].append((slug, number))
    for former, claimed in claims.items():
        if former in rows:
            what = f'"{former}" is a page of its own, so its address does not lead here.'
            fix = f'Take it out of "formerly", or remove {_key(former)}.'
            code, told = "former-slug-in-use", claimed
        else:
            what = f'"{former}" leads to "{claimed[0][0]}", which claims it as well.'
            fix = 'Take it out of "formerly" in one of the two.'
            code, told = "former-slug-claimed-twice", claimed[1:]
        for slug, number in told:
            yield Mismatch(_key(slug), f"/formerly/{number}", what, fix, code)


def _names(rows: Mapping[str, IngredientRow]) -> dict[Field, Iterable[Mismatch]]:
    names, aliases = defaultdict(list), defaultdict(list)
    for slug, row in sorted(rows.items()):
        names[_heard(row["name"])].append(slug)
        for number, alias in enumerate(row["aliases"]):
            aliases[_heard(alias)].append((slug, number))
    return {
        "name": list(_same_names(rows, names)),
        "aliases": list(_same_aliases(rows, names, aliases)),
    }


def _same_names(
    rows: Mapping[str, IngredientRow], names: Mapping[str, list[str]]
) -> Iterator[Mismatch]:
    for slugs in names.values():
        for slug in slugs if len(slugs) > 1 else ():
            other = slugs[slugs[0] == slug]
            yield Mismatch(
                _key(slug),
                "/name",
                f'"{other}" is called "{rows[other]["name"]}" too, so readers cannot tell them '
                "apart.",
                "Say in each name what is meant, or make one record of both.",
                "name-of-another",
            )


def _same_aliases(
    rows: Mapping[str, IngredientRow],
    names: Mapping[str, list[str]],
    aliases: Mapping[str, list[tuple[str, int]]],
) -> Iterator[Mismatch]:
    for heard, places in aliases.items():
        named, also = names.get(heard, []), [slug for slug, _ in places]
        for slug, number in places:
            alias, pointer = rows[slug]["aliases"][number], f"/aliases/{number}"
            if other := next((other for other in named if other != slug), None):
                what = f'"{alias}" is the name of "{other}".'
                fix = "Take it out, or make one record of both."
                yield Mismatch(_key(slug), pointer, what, fix, "alias-is-name-of-another")
            elif other := next((other for other in also if other != slug), None):
                what = f'"{other}" is called "{alias}" too.'
                fix = "Say in each what is meant, or take it out of one of the two."
                yield Mismatch(_key(slug), pointer, what, fix, "alias-of-another")


def _categories(rows: Mapping[str, IngredientRow], known: list[str]) -> Iterator[Mismatch]:
    unknown: dict[str, str] = {}
    is_known = set(known)
    for slug, row in rows.items():
        for number, category in enumerate(row["categories"]):
            if category in is_known:
                continue
            if category not in unknown:
                unknown[category] = _way_out(category, known)
            what = f'There is no category "{category}", so no guide names this page for it.'
            pointer = f"/categories/{number}"
            yield Mismatch(_key(slug), pointer, what, unknown[category], "unknown-category")


def _way_out(category: str, known: list[str]) -> str:
    meant = close_to(category, known)
    add = f"{CATEGORY.folder}{category}.json"
    if meant is None:
        return f"Correct it, or add {add}."
    return f'Did you mean "{meant}"? Else add {add}.'


def _near(near: NearMisses, rows: Mapping[str, IngredientRow]) -> Iterator[Mismatch]:
    for slug, named, meant in near.found:
        yield Mismatch(
            _key(slug),
            f"/related/{rows[slug]['related'].index(named)}",
            f'There is no page "{named}" yet, and one called "{meant}".',
            f'Did you mean "{meant}"? Else leave it: the link appears with the page.',
            "related-near-miss",
        )


def _pages(catalog: Catalog) -> Iterator[Mismatch]:
    if not _has_about(catalog):
        key = ContentKey(EDITORIAL.name, ABOUT)
        what = f"Every page leads to /{ABOUT}/, and there is none."
        yield Mismatch(SITE_KEY, "", what, f"Add {key}: say who writes, and for whom.", "no-about")


def _has_about(catalog: Catalog) -> bool:
    return ABOUT in catalog.published_of(EDITORIAL.name)


def _heard(name: str) -> str:
    """What two names that readers take for one have in common.

    Vowel signs are left out of what is typed, but in the scripts that have them they tell names
    apart; and what has no letters is what it is.
    """
    folded = fold(name)
    if folded.isascii() and folded:
        return folded
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
