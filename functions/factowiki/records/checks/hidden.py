"""What checks cannot see of a record whose shape has faults, and how they end there.

A part with a fault is not replaced by anything: a field is left out, an item of a list is hidden.
A check that comes upon it ends, so nothing is told that only follows from the fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NoReturn, TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

T = TypeVar("T")


class Hidden(Exception):  # an answer rather than an error
    """What a check asked for cannot be seen."""


class _HiddenItem:
    """Stands in a list for an item that cannot be seen: whoever looks at it ends there."""

    def _end(self, *_: object) -> NoReturn:
        raise Hidden

    __getattr__ = __eq__ = __hash__ = __bool__ = __str__ = __len__ = __iter__ = __lt__ = _end


HIDDEN: Final = _HiddenItem()


def as_far_as_seen(found: Iterator[T]) -> Iterator[T]:
    """What is found until something hidden is met: everything, where a record has no faults."""
    try:
        yield from found
    except (Hidden, PydanticSerializationError):  # the latter where a hidden item is to be written
        return
    except AttributeError as error:  # so pydantic tells that a field was left out
        if not (isinstance(error.obj, BaseModel) and error.name in type(error.obj).model_fields):
            raise
