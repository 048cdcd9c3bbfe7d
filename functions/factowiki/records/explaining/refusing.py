"""Everything that is wrong with a record: its JSON, its shape and its sense, each with its place.

Slow, and slow to import; few records are refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from operator import attrgetter
from typing import Any, Final

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
from factowiki.records.kinds import RecordKind
from factowiki.records.parts import Record
from factowiki.records.problems import MOST, Problem
from factowiki.records.scanning import LARGEST

# Of hostile records: what nobody is told need not be found, nor what a field may have meant.
_MOST_PLACED: Final = 500
_UNEXPLAINED = Problem(
    1, 1, "", "This record cannot be read.", "Compare it with the schema of the record."
)
_place = attrgetter("line", "column")


def problems_of(
    kind: RecordKind[Any, Any],
    slug: str,
    body: bytes,
    record: Record | ValidationError | None,
) -> list[Problem]:
    """What is wrong with a record that was refused: all of it, but of hundreds of faults the first.

    ``record`` if its shape is good, or what pydantic found, if it was asked.
    """
    text = decode(body, LARGEST)
    if isinstance(text, Problem):
        return [text]
    try:
        source = SourceText(text)
    except NotJson as not_json:
        return [not_json.problem]
    return [*_problems(kind, slug, source, body, record)] or [_UNEXPLAINED]


def _problems(
    kind: RecordKind[Any, Any],
    slug: str,
    source: SourceText,
    body: bytes,
    record: Record | ValidationError | None,
) -> Iterator[Problem]:
    model = kind.model
    if whole := wrong_as_a_whole(source.value, model):
        yield _placed(source, "", *whole)
        return
    yield from sorted(source.problems, key=_place)[:_MOST_PLACED]
    errors: list[ErrorDetails] = []
    if record is None or isinstance(record, ValidationError):
        errors = _errors(model, source, record or _refused(model, body))
        yield from _explained(errors, model, source)
        if len(errors) + len(source.problems) > MOST:
            return  # nobody would be told of its sense
        record = seen(model, source.value, [problem.pointer for problem in source.problems])
    if record is not None:
        for found in islice(contradictions(kind, record, slug), _MOST_PLACED):
            yield _placed(source, found.pointer, found.what, found.fix)


def _errors(
    model: type[BaseModel], source: SourceText, refused: ValidationError | None
) -> list[ErrorDetails]:
    """What pydantic finds, but for what follows from other problems or is told already."""
    unreadable = {problem.pointer for problem in source.problems}
    errors = refused.errors(include_url=False) if refused else []
    if source.problems and any(error["type"] == "json_invalid" for error in errors):
        # What the strict reader could read past, pydantic could not.
        refused = _refused(model, json.dumps(source.value).encode())
        readably = refused.errors(include_url=False) if refused else []
        errors = [error for error in readably if pointer_of(error) not in unreadable]
    return [
        error
        for error in errors
        if not is_consequence(error)
        and not _names_too_long(error)
        and not (is_beyond_numbers(error) and pointer_of(error) in unreadable)
    ]


def _refused(model: type[BaseModel], body: bytes) -> ValidationError | None:
    try:
        model.model_validate_json(body)
    except ValidationError as refused:
        return refused
    return None


def _names_too_long(error: ErrorDetails) -> bool:
    """Whether it is about a field with a name so long that it was told before."""
    return any(isinstance(part, str) and len(part) > LONGEST_KEY for part in error["loc"])


def _explained(
    errors: list[ErrorDetails], model: type[BaseModel], source: SourceText
) -> Iterator[Problem]:
    """In words as far as anybody is told them: the first in the file."""
    found = [(_placed(source, pointer_of(error), "", ""), error) for error in errors[:_MOST_PLACED]]
    found.sort(key=lambda one: _place(one[0]))
    for number, (problem, error) in enumerate(found):
        if number <= MOST:
            what, fix = explain(error, model, source.value)
        else:
            what, fix = error["type"], ""
        yield replace(problem, what=what, fix=fix)


def _placed(source: SourceText, pointer: str, what: str, fix: str) -> Problem:
    found, line, column = source.place(pointer)
    return Problem(line, column, found, what, fix)
