"""Ten records that must not be published, and the very lines that their editors read."""

from __future__ import annotations

import pytest

from factowiki.records.problems import InvalidRecord, Problem, as_lines
from tests.records.records import parse_ingredient

FILE = "data/ingredients/zinc.json"
PLAIN = """{
  "slug": "zinc", "name": "Zinc", "updated": "2026-11-24", "summary": "A mineral.",
  "what_it_is": ["A mineral."], "how_it_works": ["In enzymes."], "dosage": ["Little."],
  "safety": ["Mild."], "interactions": ["Not known."],
  "sources": [{"id": "mice", "title": "In mice", "type": "animal study", "pmid": "1"},
              {"id": "book", "title": "A handbook", "type": "reference"}],
  "uses": [{"text": "Colds.", "sources": ["mice", "book"]}],
"""
EVIDENCE = """\
  "no_known_side_effects": true,
  "evidence": {"verdict": "Early.", "points": ["Early."]}
}"""
DOSE = '"doses": [{"role": "studied", "whom": "adults", "sources": ["book"], "amount": {"low": '
# What stands in lines 8 and following, and what is told of it.
TOLD = {
    "a dose of not a number": (
        f'  {DOSE}NaN, "unit": "mg"}}}}],\n',
        ["8:90: NaN is not a value in JSON. Write a number, true, false or null."],
    ),
    "a dose beyond all numbers": (
        f'  {DOSE}1e999, "unit": "mg"}}}}],\n',
        ["8:90: This number is too large to be read. Write it out in digits."],
    ),
    "a flag for a number": (
        f'  {DOSE}true, "unit": "mg"}}}}],\n',
        ["8:90: true is not a number. Write digits without quotes."],
    ),
    "a name that readers would not see": (
        """\
  "aliases": ["Zn", "\\u3164"],
""",
        [
            (
                "8:21: Character 1 of this text is invisible: U+3164, hangul filler. "
                "Remove it; retyping the words around it helps."
            )
        ],
    ),
    "an unknown field, and a level that is no level": (
        """\
  "groups": [
    {"who": "pregnancy", "level": "not known", "whi": "Nobody looked."},
    {"who": "children", "level": "safe"}
  ],
""",
        [
            '9:55: There is no field "whi". Did you mean "why"?',
            (
                '10:34: "safe" is not one of the choices. Write "avoid", "ask first", "take care", '
                '"not known" or "no known problem".'
            ),
        ],
    ),
    "a claim about people from a study in mice": (
        """\
  "findings": [
    {"id": "colds", "outcome": "colds", "kind": "symptom", "certainty": "low",
     "results": [{"source": "mice", "design": "trials", "found": "less"}]}
  ],
""",
        [
            (
                "10:29: A finding is about people, and mice is a study in animals or cells. "
                'Move it to "not_in_people", with what it was seen in.'
            )
        ],
    ),
    "a finding that is sure of nothing in particular": (
        """\
  "findings": [
    {"id": "colds", "outcome": "fewer colds", "kind": "symptom", "certainty": "high",
     "results": [{"source": "book", "design": "not told", "found": "unclear"}]}
  ],
""",
        [
            (
                '9:32: "fewer" says how it turned out. An outcome names what was measured, and the '
                'sentence says the rest. Name it neutrally, as in "memory" or "the time it takes '
                'to fall asleep".'
            ),
            (
                "9:79: Where nobody knows whether it makes a difference, there is nothing to be "
                'sure of. Remove "certainty"; "because" says why it is unclear.'
            ),
        ],
    ),
    "a figure outside its own interval, in percent": (
        """\
  "findings": [
    {"id": "colds", "outcome": "days with a cold", "kind": "symptom", "certainty": "low",
     "results": [{"source": "book", "design": "trials",
                  "size": {"difference": -2, "unit": "percent", "interval": [-1, 0]}}]}
  ],
""",
        [
            (
                "11:54: A difference in percent does not say of what: 50 percent more may be 2 of "
                '1,000. Give a "ratio" (1.5), the difference in its own unit, or percentage points.'
            ),
            (
                "11:77: The figure -2 is outside its interval, -1 to 0. "
                "Correct the figure or the interval."
            ),
        ],
    ),
    "an intake that nobody recommends": (
        """\
  "no_established_dose": true,
  "doses": [
    {"role": "recommended intake", "whom": "men", "sources": ["book"],
     "amount": {"low": 11, "high": 8, "unit": "mg"}}
  ],
""",
        [
            (
                '10:5: "recommended intake" is somebody\'s word, and nothing says whose. Add "by": '
                'the authority or the country, as in "United States" or "EFSA".'
            ),
            (
                '10:14: An authority recommends this, but "no_established_dose" says that none '
                'does. Remove "no_established_dose", or give the role "studied".'
            ),
            '11:36: This range ends before it begins: 11 up to 8. Exchange "low" and "high".',
        ],
    ),
    "warnings that nobody gave": (
        """\
  "known_interactions": [{"with": ["Iron"], "kind": "supplement"}],
  "groups": [{"who": "driving", "level": "avoid"}],
  "changes": [{"on": "2026-12-01", "what": "New."}],
""",
        [
            (
                "8:26: Nothing says who warns of this interaction, or why. "
                'Name a source in "sources", or say in "what" what happens, or who says so.'
            ),
            (
                '9:42: "avoid" gives no reason. '
                'Name a source in "sources", or say in "why" why, or who says so.'
            ),
            (
                "10:22: This change is later than 2026-11-24, when the record was last updated. "
                'Correct the date, or "updated".'
            ),
        ],
    ),
}


@pytest.mark.parametrize(("rest", "lines"), TOLD.values(), ids=TOLD)
def test_editors_are_told_the_line_what_is_wrong_and_what_to_do(
    rest: str, lines: list[str]
) -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse_ingredient("zinc", (PLAIN + rest + EVIDENCE).encode())
    assert as_lines(FILE, refused.value.problems) == [f"{FILE}:{line}" for line in lines]


def test_a_line_for_a_terminal_is_one_line_whatever_the_file_is_called() -> None:
    name = "ingredients/A\n\x1b[31mB\udce9\u2028\u200b.json"
    problem = Problem(1, 2, "", "This is a pipe.", f"Remove '{name}'.")
    shown = r"ingredients/A\n\x1b[31mB\xe9\u2028\u200b.json"
    assert as_lines(name, [problem]) == [f"{shown}:1:2: This is a pipe. Remove '{shown}'."]
    assert as_lines("données/β 1.json", [problem])[0].startswith("données/β 1.json:1:2: ")
