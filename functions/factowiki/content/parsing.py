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

from factowiki.content.contradictions import contradictions
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
from factowiki.content.source import NotJson, Source

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
    text = _decode(body)
    if isinstance(text, Problem):
        yield text
        return
    try:
        source = Source(text)
    except NotJson as not_json:
        yield not_json.problem
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
    try:
        model.model_validate_json(body)
    except ValidationError as refused:
        for error in islice(refused.errors(include_url=False), _MOST_EXPLAINED):
            if error["type"] == "json_invalid" and source.problems:
                continue
            pointer = pointer_of(error)
            if is_beyond_numbers(error) and pointer in unreadable:
                continue
            if not is_consequence(error):
                yield _placed(source, pointer, *explain(error, model))


def _placed(source: Source, pointer: str, what: str, fix: str) -> Problem:
    found, line, column = source.place(pointer)
    return Problem(line, column, found, what, fix)


def _decode(body: bytes) -> str | Problem:
    if len(body) > LARGEST:
        return _of_file(f"The file has more than {LARGEST:,} bytes.", "Shorten the record.")
    if not body.strip():
        return _of_file("The file is empty.", "Write the record, or remove the file.")
    if body.startswith(b"\xef\xbb\xbf"):
        return _of_file(
            "The file begins with a byte order mark.", "Save it as UTF-8 without a BOM."
        )
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        line_start = body.rfind(b"\n", 0, error.start) + 1
        column = len(body[line_start : error.start].decode(errors="replace")) + 1
        return Problem(
            line,
            column,
            "",
            f"The byte 0x{body[error.start]:02X} here is not UTF-8.",
            "Save the file with the encoding UTF-8.",
        )


def _of_file(what: str, fix: str) -> Problem:
    return Problem(1, 1, "", what, fix)
