"""Everything that is wrong with a record: its JSON, its shape and its sense, each with its place.

Slow, and slow to import; few records are refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from factowiki.records.checks.contradictions import contradictions
from factowiki.records.checks.seeing import seen
from factowiki.records.explaining.decoding import decode
from factowiki.records.explaining.places import LONGEST_KEY, NotJson, SourceText
from factowiki.records.explaining.shape import (
    explain,
    is_beyond_numbers,
    is_consequence,
    pointer_of,
)
from factowiki.records.explaining.wholes import wrong_as_a_whole
from factowiki.records.keys import ContentKey
from factowiki.records.models import AnyRecord
from factowiki.records.parsing import LARGEST
from factowiki.records.problems import Problem

# Of hostile records: finding out what a field may have meant takes a while.
_MOST_EXPLAINED: Final = 500


def problems_of(
    model: type[AnyRecord], key: ContentKey, body: bytes, record: AnyRecord | None
) -> list[Problem]:
    """Everything that is wrong with a record that was refused; ``record`` if its shape is good."""
    source = readable(body)
    if isinstance(source, Problem):
        return [source]
    return [*_problems(model, key, source, body, record)] or [_UNEXPLAINED]


_UNEXPLAINED = Problem(
    1, 1, "", "This record cannot be read.", "Compare it with the schema of the record."
)


def readable(body: bytes) -> SourceText | Problem:
    """A record as JSON, or why it is none."""
    text = decode(body, LARGEST)
    if isinstance(text, Problem):
        return text
    try:
        return SourceText(text)
    except NotJson as not_json:
        return not_json.problem


def _problems(
    model: type[AnyRecord],
    key: ContentKey,
    source: SourceText,
    body: bytes,
    record: AnyRecord | None,
) -> Iterator[Problem]:
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


def _refused(model: type[BaseModel], source: SourceText, body: bytes) -> Iterator[Problem]:
    unreadable = {problem.pointer for problem in source.problems}
    errors = _errors(model, body)
    if source.problems and any(error["type"] == "json_invalid" for error in errors):
        # What the strict reader could read past, pydantic could not.
        readably = _errors(model, json.dumps(source.value).encode())
        errors = [error for error in readably if pointer_of(error) not in unreadable]
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


def _placed(source: SourceText, pointer: str, what: str, fix: str) -> Problem:
    found, line, column = source.place(pointer)
    return Problem(line, column, found, what, fix)
