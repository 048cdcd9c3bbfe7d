"""Dates, units, numbers and words that are none: what was meant is told, or what there is."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from factowiki.records.explaining.dates import advice_on_date
from factowiki.records.explaining.numbers import numbers_meant
from factowiki.records.explaining.units import unit_meant
from factowiki.records.fields.dates import DATE_PATTERN
from factowiki.records.problems import InvalidRecord, Problem
from tests.records.records import category, ingredient, parse_category, parse_ingredient, to_bytes

TRIAL = {"id": "a", "title": "T", "type": "trial", "pmid": "7"}
DOSE = {"role": "studied", "whom": "adults", "sources": ["a"]}


def with_dose(**fields: Any) -> bytes:
    amount = {"low": 5, "unit": "mg", **fields}
    return to_bytes(ingredient(doses=[{**DOSE, "amount": amount}], sources=[TRIAL]))


def problem_of(body: bytes) -> Problem:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("l-serine", body)
    (problem,) = refused.value.problems
    return problem


DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@pytest.mark.parametrize(("month", "days"), [*enumerate(DAYS, 1)])
def test_a_day_too_late_is_told_the_last_of_its_month(month: int, days: int) -> None:
    problem = problem_of(to_bytes(ingredient(updated=f"2026-{month:02}-{days + 1}")))
    assert f" has {days} days." in problem.what
    assert problem.fix == f'Write "2026-{month:02}-{days}" at the latest.'


def test_november_and_the_february_of_leap_years_are_called_by_name() -> None:
    assert advice_on_date("2026-11-31")[0] == '"2026-11-31" is not a date: November has 30 days.'
    assert "February 2024 has 29 days" in advice_on_date("2024-02-30")[0]
    assert "February 2026 has 28 days" in advice_on_date("2026-02-29")[0]
    assert "February 1900 has 28 days" in advice_on_date("1900-02-29")[0]


@pytest.mark.parametrize(
    "date",
    [
        *("0001-01-01", "0203-05-01", "0999-12-31", "1066-10-14", "1492-10-12", "1789-07-14"),
        *("1900-01-01", "1969-12-31", "1970-01-01", "1985-05-02", "1989-12-31"),
    ],
)
def test_a_date_before_there_was_a_page_is_refused(date: str) -> None:
    problem = problem_of(to_bytes(ingredient(reviewed=date)))
    assert problem.pointer == "/reviewed"
    assert problem.what == f'"{date}" is not a date that a record can have: it is before 1990.'
    assert problem.fix == "Correct the year."


@pytest.mark.parametrize("date", ["1990-01-01", "2024-02-29", "2026-11-30"])
def test_a_date_is_a_day_since_1990(date: str) -> None:
    record = parse_ingredient("l-serine", to_bytes(ingredient(updated=date)))
    assert record.updated.isoformat() == date


@pytest.mark.parametrize(
    "written",
    [
        *("2026-11-02T00:00:00", "2026-11-02 00:00", "2026-11-02Z", " 2026-11-02", "2026-11-02 "),
        *("2026-11-02\n", "\u00a02026-11-02", "20261102", "2026-11-2", "26-11-02", "+2026-11-02"),
        *("２０２６-１１-０２", "2026‐11‐02", "1793577600", "1e9", ""),
        *(0, 1793577600, 2026.0, True, []),
    ],
)
def test_nothing_else_is_a_date(written: object) -> None:
    assert "is not a date" in problem_of(to_bytes(ingredient(updated=written))).what


def test_the_schema_knows_each_day_that_there_is() -> None:
    pattern = re.compile(DATE_PATTERN)
    for year in (1989, *range(1990, 2410), *range(2400, 10_000, 100), 9999):
        for month in range(14):
            for day in (0, 1, 9, 10, 28, 29, 30, 31, 32):
                text = f"{year:04}-{month:02}-{day:02}"
                try:
                    exists = date(year, month, day).year >= 1990
                except ValueError:
                    exists = False
                assert bool(pattern.search(text)) == exists, text


OURS = 'Write it in quotes as year-month-day: "2026-11-02".'


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("30.11.2026", 'Write "2026-11-30".'),
        ("5.11.26", 'Write "2026-11-05".'),
        ("30/11/2026", 'Write "2026-11-30".'),
        ("11/30/2026", 'Write "2026-11-30".'),
        ("05/11/2026", 'Write "2026-11-05" or "2026-05-11", whichever you mean.'),
        ("11/11/2026", 'Write "2026-11-11".'),
        ("31.11.2026", 'Write "2026-11-30" at the latest.'),
        ("2026/11/2", 'Write "2026-11-02".'),
        ("2026.11.02", 'Write "2026-11-02".'),
        ("2026\u201311\u201302", 'Write "2026-11-02".'),
        ("2026-11-02\u00a0", 'Write "2026-11-02".'),
        ("2026-11-02T10:30:00Z", 'Write "2026-11-02".'),
        ("2 Nov 2026", 'Write "2026-11-02".'),
        ("November 2nd, 2026", 'Write "2026-11-02".'),
        ("2026-30-11", 'Write "2026-11-30", if you mean that.'),
        ("2026-31-11", 'Write "2026-11-30" at the latest.'),
        ("2026-31-02", 'Write "2026-02-28" at the latest.'),
        ("2026-32-11", OURS),
        ("0", OURS),
        ("1764460800", OURS),
        ("1764460800000", OURS),
        ("1e9", OURS),
        ("-0", OURS),
        ("2026-W49-1", OURS),
        (0, OURS),
        (1764460800, OURS),
        ("20261102", 'Write "2026-11-02".'),
        ("2026-11-02T00:00:00Z", 'Write "2026-11-02".'),
        ("2026-11-02\n", 'Write "2026-11-02".'),
        ("\uff12026-11-02", 'Write "2026-11-02".'),
        ("2026-13-13", OURS),
        ("2026-11-00", OURS),
        ("2026-11", OURS),
        ("0000-11-02", OURS),
        ("soon", OURS),
        (20261102.5, OURS),
        ("9" * 5_000, OURS),
    ],
)
def test_a_date_in_another_order_is_told_in_ours(written: Any, fix: str) -> None:
    problem = problem_of(to_bytes(ingredient(updated=written)))
    assert problem.pointer == "/updated"
    assert "is not a date" in problem.what
    assert problem.fix == fix


@pytest.mark.parametrize("written", ["0", "1764460800", "2026-11-02T00:00:00"])
@pytest.mark.parametrize("field", ["updated", "reviewed", "review_due", "on"])
def test_no_date_is_made_of_seconds_or_times(field: str, written: str) -> None:
    fields = {"changes": [{"on": written, "what": "New."}]} if field == "on" else {field: written}
    assert "is not a date" in problem_of(to_bytes(ingredient(**fields))).what
    with pytest.raises(InvalidRecord, match="1 problem"):
        parse_category("nerve-health", to_bytes(category(updated=written)))


def test_a_month_and_a_day_that_are_swapped_are_told_so() -> None:
    for written in ("2026-31-11", "2026-30-11", "2026-31-02"):
        assert "month and day seem swapped" in advice_on_date(written)[0]
    for written in ("2026-32-11", "2026-13-13", "2026-00-11", "2026-11-31"):
        assert "swapped" not in advice_on_date(written)[0]


UNITS = {
    "µg": ["mcg", "ug", "MCG", "mcgs", "µgs", "micrograms", "microgram", "5 mcg", "mcg."],
    "mg": ["MG", "Mg", "mgs", "milligrams", "milligramme", "400 mg"],
    "g": ["G", "gm", "gms", "gram", "grams", "Gramme"],
    "IU": ["iu", "I.U.", "i.u.", "IUs", "IE", "UI", "international units", "I U"],
    "mg/kg": ["mg per kg", "MG/KG", "mg/kg bw", "mg / kg", "mg/kg/day"],
}


@pytest.mark.parametrize(
    ("unit", "written"), [(unit, written) for unit, many in UNITS.items() for written in many]
)
def test_a_unit_in_other_letters_is_told_in_ours(unit: str, written: str) -> None:
    problem = problem_of(with_dose(unit=written))
    assert problem.pointer == "/doses/0/amount/unit"
    meant = "mg" if unit == "mg/kg" else unit
    assert problem.fix.startswith(f'Write "{meant}"')
    assert ('"per"' in problem.fix) is (unit == "mg/kg")
    assert "Did you mean" not in problem.what + problem.fix


@pytest.mark.parametrize("written", ["", "kg", "ng", "ml", "gr", "drops", "%", "m", "mcmg", "μ"])
def test_no_unit_is_guessed_at(written: str) -> None:
    assert unit_meant(written) is None
    assert problem_of(with_dose(unit=written)).fix == 'Write "µg", "mg", "g" or "IU".'


def test_the_way_to_type_a_micro_sign_is_told() -> None:
    told = problem_of(with_dose(unit="mcg")).fix
    assert told == r'Write "µg", or "\u00b5g", which is the same.'


def test_a_greek_mu_is_a_micro_sign() -> None:
    greek = parse_ingredient("l-serine", with_dose(unit="\u03bcg"))
    assert greek == parse_ingredient("l-serine", with_dose(unit="\u00b5g"))
    assert greek.doses[0].amount is not None
    assert greek.doses[0].amount.unit == "\u00b5g"


DIFFERS = "; now it says mg, which differs"


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("400", "Write 400 without quotes."),
        ("2,5", "Write 2.5 without quotes, and nothing else."),
        ("1,000", "Write 1.000 or 1000 without quotes, and nothing else."),
        ("400 mg", 'Write 400 without quotes, as "unit" says mg already.'),
        ("1.000", "Write 1.000 or 1000 without quotes."),
        ("1.000.000", "Write 1000000 without quotes, and nothing else."),
        ("5 g", f'Write 5 without quotes, and put its unit, g, into "unit"{DIFFERS}.'),
        ("5mcg", f'Write 5 without quotes, and put its unit, µg, into "unit"{DIFFERS}.'),
        ("5 IU/day", f'Write 5 without quotes, and put its unit, IU, into "unit"{DIFFERS}.'),
        (
            "5 mg per kg",
            (
                'Write 5 without quotes, as "unit" says mg already, and "per": "kg of body weight" '
                "beside it."
            ),
        ),
        ("1,5 g", f'Write 1.5 without quotes, and put its unit, g, into "unit"{DIFFERS}.'),
        ("up to 5 g", f'Write digits without quotes, and put its unit, g, into "unit"{DIFFERS}.'),
        (
            "5 mg twice a day",
            (
                'Write 5 without quotes, as "unit" says mg already; '
                '"twice a day" belongs in "how_often".'
            ),
        ),
        (
            "5 drops",
            (
                "Write 5 without quotes. Records give amounts in µg, mg, g or IU: "
                '"unit" must be the one that the number is in.'
            ),
        ),
        ("400-600", 'Write 400 in "low" and 600 in "high", both without quotes.'),
        (
            "10–20 mg",
            'Write 10 in "low" and 20 in "high", both without quotes, as "unit" says mg already.',
        ),
        (
            "between 1 and 2 g",
            (
                'Write 1 in "low" and 2 in "high", both without quotes, '
                f'and put its unit, g, into "unit"{DIFFERS}.'
            ),
        ),
        (
            "500 mg - 1 g",
            'Write both ends in one unit, as numbers without quotes, and name it in "unit".',
        ),
        ("\u22125", "Write -5 without quotes, and nothing else."),
        ("five", "Write digits without quotes."),
        ("5-10", 'Write 5 in "low" and 10 in "high", both without quotes.'),
        ("5-10-15", "Write digits without quotes."),
        ("9" * 5_000, "Write digits without quotes."),
    ],
)
def test_a_number_in_a_text_is_told_as_one(written: str, fix: str) -> None:
    assert problem_of(with_dose(low=written)).fix == fix


def test_a_unit_is_compared_with_what_stands_beside_it() -> None:
    def told(**fields: Any) -> str:
        with pytest.raises(InvalidRecord) as refused:
            parse_ingredient("l-serine", with_dose(**fields))
        return refused.value.problems[0].fix

    assert told(low="5 mcg", unit="µg") == 'Write 5 without quotes, as "unit" says µg already.'
    assert told(low="5 mg", unit="mcg").endswith("now it says mcg, which differs.")
    assert told(low="5 g", unit=None).endswith('put its unit, g, into "unit".')
    assert told(low=1, high="2 g").startswith("Write 2 without quotes, and put its unit, g,")
    assert "\\u202e" in told(low="5 g", unit="m\u202eg")


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("5 min", 'put its unit, min, into "unit"; now it says u, which differs.'),
        ("5 u", 'Write 5 without quotes, as "unit" says u already.'),
        ("5 to 10", 'Write 5 here and 10 in "to", both without quotes.'),
    ],
)
def test_the_size_of_an_effect_is_told_by_its_own_fields(written: str, fix: str) -> None:
    size = {"unit": "u", "difference": written}
    result = {"source": "a", "design": "not told", "found": "more", "size": size}
    finding = {"id": "a", "outcome": "b", "kind": "ability", "certainty": "low"}
    body = ingredient(
        findings=[{**finding, "results": [result]}], sources=[TRIAL], no_known_side_effects=True
    )
    assert problem_of(to_bytes(body)).fix.endswith(fix)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("0,125", ["0.125"]),
        ("1,000,000", ["1000000"]),
        ("1.000,5", ["1000.5"]),
        ("1.000", ["1.000", "1000"]),
        ("12.500 mg", ["12.500", "12500"]),
        ("0.125", ["0.125"]),
        ("1.0000", ["1.0000"]),
        ("1'000", ["1000"]),
        ("+.5", ["0.5"]),
        ("007", ["7"]),
        ("０", ["0"]),
        ("", []),
        ("-", []),
        (".", []),
        ("٥", []),
    ],
)
def test_numbers_are_read_as_they_are_written_elsewhere(written: str, numbers: list[str]) -> None:
    assert numbers_meant(written) == numbers


DRIVING = {"who": "driving", "why": "It tires."}


@pytest.mark.parametrize(
    ("fields", "fix"),
    [
        ({"related": ["Vitamin B12"]}, 'Write "vitamin-b12".'),
        ({"related": ["人参"]}, "Use lower-case letters, digits and single hyphens"),
        ({"status": "Draft"}, 'Write "draft".'),
        ({"groups": [{**DRIVING, "level": "ask\u00a0first"}]}, 'Write "ask first".'),
        ({"groups": [{**DRIVING, "level": "Not_known"}]}, 'Write "not known".'),
        ({"aliases": "Serine"}, 'Put it in square brackets: ["Serine"].'),
        ({"sources": [{**TRIAL, "title": 1984, "further_reading": True}]}, 'Write "1984".'),
        ({"whatItIs": []}, 'Did you mean "what_it_is"?'),
        ({"Name": "x"}, 'Did you mean "name"?'),
    ],
)
def test_what_to_type_is_told_where_it_can_be_known(fields: dict[str, Any], fix: str) -> None:
    assert problem_of(to_bytes(ingredient(**fields))).fix.startswith(fix)
