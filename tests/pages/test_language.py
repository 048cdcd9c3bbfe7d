from __future__ import annotations

import pytest

from factowiki.pages.words.language import in_words, number


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_read_as_a_sentence(items: list[str], expected: str) -> None:
    assert in_words(items) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(1200, "1,200"), (0.5, "0.5"), (100.0, "100"), (0.1 + 0.2, "0.3")]
)
def test_numbers_have_no_more_digits_than_they_need(value: float, expected: str) -> None:
    assert number(value) == expected
