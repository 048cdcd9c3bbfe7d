"""What stands beside a sentence: at most three remarks, the most needed first."""

from __future__ import annotations

import pytest

from factowiki.pages.words import beside, order, table
from factowiki.pages.words.chips import chip
from factowiki.pages.words.sizes import in_words, size
from factowiki.records.evidence.conclusions import Conclusion
from factowiki.records.evidence.glances import glance, ordered
from factowiki.records.evidence.sizes import Size
from tests.pages.words.combinations import SOURCES, Json, made

PAIN: Json = {"kind": "symptom", "outcome": "pain", "certainty": "low"}
RARE: Json = {"population": "people with a rare disease"}
FAT: Json = {"kind": "level", "outcome": "triglycerides", "better": "less", "certainty": "low"}
LESS: Json = {"found": "less"}


def sized(**fields: float) -> Json:
    return {"found": "less", "size": fields}


@pytest.mark.parametrize(
    ("of", "remarks"),
    [
        (made(LESS, **PAIN), [table.NO_FIGURE]),
        (made(LESS, **PAIN, compared_with="ibuprofen"), [table.ASK_YOUR_DOCTOR, table.NO_FIGURE]),
        (made(LESS, **PAIN, compared_with="placebo"), [table.NO_FIGURE]),
        (made(LESS, **PAIN, **RARE), [table.NOTHING_ELSE, table.NO_FIGURE]),
        (made({"found": "no clear difference"}, **PAIN), [table.STILL_A_DIFFERENCE]),
        (made({"found": "little or no difference"}, **{**PAIN, "certainty": "moderate"}), []),
        (made({"found": "more"}, **{**PAIN, "certainty": "very low"}), [table.NOT_SAFE]),
        (made(LESS, **{**PAIN, "certainty": "very low"}), []),
        (
            made(sized(standardised=-0.3), **{**PAIN, "certainty": "very low"}),
            [table.TOO_UNCERTAIN],
        ),
        (made(LESS, **FAT), [table.NO_FIGURE, table.ONLY_MEASURED]),
        (
            made({"found": "more"}, kind="ability", outcome="memory", certainty="low"),
            [table.NO_FIGURE, table.ONLY_TESTED],
        ),
        (made({**LESS, "part": "men"}, **PAIN), [table.NO_FIGURE, table.ONLY_A_PART]),
        (made({**LESS, "funding": "a maker"}, **PAIN), [table.NO_FIGURE, table.MAKER_PAID]),
        (made({**LESS, "funding": "not told"}, **PAIN), [table.NO_FIGURE]),
        (
            made({**LESS, "part": "men", "funding": "a maker"}, **FAT, **RARE),
            [table.NOTHING_ELSE, table.NO_FIGURE, table.ONLY_MEASURED],
        ),
    ],
)
def test_the_first_three_remarks_that_apply_stand_beside_it(
    of: Conclusion, remarks: list[str]
) -> None:
    assert [*beside.beside(of)] == remarks


SIZES = [
    ("time", {"difference": -7, "unit": "minutes"}, "On average about 7 minutes shorter."),
    (
        "time",
        {"difference": -7, "unit": "minutes", "interval": (-9, -5), "without": 45},
        "On average about 7 minutes shorter (it could be 5 to 9; without it 45 minutes).",
    ),
    (
        "time",
        {"difference": -1, "unit": "days", "interval": (-3, 1)},
        "On average about 1 day shorter (it could be 3 shorter to 1 longer).",
    ),
    ("level", {"difference": -2, "to": -3, "unit": "mmHg"},
     "On average about 2 to 3 mmHg lower."),
    ("symptom", {"difference": 1200, "unit": "points"}, "On average about 1,200 points more."),
    ("ability", {"difference": 20.5, "unit": "metres"}, "On average about 20.5 metres more."),
    (
        "symptom",
        {"standardised": -0.3},
        "On average 0.3 standard deviations less, which makes scales comparable.",
    ),
    (
        "risk",
        {"ratio": 1.25},
        "About 25 percent higher. That is not 25 in 100 people: how many it is, we do not know.",
    ),
    (
        "risk",
        {"ratio": 0.84, "interval": (0.74, 0.96)},
        (
            "About 16 percent lower (it could be 4 to 26 percent). "
            "That is not 16 in 100 people: how many it is, we do not know."
        ),
    ),
    (
        "risk",
        {"ratio": 1.1, "interval": (0.9, 1.46), "of": "odds"},
        (
            "The odds were about 10 percent higher (it could be 10 percent lower to 46 percent "
            "higher). That is not 10 in 100 people: how many it is, we do not know."
        ),
    ),
    ("risk", {"ratio": 2.5}, "About 2.5 times as high. How many people that is, we do not know."),
    ("risk", {"ratio": 1.001}, "About the same."),
    (
        "risk",
        {"ratio": 1.25, "without": 20, "interval": (1.07, 1.46)},
        "With it 25 of 1,000 people (it could be 21 to 29), without it 20.",
    ),
    ("risk", {"ratio": 0.5, "without": 2}, "With it 10 of 10,000 people, without it 20."),
    (
        "risk",
        {"with_it": {"events": 277}, "without_it": {"events": 246}},
        "It happened to 277 who took it and to 246 who did not.",
    ),
    (
        "risk",
        {"with_it": {"events": 3, "people": 199}, "without_it": {"events": 5, "people": 400}},
        "It happened to 3 of 199 who took it and to 5 of 400 who did not.",
    ),
    (
        "risk",
        {"with_it": {"events": 30, "people": 200}, "without_it": {"events": 40, "people": 200}},
        "With it 150 of 1,000 people, without it 200.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fields", "said"), SIZES)
def test_a_size_is_told_as_people_live_it(kind: str, fields: Json, said: str) -> None:
    told = Size.model_validate(fields, strict=False)
    assert in_words(told, kind) == said  # type: ignore[arg-type]  # one of the kinds


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"size": {"difference": -3, "to": -4, "unit": "mmHg"}},
         "Another source: about 3 to 4 mmHg lower."),
        ({"found": "no clear difference"}, "Another source found no clear difference."),
        ({"found": "unclear"}, "Another source finds it unclear."),
    ],
)  # fmt: skip
def test_what_another_source_saw_is_told_with_it(other: Json, said: str) -> None:
    first = {"source": "a", "design": "trials", "size": {"difference": -2, "unit": "mmHg"}}
    second = {"source": "b", "design": "trials", **other}
    of = made(**FAT, results=(first, second), change="less")
    assert size(of) == f"On average about 2 mmHg lower. {said}"


def test_whose_judgement_it_is_stands_with_how_sure() -> None:
    ours = made({**LESS, "source": "a"}, **PAIN, because=("imprecise",))
    assert beside.how_sure(ours, SOURCES) == (
        "Not very sure (low certainty, our own judgement).",
        "Why not more sure: too few people were studied.",
    )
    theirs = made({**LESS, "source": "efsa"}, **PAIN, judged_by="efsa")
    assert (
        beside.how_sure(theirs, SOURCES)[0] == "Not very sure (low certainty, from what EFSA says)."
    )
    sure = made({**LESS, "source": "a"}, **{**PAIN, "certainty": "high"})
    assert beside.how_sure(sure, SOURCES) == ("Sure (high certainty, our own judgement).",)


def test_our_reasons_are_told_apart_from_those_of_grade() -> None:
    both = made({"found": "less", "source": "cases", "design": "case reports"},
                **{**PAIN, "certainty": "very low"}, because=("imprecise",))  # fmt: skip
    assert beside.how_sure(both, SOURCES)[1] == (
        "Why not more sure: too few people were studied; besides, "
        "nobody was studied without it and we read only a summary."
    )
    assert chip(glance(both)) == "Very uncertain: no comparison group"


def test_why_nobody_knows_is_always_told() -> None:
    of = made({"found": "unclear", "source": "a"}, kind="symptom", outcome="pain")
    assert beside.how_sure(of, SOURCES) == ("Why we do not know: there is too little evidence.",)
    assert chip(glance(of)) == "Not known: too little evidence"


def test_harms_come_first_and_rare_illnesses_last() -> None:
    def one(identity: str, found: str = "less", **fields: str) -> Conclusion:
        return made({"found": found}, **{**PAIN, "id": identity, **fields})

    given = [
        one("rare", population="people with a rare disease"),
        one("measured", kind="level", better="less"),
        one("ill", population="people with gout"),
        one("less-sure"),
        one("lack", population="people with a lack of zinc"),
        one("sure", certainty="moderate"),
        one("tested", kind="symptom", matters="tested"),
        one("harm", found="more", population="people with a rare disease"),
        one("healthy", certainty="high", population="healthy adults"),
    ]
    assert [of.id for of in ordered(map(glance, given))] == [
        "harm", "healthy", "sure", "less-sure", "tested", "measured", "lack", "ill", "rare",
    ]  # fmt: skip
    assert [*order.grouped(given)] == [
        table.HARMS,
        "Healthy people, or we are not told whom",
        "Only people with a lack of it",
        "People with an illness",
        "Only people with a rare illness",
    ]
