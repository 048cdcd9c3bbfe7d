"""Our own sentences, in the words of sellers, journalists, pharmacists."""

from __future__ import annotations

from functools import cache

import pytest

from factowiki.records.claims.model import Flag
from factowiki.records.claims.table import TABLE
from tests.records.claims.rows import OWN, CaseRow, rows
from tests.records.claims.scoring import tally

CASES = list(rows(OWN))
KINDS = sorted({case.kind for case in CASES})


@cache
def flags_of(case: CaseRow) -> list[Flag]:
    return case.flags()


def of(kind: str) -> list[CaseRow]:
    return [case for case in CASES if case.kind == kind]


def wrongly_judged(cases: list[CaseRow]) -> set[str]:
    return {
        f"{case.verdict}: {case.placed.text}"
        for case in cases
        if bool(flags_of(case)) != case.is_bad
    }


@pytest.mark.parametrize("kind", KINDS)
def test_sentences_of_each_kind_are_told_apart(kind: str) -> None:
    """But for those that say nothing a rule could hold them by: where one is mended, unmark it."""
    missed = {f"{case.verdict}: {case.placed.text}" for case in of(kind) if case.missed}
    assert wrongly_judged(of(kind)) == missed


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_sentences_to_flag_and_sentences_to_let_stand(kind: str) -> None:
    assert kind in TABLE
    assert {case.is_bad for case in of(kind)} == {True, False}


def test_what_is_refused_is_an_error() -> None:
    refused = [case for case in CASES if any(flag.severity == "refuse" for flag in flags_of(case))]
    assert len(refused) > len(CASES) / 20
    errors = sum(case.verdict == "error" for case in refused)
    assert errors / len(refused) >= 0.97
    assert all(case.is_bad for case in refused)


def test_precision_and_recall_are_counted_as_they_are_defined() -> None:
    """One of each: rightly flagged, missed, wrongly flagged, rightly silent."""
    flagged = next(case for case in CASES if case.is_bad and not case.missed)
    missed = next(case for case in CASES if case.is_bad and case.missed)
    false = next(case for case in CASES if not case.is_bad and case.missed)
    silent = next(case for case in CASES if not case.is_bad and not case.missed)
    all_of_them = tally([flagged, missed, false, silent])["all"]
    assert (all_of_them.precision, all_of_them.recall) == (0.5, 0.5)


def test_every_code_of_the_table_is_told_by_some_rule() -> None:
    told = {flag.code for case in CASES for flag in flags_of(case)}
    assert told == set(TABLE)
