"""In which order findings stand, and under which headings: harms first, rare illnesses last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from factowiki.pages.words import table
from factowiki.records.evidence.conclusions import Conclusion, order_of
from factowiki.records.evidence.terms import Certainty, Matters

_MATTERS: Final[tuple[Matters, ...]] = ("felt", "tested", "measured")
_SURE: Final[tuple[Certainty | None, ...]] = ("high", "moderate", "low", "very low", None)


def ordered(conclusions: Iterable[Conclusion]) -> list[Conclusion]:
    """Those that are alike stay in the order of the record."""
    return sorted(conclusions, key=_key)


def grouped(conclusions: Iterable[Conclusion]) -> dict[str, list[Conclusion]]:
    """By heading, in order."""
    groups: dict[str, list[Conclusion]] = {}
    for made_of in ordered(conclusions):
        groups.setdefault(heading(made_of), []).append(made_of)
    return groups


def heading(made_of: Conclusion) -> str:
    return table.HARMS if made_of.side == "harm" else table.HEADINGS[made_of.among]


def _key(made_of: Conclusion) -> tuple[int, int, int, int]:
    return (
        0 if made_of.side == "harm" else 1,
        0 if made_of.side == "harm" else order_of(made_of.among),
        _MATTERS.index(made_of.matters),
        _SURE.index(made_of.certainty),
    )
