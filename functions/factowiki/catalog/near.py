"""Slugs that come near to one that nobody has: what an editor may have meant to link to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from factowiki.catalog.catalog import Catalog

MOST: Final = 60
# Shorter ones are one letter from each other by nature: vitamin-a and vitamin-e, l- and d-serine.
_SHORTEST: Final = 4
_NUMBERS = re.compile("[0-9]+")


class NearMiss(NamedTuple):
    """The ingredient with ``slug`` names a page that is not there; one it may mean is."""

    slug: str
    named: str
    meant: str


@dataclass(frozen=True, slots=True)
class NearMisses:
    """The first of them by slug, and how many ``more`` there are."""

    found: tuple[NearMiss, ...] = ()
    more: int = 0

    def still_in(self, catalog: Catalog) -> NearMisses:
        """Those of them that nobody has mended since they were looked for."""
        left = tuple(miss for miss in self.found if _is_miss(miss, catalog))
        return NearMisses(left, self.more)


def near_misses(catalog: Catalog) -> NearMisses:
    """All there are: it takes a look at each row and at what each slug comes to by one slip."""
    known, published = catalog.ingredients, catalog.published
    renamed = set(catalog.renamed)
    naming = [
        (slug, other)
        for slug, row in published.items()
        for other in row["related"]
        if other not in known and other not in renamed
    ]
    meant = nearest({other for _, other in naming}, published)
    found = sorted(NearMiss(slug, other, meant[other]) for slug, other in naming if other in meant)
    return NearMisses(tuple(found[:MOST]), len(found[MOST:]))


def _is_miss(miss: NearMiss, catalog: Catalog) -> bool:
    row = catalog.published.get(miss.slug)
    return (
        row is not None
        and miss.named in row["related"]
        and miss.named not in catalog.ingredients
        and miss.named not in catalog.renamed
        and miss.meant in catalog.published
    )


def nearest(named: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """For each slug in ``named`` the first of those ``known`` that is one slip from it, if any is.

    A slip is a letter too many, too few or another one, two that changed places, words in another
    order, hyphens. No slip is another number, nor another word of a few letters.
    """
    by_slip: dict[str, set[str]] = defaultdict(set)
    for slug in named:
        for slip in _slips(slug):
            by_slip[slip].add(slug)
    found: dict[str, str] = {}
    for slug in sorted(known) if by_slip else ():
        for slip in _slips(slug):
            for other in by_slip.get(slip, ()):
                if other not in found and other != slug and _is_slip(other, slug):
                    found[other] = slug
    return found


def _slips(slug: str) -> Iterator[str]:
    """What two slugs that are a slip apart have in common."""
    letters = slug.replace("-", "")
    yield letters
    for at in range(len(letters)):
        yield letters[:at] + letters[at + 1 :]
    yield " ".join(sorted(slug.split("-")))


def _is_slip(one: str, two: str) -> bool:
    if _NUMBERS.findall(one) != _NUMBERS.findall(two):
        return sorted(one.split("-")) == sorted(two.split("-"))
    words, others = one.split("-"), two.split("-")
    if sorted(words) == sorted(others) or "".join(words) == "".join(others):
        return True
    if len(words) == len(others):
        differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
        return len(differing) == 1 and _is_letter_apart(*differing[0])
    return _is_letter_apart("".join(words), "".join(others))


def _is_letter_apart(one: str, two: str) -> bool:
    if min(len(one), len(two)) < _SHORTEST:
        return False
    if len(one) > len(two):
        one, two = two, one
    at = next((at for at, letter in enumerate(one) if letter != two[at]), len(one))
    if len(one) < len(two):
        return one[at:] == two[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == two[at + 1 :] or swapped == two[at:]
