from __future__ import annotations

from collections import Counter

import pytest

from factowiki.local.cloud.live import fates, in_sum

UPLOADED = (
    "site.json",
    "categories/a.json",
    "categories/broken.json",
    "ingredients/a.json",
    "ingredients/broken.json",
    "ingredients/draft.json",
    "ingredients/failed.json",
    "ingredients/Not A Slug.json",
    "notes.json",
)
SETTLED = {"ingredients/a.json", "ingredients/broken.json", "ingredients/draft.json"}


def test_only_what_is_on_the_site_was_published() -> None:
    refused = ["categories/broken.json", "ingredients/broken.json"]
    # Of a broken record the page may still be there, from its last good version.
    pages = {"ingredients/a/index.html", "ingredients/broken/index.html"}
    assert fates(UPLOADED, refused, SETTLED, pages) == {
        "published": 3,
        "refused": 2,
        "draft": 1,
        "failed": 1,
        "ignored": 2,
    }


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ({"published": 10}, "10 records published in 1.2 s."),
        ({"published": 9, "refused": 1}, "9 of 10 records published in 1.2 s; 1 refused."),
        (
            {"refused": 2, "draft": 1, "published": 0},
            "0 of 3 records published in 1.2 s; 1 draft, 2 refused.",
        ),
        ({}, "0 records published in 1.2 s."),
    ],
)
def test_the_sum_names_what_was_not_published(found: dict[str, int], sentence: str) -> None:
    assert in_sum(Counter(found), 1.23) == sentence
