"""Every combination of fields is an approved sentence, short enough to be read at once.

After a wanted change of words: `make golden`, and read each line that differs.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factowiki.pages.words import beside, findings, table
from factowiki.pages.words.chips import chip
from factowiki.pages.words.fitting import word_count
from factowiki.records.evidence.conclusions import Conclusion
from factowiki.records.evidence.glances import glance
from factowiki.records.evidence.thresholds import (
    MOST_WORDS,
    MOST_WORDS_OF_A_SENTENCE,
    MOST_WORDS_TOGETHER,
)
from tests.pages.words.combinations import (
    CERTAINTIES,
    FOUND,
    KINDS,
    SOURCES,
    UNCLEAR,
    Json,
    made,
    sentences,
)

GOLDEN = Path(__file__).parents[2] / "golden"
NAMES = {"sentences.txt", "beside.txt"}


def approved(name: str, lines: list[str]) -> None:
    golden = GOLDEN / name
    text = "\n".join(lines) + "\n"
    if "UPDATE_GOLDEN" in os.environ:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8"), "see `make golden`"


def test_every_sentence_is_approved() -> None:
    approved(
        "sentences.txt",
        [f"{name}: {' '.join(findings.statement(of, 'magnesium'))}" for name, of in sentences()],
    )


def test_every_chip_and_every_reason_is_approved() -> None:
    lines = []
    for kind, fields in KINDS.items():
        for found in FOUND:
            for certainty in CERTAINTIES:
                of = made({"found": found}, certainty=certainty, because=("imprecise",), **fields)
                lines.append(f"{kind} | {found} | {certainty}: {chip(glance(of))}")
        for why, (result, reasons) in UNCLEAR.items():
            of = made({"found": "unclear", **result}, **fields, **reasons)
            lines.append(f"{kind} | unclear | {why}: {chip(glance(of))}")
    for certainty in CERTAINTIES:
        for judged_by in ("editors", "efsa"):
            for reason in table.REASONS:
                of = made(
                    {"found": "more", "source": "efsa", "design": "not told"},
                    kind="ability",
                    outcome="memory",
                    certainty=certainty,
                    because=(reason,),
                    judged_by=judged_by,
                )
                said = " ".join(beside.how_sure(of, SOURCES))
                lines.append(f"{certainty} | {judged_by} | {reason}: {said}")
    approved("beside.txt", lines)


def test_no_sentence_has_more_than_thirty_words() -> None:
    longest = 0
    for name, of in sentences():
        for text in findings.statement(of, "magnesium"):
            longest = max(longest, word_count(text))
            assert word_count(text) <= MOST_WORDS_OF_A_SENTENCE, name
    assert longest > 20


def words(count: int) -> str:
    return " ".join(["word"] * count)


LENGTH = st.integers(0, MOST_WORDS)
KIND = st.sampled_from([*KINDS.values()])
ANSWER = st.tuples(
    st.sampled_from([*FOUND, "unclear"]),
    st.sampled_from(CERTAINTIES),
    st.sampled_from(["trials", "observed"]),
)


@given(lengths=st.tuples(*[LENGTH] * 5), kind=KIND, answer=ANSWER, both=st.sampled_from([0, 1]))
def test_however_long_its_parts_no_sentence_is_too_long(
    lengths: tuple[int, ...], kind: dict[str, str], answer: tuple[str, str, str], both: int
) -> None:
    outcome, how, given_words, population, compared = lengths
    found, certainty, design = answer
    outcome = max(1, outcome)
    how = min(how, max(0, MOST_WORDS_TOGETHER - 1 - outcome))
    given_words = min(given_words, max(0, MOST_WORDS_TOGETHER - 1 - outcome - how))
    fields: Json = {
        **kind,
        "outcome": words(outcome),
        "how": words(how) or None,
        "population": words(population) or None,
        "compared_with": words(compared) or None,
        "given_with": {"what": words(given_words), "both_groups": both == 1}
        if given_words
        else None,
        "certainty": None if found == "unclear" else certainty,
    }
    of = made({"found": found, "design": design}, **fields)
    said = findings.statement(of, "zinc")
    assert max(map(word_count, said)) <= MOST_WORDS_OF_A_SENTENCE, said


def first(of: Conclusion) -> str:
    return " ".join(findings.statement(of, "zinc"))


def test_where_something_does_not_fit_the_people_still_come_first() -> None:
    of = made(
        {"found": "less"},
        kind="symptom",
        outcome=words(12),
        population=words(12),
        compared_with="placebo",
        certainty="low",
    )
    said = findings.statement(of, "zinc")
    assert said[0].startswith("In word")
    longer = made(
        {"found": "less"},
        kind="symptom",
        outcome=words(12),
        population=words(12),
        given_with={"what": "a b"},
        compared_with=words(12),
        certainty="very low",
    )
    said = findings.statement(longer, "zinc")
    assert said[0] == f"This is about {words(12)}."
    assert said[-1].startswith(f"This is compared with {words(12)}.")


def test_only_where_both_groups_got_it_the_ingredient_is_credited() -> None:
    fields: Json = {"kind": "risk", "outcome": "dying", "certainty": "low"}
    alone = made({"found": "less"}, given_with={"what": "calcium"}, **fields)
    both = made({"found": "less"}, given_with={"what": "calcium", "both_groups": True}, **fields)
    assert first(alone) == "Taking zinc together with calcium may lower the risk of dying."
    assert first(both) == "Adding zinc to calcium may lower the risk of dying."


def test_no_difference_from_another_treatment_has_two_meanings() -> None:
    fields: Json = {"kind": "symptom", "outcome": "pain", "certainty": "low"}
    treatment = made({"found": "no clear difference"}, compared_with="ibuprofen", **fields)
    assert first(treatment).endswith("Either both work alike, or neither works.")
    placebo = made({"found": "no clear difference"}, compared_with="a placebo", **fields)
    assert "alike" not in first(placebo)


def test_what_was_observed_is_no_cause() -> None:
    of = made({"found": "more", "design": "observed"}, kind="risk", outcome="a fall",
              certainty="low")  # fmt: skip
    assert first(of) == (
        "People who took zinc had a higher risk of a fall than others. "
        "This does not show that zinc was the cause."
    )


def test_nothing_is_said_with_might_or_stars() -> None:
    text = "".join((GOLDEN / name).read_text(encoding="utf-8") for name in NAMES)
    assert not re.search(r"\bmight\b|[★*⊕]|\b[ABCD]\b(?! fish)", text)


@pytest.mark.parametrize("certainty", ["low", "moderate", "high"])
def test_a_benefit_of_any_certainty_is_never_plain_below_high(certainty: str) -> None:
    of = made({"found": "more"}, kind="ability", outcome="memory", certainty=certainty)
    plain = "Taking zinc improves memory." in first(of)
    assert plain is (certainty == "high")
