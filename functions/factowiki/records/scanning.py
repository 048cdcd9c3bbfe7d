"""What can be told of a record's bytes before anybody reads them as a record. Linear, and cheap."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

BOM: Final = b"\xef\xbb\xbf"
LARGEST: Final = 256 * 1024  # bytes
MOST_VALUES: Final = 6_000  # texts, numbers, lists, objects; the largest record has some 5,500

_SPACE: Final = r"[ \t\n\r]*+"
_TOKEN = re.compile(
    rf"""{_SPACE}(?:(?P<string>"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{{4}}))*+")
    |(?P<scalar>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?
        |true|false|null|NaN|-?Infinity)
    |(?P<sign>[\[\]{{}},:])){_SPACE}""",
    re.VERBOSE,
)

_ENDS: Final = {"{": "}", "[": "]"}
# What is wanted, what stands there, what is wanted then.
_NEXT: Final = {
    ("object", "{"): "name or end",
    **{
        (value, kind): then
        for value in ("value", "value or end")
        for kind, then in (
            ("string", "comma"),
            ("scalar", "comma"),
            ("{", "name or end"),
            ("[", "value or end"),
        )
    },
    ("name", "string"): "colon",
    ("name or end", "string"): "colon",
    ("colon", ":"): "value",
    ("comma", ","): "next",
    ("comma", "}"): "end",
    ("comma", "]"): "end",
    ("name or end", "}"): "end",
    ("value or end", "]"): "end",
}


def has_too_many_values(body: bytes) -> bool:
    """Whether it has more values than any record, so that reading it would only take long.

    Each value but the first follows a comma or is the first of a list or object.
    """
    if _openings_and_commas(body) <= MOST_VALUES:
        return False  # even with those in texts
    unescaped = body.replace(b"\\\\", b"").replace(b'\\"', b"")
    return _openings_and_commas(b"".join(unescaped.split(b'"')[::2])) > MOST_VALUES


def _openings_and_commas(body: bytes) -> int:
    return body.count(b",") + body.count(b"[") + body.count(b"{")


def statuses(body: bytes, *, however_deep: bool = True) -> list[object]:
    """Each ``"status"`` of the object that ``body`` is, in the order of the file.

    A status that is no plain text counts as well. None where it is no object, or no JSON, nor,
    unless ``however_deep``, where it nests deeper than Python calls.
    """
    try:
        text = body.removeprefix(BOM).decode()
    except UnicodeDecodeError:
        return []
    try:
        # Objects become tuples of pairs, lists stay lists, numbers are only passed by.
        value = json.loads(text, object_pairs_hook=tuple, parse_int=str, parse_float=str)
    except RecursionError:
        return statuses_however_deep(text) if however_deep else []
    except ValueError:
        return []
    return [inner for name, inner in value if name == "status"] if type(value) is tuple else []


def statuses_however_deep(text: str) -> list[object]:
    """The same, token by token: several times slower, for what nests deeper than Python calls."""
    try:
        return [*_scan(text)]
    except ValueError:
        return []


def _scan(text: str) -> Iterator[object]:
    """Raises `ValueError` where the text is no JSON, or no object."""
    ends: list[str] = []  # of what is open
    wanted, name, at = "object", "", 0
    while wanted != "nothing":
        token = _TOKEN.match(text, at)
        kind = (token["sign"] or token.lastgroup or "") if token else ""
        before, wanted = wanted, _NEXT.get((wanted, kind), "")
        if token is None or not wanted:
            raise ValueError
        at = token.end()
        if len(ends) == 1 and wanted == "colon":
            name = json.loads(token["string"])
        if len(ends) == 1 and before == "value" and name == "status":
            yield json.loads(token["string"]) if kind == "string" else None
        if kind in _ENDS:
            ends.append(_ENDS[kind])
        elif wanted == "end":
            if ends.pop() != kind:
                raise ValueError
            wanted = "comma" if ends else "nothing"
        elif wanted == "next":
            wanted = "name" if ends[-1] == "}" else "value"
    if at < len(text):
        raise ValueError
