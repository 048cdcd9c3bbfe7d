"""What is wrong with a file as a whole, so that nothing in it needs to be told."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from factowiki.records.problems import quoted


def wrong_as_a_whole(value: Any, model: type[BaseModel]) -> tuple[str, str] | None:
    """A file without a record, or with several, or with one inside something else."""
    if value == {}:
        needed = [quoted(name) for name, field in model.model_fields.items() if field.is_required()]
        return "This record is empty.", f"Write at least {', '.join(needed)}."
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        if len(value) == 1:
            return "The record stands in a list.", "Remove the [ before it and the ] after it."
        return (
            f"This file is a list of {len(value)}.",
            "Put each record into a file of its own, named by its slug.",
        )
    if isinstance(value, dict) and len(value) == 1:
        [(name, inner)] = value.items()
        fields = model.model_fields.keys()
        if name not in fields and isinstance(inner, dict) and len(inner.keys() & fields) > 1:
            return (
                f"The record stands inside a field, {quoted(name)}.",
                "Remove this field and the braces around it, and keep what is in it.",
            )
    return None
