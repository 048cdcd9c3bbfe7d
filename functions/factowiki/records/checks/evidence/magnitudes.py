"""Group 3, of sizes in a word: small, moderate or large is somebody's word, or follows."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.checks.evidence.examined import Examined
from factowiki.records.checks.evidence.wordlists import SIZE_WORDS, words_of
from factowiki.records.evidence.directions import says_how_large
from factowiki.records.evidence.findings import Magnitude
from factowiki.records.evidence.sizes import Size
from factowiki.records.evidence.thresholds import (
    LARGE_RATIO,
    MODERATE_STANDARDISED,
    SMALL_RATIO,
    SMALL_STANDARDISED,
)
from factowiki.records.problems import Contradiction


def magnitude(at: Examined) -> Iterator[Contradiction]:
    stated = at.finding.magnitude
    if stated is None:
        return
    allowed = [word for _, result in at.results for word in _named(result.says)]
    sizes = [result.size for _, result in at.results if result.size]
    if not all(map(says_how_large, sizes)):
        return  # that a size is empty is told by itself
    allowed += filter(None, map(_follows, sizes))
    if not allowed:
        yield Contradiction(
            f"{at.pointer}/magnitude",
            f"That the difference is {stated} is nobody's word: there is no standardised size, no "
            "ratio, and no source says so.",
            'Remove it, or give the source\'s own word in "says".',
        )
    elif stated not in allowed:
        yield Contradiction(
            f"{at.pointer}/magnitude",
            f"The difference is called {stated}, but its figures or its source say "
            f"{' or '.join(dict.fromkeys(allowed))}.",
            f'Write "{allowed[0]}".',
        )


def _named(says: str | None) -> list[Magnitude]:
    if says is None:
        return []
    return [SIZE_WORDS[word] for word in SIZE_WORDS.keys() & words_of(says)]


def _follows(size: Size) -> Magnitude | None:
    if size.standardised is not None:
        value = abs(size.standardised)
        if value < SMALL_STANDARDISED:
            return "small"
        return "moderate" if value < MODERATE_STANDARDISED else "large"
    if size.ratio is not None:
        away = max(size.ratio, 1 / size.ratio)
        if away <= SMALL_RATIO:
            return "small"
        return "moderate" if away < LARGE_RATIO else "large"
    return None
