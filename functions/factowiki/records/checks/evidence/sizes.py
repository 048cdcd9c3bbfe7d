"""Group 1, of sizes: one way to say how large, and figures that can be."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.checks.evidence.examined import Examined
from factowiki.records.checks.evidence.wordlists import RATIOS, words_of
from factowiki.records.checks.hidden import as_far_as_seen
from factowiki.records.evidence.directions import figure
from factowiki.records.evidence.frequencies import THOUSAND, of_a_thousand
from factowiki.records.evidence.sizes import Size
from factowiki.records.problems import Contradiction


def sizes(at: Examined) -> Iterator[Contradiction]:
    for pointer, result in at.results:
        if result.size:
            yield from as_far_as_seen(_way(f"{pointer}/size", result.size))
            yield from as_far_as_seen(_belongings(f"{pointer}/size", result.size))
            yield from as_far_as_seen(_no_ratio(f"{pointer}/size", result.size))
            yield from as_far_as_seen(_interval(f"{pointer}/size", result.size))
            yield from as_far_as_seen(_people(f"{pointer}/size", result.size))


def _way(pointer: str, size: Size) -> Iterator[Contradiction]:
    ways = {
        "difference": size.difference is not None,
        "standardised": size.standardised is not None,
        "ratio": size.ratio is not None,
        "with_it and without_it": size.with_it is not None or size.without_it is not None,
    }
    given = [way for way, is_given in ways.items() if is_given]
    if not given:
        yield Contradiction(
            pointer,
            "This size has no figure.",
            f"Give one of {', '.join(ways)}, or remove the size: left out is no fault.",
        )
    elif len(given) > 1:
        yield Contradiction(
            pointer,
            f"This size is told in {len(given)} ways: {' and '.join(given)}.",
            "Keep the one that the source gives first.",
        )
    elif (size.with_it is None) != (size.without_it is None):
        missing = "without_it" if size.without_it is None else "with_it"
        yield Contradiction(
            pointer,
            "A count in one group says nothing without that in the other.",
            f'Add "{missing}", or say it as a side effect that was "seen".',
        )


def _belongings(pointer: str, size: Size) -> Iterator[Contradiction]:
    """What belongs to one way stands beside no other."""
    if size.difference is not None and size.unit is None:
        yield Contradiction(
            f"{pointer}/difference", "A difference of what? It has no unit.", 'Add "unit".'
        )
    belonging = (
        ("unit", size.unit, size.difference, "a difference"),
        ("to", size.to, size.difference, "a difference"),
        ("of", size.of, size.ratio, "a ratio"),
    )
    for field, value, owner, what in belonging:
        if value is not None and owner is None:
            yield Contradiction(
                f"{pointer}/{field}",
                f'"{field}" belongs to {what}, and there is none.',
                "Remove it, or give the figure that it belongs to.",
            )
    if size.without is not None and size.difference is None and size.ratio is None:
        yield Contradiction(
            f"{pointer}/without",
            '"without" belongs to a ratio or a difference, and there is none.',
            "Remove it, or give the figure that it belongs to.",
        )


def _no_ratio(pointer: str, size: Size) -> Iterator[Contradiction]:
    if size.unit and (word := min(words_of(size.unit) & RATIOS, default="")):
        yield Contradiction(
            f"{pointer}/unit",
            f'"{word}" is a ratio, and the reader would take it for a difference.',
            'Give it as "ratio", with "of" if the source says of what.',
        )


def _interval(pointer: str, size: Size) -> Iterator[Contradiction]:
    if size.interval is None:
        return
    low, high = size.interval
    found = figure(size)
    if size.with_it is not None or size.without_it is not None:
        yield Contradiction(
            f"{pointer}/interval",
            "An interval belongs to a difference or a ratio, and there is none.",
            "Remove it, or give the figure that it belongs to.",
        )
    elif found is None:
        return  # that there is no figure is told by itself
    elif low > high:
        yield Contradiction(
            f"{pointer}/interval", "This interval ends before it begins.", "Exchange its ends."
        )
    elif not low <= found.value <= high:
        yield Contradiction(
            f"{pointer}/interval",
            f"The figure {found.value:g} is outside its interval, {low:g} to {high:g}.",
            "Correct the figure or the interval.",
        )
    elif found.is_ratio and low <= 0:
        yield Contradiction(
            f"{pointer}/interval",
            "A ratio is never 0 or less, but this interval is.",
            "Correct it, or, where it is a difference, give it as one.",
        )


def _people(pointer: str, size: Size) -> Iterator[Contradiction]:
    for field, arm in (("with_it", size.with_it), ("without_it", size.without_it)):
        if arm and arm.people is not None and arm.events > arm.people:
            yield Contradiction(
                f"{pointer}/{field}/events",
                f"It happened to more people than there were: {arm.events} of {arm.people}.",
                "Correct one of the two numbers.",
            )
    if size.ratio is None or (frequencies := of_a_thousand(size)) is None:
        return
    if max(frequencies.with_it, frequencies.without_it) > THOUSAND:
        yield Contradiction(
            f"{pointer}/without",
            f"With this ratio it would happen to {frequencies.with_it:g} of 1,000 people.",
            "Give how many of 1,000 people it happens to without it.",
        )
