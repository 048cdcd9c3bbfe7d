"""What one record adds to what many share is what the budget says: no more, and not much less."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pages import largest
from tests.pages.largest import JsonObject, Text, emoji, signs, sizes, slugs
from tests.records.records import category, ingredient

COSTS = Path(__file__).parents[2] / "docs" / "costs.md"
ROW = re.compile(
    r"^\| (ingredient|category|site) \| ([\w ]+?)(?:,[^|]*| \(a count\))? \| ([\d,]+) \|",
    re.MULTILINE,
)
BUDGET = {
    (kind, shared): int(most.replace(",", ""))
    for kind, shared, most in ROW.findall(COSTS.read_text(encoding="utf-8"))
}
ONE, OTHER = "1" * 64, "2" * 64
LETTERS: tuple[Text, ...] = (signs, emoji)
# The last folds to six letters, and a name is in every entry.
LARGEST: dict[str, Callable[[str], JsonObject]] = {
    "signs": lambda slug: largest.largest_ingredient(slug, signs),
    "emoji": lambda slug: largest.largest_ingredient(slug, emoji),
    "words": lambda slug: largest.most_found(slug, "a"),
    "words of four bytes": lambda slug: largest.most_found(slug, "𠀀"),
    "words that fold to longer ones": lambda slug: largest.most_found(slug, "㌖"),
    "files": largest.most_files,
}


def added_by_ingredients() -> Iterator[tuple[str, int]]:
    """A second record to one as large, in a guide with it."""
    guide = [category(slugs(1, "c")[0])]
    for make in LARGEST.values():
        one, other = make(ONE), make(OTHER)
        yield from difference(sizes(one, categories=guide), sizes(one, other, categories=guide))


def added_by_categories() -> Iterator[tuple[str, int]]:
    for letters in LETTERS:
        both = [largest.largest_category(slug, letters) for slug in (ONE, OTHER)]
        before, after = (
            sizes(
                categories=both[:count],
                target=ingredient(largest.TARGET, categories=[ONE, OTHER][:count]),
            )
            for count in (1, 2)
        )
        yield from difference(before, after)


def added_by_the_site() -> Iterator[tuple[str, int]]:
    """To a site record that says each thing in a few words."""
    before = sizes()
    for letters in LETTERS:
        yield from difference(before, sizes(shared=largest.largest_site(letters)))


def difference(before: dict[str, int], after: dict[str, int]) -> Iterator[tuple[str, int]]:
    for name, size in after.items():
        yield name, size - before[name]


@pytest.mark.parametrize(
    ("kind", "added"),
    [
        ("ingredient", added_by_ingredients),
        ("category", added_by_categories),
        ("site", added_by_the_site),
    ],
)
def test_the_largest_records_add_what_the_budget_says(
    kind: str, added: Callable[[], Iterator[tuple[str, int]]]
) -> None:
    most: dict[str, int] = defaultdict(int)
    for name, size in added():
        most[name] = max(most[name], size)
    budget = {shared: size for (of, shared), size in BUDGET.items() if of == kind}
    for name, size in budget.items():
        assert 0.8 * size <= most.pop(name) <= size, name
    assert not any(size > 1_000 for size in most.values()), "the budget says nothing of these"
