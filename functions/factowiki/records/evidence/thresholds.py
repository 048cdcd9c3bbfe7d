"""Every number of judgement in the rules. Only 0.75 and 1.25 come from elsewhere (GRADE 6)."""

from __future__ import annotations

from typing import Final

# Guyatt et al. 2011, GRADE guidelines 6: a ratio outside these may matter to people.
LEAST_RATIO: Final = 0.75
MOST_RATIO: Final = 1.25

LEANS: Final = 0.05  # a ratio so far from 1 leans to one side
FEWEST_FOR_HIGH: Final = 400  # people, for high certainty: "more than a few hundred"
FEWEST_FOR_ONE_TRIAL: Final = 100  # people, for one trial to be above low certainty
FEWEST_TO_SAY_HOW_OFTEN: Final = 100  # people, for one of EMA's terms
FEWEST_FOR_FREQUENCIES: Final = 200  # people in a group; below, the counts are told as they are

# How many reasons of GRADE's a certainty can have: each takes a level or nearly so.
MOST_REASONS: Final = {"high": 0, "moderate": 2, "low": 4, "very low": 6}

# Standardised differences: up to here small, and up to here moderate (Cohen 1988).
SMALL_STANDARDISED: Final = 0.5
MODERATE_STANDARDISED: Final = 0.8
# A ratio beyond two is large (Guyatt et al. 2011, GRADE guidelines 9); near 1 it is small.
LARGE_RATIO: Final = 2.0
SMALL_RATIO: Final = 1.25

MOST_WORDS: Final = 12  # of what stands inside a sentence of ours
MOST_WORDS_TOGETHER: Final = 15  # of name, outcome, condition and what is given with it
MOST_WORDS_OF_A_SENTENCE: Final = 30
