"""The kinds of text an editor may write. All of it is text, never markup."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Strict, StringConstraints
from pydantic_core import PydanticKnownError

# Characters that readers cannot see, and that can make text say something other than its bytes do:
# controls, soft hyphen, zero-width space, directional marks, overrides and isolates ("Trojan
# Source", CVE-2021-42574), line and paragraph separators, interlinear annotation, tags; and letters
# and symbols that are drawn as nothing: grapheme joiner, fillers of Hangul, inherent vowels of
# Khmer, selectors of Mongolian, the empty Braille pattern.
INVISIBLE: Final = (
    r"\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e"
    r"\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e007f"
)
# What shows nothing on its own: spaces, and the zero-width joiners and selectors of variants that
# Persian, Hindi and emoji need. They may stand in a text, but something else must stand there too.
BLANK: Final = r" \u00a0\u1680\u2000-\u200a\u200c\u200d\u202f\u205f\u3000\ufe00-\ufe0f"
VISIBLE_PATTERN: Final = f"^[{BLANK}]*[^{INVISIBLE}{BLANK}][^{INVISIBLE}]*$"
# pydantic's regex engine spells the last range differently from Python's.
_VISIBLE_FOR_PYDANTIC: Final = VISIBLE_PATTERN.replace(
    r"\U000e0000-\U000e007f", r"\u{e0000}-\u{e007f}"
)
SLUG_PATTERN: Final = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])"
_URL_REST = r"[A-Za-z0-9\-._~:/?#\[\]@!$&()*+,;=%]"
HTTPS_PATTERN: Final = rf"^https://{_HOST}(?:[/?#]{_URL_REST}*)?$"
BASE_URL_PATTERN: Final = rf"^https://{_HOST}$"
SEARCH_URL_PATTERN: Final = rf"^https://{_HOST}[/?]{_URL_REST}*(?:\{{name\}}{_URL_REST}*)?$"
PMID_PATTERN: Final = r"^[1-9][0-9]{0,8}$"
DOI_PATTERN: Final = r"^10\.[0-9]{4,9}/[A-Za-z0-9\-._;()/:]+$"
LANGUAGE_PATTERN: Final = r"^[a-z]{2,3}(?:-[A-Z]{2})?$"

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INVISIBLE_CHARACTER = re.compile(f"[{INVISIBLE}]")


def _text(most: int) -> StringConstraints:
    return StringConstraints(
        strip_whitespace=True, min_length=1, max_length=most, pattern=_VISIBLE_FOR_PYDANTIC
    )


def _composed(most: int) -> AfterValidator:
    """One spelling for what looks the same (Unicode, annex 15, form C), so that it is the same.

    Few characters grow by it; where a text does beyond ``most``, it is too long.
    """

    def compose(text: str) -> str:
        if text.isascii():
            return text
        composed = unicodedata.normalize("NFC", text)
        if len(composed) > most:
            raise PydanticKnownError("string_too_long", {"max_length": most})
        return composed

    return AfterValidator(compose)


def _written_as_date(value: Any) -> Any:
    """The text of a date: seconds since 1970, even in quotes, would do for pydantic."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise PydanticKnownError("date_parsing", {"error": "not written as YYYY-MM-DD"})
    return value


# Not strict: behind the validator a text arrives as Python's.
Date = Annotated[
    date, Strict(strict=False), BeforeValidator(_written_as_date, json_schema_input_type=date)
]
Name = Annotated[str, _text(80), _composed(80)]
Phrase = Annotated[str, _text(120), _composed(120)]  # stands inside a sentence of ours
Line = Annotated[str, _text(200), _composed(200)]
Summary = Annotated[str, _text(400), _composed(400)]
Paragraph = Annotated[str, _text(2000), _composed(2000)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=64)]
HttpsUrl = Annotated[str, StringConstraints(pattern=HTTPS_PATTERN, max_length=500)]
BaseUrl = Annotated[str, StringConstraints(pattern=BASE_URL_PATTERN, max_length=100)]
SearchUrl = Annotated[str, StringConstraints(pattern=SEARCH_URL_PATTERN, max_length=500)]
Pmid = Annotated[str, StringConstraints(pattern=PMID_PATTERN)]
Doi = Annotated[str, StringConstraints(pattern=DOI_PATTERN, max_length=200)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]


def first_invisible(text: str) -> tuple[int, str] | None:
    """Where the first forbidden character stands (from 0), and the character."""
    match = _INVISIBLE_CHARACTER.search(text)
    return (match.start(), match.group()) if match else None


def folded(text: str) -> str:
    """Text as it is compared: whatever its capitals and its spacing."""
    return " ".join(text.casefold().split())
