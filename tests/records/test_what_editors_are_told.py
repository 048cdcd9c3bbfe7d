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
  "sources": [{"id": "mice", "title": "In mice", "type": "animal study", "pmid": "1"}],
  "uses": [{"text": "Colds.", "sources": ["mice"]}],
"""
# What stands in lines 7 and following, and what is told of it.
TOLD = {
    "a dose of not a number": (
        """\
  "doses": [{"context": "adults", "role": "studied", "amount": NaN, "unit": "mg"}],
  "evidence": {"verdict": "Early.", "points": ["Early."]}
}""",
        [
            (
                '7:13: This dose names no source. Name in "sources" the study that used it or the '
                "authority that names it."
            ),
            "7:64: NaN is not a value in JSON. Write a number, true, false or null.",
        ],
    ),
    "a dose beyond all numbers": (
        """\
  "doses": [{"context": "adults", "role": "studied", "amount": 1e999, "unit": "mg"}],
  "evidence": {"verdict": "Early.", "points": ["Early."]}
}""",
        [
            (
                '7:13: This dose names no source. Name in "sources" the study that used it or the '
                "authority that names it."
            ),
            "7:64: This number is too large to be read. Write it out in digits.",
        ],
    ),
    "a flag for a number": (
        """\
  "doses": [{"context": "adults", "role": "studied", "amount": true, "unit": "mg"}],
  "evidence": {"verdict": "Early.", "points": ["Early."]}
}""",
        [
            (
                '7:13: This dose names no source. Name in "sources" the study that used it or the '
                "authority that names it."
            ),
            "7:64: true is not a number. Write digits without quotes.",
        ],
    ),
    "a name that readers would not see": (
        """\
  "aliases": ["Zn", "\\u3164"],
  "evidence": {"verdict": "Early.", "points": ["Early."]}
}""",
        [
            (
                "7:21: Character 1 of this text is invisible: U+3164, hangul filler. "
                "Remove it; retyping the words around it helps."
            )
        ],
    ),
    "an unknown group, and a level that is no level": (
        """\
  "populations": {
    "pregnent": {"level": "avoid"},
    "children": {"level": "safe"}
  },
  "evidence": {"verdict": "Early.", "points": ["Early."]}
}""",
        [
            '8:17: There is no field "pregnent". Did you mean "pregnancy"?',
            (
                '9:27: "safe" is not one of the choices. '
                'Write "avoid", "ask first", "no known problem" or "not known".'
            ),
        ],
    ),
    "a claim about people from a study in mice": (
        """\
  "evidence": {"verdict": "Early.", "points": ["Early."], "findings": [
    {"outcome": "colds", "population": "adults", "effect": "helps",
     "certainty": "high", "trials": 1, "sources": ["mice"]}
  ]}
}""",
        [
            (
                "9:51: This finding is about people, but its sources are studies in animals or "
                'cells. Cite trials in people, or give the kind "animal" or "mechanism".'
            )
        ],
    ),
    "a finding that is sure of nothing in particular": (
        """\
  "evidence": {"verdict": "Early.", "points": ["Early."], "findings": [
    {"outcome": "colds", "population": "adults", "effect": "unclear",
     "certainty": "high", "participants": 20}
  ]}
}""",
        [
            (
                "8:5: This finding has a certainty, but names no trial. "
                'Give the number of trials in "trials", or move the claim to "points".'
            ),
            '8:5: This finding names no source. Name in "sources" what it rests on, or remove it.',
            (
                "9:19: An unclear effect cannot have high certainty. "
                'Write "low" or "very low", or say what the effect is.'
            ),
        ],
    ),
    "an effect outside its own interval": (
        """\
  "evidence": {"verdict": "Early.", "points": ["Early."], "findings": [
    {"outcome": "colds", "population": "mice", "kind": "animal", "effect": "helps",
     "size": {"measure": "days with a cold", "value": -2, "unit": "days", "low": -1, "high": 0},
     "sources": ["mice"]}
  ]}
}""",
        ["9:55: The value -2 is outside its interval, -1 to 0. Correct the value or the interval."],
    ),
    "a recommended dose that nobody recommends": (
        """\
  "no_established_dose": true,
  "doses": [
    {"context": "men", "role": "recommended", "amount": 11, "up_to": 8, "unit": "mg"}
  ],
  "evidence": {"verdict": "Early.", "points": ["Early."]}
}""",
        [
            (
                '9:5: This dose names no source. Name in "sources" the study that used it or the '
                "authority that names it."
            ),
            (
                '9:32: An authority recommends this dose, but "no_established_dose" says that none '
                'does. Remove "no_established_dose", or give the dose the role "studied".'
            ),
            '9:70: This range ends before it begins: 11 up to 8. Exchange "amount" and "up_to".',
        ],
    ),
    "warnings that nobody gave": (
        """\
  "known_interactions": [{"substance": "Iron", "severity": "major", "advice": "Ask."}],
  "populations": {"driving": {"level": "avoid"}},
  "changes": [{"on": "2026-12-01", "what": "New."}],
  "evidence": {"verdict": "Early.", "points": ["Early."]}
}""",
        [
            (
                "7:60: Nothing says why this interaction is major. "
                'Name a source in "sources", or say in "mechanism" why, or who says so.'
            ),
            '8:40: "avoid" gives no reason. Say in "note" why, or who says so.',
            (
                "9:22: This change is later than 2026-11-24, when the record was last updated. "
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
        parse_ingredient("zinc", (PLAIN + rest).encode())
    assert as_lines(FILE, refused.value.problems) == [f"{FILE}:{line}" for line in lines]


def test_a_line_for_a_terminal_is_one_line_whatever_the_file_is_called() -> None:
    name = "ingredients/A\n\x1b[31mB\udce9\u2028\u200b.json"
    problem = Problem(1, 2, "", "This is a pipe.", f"Remove '{name}'.")
    shown = r"ingredients/A\n\x1b[31mB\xe9\u2028\u200b.json"
    assert as_lines(name, [problem]) == [f"{shown}:1:2: This is a pipe. Remove '{shown}'."]
    assert as_lines("données/β 1.json", [problem])[0].startswith("données/β 1.json:1:2: ")
