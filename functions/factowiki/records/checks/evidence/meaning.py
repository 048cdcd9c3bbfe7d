"""Group 5: what it means to people. A measured value is not felt, and an outcome is no verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.records.checks.evidence import wordlists
from factowiki.records.checks.evidence.examined import Examined
from factowiki.records.checks.evidence.wordlists import first_in, words_of
from factowiki.records.evidence.conclusions import implied_among, order_of
from factowiki.records.problems import Contradiction

_DIGITS: Final = frozenset("0123456789")


def felt(at: Examined) -> Iterator[Contradiction]:
    if at.finding.kind == "risk" or at.conclusion.matters != "felt":
        return
    if word := min(at.outcome_words & wordlists.MEASURED, default=""):
        yield Contradiction(
            f"{at.pointer}/matters" if at.finding.matters else f"{at.pointer}/outcome",
            f'"{word}" is something that is measured or scored, which nobody feels.',
            'Write "matters": "measured" or "tested"; of a value also "kind": "level".',
        )


def rising(at: Examined) -> Iterator[Contradiction]:
    outcome, finding = at.finding.outcome, at.finding
    if finding.kind == "risk" or at.conclusion.better == "less":
        return
    if (bad := first_in(outcome, wordlists.BAD_WHEN_IT_RISES)) and not first_in(
        f"{outcome} {finding.population or ''}", wordlists.GOOD_WHEN_IT_RISES
    ):
        yield Contradiction(
            f"{at.pointer}/better" if finding.better else f"{at.pointer}/outcome",
            f'A rise of "{bad}" is bad, and must be told neither as good nor as neither.',
            'Write "better": "less", and give the kind "level".',
        )


def percent(at: Examined) -> Iterator[Contradiction]:
    for pointer, result in at.results:
        unit = result.size.unit if result.size else None
        if (
            unit
            and first_in(unit, wordlists.PERCENT)
            and wordlists.PERCENTAGE_POINTS not in unit.casefold()
        ):
            yield Contradiction(
                f"{pointer}/size/unit",
                "A difference in percent does not say of what: 50 percent more may be 2 of 1,000.",
                'Give a "ratio" (1.5), the difference in its own unit, or percentage points.',
            )


def verdict(at: Examined) -> Iterator[Contradiction]:
    if word := min(at.outcome_words & wordlists.VERDICT, default=""):
        yield Contradiction(
            f"{at.pointer}/outcome",
            f'"{word}" says how it turned out. An outcome names what was measured, and the '
            "sentence says the rest.",
            'Name it neutrally, as in "memory" or "the time it takes to fall asleep".',
        )


def condition(at: Examined) -> Iterator[Contradiction]:
    """How it was taken, and not how well: it stands in our own sentence."""
    praise = wordlists.PRAISE | wordlists.VERDICT | wordlists.SALES
    if at.finding.how and (word := min(words_of(at.finding.how) & praise, default="")):
        yield Contradiction(
            f"{at.pointer}/how",
            f'"{word}" praises, and would stand in our own sentence.',
            'Say only on what condition: "at high doses", "as an extract".',
        )


def everybody(at: Examined) -> Iterator[Contradiction]:
    population = at.finding.population
    if population and (word := min(words_of(population) & wordlists.EVERYBODY, default="")):
        yield Contradiction(
            f"{at.pointer}/population",
            f'Nobody studied "{word}".',
            "Say who took part, as the source does, or leave it out.",
        )


def among(at: Examined) -> Iterator[Contradiction]:
    """That people are ill is not left out where the words of the population say so."""
    stated, implied = at.finding.among, implied_among(at.finding.population)
    if stated is None or implied is None or order_of(stated) >= order_of(implied):
        return
    yield Contradiction(
        f"{at.pointer}/among",
        f'The population reads as "{implied}", but it is listed as "{stated}".',
        f'Write "{implied}", or name the population as the source does.',
    )


def selling(at: Examined) -> Iterator[Contradiction]:
    for pointer, text in _texts(at):
        word = first_in(text, wordlists.SALES_PHRASES) or min(
            words_of(text) & wordlists.SALES, default=""
        )
        if word:
            yield Contradiction(
                pointer,
                f'"{word}" sells, and says nothing that was found.',
                "Say what was seen, in whom.",
            )


def reads_as_success(at: Examined) -> Iterator[Contradiction]:
    for pointer, text in _texts(at):
        if _DIGITS.isdisjoint(text) and "dose" not in text and "amount" not in text:
            continue
        if wordlists.stayed().search(text):
            yield Contradiction(
                pointer,
                "How many ended a study reads as if so many were helped.",
                "Leave it out; if people stopped because of side effects, say it there.",
            )
        elif _is_hardly_known(at) and wordlists.more_with_more().search(text):
            yield Contradiction(
                pointer,
                "That more of it did more, where hardly anything is known, reads as advice to take "
                "more.",
                'Leave it out; "dose" in the result says what was given.',
            )


def _is_hardly_known(at: Examined) -> bool:
    certainty = at.conclusion.certainty
    return certainty not in {"high", "moderate"} and at.conclusion.side != "harm"


def _texts(at: Examined) -> Iterator[tuple[str, str]]:
    if at.finding.note:
        yield f"{at.pointer}/note", at.finding.note
    for pointer, result in at.results:
        if result.says:
            yield f"{pointer}/says", result.says
