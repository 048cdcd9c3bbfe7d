"""What the fields of a record say against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.kinds import RecordKind
from factowiki.records.problems import Contradiction


def contradictions(kind: RecordKind[Any, Any], record: Any, slug: str) -> Iterator[Contradiction]:
    """Everything in a record that cannot be meant, given the slug of its file.

    Of a record that was `seen`, as far as that goes.
    """
    if slug:
        yield from as_far_as_seen(_of_slug(record, slug))
    for check in kind.checks:
        yield from as_far_as_seen(check(record))


def _of_slug(record: Any, slug: str) -> Iterator[Contradiction]:
    if record.slug != slug:
        fix = "Make the two agree."
        if "formerly" in type(record).model_fields:
            fix += (
                " To rename a page, rename the file, change the slug, and add the old slug to "
                '"formerly".'
            )
        what = f"The slug is {record.slug}, but the file is named {slug}.json."
        yield Contradiction("/slug", what, fix)
