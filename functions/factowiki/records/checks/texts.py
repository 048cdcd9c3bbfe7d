"""Texts that seem to have been damaged on their way, whatever their field: nobody typed them so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.entities import html5
from typing import Any, Final

from factowiki.records.problems import Doubt

_ASCII: Final = bytes(range(0x80))
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][0-9A-Za-z]{1,31});")
_ENTITY_IN_BYTES = re.compile(_ENTITY.pattern.encode())
# What programs take UTF-8 for: that of Windows, of old Macs, and of the command line of Windows.
_READ_AS: Final = ("cp1252", "mac_roman", "cp850", "cp437")
# One of these alone is no accident: letters and signs of Western Europe and Greek, punctuation and
# symbols, ligatures, the byte order mark, what stands for a lost character, and emoji. Of other
# letters it takes two.
_TELLING = re.compile(
    "[\u00a0-\u00ff\u0386-\u03ce\u2000-\u22ff\ufb00-\ufb06\ufeff\ufffd\U0001f000-\U0001faff]"
)
_LATIN_MORE = re.compile("[\u0100-\u017f]")  # which in between letters is telling


def _garbled(encoding: str) -> str:
    """A pattern for runs of UTF-8 that was read in another encoding."""

    def letters(first: int, last: int) -> str:
        found = bytes(range(first, last + 1)).decode(encoding, errors="ignore")
        return f"[{re.escape(found)}]"

    more = letters(0x80, 0xBF)
    two, three, four = letters(0xC2, 0xDF), letters(0xE0, 0xEF), letters(0xF0, 0xF4)
    return f"(?:{two}{more}|{three}{more}{{2}}|{four}{more}{{3}})+"


_GARBLED: Final = {encoding: re.compile(_garbled(encoding)) for encoding in _READ_AS}


def text_doubts(body: bytes) -> Iterator[Doubt]:
    """What is doubtful about texts of the record in ``body``, which is JSON."""
    if not _may_be_doubtful(body):
        return
    for pointer, text in _texts(json.loads(body)):
        if meant := garbled(text):
            yield Doubt(
                pointer,
                f"{meant[0]} seems to be {meant[1]}, saved in one encoding and read in another.",
                "Type what is meant, and save files as UTF-8.",
                "garbled-text",
            )
        if entity := _typed_entity(text):
            yield Doubt(
                pointer,
                f"{entity} is shown as it stands here: text is never markup.",
                _instead_of(entity),
                "typed-entity",
            )


def _may_be_doubtful(body: bytes) -> bool:
    """Whether a closer look may find something. Quick, for it is asked of every record."""
    if b"\\u" in body or (b"&" in body and _ENTITY_IN_BYTES.search(body)):
        return True
    foreign = body.translate(None, _ASCII).decode()
    return bool(foreign) and any(pattern.search(foreign) for pattern in _GARBLED.values())


def _texts(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Each text in ``value`` with its pointer: fields of records need no escapes in one."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict | list):
        inner: Iterable[tuple[Any, Any]]
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in inner:
            yield from _texts(part, f"{pointer}/{key}")


def garbled(text: str) -> tuple[str, str] | None:
    """The first part of ``text`` that was read in an encoding not its own, and what it was."""
    if text.isascii():
        return None
    for encoding, pattern in _GARBLED.items():
        for found in pattern.finditer(text):
            try:
                meant = found.group().encode(encoding).decode()
            except UnicodeDecodeError:
                continue
            if _is_telling(meant, text[: found.start()], text[found.end() :]):
                return found.group(), meant
    return None


def _is_telling(meant: str, before: str, after: str) -> bool:
    if _TELLING.search(meant):
        return True
    if _LATIN_MORE.search(meant):  # not the square of an ångström
        return before[-1:].isalpha() or after[:1].isalpha()
    return len(meant) > 1 and all(letter.isalpha() for letter in meant)


def _typed_entity(text: str) -> str | None:
    for found in _ENTITY.finditer(text):
        if found.group()[1] == "#" or found.group()[1:] in html5:
            return found.group()
    return None


def _instead_of(entity: str) -> str:
    meant = unescape(entity)
    if meant.isspace():
        return "Type a space instead."
    return f"Type {meant} instead." if meant.isprintable() else "Remove it."
