"""The slug that a name in anybody's spelling comes to."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from factowiki.records.names.folding import GREEK
from factowiki.records.problems import quoted

_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019\u02bc\u2032]")
_BETWEEN_WORDS = re.compile("[^a-z0-9]+")
_DROPPED: Final = frozenset(("Mn", "Mc", "Me", "Cf"))  # accents, and what cannot be seen
# A Greek letter by itself, as in beta-alanine; a word in Greek is another matter.
_GREEK_LETTER = re.compile("(?<![\u0370-\u03ff])[\u03b1-\u03c9](?![\u0370-\u03ff])")
# Those that do not come apart into a letter and its marks, such as the ae of Danish.
_LATIN = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]{1,2})(?: WITH .+)?")


_LONGEST: Final = 100  # that is looked at


def advice_on_slug(value: str) -> tuple[str, str]:
    """What is wrong with a text that is no slug, and what to type."""
    meant = slug_from(value[:_LONGEST])
    return f"{quoted(value)} is not a slug.", (
        f"Write {quoted(meant)}."
        if meant
        else "Use lower-case letters, digits and single hyphens, as in alpha-gpc."
    )


def slug_from(name: str) -> str | None:
    """The slug that ``name`` must have meant, however long; None where nobody can tell.

    Letters without a counterpart in the Latin alphabet are not left out: what remained of the name
    would be that of something else.
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).casefold())
    plain = "".join(letter for letter in plain if unicodedata.category(letter) not in _DROPPED)
    plain = _GREEK_LETTER.sub(lambda found: f"-{_greek(found.group())}-", plain)
    letters = [_latin(letter) for letter in plain]
    if None in letters:
        return None
    return _BETWEEN_WORDS.sub("-", "".join(filter(None, letters))).strip("-") or None


def _greek(letter: str) -> str:
    return GREEK[ord(letter) - ord("α")]  # noqa: RUF001  # Greek indeed


def _latin(letter: str) -> str | None:
    if letter.isascii():
        return letter
    if found := _LATIN.fullmatch(unicodedata.name(letter, "")):
        return found.group(1).lower()
    category = unicodedata.category(letter)
    is_sign = category[0] in "PSZ" or category == "Cc"
    return "-" if is_sign and letter != "\ufffd" else None
