"""What one record may add to what many share: counts, characters and bytes.

The limits are well above what real ingredients need, so that a record of a hostile or an unlucky
editor costs the others little. docs/costs.md says how many bytes follow from them, and a test holds
that against the largest records that pass.
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
GLANCES: Final = 6  # of its findings, the first in order, on the guides they bear on
