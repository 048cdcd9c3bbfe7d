"""Uploads under wrong names: which were meant as records, and what is said of them."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factowiki.records.keys import parse_key
from factowiki.records.problems import Problem

if TYPE_CHECKING:
    from factowiki.records.explaining.misnaming import WrongName

_TAKEN: Final = (
    "There is a record {} already: if this one is newer, upload it under that name; else remove it."
)


def is_misnamed(key: str) -> bool:
    """Whether ``key`` is that of an upload that somebody meant as a record, under a wrong name.

    Whoever lists uploads or files decides with this what is reported, and what is nobody's.
    """
    return parse_key(key) is None and _is_misnamed(key)


def misnamed(key: str, present: Container[str] = ()) -> Problem | None:
    """What is wrong with the name of an upload that `is_misnamed`, and the right one.

    Where the right one is among the keys ``present``, nobody is told to write over it unseen. The
    place is the whole file's.
    """
    if not is_misnamed(key):
        return None
    wrong = _wrong_name(key)
    taken = next((right for right in wrong.rights if right in present), None)
    fix = _TAKEN.format(taken) if taken else wrong.fix
    return Problem(1, 1, "", wrong.what, fix)


# Every pass lists the same names. Few processes ever see one that is wrong, so what it takes to
# explain them is imported only then.
@lru_cache(20_000)
def _is_misnamed(key: str) -> bool:
    from factowiki.records.explaining import misnaming  # noqa: PLC0415

    return misnaming.is_misnamed(key)


@lru_cache(1_000)
def _wrong_name(key: str) -> WrongName:
    from factowiki.records.explaining import misnaming  # noqa: PLC0415

    return misnaming.wrong_name(key)
