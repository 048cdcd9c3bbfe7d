from __future__ import annotations

import pytest

from factowiki.pages.words.language import in_words, number, within_sentence


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Magnesium", "magnesium"),
        ("Vitamin B12", "vitamin B12"),
        ("Alpha-lipoic acid", "alpha-lipoic acid"),
        ("L-serine", "L-serine"),
        ("GABA", "GABA"),
        ("5-HTP", "5-HTP"),
        ("St John’s wort", "St John’s wort"),
        ("Épine", "Épine"),
    ],
)
def test_common_names_lose_their_capital_within_a_sentence(name: str, expected: str) -> None:
    assert within_sentence(name) == expected


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
