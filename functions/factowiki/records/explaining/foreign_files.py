"""Texts that are no JSON from their first character on: what they are."""

from __future__ import annotations

import re
from typing import Final

_FIX: Final = "Upload the record itself: a text in JSON, which begins with { and ends with }."
TABLE: Final = ("This file is a table (CSV), not a record.", _FIX)
# Something like JSON, with a slip.
_LIKE_JSON = re.compile("[{\\[\"'`/\u201c\u201e\u00ab.+0-9]|-(?!-- *\r?\n| )|\\Z")
_KINDS: Final = (
    (r"<!doctype html|<html|<head|<body", "a web page (HTML)"),
    (r"<\?xml|<\w", "XML"),
    (r"---[ \t]*\r?\n|[A-Za-z_]\w*:[ \t\r\n]", "YAML"),
    (r"(var|let|const|export|module\.exports|return)\b|\w+ *=", "a program"),
    (r"#+ |\* |- ", "Markdown"),
)


def kind_of(text: str) -> tuple[str, str] | None:
    """What a file is that does not begin like JSON, and what to do; None where it does."""
    begins = text.lstrip()[:2_000]
    if _LIKE_JSON.match(begins):
        return None
    if "\0" in begins:
        return "This file is no text.", _FIX
    if is_table(begins):
        return TABLE
    for pattern, kind in _KINDS:
        if re.match(pattern, begins, re.IGNORECASE):
            return f"This file is {kind}, not a record.", _FIX
    if "{" in begins:
        return "There is other text before the record.", "Remove everything before the first {."
    return "This file is plain text, not a record in JSON.", _FIX


def is_table(text: str) -> bool:
    """Whether its first lines have the same number of fields, as a spreadsheet saves them."""
    first, *others = text.splitlines()[:2] or [""]
    return "{" not in first and any(
        first.count(sign) == other.count(sign) > 0 for other in others for sign in ",;\t"
    )
