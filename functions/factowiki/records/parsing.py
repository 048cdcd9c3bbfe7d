"""Bytes to a record, or to every problem with its place.

A good record takes the fast way: pydantic reads the bytes, a second reading looks for what
pydantic lets pass (duplicate keys, NaN). Only a record that is refused is read again, slowly, to
find where everything stands. What has more values than any record is not read at all.
"""

from __future__ import annotations

import json
from typing import Any, Final, NoReturn, TypeVar, cast

from pydantic import ValidationError

from factowiki.records.checks.contradictions import contradictions
from factowiki.records.keys import ContentKey, Kind
from factowiki.records.models import AnyRecord, Category, Ingredient, Site
from factowiki.records.problems import InvalidRecord
from factowiki.records.scanning import has_too_many_values, statuses

LARGEST: Final = 256 * 1024  # bytes

RECORDS: Final[dict[Kind, type[AnyRecord]]] = {
    "ingredient": Ingredient,
    "category": Category,
    "site": Site,
}

R = TypeVar("R", Ingredient, Category, Site)


def parse_ingredient(slug: str, body: bytes) -> Ingredient:
    """Raises `InvalidRecord` with every problem."""
    return _parse(Ingredient, ContentKey("ingredient", slug), body)


def accept(key: ContentKey, body: bytes) -> AnyRecord | None:
    """The record in ``body``, or None: for those who need not know what is wrong with it."""
    model = cast("type[Ingredient]", RECORDS[key.kind])  # or one of the others: it is the same
    record: AnyRecord | ValidationError | None = _read(model, body)
    if record is None or isinstance(record, ValidationError):
        return None
    return record if next(contradictions(record, key.slug), None) is None else None


def parse_accepted(body: bytes) -> Ingredient:
    """An ingredient whose very bytes were accepted before: what it says is not checked again."""
    return Ingredient.model_validate_json(body)


def parse_category(slug: str, body: bytes) -> Category:
    """Raises `InvalidRecord` with every problem."""
    return _parse(Category, ContentKey("category", slug), body)


def parse_site(body: bytes) -> Site:
    """Raises `InvalidRecord` with every problem."""
    return _parse(Site, ContentKey("site"), body)


def parse(key: ContentKey, body: bytes) -> AnyRecord:
    """Raises `InvalidRecord` with every problem."""
    match key.kind:
        case "ingredient":
            return parse_ingredient(key.slug, body)
        case "category":
            return parse_category(key.slug, body)
        case "site":
            return parse_site(body)


def says_draft(body: bytes) -> bool:
    """Whether it is JSON that says ``"status": "draft"`` once, at the top, whatever else it says.

    Its editor wants it off the site, be it a good record or not. Never raises. A body that is too
    large is none: stores read one byte more than the limit at most, so its end is not known.
    """
    if len(body) > LARGEST or (b"draft" not in body and b"\\u" not in body):
        return False
    return statuses(body) == ["draft"]


def _parse(model: type[R], key: ContentKey, body: bytes) -> R:
    record = _read(model, body)
    if not isinstance(record, model) or next(contradictions(record, key.slug), None) is not None:
        from factowiki.records.explaining.refusing import problems_of  # noqa: PLC0415  # few records need it

        raise InvalidRecord(str(key), problems_of(model, key, body, record))
    return record


def _read(model: type[R], body: bytes) -> R | ValidationError | None:
    """The record, if nothing but contradictions can be wrong with it; or what pydantic found.

    None where pydantic was not asked, or found nothing, and the record is refused all the same.
    """
    if len(body) > LARGEST or has_too_many_values(body):
        return None
    try:
        # In this order: what pydantic accepts is no deeper than the schema, so the standard
        # library's recursion is safe after it.
        record = model.model_validate_json(body)
        json.loads(body.decode(), object_pairs_hook=_object, parse_constant=_refuse)
    except ValidationError as refused:
        return refused
    except (ValueError, RecursionError):
        return None
    return record


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        _refuse("duplicate key")
    return found


def _refuse(what: str) -> NoReturn:
    raise ValueError(what)
