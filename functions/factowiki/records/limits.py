"""What one record may add to what many share: counts, characters and bytes.

The limits are well above what real ingredients need, so that a record of a hostile or an unlucky
editor costs the others little. The budget that follows from them, in bytes but where it says
otherwise, beside what a record of the sample adds:

| A record | adds to | at most | sample |
|---|---|---|---|
| ingredient | catalog | 9,300 | 590 |
| ingredient | search | 16,000 | 266 |
| ingredient | files of the search (a count) | 100 | 2 |
| ingredient | list from A to Z | 21,000 | 336 |
| ingredient | guide, of 10 at most | 2,600 | 536 |
| ingredient | page, of 12 that it names as related | 2,600 | 469 |
| ingredient | twin, likewise | 600 | 150 |
| ingredient | home page, which shows 8 | 2,600 | 354 |
| ingredient | feed, which shows 30 | 3,000 | 690 |
| ingredient | sitemap | 240 | 174 |
| ingredient | redirects (a count) | 10 | 0 |
| category | catalog | 8,300 | 1,265 |
| category | home page, which shows 100 | 2,600 | 212 |
| category | page, of each ingredient in it | 1,400 | 120 |
| category | twin, likewise | 600 | 166 |
| category | sitemap | 240 | 181 |
| site | catalog | 12,000 | 1,834 |
| site | page, each | 70,000 | 1,465 |
| site | twin, each | 8,000 | 93 |
| site | list from A to Z | 14,000 | 41 |
| site | home page | 16,000 | 605 |

The search, the list from A to Z, guides and sitemap hold every record, and grow with their number.
`tests/pages/test_budget.py` makes the largest records that pass, in the letters that take most
room, and holds this table against what they add.
"""

from __future__ import annotations

from typing import Final

# Of an ingredient. Each alias is a line of the list from A to Z, each word of a name a way to find
# it, each first two letters of such a word a file; each former slug is a redirect, each category a
# guide with a card, and each related ingredient a page with one.
ALIASES: Final = 30
ALIASES_CHARACTERS: Final = 1_000  # of all of them
NAMES_WORDS: Final = 100  # of the name and its aliases, as the search parts them
SEARCH_BYTES: Final = 16_000  # one letter may fold to eighteen: U+FDFA
FORMERLY: Final = 10
CATEGORIES: Final = 10
RELATED: Final = 12

# As JSON without spacing. Both records stand in the catalog whole, which every publish reads, and
# of the site record each page has most.
CATEGORY_BYTES: Final = 8_000
SITE_BYTES: Final = 12_000

# What a page shows of others, however many there are; it says how many more there are.
LINKS_BACK: Final = 24
GUIDES_AT_HOME: Final = 100
