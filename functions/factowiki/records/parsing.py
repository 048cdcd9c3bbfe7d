"""Bytes to a record, or to every problem with its place.

A good record takes the fast way: pydantic reads the bytes, a second reading looks for what
pydantic lets pass (duplicate keys, NaN). Only a record that is refused is read again, slowly, to
find where everything stands. What has more values than any record is not read at all.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn, TypeVar

from pydantic import ValidationError

from factowiki.records.checks.contradictions import contradictions
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import KINDS, RecordKind
from factowiki.records.parts import Record
from factowiki.records.problems import InvalidRecord
from factowiki.records.scanning import LARGEST, has_too_many_values, statuses

M = TypeVar("M", bound=Record)


def parse(key: ContentKey, body: bytes) -> Record:
    """Raises `InvalidRecord` with every problem."""
    record: Record = parse_as(KINDS[key.kind], key.slug, body)
    return record


def parse_as(kind: RecordKind[M, Any], slug: str, body: bytes) -> M:
    """The same for whoever knows the kind."""
    record = _read(kind.model, body)
    if isinstance(record, kind.model) and _has_sense(kind, record, slug):
        return record
    from factowiki.records.explaining.refusing import problems_of  # noqa: PLC0415  # few records need it

    raise InvalidRecord(str(ContentKey(kind.name, slug)), problems_of(kind, slug, body, record))


def accept(key: ContentKey, body: bytes) -> Record | None:
    """The record in ``body``, or None: for those who need not know what is wrong with it."""
    kind = KINDS[key.kind]
    record = _read(kind.model, body)
    return record if isinstance(record, Record) and _has_sense(kind, record, key.slug) else None


def parse_accepted(key: ContentKey, body: bytes) -> Record:
    """A record whose very bytes were accepted before: what it says is not checked again."""
    record: Record = KINDS[key.kind].model.model_validate_json(body)
    return record


def says_draft(body: bytes, *, however_deep: bool = True) -> bool:
    """Whether it is JSON that says ``"status": "draft"`` once, at the top, whatever else it says.

    Its editor wants it off the site, be it a good record or not. Never raises. A body that is too
    large is none: stores read one byte more than the limit at most, so its end is not known.
    ``however_deep`` it nests; but that takes long (0.3 s), so not where many are asked for.
    """
    if len(body) > LARGEST or (b"draft" not in body and b"\\u" not in body):
        return False
    return statuses(body, however_deep=however_deep) == ["draft"]


def _has_sense(kind: RecordKind[M, Any], record: M, slug: str) -> bool:
    return next(contradictions(kind, record, slug), None) is None


def _read(model: type[M], body: bytes) -> M | ValidationError | None:
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
