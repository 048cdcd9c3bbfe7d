"""Bytes to a record, or to every problem with its place.

A good record takes the fast way: pydantic reads the bytes, a second reading looks for what
pydantic lets pass (duplicate keys, NaN). Only a record that is refused is read again, slowly, to
find where everything stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, NoReturn, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from factowiki.content.contradictions import contradictions
from factowiki.content.decoding import BOM, decode
from factowiki.content.explaining import (
    explain,
    is_beyond_numbers,
    is_consequence,
    pointer_of,
)
from factowiki.content.keys import ContentKey, Kind
from factowiki.content.problems import InvalidRecord, Problem
from factowiki.content.records import AnyRecord, Category, Ingredient, Site
from factowiki.content.seeing import seen
from factowiki.content.source import LONGEST_KEY, NotJson, Source
from factowiki.content.wholes import wrong_as_a_whole

LARGEST: Final = 256 * 1024  # bytes

RECORDS: Final[dict[Kind, type[AnyRecord]]] = {
    "ingredient": Ingredient,
    "category": Category,
    "site": Site,
}

# Of hostile records: finding out what a field may have meant takes a while.
_MOST_EXPLAINED: Final = 500

R = TypeVar("R", Ingredient, Category, Site)


def parse_ingredient(slug: str, body: bytes) -> Ingredient:
    """Raises `InvalidRecord` with every problem."""
    return _parse(Ingredient, ContentKey("ingredient", slug), body)


def accept(key: ContentKey, body: bytes) -> AnyRecord | None:
    """The record in ``body``, or None: for those who need not know what is wrong with it."""
    model = cast("type[Ingredient]", RECORDS[key.kind])  # or one of the others: it is the same
    record: AnyRecord | None = _accept(model, body)
    contradicted = record is None or next(contradictions(record, key.slug), None) is not None
    return None if contradicted else record


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

    Its editor wants it off the site, be it a good record or not. Never raises.
    """
    text = decode(body.removeprefix(BOM), LARGEST)
    if isinstance(text, Problem) or not ("draft" in text or "\\u" in text):
        return False
    try:
        source = Source(text)
    except NotJson:
        return False
    twice = any(problem.pointer == "/status" for problem in source.problems)
    return isinstance(source.value, dict) and source.value.get("status") == "draft" and not twice


def _parse(model: type[R], key: ContentKey, body: bytes) -> R:
    record = _accept(model, body)
    if record is None or next(contradictions(record, key.slug), None) is not None:
        problems = tuple(_problems(model, key, body, record))
        raise InvalidRecord(str(key), problems or [_UNEXPLAINED])
    return record


_UNEXPLAINED = Problem(
    1, 1, "", "This record cannot be read.", "Compare it with the schema of the record."
)


def _accept(model: type[R], body: bytes) -> R | None:
    """The record, if nothing but contradictions can be wrong with it."""
    if len(body) > LARGEST:
        return None
    try:
        # In this order: what pydantic accepts is no deeper than the schema, so the standard
        # library's recursion is safe after it.
        record = model.model_validate_json(body)
        json.loads(body.decode(), object_pairs_hook=_object, parse_constant=_refuse)
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


def _problems(model: type[R], key: ContentKey, body: bytes, record: R | None) -> Iterator[Problem]:
    text = decode(body, LARGEST)
    if isinstance(text, Problem):
        yield text
        return
    try:
        source = Source(text)
    except NotJson as not_json:
        yield not_json.problem
        return
    if whole := wrong_as_a_whole(source.value, model):
        yield _placed(source, "", *whole)
        return
    yield from source.problems
    yield from _refused(model, source, body)
    unreadable = [problem.pointer for problem in source.problems]
    whole_or_part = record or seen(model, source.value, unreadable)
    if whole_or_part is not None:
        for found in islice(contradictions(whole_or_part, key.slug), _MOST_EXPLAINED):
            yield _placed(source, found.pointer, found.what, found.fix)


def _refused(model: type[BaseModel], source: Source, body: bytes) -> Iterator[Problem]:
    unreadable = {problem.pointer for problem in source.problems}
    errors = _errors(model, body)
    if source.problems and any(error["type"] == "json_invalid" for error in errors):
        # What the strict reader could read past, pydantic could not.
        readable = _errors(model, json.dumps(source.value).encode())
        errors = [error for error in readable if pointer_of(error) not in unreadable]
    for error in errors[:_MOST_EXPLAINED]:
        pointer = pointer_of(error)
        if is_beyond_numbers(error) and pointer in unreadable:
            continue
        if not is_consequence(error) and not _names_too_long(error):
            yield _placed(source, pointer, *explain(error, model))


def _errors(model: type[BaseModel], body: bytes) -> list[ErrorDetails]:
    try:
        model.model_validate_json(body)
    except ValidationError as refused:
        return refused.errors(include_url=False)
    return []


def _names_too_long(error: ErrorDetails) -> bool:
    """Whether it is about a field with a name so long that it was told before."""
    return any(isinstance(part, str) and len(part) > LONGEST_KEY for part in error["loc"])


def _placed(source: Source, pointer: str, what: str, fix: str) -> Problem:
    found, line, column = source.place(pointer)
    return Problem(line, column, found, what, fix)
