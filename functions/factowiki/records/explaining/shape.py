"""Turns what pydantic found into words for an editor: what is wrong and what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from math import isfinite
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from factowiki.records import text
from factowiki.records.explaining.characters import advice_on_text
from factowiki.records.explaining.dates import advice_on_date
from factowiki.records.explaining.numbers import advice_on_number
from factowiki.records.explaining.references import (
    advice_on_base_url,
    advice_on_doi,
    advice_on_language,
    advice_on_pmid,
    advice_on_url,
)
from factowiki.records.explaining.slugs import advice_on_slug
from factowiki.records.explaining.units import BY_WEIGHT, MICROGRAM, unit_meant
from factowiki.records.fields import identifiers, links
from factowiki.records.names.spelling import closest
from factowiki.records.problems import quoted

Told = tuple[str, str]

# What is wrong with a text that is nothing like its pattern, and what to write.
_ADVICE: dict[str, Callable[[str], Told]] = {
    text.SLUG_PATTERN: advice_on_slug,
    links.HTTPS_PATTERN: advice_on_url,
    links.BASE_URL_PATTERN: advice_on_base_url,
    links.SEARCH_URL_PATTERN: lambda value: (
        f"{quoted(value)} is not an https link.",
        "Write the full address; {name}, once at most, stands for the ingredient's name.",
    ),
    identifiers.PMID_PATTERN: advice_on_pmid,
    identifiers.DOI_PATTERN: advice_on_doi,
    identifiers.LANGUAGE_PATTERN: advice_on_language,
    text.VISIBLE_PATTERN: advice_on_text,
}


def explain(error: ErrorDetails, model: type[BaseModel], record: Any) -> Told:
    """What is wrong with ``record`` and what to do about it, each a sentence."""
    if error["type"] in _NUMBERS:
        return _not_a_number(error, model, _object_at(record, error["loc"][:-1]))
    tell = _TELL.get(error["type"])
    if tell is None:
        return f"{_capital(error['msg'])}.", "Compare with the schema of the record."
    return tell(error, model)


def pointer_of(error: ErrorDetails) -> str:
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in error["loc"])


def is_consequence(error: ErrorDetails) -> bool:
    """Whether the error only follows from others: a list is 'too short' when its items failed."""
    value = error.get("input")
    minimum = error.get("ctx", {}).get("min_length", 0)
    return error["type"] == "too_short" and isinstance(value, list) and len(value) >= minimum


def is_beyond_numbers(error: ErrorDetails) -> bool:
    """Whether a number was read as NaN or as infinite: it was written so, or as 1e999."""
    return isinstance(error["input"], float) and not isfinite(error["input"])


def _missing(error: ErrorDetails, _: type[BaseModel]) -> Told:
    return f"The field {quoted(error['loc'][-1])} is missing here.", "Add it."


def _unknown(error: ErrorDetails, model: type[BaseModel]) -> Told:
    name = str(error["loc"][-1])
    fields = _fields_at(model, error["loc"][:-1])
    close = closest(name, fields)
    fix = f"Did you mean {quoted(close)}?" if close else "Remove it, or correct its name."
    return f"There is no field {quoted(name)}.", fix


def _pattern(error: ErrorDetails, _: type[BaseModel]) -> Told:
    return _ADVICE[error["ctx"]["pattern"]](str(error["input"]))


def _host(error: ErrorDetails, _: type[BaseModel]) -> Told:
    fix = "Copy the address from the browser's address bar, with the page open."
    return f"{quoted(error['input'])} is not an https link: {error['ctx']['what']}.", fix


def _not_a(kind: str, fix: str) -> Callable[[ErrorDetails, type[BaseModel]], Told]:
    def tell(error: ErrorDetails, _: type[BaseModel]) -> Told:
        return f"{quoted(error['input'])} is not {kind}.", fix

    return tell


def _not_text(error: ErrorDetails, _: type[BaseModel]) -> Told:
    value = error["input"]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    fix = f"Write {quoted(str(value))}." if is_number else "Write text in double quotes."
    return f"{quoted(value)} is not text.", fix


def _not_a_list(error: ErrorDetails, _: type[BaseModel]) -> Told:
    value = error["input"]
    inside = quoted(value) if isinstance(value, str | int | float) else "…"
    return f"{quoted(value)} is not a list.", f"Put it in square brackets: [{inside}]."


def _one_of(error: ErrorDetails, _: type[BaseModel]) -> Told:
    expected, value = error["ctx"]["expected"].replace("'", '"'), error["input"]
    choices = re.findall('"([^"]*)"', expected)
    is_unit = "mg" in choices
    meant = unit_meant(value) if is_unit and isinstance(value, str) else _alike(value, choices)
    what = f"{quoted(value)} is not one of the {'units' if is_unit else 'choices'}."
    if meant == MICROGRAM:
        return what, f'Write "{meant}", or "\\u00b5g", which is the same.'
    if meant == BY_WEIGHT:
        return what, 'Write "mg", and "per": "kg of body weight" beside it.'
    return what, f'Write "{meant}".' if meant else f"Write {expected}."


def _alike(value: object, choices: list[str]) -> str | None:
    """The choice that is the same but for capitals, blanks of another kind, hyphens."""
    if not isinstance(value, str):
        return None
    plain = " ".join(unicodedata.normalize("NFKC", value).casefold().split())
    plain = plain.replace("_", " ").replace("-", " ")
    return plain if plain in choices else None


def _empty(error: ErrorDetails, _: type[BaseModel]) -> Told:
    if isinstance(error["input"], str):
        return "This text is empty.", "Write it, or remove the field."
    return "This list is empty.", "Write at least one item."


def _too_long(error: ErrorDetails, _: type[BaseModel]) -> Told:
    most, value = error["ctx"]["max_length"], error["input"]
    things = "characters" if isinstance(value, str) else "items"
    if isinstance(value, str) and len(value) <= most:  # it is too long as it will be read
        value = unicodedata.normalize("NFC", value)
    length = len(value) if isinstance(value, str | list) else "more"
    return f"This has {length} {things}; {most} is the most.", "Shorten it."


def _out_of_range(limit: str, fix: str) -> Callable[[ErrorDetails, type[BaseModel]], Told]:
    def tell(error: ErrorDetails, _: type[BaseModel]) -> Told:
        bound = format(error["ctx"][limit], ".0f")  # limits are whole numbers
        return f"{quoted(error['input'])} is out of range.", fix.format(bound)

    return tell


def _not_a_number(
    error: ErrorDetails, model: type[BaseModel], beside: Mapping[str, object]
) -> Told:
    value = error["input"]
    if is_beyond_numbers(error):
        return "This number is too large to be read.", "Write it out in digits."
    what = f"{quoted(value)} is not {_NUMBERS[error['type']]}."
    if not isinstance(value, str):
        return what, "Write digits without quotes."
    fields = _fields_at(model, error["loc"][:-1])
    return what, advice_on_number(value, str(error["loc"][-1]), fields, beside)


_NUMBERS = {
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
}


def _object_at(value: Any, path: tuple[int | str, ...]) -> Mapping[str, object]:
    """What stands at ``path``, as far as it is an object."""
    with suppress(LookupError, TypeError):
        for part in path:
            value = value[part]
    return value if isinstance(value, dict) else {}


def _date(error: ErrorDetails, _: type[BaseModel]) -> Told:
    return advice_on_date(error["input"])


_TELL: dict[str, Callable[[ErrorDetails, type[BaseModel]], Told]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_pattern_mismatch": _pattern,
    "string_type": _not_text,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "too_short": _empty,
    "too_long": _too_long,
    "tuple_type": _not_a_list,
    "model_type": _not_a("an object with fields", "Write {…} with the fields it needs."),
    "bool_type": _not_a("true or false", "Write true or false, without quotes."),
    "greater_than": _out_of_range("gt", "Write a number above {}."),
    "greater_than_equal": _out_of_range("ge", "Write {} or more."),
    "less_than_equal": _out_of_range("le", "Write {} or less."),
    "literal_error": _one_of,
    links.HOST_ERROR: _host,
    "date_type": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "date_parsing": _date,
}


def _fields_at(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The names of the fields an object at ``path`` may have."""
    for part in path:
        if isinstance(part, int):
            continue
        field = written(model).get(part)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return []
        model = inner
    return list(written(model))


def written(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the names that editors write, which Python may not be able to."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _capital(message: str) -> str:
    return message[:1].upper() + message[1:]
