"""What can be seen of a record whose shape has faults, so that its sense is checked as well."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from typing import Annotated, Any, Final, TypeVar, get_args, get_origin

from pydantic import BaseModel, PydanticUserError, TypeAdapter

from factowiki.records.checks.hidden import HIDDEN, Hidden
from factowiki.records.explaining.shape import written
from factowiki.records.names.spelling import closest
from factowiki.records.parts import CitedText, Record

_MOST_ITEMS: Final = 200  # looked at: several times what any list or object may hold

R = TypeVar("R", bound=BaseModel)


def seen(model: type[R], value: Any, unreadable: Iterable[str]) -> R | None:
    """The fields of ``value`` that have no fault, as a record; None where there can be none.

    ``unreadable`` are pointers to what can be read in no way, or in more than one.
    """
    for pointer in unreadable:
        value = _without(value, pointer)
    return _part(model, value) if isinstance(value, dict) else None


def _without(value: Any, pointer: str) -> Any:
    path = [key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:]]
    if not path:
        return HIDDEN
    part = value
    with suppress(LookupError, Hidden):
        for key in path[:-1]:
            part = part[int(key)] if isinstance(part, list) else part[key]
        part[int(path[-1]) if isinstance(part, list) else path[-1]] = HIDDEN
    return value


def _part(model: type[R], value: dict[str, Any]) -> R:
    fields = written(model)
    unknown = value.keys() - fields.keys()
    few = len(unknown) <= _MOST_ITEMS
    mistyped = {closest(name, fields) for name in unknown} if few else fields.keys()
    found = {}
    for name, field in fields.items():
        if name in value:
            with suppress(Hidden):
                annotation: Any = field.annotation
                found[name] = _see(annotation, tuple(field.metadata), value[name])
        elif not field.is_required() and name not in mistyped:
            found[name] = field.get_default()
    part = model.model_construct(**found)
    for name, field in model.model_fields.items():
        if (field.alias or name) not in found:
            part.__dict__.pop(name, None)  # the default: something else was meant
    return part


def _see(annotation: Any, metadata: tuple[Any, ...], value: Any) -> Any:
    """``value`` if it has no fault, else what can be seen of it; `Hidden` where that is nothing."""
    if value is HIDDEN:
        raise Hidden
    with suppress(ValueError, TypeError):
        text = json.dumps(value, allow_nan=False)
        return _validator(annotation, metadata).validate_json(text)
    return _see_into(annotation, value)


@cache
def _validator(annotation: Any, metadata: tuple[Any, ...]) -> TypeAdapter[Any]:
    whole = Annotated[annotation, *metadata] if metadata else annotation
    try:
        return TypeAdapter(whole, config=Record.model_config)
    except PydanticUserError:  # a model, which has it already
        return TypeAdapter(whole)


def _see_into(annotation: Any, value: Any) -> Any:
    if get_origin(annotation) is tuple:
        if isinstance(value, list) and len(value) <= _MOST_ITEMS:
            return tuple(_item(get_args(annotation)[0], item) for item in value)
        raise Hidden
    model = next(filter(_is_model, [annotation, *get_args(annotation)]), None)
    if model is CitedText and isinstance(value, str):
        value = {"text": value}
    if model and isinstance(value, dict):
        return _part(model, value)
    raise Hidden


def _item(annotation: Any, value: Any) -> Any:
    metadata: Sequence[Any] = ()
    if get_origin(annotation) is Annotated:
        annotation, *metadata = get_args(annotation)
    try:
        return _see(annotation, tuple(metadata), value)
    except Hidden:
        return HIDDEN


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
