"""What a misspelt name may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

LONGEST: Final = 100  # characters of a name that are compared
_WORD_BEGINS = re.compile("(?<=[a-z])(?=[A-Z])")


def closest(name: str, fields: Iterable[str]) -> str | None:
    """The field that ``name`` may have meant, as in nmae, Name, whatItIs or what-it-is."""
    words = _WORD_BEGINS.sub("_", name[:LONGEST]).replace("-", "_").replace(" ", "_").lower()
    return next(iter(get_close_matches(words, fields, n=1)), None)


def close_to(name: str, slugs: Iterable[str]) -> str | None:
    """The one of ``slugs`` that ``name`` may have meant."""
    return next(iter(get_close_matches(name[:LONGEST], slugs, n=1, cutoff=0.75)), None)
