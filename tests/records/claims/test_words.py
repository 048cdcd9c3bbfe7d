"""The lists of words: generic, short, each with the source that it follows."""

from __future__ import annotations

import pytest

from factowiki.records.claims.fields import QUIET
from factowiki.records.claims.linting import _is_worth_reading, hits
from factowiki.records.claims.model import Known, Placed
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.lexicon import LISTS, all_phrases, lexicon
from tests.records.claims.rows import OWN, rows

LONGEST = 3  # words: what is longer is a sentence that somebody once wrote


@pytest.mark.parametrize("module", LISTS, ids=lambda module: module.__name__.split(".")[-1])
def test_no_list_holds_more_than_a_phrase(module: object) -> None:
    for _, _, entries in module.ENTRIES:  # type: ignore[attr-defined]  # each list has them
        assert {entry for entry in entries.split() if entry.count("_") >= LONGEST} == set()


@pytest.mark.parametrize("module", LISTS, ids=lambda module: module.__name__.split(".")[-1])
def test_no_list_names_a_word_twice(module: object) -> None:
    for _, mask, entries in module.ENTRIES:  # type: ignore[attr-defined]  # each list has them
        words = entries.split()
        assert len(words) == len(set(words)), mask


@pytest.mark.parametrize(
    ("one", "other"),
    [(c.HARMLESS, c.GAP), (c.HARMLESS, c.UNCERTAIN), (c.PROOF, c.UNCERTAIN), (c.SAFE, c.HARM)],
)
def test_no_word_says_one_thing_and_its_contrary(one: int, other: int) -> None:
    both = {word for word, mask in lexicon().words.items() if mask & one and mask & other}
    both |= {
        " ".join(phrase)
        for phrase, mask in all_phrases(lexicon().phrases)
        if mask & one and mask & other
    }
    assert both == set()


def test_what_is_let_through_unread_would_be_let_stand() -> None:
    """The look that is spared finds nothing: the same text, where every statement is read."""
    quiet = [case.placed for case in rows(OWN) if case.placed.field in QUIET]
    unread = [placed for placed in quiet if not _is_worth_reading(placed)]
    assert unread
    for placed in unread:
        read_all_the_same = Placed(f"{placed.text} Disease.", placed.field, sources=placed.sources)
        assert _is_worth_reading(read_all_the_same)
        codes = {hit.code for _, hit in hits([read_all_the_same], Known())}
        assert codes == set(), placed.text
