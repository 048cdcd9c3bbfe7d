"""Bytes to text; where they are none that can be read, what else they are."""

from __future__ import annotations

from typing import Final

from factowiki.records.problems import Problem
from factowiki.records.scanning import BOM

_AS_JSON: Final = "Save the record as plain text, in JSON."
_AS_UTF8: Final = "Save it with the encoding UTF-8 (in Notepad: Save as, Encoding, UTF-8)."
# What files that are no text begin with: https://en.wikipedia.org/wiki/List_of_file_signatures
_SIGNATURES: Final = (
    (b"\xd0\xcf\x11\xe0", "a Word or Excel document", _AS_JSON),
    (b"{\\rtf", "a document in rich text (RTF)", _AS_JSON),
    (b"%PDF", "a PDF", _AS_JSON),
    (b"\x89PNG", "a picture", _AS_JSON),
    (b"\xff\xd8\xff", "a picture", _AS_JSON),
    (b"GIF8", "a picture", _AS_JSON),
    (b"bplist", "a property list of Apple's", _AS_JSON),
    (b"\x1f\x8b", "compressed (gzip)", "Unpack it first."),
    (b"\xff\xfe\x00\x00", "saved as UTF-32", _AS_UTF8),
    (b"\x00\x00\xfe\xff", "saved as UTF-32", _AS_UTF8),
    (b"\xff\xfe", "saved as UTF-16", _AS_UTF8),
    (b"\xfe\xff", "saved as UTF-16", _AS_UTF8),
    (b"{\x00\x00\x00", "saved as UTF-32", _AS_UTF8),
    (b"\x00\x00\x00{", "saved as UTF-32", _AS_UTF8),
    (b"{\x00", "saved as UTF-16", _AS_UTF8),
    (b"\x00{", "saved as UTF-16", _AS_UTF8),
)
# The documents of today are zip archives, and name their parts in plain bytes.
_ZIP: Final = b"PK\x03\x04"
_ZIPPED: Final = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel document"),
    (b"vnd.oasis", "a LibreOffice document"),
    (b"Index/Document.iwa", "a Pages or Numbers document"),
)


def decode(body: bytes, most: int) -> str | Problem:
    """The text, if it is one of at most so many bytes."""
    if other := _other_than_text(body):
        return _of_file(*other)
    if len(body) > most:
        return _of_file(f"The file has more than {most:,} bytes.", "Shorten the record.")
    if not body.strip():
        return _of_file("The file is empty.", "Write the record, or remove the file.")
    if body.startswith(BOM):
        return _of_file(
            "The file begins with a byte order mark.",
            "Save it as UTF-8 without a BOM (in Notepad: UTF-8, not UTF-8 with BOM).",
        )
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        line_start = body.rfind(b"\n", 0, error.start) + 1
        column = len(body[line_start : error.start].decode(errors="replace")) + 1
        return Problem(
            line,
            column,
            "",
            f"The byte 0x{body[error.start]:02X} here is not UTF-8.",
            _AS_UTF8,
        )


def _other_than_text(body: bytes) -> tuple[str, str] | None:
    if body.startswith(_ZIP):
        for part, kind in _ZIPPED:
            if part in body:
                return f"This file is {kind}.", _AS_JSON
        return "This file is a zip archive.", "Unpack it, and upload the records that are in it."
    for begins, kind, fix in _SIGNATURES:
        if body.startswith(begins):
            return f"This file is {kind}.", fix
    return None


def _of_file(what: str, fix: str) -> Problem:
    return Problem(1, 1, "", what, fix)
