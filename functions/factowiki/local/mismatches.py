"""What records say against each other, with the places in the files that say it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from factowiki.catalog.mismatches import Mismatch, MismatchesByField
from factowiki.records.explaining.places import NotJson, SourceText
from factowiki.records.problems import Problem, as_lines


def located(found: MismatchesByField, data: Path) -> dict[str, list[Problem]]:
    """Warnings by the key of the record that they are told of, in the order of its file."""
    by_key: dict[str, list[Mismatch]] = {}
    for of_field in found.values():
        for mismatch in of_field.first:
            by_key.setdefault(mismatch.key, []).append(mismatch)
    return {key: _located(data / key, told) for key, told in sorted(by_key.items())}


def left_out(found: MismatchesByField) -> Iterator[str]:
    """A line for each field of which only the first are told."""
    for field, of_field in found.items():
        if of_field.more:
            yield f'and {of_field.more:,} more warnings about "{field}": mend the first ones'


def mismatch_lines(found: MismatchesByField, data: Path) -> list[str]:
    """``file:line:column: warning: what is said against what. fix``, one line each."""
    lines = [
        line
        for key, warnings in located(found, data).items()
        for line in as_lines(str(data / key), (), warnings)
    ]
    return [*lines, *left_out(found)]


def _located(file: Path, told: list[Mismatch]) -> list[Problem]:
    """The file may be newer than what is told of, or gone; then it is told of its beginning."""
    source: SourceText | None = None
    with suppress(OSError, ValueError, NotJson):
        source = SourceText(file.read_text(encoding="utf-8"))
    return sorted(_problem(each, source) for each in told)


def _problem(told: Mismatch, source: SourceText | None) -> Problem:
    _, line, column = source.place(told.pointer) if source else ("", 1, 1)
    return Problem(line, column, told.pointer, told.what, told.fix, told.code)
