"""Each rule refuses the one thing, with its place, and lets its honest neighbour pass."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from tests.records.evidence.cases import (
    COLD_LENGTH,
    DEATHS,
    DEMENTIA,
    FALLING_ASLEEP,
    IRREGULAR_HEARTBEAT,
    MUSCLE_PAIN,
    NERVES,
    NOT_ENOUGH,
    STRENGTH,
    TWO_CHILDREN,
    Json,
    changed,
    finding,
    refusals,
)


def sized(found: str | None = "less", /, **size: Any) -> Json:
    """A blood value, with this size."""
    return finding(
        {"found": found, "size": size}, id="fat", outcome="a blood fat", kind="level", better="less"
    )


def ratio(found: str | None, value: float, *interval: float, **fields: Any) -> Json:
    size = {"ratio": value, **({"interval": list(interval)} if interval else {})}
    return finding({"found": found, "size": size}, **fields)


def surely(*, read: str = "pooled", **result: Any) -> Json:
    """Moderate certainty, of many people in randomised trials."""
    trials = {"source": read, "design": "randomised trials", "people": 900, **result}
    return finding(trials, certainty="moderate")


def dose(**fields: Any) -> Json:
    amount = {"low": 5, "unit": "mg"}
    parts = {"role": "studied", "whom": "adults", "amount": amount, "sources": ["trial"]}
    return {"doses": [changed(parts, **fields)]}


def intake(**fields: Any) -> Json:
    return dose(**{"role": "recommended intake", "by": "United States", **fields})


def limit(**fields: Any) -> Json:
    return intake(**{"role": "upper limit", "amount": {"high": 5, "unit": "mg"}, **fields})


def effect(**fields: Any) -> Json:
    return {"side_effects": [changed({"effect": "nausea", "sources": ["study"]}, **fields)]}


def group(**fields: Any) -> Json:
    return {"groups": [changed({"who": "pregnancy", "sources": ["trial"]}, **fields)]}


def interaction(**fields: Any) -> Json:
    parts = {"with": ["warfarin"], "kind": "medicine", "sources": ["trial"]}
    return {"known_interactions": [changed(parts, **fields)]}


class Rule(NamedTuple):
    """What is refused, where, in which words, and what passes beside it."""

    refused: Json
    pointer: str
    what: str
    accepted: Json


def of(refused: Json, pointer: str, what: str, accepted: Json) -> Rule:
    """Of one finding each."""
    return Rule({"findings": [refused]}, f"/findings/0{pointer}", what, {"findings": [accepted]})


TWELVE = "a b c d e f g h i j k l"
RULES: dict[str, Rule] = {
    # 1. Shape and reference
    "words of an outcome": of(
        finding(outcome=f"{TWELVE} m"), "/outcome", "This has 13 words", finding(outcome=TWELVE)
    ),
    "words of a population": of(
        finding(population=f"{TWELVE} m"),
        "/population",
        "This has 13 words",
        finding(population=TWELVE),
    ),
    "words of a sentence": of(
        finding(outcome="a b c d e f g", how="h i j k l m n o"),
        "/outcome",
        "Name, outcome, condition and what it is given with have 16 words together",
        finding(outcome="a b c d e f g", how="h i j k l m n"),
    ),
    "a judge who is not there": of(
        changed(STRENGTH, judged_by="nobody"),
        "/judged_by",
        'No source of this record has the id "nobody".',
        STRENGTH,
    ),
    "a judge who found nothing": of(
        finding(judged_by="official"),
        "/judged_by",
        "The certainty is official's judgement, but no result here is from it.",
        finding({"source": "heard"}, judged_by="book"),
    ),
    "fewer people than studies": of(
        finding({"studies": 3, "people": 2}),
        "/results/0/people",
        "There are fewer people than studies: 2 in 3.",
        finding({"studies": 3, "people": 3}),
    ),
    "a result without an answer": of(
        finding({"found": None, "says": "is pleased"}),
        "/results/0",
        "This result does not say what was found.",
        finding({"says": "is pleased"}),
    ),
    "two counts without groups, and no word": of(
        changed(DEMENTIA, results=[changed(DEMENTIA["results"][0], found=None)]),
        "/results/0/size",
        "Two counts without the sizes of their groups show no direction.",
        DEMENTIA,
    ),
    "one source twice": of(
        finding({}, {"source": "pooled", "design": "trials", "found": "less"}),
        "/results/1/source",
        "Another result above is from pooled as well.",
        finding({}, {"source": "pooled", "design": "trials", "found": "less", "part": "men"}),
    ),
    "one id twice": Rule(
        {"findings": [finding(), finding(outcome="a cough")]},
        "/findings/1/id",
        "Another finding above has the id colds.",
        {"findings": [finding(), finding(outcome="a cough", id="coughs")]},
    ),
    "one question twice": Rule(
        {"findings": [finding(), finding(outcome="A  cold", id="again")]},
        "/findings/1",
        "The finding colds asks the same",
        {"findings": [finding(), finding(id="again", how="at high doses")]},
    ),
    "untested after all": Rule(
        {"findings": [finding()], "untested": [{"outcome": "A cold"}]},
        "/untested/0",
        "This is listed as untested",
        {"findings": [finding()], "untested": [{"outcome": "a cold", "population": "children"}]},
    ),
    "a size without a figure": of(
        sized(interval=[-3, -1]),
        "/results/0/size",
        "This size has no figure.",
        sized("less") | {"results": [{"source": "pooled", "design": "trials", "found": "less"}]},
    ),
    "a size in two ways": of(
        sized(standardised=-0.2, ratio=0.9),
        "/results/0/size",
        "This size is told in 2 ways: standardised and ratio.",
        sized(standardised=-0.2),
    ),
    "a count in one group": of(
        sized(with_it={"events": 3, "people": 40}),
        "/results/0/size",
        "A count in one group says nothing without that in the other.",
        sized(with_it={"events": 3, "people": 40}, without_it={"events": 15, "people": 40}),
    ),
    "a difference of what": of(
        sized(difference=-3),
        "/results/0/size/difference",
        "A difference of what? It has no unit.",
        sized(difference=-3, unit="mmol/l"),
    ),
    "a unit of a ratio": of(
        sized(ratio=0.8, unit="mg"),
        "/results/0/size/unit",
        '"unit" belongs to a difference, and there is none.',
        sized(ratio=0.8, of="risk"),
    ),
    "a base of nothing": of(
        sized(standardised=-0.2, without=20),
        "/results/0/size/without",
        '"without" belongs to a ratio or a difference',
        sized(ratio=0.8, without=20),
    ),
    "an interval that ends before it begins": of(
        sized(difference=-3, unit="days", interval=[-1, -4]),
        "/results/0/size/interval",
        "This interval ends before it begins.",
        sized(difference=-3, unit="days", interval=[-4, -1]),
    ),
    "a figure outside its interval": of(
        sized(difference=-3, unit="days", interval=[-2, -1]),
        "/results/0/size/interval",
        "The figure -3 is outside its interval, -2 to -1.",
        sized(difference=-3, unit="days", interval=[-3, -1]),
    ),
    "a ratio of less than nothing": of(
        sized(ratio=0.5, interval=[-0.2, 0.9]),
        "/results/0/size/interval",
        "A ratio is never 0 or less, but this interval is.",
        sized(ratio=0.5, interval=[0.2, 0.9]),
    ),
    "more events than people": of(
        sized(with_it={"events": 41, "people": 40}, without_it={"events": 60, "people": 60}),
        "/results/0/size/with_it/events",
        "It happened to more people than there were: 41 of 40.",
        sized(with_it={"events": 10, "people": 40}, without_it={"events": 60, "people": 60}),
    ),
    "more than all people": of(
        ratio("more", 3)
        | {
            "results": [
                {
                    "source": "pooled",
                    "design": "trials",
                    "found": "more",
                    "size": {"ratio": 3, "without": 400},
                }
            ]
        },
        "/results/0/size/without",
        "With this ratio it would happen to 1200 of 1,000 people.",
        finding({"found": "more", "size": {"ratio": 3, "of": "odds", "without": 400}}),
    ),
    # 2. Direction
    "a word that its figure contradicts": of(
        sized("less", difference=3, unit="days"),
        "/results/0/found",
        '"less" stands beside 3, which is more.',
        sized("less", difference=-3, unit="days"),
    ),
    "a direction that was not significant": of(
        sized("less", difference=-3, unit="days", interval=[-7, 1]),
        "/results/0/found",
        '"less" stands beside an interval that includes no difference at all, -7 to 1.',
        sized("no clear difference", difference=-3, unit="days", interval=[-7, 1]),
    ),
    "no difference that there is": of(
        ratio("no clear difference", 1.4, 1.1, 1.8),
        "/results/0/found",
        '"no clear difference" stands beside an interval that leaves no difference out',
        ratio("no clear difference", 1.4, 0.9, 2.2),
    ),
    "no difference outside what GRADE allows": of(
        ratio("little or no difference", 1.3),
        "/results/0/found",
        '"little or no difference" stands beside a ratio of 1.3; one outside 0.75 to 1.25 may',
        ratio("little or no difference", 1.02),
    ),
    "not significant, told as none": of(
        ratio("little or no difference", 1.0, 0.6, 1.7),
        "/results/0/found",
        "The interval, 0.6 to 1.7, holds differences that matter",
        ratio("little or no difference", 1.0, 0.9, 1.1),
    ),
    "unclear, in spite of its figures": of(
        ratio("unclear", 1.4, 1.2, 1.6, certainty=None, because=["imprecise"]),
        "/results/0/found",
        '"unclear" stands beside an interval',
        ratio("unclear", 1.4, 0.8, 2.4, certainty=None, because=["imprecise"]),
    ),
    "unclear, though all agree": of(
        finding({"found": "more"}, change="unclear", certainty=None, because=["imprecise"]),
        "/change",
        'The results that count say "more", but the change is "unclear". It hides a clear result.',
        finding({"found": "more"}),
    ),
    "a change that no result says": of(
        finding({"found": "no clear difference"}, change="less"),
        "/change",
        'The results that count say "no important difference", but the change is "less".',
        finding({"found": "no clear difference"}, change="no important difference"),
    ),
    "results that differ, and no judgement": of(
        changed(MUSCLE_PAIN, change=None, certainty="low"),
        "",
        "The results differ, so what they come to is a judgement, and nobody has made it.",
        MUSCLE_PAIN,
    ),
    "results that differ, untold": of(
        changed(MUSCLE_PAIN, because=["imprecise"]),
        "/because",
        "The results differ, and the reasons do not say so.",
        changed(MUSCLE_PAIN, because=["imprecise", "results differ"]),
    ),
    "an older review that outvotes the newer": of(
        changed(COLD_LENGTH, change="less", certainty="low"),
        "/change",
        'The results that count say "unclear", but the change is "less".',
        COLD_LENGTH,
    ),
    "a judgement that no result holds": of(
        changed(MUSCLE_PAIN, change="more", certainty="low"),
        "/change",
        'No result that counts says "more".',
        changed(MUSCLE_PAIN, change="less", certainty="low"),
    ),
    "sure of no difference, leaning to harm": of(
        changed(DEATHS, results=[changed(DEATHS["results"][0], size={"ratio": 1.2})]),
        "/certainty",
        "The figure, 1.2, leans to harm, and does not rule it out",
        changed(
            DEATHS,
            results=[changed(DEATHS["results"][0], size={"ratio": 1.02, "interval": [0.9, 1.1]})],
        ),
    ),
    "nobody says which way is better": of(
        finding(kind="level", outcome="a blood fat"),
        "",
        "Nothing says whether more or less of this is better",
        finding(kind="level", outcome="a blood fat", better="less"),
    ),
    "more of a symptom is better": of(
        finding(kind="symptom", outcome="pain", better="more"),
        "/better",
        "Of a symptom less is always better.",
        finding(kind="symptom", outcome="pain", better="less"),
    ),
    "felt, and neither good nor bad": of(
        finding(better="neither"),
        "/better",
        "What people feel, or what happens to them, is better or worse, and never neither.",
        finding(outcome="a birth", better="more"),
    ),
    "harm that happens, and neither good nor bad": of(
        finding(better="neither", matters="measured"),
        "/better",
        "What people feel, or what happens to them, is better or worse",
        finding(outcome="a birth", better="more"),
    ),
    "a harm that is better": of(
        finding(outcome="dying of cancer", better="more"),
        "/better",
        'A higher risk of "cancer" is never better.',
        finding(outcome="dying of cancer", better="less"),
    ),
    "a ratio in a unit": of(
        sized("less", difference=-2, unit="times"),
        "/results/0/size/unit",
        '"times" is a ratio',
        sized("less", difference=-2, unit="points"),
    ),
    "a range that goes both ways": of(
        sized("less", difference=-2, to=1, unit="days"),
        "/results/0/found",
        '"less" stands beside a range that goes the other way as well, -2 to 1.',
        sized("less", difference=-2, to=-1, unit="days"),
    ),
    "a part that speaks for all": of(
        finding(
            {"found": "no clear difference"},
            {"source": "pooled", "design": "trials", "found": "less", "part": "men"},
            change="less",
            because=["results differ"],
        ),
        "",
        'Only in a part of the people it was "less"',
        finding(
            {"found": "no clear difference"},
            {"source": "older", "design": "trials", "found": "less", "part": "men"},
            change="less",
            because=["results differ"],
        ),
    ),
    # 3. Certainty
    "sure of what is unclear": of(
        changed(NOT_ENOUGH, certainty="low"),
        "/certainty",
        "Where nobody knows whether it makes a difference",
        NOT_ENOUGH,
    ),
    "nothing says how sure": of(
        finding(certainty=None), "", "This finding does not say how sure it is.", finding()
    ),
    "a reason twice": of(
        finding(because=["imprecise", "imprecise"]),
        "/because",
        "A reason is given twice.",
        finding(because=["imprecise", "indirect"]),
    ),
    "surer than its reasons": of(
        surely() | {"because": ["imprecise", "indirect", "risk of bias"]},
        "/certainty",
        "Moderate certainty leaves no room for 3 reasons",
        surely() | {"because": ["imprecise", "indirect"]},
    ),
    "no reason why not surer": of(
        finding({"source": "read"}),
        "",
        "Nothing says why this is not surer.",
        finding({"source": "read"}, because=["imprecise"]),
    ),
    "sure of cases": of(
        changed(TWO_CHILDREN, certainty="low"),
        "/certainty",
        "Nobody was studied without it",
        TWO_CHILDREN,
    ),
    "sure of what was observed": of(
        surely(design="observed"),
        "/certainty",
        "No result is from randomised trials or from a source that rates.",
        surely(design="trials"),
    ),
    "sure of one small trial": of(
        changed(NERVES, certainty="moderate", because=[]),
        "/certainty",
        "This is one trial of fewer than 100 people.",
        changed(NERVES, certainty="moderate", results=[changed(NERVES["results"][0], people=100)]),
    ),
    "sure of nobody knows how many": of(
        surely(people=None),
        "/certainty",
        "How many people were studied is not told of pooled.",
        surely(people=101),
    ),
    "sure at second hand": of(
        surely(read="heard"),
        "/certainty",
        "What heard found was told at second hand.",
        surely(read="page"),
    ),
    "sure of a part of the people": of(
        surely(part="people over 66"),
        "/certainty",
        "This is of a part of the people, which chance alone makes differ.",
        surely(),
    ),
    "sure because somebody says so": of(
        changed(STRENGTH, judged_by="editors"),
        "/certainty",
        "No result is from randomised trials or from a source that rates.",
        STRENGTH,
    ),
    "sure because a shop rates it": of(
        changed(
            STRENGTH, judged_by="site", results=[changed(STRENGTH["results"][0], source="site")]
        ),
        "/certainty",
        "site is no source that rates.",
        STRENGTH,
    ),
    "sure because of a rater that rates nothing": of(
        changed(STRENGTH, results=[changed(STRENGTH["results"][0], says=None)]),
        "/certainty",
        'In "says" nothing tells how official rates it.',
        STRENGTH,
    ),
    "surer than the source itself": of(
        surely(says="rates the evidence as low to very low"),
        "/certainty",
        "The source itself is not so sure",
        surely(says="rates the evidence as moderate"),
    ),
    "high, of a summary": of(
        surely() | {"certainty": "high"},
        "/certainty",
        "High certainty needs somebody who has read the whole paper",
        surely(read="read") | {"certainty": "high"},
    ),
    "high, of few people": of(
        surely(read="read", people=399) | {"certainty": "high"},
        "/certainty",
        "High certainty needs at least 400 people, and 399 are told.",
        surely(read="read", people=400) | {"certainty": "high"},
    ),
    "one study, paid for by nobody knows whom": of(
        changed(DEMENTIA, results=[changed(DEMENTIA["results"][0], funding=None)]),
        "/results/0",
        "This is the only study, and nothing says who paid for it.",
        DEMENTIA,
    ),
    "large is nobody's word": of(
        finding(magnitude="large"),
        "/magnitude",
        "That the difference is large is nobody's word",
        finding({"says": "finds a large difference"}, magnitude="large"),
    ),
    "larger than its source": of(
        changed(FALLING_ASLEEP, magnitude="large"),
        "/magnitude",
        "The difference is called large, but its figures or its source say small.",
        FALLING_ASLEEP,
    ),
    "larger than its figure": of(
        ratio("less", 0.9, magnitude="large"),
        "/magnitude",
        "The difference is called large, but its figures or its source say small.",
        ratio("less", 0.4, magnitude="large"),
    ),
    # 4. Design
    "randomised, says a handbook": of(
        finding({"source": "book", "design": "randomised trials"}),
        "/results/0/design",
        'cannot rest on book, a source of the type "reference".',
        finding({"source": "book", "design": "trials"}),
    ),
    "trials, in a report of cases": of(
        changed(TWO_CHILDREN, results=[changed(TWO_CHILDREN["results"][0], design="trials")]),
        "/results/0/design",
        "cases is a report of cases",
        TWO_CHILDREN,
    ),
    "placebo where nobody had one": of(
        changed(TWO_CHILDREN, compared_with="placebo"),
        "/compared_with",
        "Nobody in these studies was without it, so nothing was compared.",
        TWO_CHILDREN,
    ),
    "placebo where chance did not decide": of(
        finding(
            {"source": "study", "design": "observed", "funding": "others"}, compared_with="placebo"
        ),
        "/compared_with",
        "Where chance did not decide who took it, nobody was given a placebo.",
        finding(
            {"source": "study", "design": "observed", "funding": "others"},
            compared_with="people who took none",
        ),
    ),
    "a ratio of one group": of(
        finding(
            {"design": "before and after", "size": {"ratio": 0.8}},
            certainty="very low",
        ),
        "/results/0/size",
        "This size compares two groups, but in these studies there was only one.",
        finding(
            {"design": "before and after", "size": {"difference": -2, "unit": "attacks"}},
            certainty="very low",
        ),
    ),
    "animals": of(
        finding({"source": "mice"}),
        "/results/0/source",
        "A finding is about people, and mice is a study in animals or cells.",
        finding(),
    ),
    # 5. Meaning
    "a measured thing, felt": of(
        finding(kind="symptom", outcome="blood pressure"),
        "/outcome",
        '"pressure" is something that is measured or scored, which nobody feels.',
        finding(kind="symptom", outcome="headaches"),
    ),
    "a score, felt": of(
        finding(
            kind="ability",
            outcome="a memory score",
            matters="felt",
            results=[{"source": "pooled", "design": "trials", "found": "more"}],
        ),
        "/matters",
        '"score" is something that is measured or scored, which nobody feels.',
        finding(
            kind="ability",
            outcome="a memory score",
            results=[{"source": "pooled", "design": "trials", "found": "more"}],
        ),
    ),
    "a bad marker, called good": of(
        finding(kind="level", outcome="LDL cholesterol", better="more"),
        "/better",
        'A rise of "ldl" is bad',
        finding(kind="level", outcome="HDL cholesterol", better="more"),
    ),
    "a bad marker, called neither": of(
        finding(kind="level", outcome="fasting glucose", better="neither"),
        "/better",
        'A rise of "fasting glucose" is bad',
        finding(kind="level", outcome="body weight", better="neither"),
    ),
    "a difference in percent": of(
        sized(difference=-30, unit="percent"),
        "/results/0/size/unit",
        "A difference in percent does not say of what",
        sized(difference=-0.5, unit="percentage points"),
    ),
    "a verdict in an outcome": of(
        finding(outcome="improved sleep"),
        "/outcome",
        '"improved" says how it turned out.',
        finding(outcome="the worsening of an eye disease"),
    ),
    "harmful in an outcome": of(
        finding(outcome="harmful fats"),
        "/outcome",
        '"harmful" says how it turned out.',
        finding(outcome="fats called deoxysphingolipids"),
    ),
    "praise in a condition": of(
        finding(how="safely and naturally"),
        "/how",
        '"naturally" praises',
        finding(how="as an extract"),
    ),
    "everybody": of(
        finding(population="anyone over 40"),
        "/population",
        'Nobody studied "anyone".',
        finding(population="people over 40"),
    ),
    "the ill, listed as healthy": of(
        finding(population="people with HSAN1, a rare disease", among="healthy people"),
        "/among",
        'The population reads as "people with a rare illness"',
        finding(population="people with asthma", among="people with a rare illness"),
    ),
    "sales words in a note": of(
        finding(note="A powerful way to stay well."),
        "/note",
        '"powerful" sells',
        finding(note="The trials were short."),
    ),
    "sales words in a source's mouth": of(
        finding({"says": "calls it safe and effective"}),
        "/results/0/says",
        '"safe and effective" sells',
        finding({"says": 'rates it "probably effective"'}),
    ),
    "how many stayed, as if helped": of(
        finding(note="23 of the 24 finished the study."),
        "/note",
        "How many ended a study reads as if so many were helped.",
        finding(note="2 of the 24 stopped because of nausea."),
    ),
    "more with more, where little is known": of(
        finding({"says": "the slowing seemed greater with higher doses"}),
        "/results/0/says",
        "That more of it did more",
        changed(IRREGULAR_HEARTBEAT, note="The rise was greater above 1 g a day."),
    ),
    # 6. Balance
    "nothing of safety": Rule(
        {"side_effects": [], "safety": []},
        "/safety",
        'The field "safety" is missing here, and no other field tells it.',
        {"safety": []},
    ),
    "nothing of doses": Rule(
        {"dosage": []},
        "/dosage",
        'The field "dosage" is missing here',
        {"dosage": [], "no_established_dose": True},
    ),
    "nothing of interactions": Rule(
        {"interactions": []},
        "/interactions",
        'The field "interactions" is missing here',
        {"interactions": [], **group(level="not known")},
    ),
    "a benefit alone": Rule(
        {"findings": [finding()], "side_effects": []},
        "/findings/0",
        "This record tells a benefit, and nothing that can go wrong.",
        {"findings": [finding()], "side_effects": [], "no_known_side_effects": True},
    ),
    "an accepted use alone": Rule(
        {
            "accepted_uses": [
                {"use": "a lack", "kind": "to make up a lack", "sources": ["official"]}
            ],
            "side_effects": [],
        },
        "/accepted_uses",
        "This record tells a benefit",
        {
            "accepted_uses": [
                {"use": "a lack", "kind": "to make up a lack", "sources": ["official"]}
            ],
        },
    ),
    "none known, and one listed": Rule(
        {**effect(), "no_known_side_effects": True},
        "/no_known_side_effects",
        "No side effect is known, but the record lists one: nausea.",
        {**effect(seen={"count": 0, "of": 18}), "no_known_side_effects": True},
    ),
    "a use that only a trial accepts": Rule(
        {"accepted_uses": [{"use": "x", "kind": "medical treatment", "sources": ["trial"]}]},
        "/accepted_uses/0/sources",
        "That doctors use it for this needs an official text",
        {"accepted_uses": [{"use": "x", "kind": "medical treatment", "sources": ["book"]}]},
    ),
    "how often, of few": Rule(
        effect(how_often="rare", seen={"count": 1, "of": 99}),
        "/side_effects/0/how_often",
        '"rare" means a number of people, and fewer than 100 were counted.',
        effect(how_often="uncommon", seen={"count": 1, "of": 100}),
    ),
    "how often, of nobody counted": Rule(
        effect(how_often="rare"),
        "/side_effects/0/how_often",
        '"rare" means a number of people',
        effect(says="rare"),
    ),
    "how often, of nobody seen": Rule(
        effect(how_often="rare", seen={"count": 0, "of": 500}),
        "/side_effects/0/how_often",
        "It was seen in nobody",
        effect(seen={"count": 0, "of": 500}),
    ),
    "seen in more than all": Rule(
        effect(seen={"count": 3, "of": 2}),
        "/side_effects/0/seen/count",
        "It was seen in more people than there were: 3 of 2.",
        effect(seen={"count": 2, "of": 2}),
    ),
    "serious, called mild": Rule(
        effect(effect="liver injury", serious=False),
        "/side_effects/0/serious",
        '"injury" is serious, whoever calls it mild.',
        effect(effect="liver injury"),
    ),
    "a side effect of mice": Rule(
        effect(sources=["mice"]),
        "/side_effects/0/sources",
        "This side effect is about people",
        effect(sources=["mice", "study"]),
    ),
    "no known problem, says a trial": Rule(
        group(level="no known problem"),
        "/groups/0/level",
        '"no known problem" for pregnancy is a promise that only an authority can make',
        group(level="no known problem", sources=["official"]),
    ),
    "to be avoided, for no reason": Rule(
        group(level="avoid", sources=None),
        "/groups/0/level",
        '"avoid" gives no reason.',
        group(level="avoid", sources=None, why="A book warns of it."),
    ),
    "one group, one level, twice": Rule(
        {"groups": [*group(level="avoid")["groups"], *group(level="avoid")["groups"]]},
        "/groups/1",
        'Another entry above says "avoid" for pregnancy.',
        {"groups": [*group(level="avoid")["groups"], *group(level="not known")["groups"]]},
    ),
    "no problem with medicines beside one": Rule(
        {
            **group(who="prescription medicine", level="no known problem", sources=["official"]),
            **interaction(),
        },
        "/groups/0/level",
        '"no known problem" stands beside an interaction with warfarin.',
        {
            **group(who="prescription medicine", level="no known problem", sources=["official"]),
            **interaction(kind="food", **{"with": ["milk"]}),
        },
    ),
    "an interaction of mice": Rule(
        interaction(sources=["mice"]),
        "/known_interactions/0/sources",
        "This reads as if it were seen in people",
        interaction(sources=["mice"], seen_in="animals"),
    ),
    "an interaction that nobody warns of": Rule(
        interaction(sources=None),
        "/known_interactions/0",
        "Nothing says who warns of this interaction, or why.",
        interaction(sources=None, what="A book says that it weakens it."),
    ),
    "one interaction twice": Rule(
        interaction(**{"with": ["warfarin", "Warfarin"]}),
        "/known_interactions/0/with/1",
        "There is another interaction with Warfarin.",
        interaction(**{"with": ["warfarin", "aspirin"]}),
    ),
    "apart, and together": Rule(
        interaction(apart="two hours"),
        "/known_interactions/0/apart",
        '"apart" says how far apart',
        interaction(apart="two hours", do="keep apart"),
    ),
    "an intake of nobody's": Rule(
        intake(by=None), "/doses/0", '"recommended intake" is somebody\'s word', intake()
    ),
    "a limit of nobody's": Rule(
        limit(by=None), "/doses/0", '"upper limit" is somebody\'s word', limit()
    ),
    "a limit that its maker sets": Rule(
        limit(by="the manufacturer"),
        "/doses/0/by",
        "names none",
        limit(by="EFSA"),
    ),
    "an intake without an amount": Rule(
        intake(amount=None), "/doses/0", '"recommended intake" needs an amount.', intake()
    ),
    "no limit, of so much": Rule(
        limit(role="no upper limit set"),
        "/doses/0/amount",
        "Where no upper limit is set there is no amount.",
        limit(role="no upper limit set", amount=None),
    ),
    "a limit that is a range": Rule(
        limit(amount={"low": 3, "high": 5, "unit": "mg"}),
        "/doses/0/amount",
        "An upper limit is one amount, but this is a range.",
        limit(amount={"low": 5, "unit": "mg"}),
    ),
    "a limit, or more": Rule(
        limit(amount={"high": 5, "unit": "mg", "or_more": True}),
        "/doses/0/amount/or_more",
        "Above a limit there is no more.",
        dose(amount={"low": 5, "unit": "mg", "or_more": True}),
    ),
    "an amount without a number": Rule(
        dose(amount={"unit": "mg"}), "/doses/0/amount", "This amount has no number.", dose()
    ),
    "a range that ends before it begins": Rule(
        dose(amount={"low": 5, "high": 4.5, "unit": "mg"}),
        "/doses/0/amount/high",
        "This range ends before it begins: 5 up to 4.5.",
        dose(amount={"low": 5, "high": 5, "unit": "mg"}),
    ),
    "a given amount without a number": of(
        finding({"dose": {"unit": "mg"}}),
        "/results/0/dose",
        "This amount has no number.",
        finding({"dose": {"low": 3, "unit": "mg"}}),
    ),
    "the same unit again": Rule(
        dose(amount={"low": 5, "unit": "mg", "also": {"low": 5, "unit": "mg"}}),
        "/doses/0/amount/also/unit",
        "This is the same unit again.",
        dose(amount={"low": 15, "unit": "µg", "also": {"low": 600, "unit": "IU"}}),
    ),
    "another unit with other ends": Rule(
        dose(amount={"low": 15, "unit": "µg", "also": {"low": 600, "high": 800, "unit": "IU"}}),
        "/doses/0/amount/also",
        "The two units do not have the same ends.",
        dose(
            amount={
                "low": 15,
                "high": 20,
                "unit": "µg",
                "also": {"low": 600, "high": 800, "unit": "IU"},
            }
        ),
    ),
    "a dose of mice": Rule(
        dose(sources=["mice", "cells"]),
        "/doses/0/sources",
        "This dose is one for people",
        dose(sources=["mice", "trial"]),
    ),
    "recommended, though nobody does": Rule(
        {**intake(), "no_established_dose": True},
        "/doses/0/role",
        'An authority recommends this, but "no_established_dose" says that none does.',
        {**dose(), "no_established_dose": True},
    ),
    "two limits of one authority": Rule(
        {"doses": [*limit()["doses"], *limit(whom="Adults")["doses"]]},
        "/doses/1",
        'There is another "upper limit" for Adults.',
        {"doses": [*limit()["doses"], *limit(by="EFSA")["doses"]]},
    ),
    "an intake above the limit": Rule(
        {"doses": [*limit()["doses"], *intake(amount={"low": 1, "high": 6, "unit": "g"})["doses"]]},
        "/doses/1/amount",
        "This recommended intake is above the upper limit for adults.",
        {
            "doses": [
                *limit(counts_food=False)["doses"],
                *intake(amount={"low": 1, "high": 6, "unit": "g"})["doses"],
            ]
        },
    ),
}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_refuses_one_thing_with_its_place(rule: Rule) -> None:
    (problem,) = refusals(**_parts(rule.refused))
    assert problem.pointer == rule.pointer
    assert rule.what in problem.what
    assert problem.fix.endswith((".", "…"))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_its_honest_neighbour_passes(rule: Rule) -> None:
    assert refusals(**_parts(rule.accepted)) == ()


def _parts(fields: Json) -> Json:
    """A benefit needs what can go wrong; the rule about that brings its own."""
    return {"findings": [], **fields}


def test_no_way_out_softens_a_warning() -> None:
    for rule in RULES.values():
        for problem in refusals(**_parts(rule.refused)):
            if '"avoid" gives' in problem.what or "warns" in problem.what:
                assert "not known" not in problem.fix


@pytest.mark.parametrize(
    ("field", "told"), [("told_by", "no"), ("updates", "no"), ("told_by", "a"), ("updates", "a")]
)
def test_who_tells_is_a_source_and_another_one(field: str, told: str) -> None:
    source = {"id": "a", "title": "T", "type": "trial", "further_reading": True, field: told}
    (problem,) = refusals(side_effects=[], sources=[source])
    assert problem.pointer == f"/sources/0/{field}"
    assert ("itself" in problem.what) is (told == "a")
