"""The one table of words for what is known. Data: pages that explain our words print it as it is.

The sentences follow GRADE guidelines 26 (Santesso et al. 2020): plain where the certainty is high,
"probably" where moderate, "may" where low, "it is very uncertain whether" where very low; so nobody
can overclaim by choice of words. Nothing is ever "might", and no letters or stars stand for words.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from factowiki.records.evidence.conclusions import OwnReason
from factowiki.records.evidence.doses import DoseRole
from factowiki.records.evidence.findings import FindingKind, Magnitude
from factowiki.records.evidence.groups import Level
from factowiki.records.evidence.results import Design, Direction, Funding
from factowiki.records.evidence.side_effects import HowOften
from factowiki.records.evidence.terms import Among, Certainty, Reason


class Verb(NamedTuple):
    """What taking it does to an outcome: "may lower", "lowers"; and as it was observed."""

    base: str
    third: str
    observed: str  # as it reads after "was linked to"
    compared: str  # as it reads after a figure: 7 minutes shorter
    chip: str


# By kind: more of the outcome, then less of it.
VERBS: Final[dict[FindingKind, tuple[Verb, Verb]]] = {
    "risk": (
        Verb("raise", "raises", "a higher {risk} of", "higher", "higher {risk}"),
        Verb("lower", "lowers", "a lower {risk} of", "lower", "lower {risk}"),
    ),
    "time": (
        Verb("lengthen", "lengthens", "a lengthening of", "longer", "longer"),
        Verb("shorten", "shortens", "a shortening of", "shorter", "shorter"),
    ),
    "level": (
        Verb("raise", "raises", "a rise in", "higher", "higher"),
        Verb("lower", "lowers", "a fall in", "lower", "lower"),
    ),
    "symptom": (
        Verb("increase", "increases", "an increase in", "more", "more"),
        Verb("reduce", "reduces", "a reduction in", "less", "less"),
    ),
    "ability": (
        Verb("improve", "improves", "an improvement in", "more", "better"),
        Verb("worsen", "worsens", "a worsening of", "less", "worse"),
    ),
}
# Of an ability that is neither better nor worse for being more.
NEUTRAL: Final = (
    Verb("increase", "increases", "an increase in", "more", "more"),
    Verb("reduce", "reduces", "a reduction in", "less", "less"),
)
# Of a risk: what is better if there is less of it, and what is better if there is more.
RISK: Final = {"less": "risk", "more": "chance", "neither": "risk"}

# {t} is taking it, {o} the outcome.
DIFFERENCE: Final[dict[Certainty, str]] = {
    "high": "{t} {adverb}{third} {o}",
    "moderate": "{t} probably {adverb}{third} {o}",
    "low": "{t} may {adverb}{base} {o}",
    "very low": "it is very uncertain whether {t} makes a difference to {o}",
}
VERY_UNCERTAIN_HARM: Final = "it is very uncertain whether {t} {third} {o}"
NO_DIFFERENCE: Final[dict[Certainty, str]] = {
    "high": "{t} makes little or no difference to {o}",
    "moderate": "{t} probably makes little or no difference to {o}",
    "low": "{t} may make little or no difference to {o}",
    "very low": "it is very uncertain whether {t} makes a difference to {o}",
}
NO_CLEAR_DIFFERENCE: Final = "{t} made no clear difference to {o}"
UNCLEAR: Final = "we do not know whether {t} makes a difference to {o}"
OBSERVED_RISK: Final = "{who} who took {x} had {observed} {o} than {others}"
OBSERVED_SAME_RISK: Final = "{who} who took {x} had about the same {risk} of {o} as {others}"
OBSERVED: Final = "{t} was linked to {observed} {o}"
OBSERVED_SAME: Final = "{t} was not linked to a difference in {o}"
NO_CAUSE: Final = "This does not show that {x} was the cause."
NO_WINNER: Final = "Either both work alike, or neither works."

ADVERBS: Final[dict[Magnitude | None, str]] = {
    "small": "slightly ",
    "large": "greatly ",
    "moderate": "",
    None: "",
}
# Why it is unclear, in the order in which the first that holds is told.
DISAGREE: Final = "the studies disagree"
NOBODY_WITHOUT: Final = "nobody was studied without it"
TOO_LITTLE: Final = "there is too little evidence"

# A comparison with anything that does not begin so is one with a treatment.
NO_TREATMENTS: Final = (
    "placebo", "a placebo", "dummy", "a dummy", "sham", "a sham", "nothing", "no ", "none",
    "people", "similar", "those", "others", "usual", "before", "a diet", "diet", "waiting", "water",
    "the general", "not ",
)  # fmt: skip

# What stands beside a sentence: the first three that apply, in this order.
ASK_YOUR_DOCTOR: Final = "Do not stop or change a medicine or treatment without asking your doctor."
NOTHING_ELSE: Final = "This says nothing about other illnesses or about healthy people."
STILL_A_DIFFERENCE: Final = "There could still be a difference, good or bad."
NOT_SAFE: Final = "That does not mean it is safe."
TOO_UNCERTAIN: Final = "The figures found are too uncertain to rely on."
NO_FIGURE: Final = "We have no figure for how big the difference is."
ONLY_MEASURED: Final = (
    "Only a measured value: it does not show a difference in illness or in how people feel."
)
ONLY_TESTED: Final = "Only a score on a test: it does not show a difference in daily life."
ONLY_A_PART: Final = "This was seen in a part of the people only, which can be chance."
MAKER_PAID: Final = "A maker paid for the only study."
MOST_BESIDE: Final = 3

SURE: Final[dict[Certainty, str]] = {
    "high": "sure",
    "moderate": "fairly sure",
    "low": "not very sure",
    "very low": "not sure at all",
}
OUR_JUDGEMENT: Final = "our own judgement"
# Once a page.
ABOUT_OUR_JUDGEMENT: Final = (
    "How sure we are is our judgement, in GRADE's words, unless a source is named."
)
TWO_CAUSES: Final = (
    '"Not very sure" has two causes: weak studies, or that we have read too little of them.'
)
# GRADE's reasons, and then ours, which are about what we saw.
REASONS: Final[dict[Reason, str]] = {
    "risk of bias": "the studies have weaknesses",
    "results differ": "the studies disagree",
    "indirect": "the studies asked something slightly different",
    "imprecise": "too few people were studied",
    "missing studies": "some studies may be missing",
    "too little evidence": "there is too little evidence",
}
OWN_REASONS: Final[dict[OwnReason, str]] = {
    "no comparison group": "nobody was studied without it",
    "studies not described": "our source does not describe the studies",
    "only a summary was read": "we read only a summary",
}
# At a glance; the shortest form of each reason.
IN_SHORT: Final[dict[Reason | OwnReason, str]] = {
    "no comparison group": "no comparison group",
    "risk of bias": "weak studies",
    "results differ": "studies disagree",
    "indirect": "another question",
    "imprecise": "too few people",
    "missing studies": "studies missing",
    "too little evidence": "too little evidence",
    "studies not described": "studies not described",
    "only a summary was read": "only a summary read",
}
CHIPS: Final[dict[Certainty, str]] = {
    "high": "{what}",
    "moderate": "probably {what}",
    "low": "maybe {what}",
    "very low": "very uncertain",
}
CHIP_SAME: Final = "little or no difference"
CHIP_NOT_CLEAR: Final = "no clear difference"
CHIP_OBSERVED: Final = "linked to {what}"
CHIP_HARM: Final = "harm: "
CHIP_UNCERTAIN_HARM: Final = "harm very uncertain"
CHIP_UNKNOWN: Final = "not known: "

# Headings in the order of the list: harms first, people with a rare illness last.
HARMS: Final = "What can go wrong"
HEADINGS: Final[dict[Among | None, str]] = {
    None: "Healthy people, or we are not told whom",
    "healthy people": "Healthy people, or we are not told whom",
    "people with a lack": "Only people with a lack of it",
    "people with an illness": "People with an illness",
    "people with a rare illness": "Only people with a rare illness",
}

# What another source saw of the same.
OTHER_SOURCE: Final[dict[Direction, str]] = {
    "more": "Another source found more.",
    "less": "Another source found less.",
    "little or no difference": "Another source found little or no difference.",
    "no clear difference": "Another source found no clear difference.",
    "unclear": "Another source finds it unclear.",
}

DESIGNS: Final[dict[Design, str]] = {
    "randomised trials": "randomised, chance decided who got it",
    "trials": "trials",
    "observed": "observed, chance did not decide who took it",
    "before and after": "before and after, nobody was studied without it",
    "case reports": "single cases, nobody was studied without it",
    "not told": "kind of studies not told",
}
FUNDING: Final[dict[Funding, str]] = {
    "a maker": "Paid for by a maker.",
    "others": "",
    "not told": "Who paid for it is not told.",
}

# The terms of the European Medicines Agency, as people.
HOW_OFTEN: Final[dict[HowOften, str]] = {
    "very common": "very common (10 or more of 100 people)",
    "common": "common (1 to 10 of 100 people)",
    "uncommon": "uncommon (1 to 10 of 1,000 people)",
    "rare": "rare (1 to 10 of 10,000 people)",
    "very rare": "very rare (fewer than 1 of 10,000 people)",
}
CANNOT_RULE_OUT: Final = "So few people cannot rule it out."
DOES_NOT_RULE_OUT: Final = "That does not rule it out."
NONE_KNOWN: Final = "No side effect is named in our sources. That does not show that it is safe."

NAMED_ONLY: Final = "a source names it, and does not say what happens"
TO_DO: Final = {
    "avoid": "Do not take them together.",
    "ask first": "Ask a doctor or pharmacist first.",
    "keep apart": "Take them {apart} apart.",
    "take care": "Take care, and tell your doctor that you take it.",
}
TO_DO_WITH_A_TEST: Final = "Say that you take it when you have this test."
TO_DO_NOT_TOLD: Final = "Ask a doctor or pharmacist first: what to do is not told."
SEEN_IN: Final = {
    "case reports": "Known from single cases only.",
    "animals": "Seen in animals only.",
    "laboratory": "Seen in the laboratory only.",
}


class DoseWords(NamedTuple):
    """The label of a role, and its sentence up to the amount.

    ``is_up_to`` where a single upper end must say so, as the words do not.
    """

    label: str
    core: str
    is_up_to: bool = True


# What an answer at the top of a page begins with, and what it says where fields say nothing.
NOT_RATED: Final = "Not rated yet: this page tells the evidence in prose."
NO_BENEFIT_KNOWN: Final = "No benefit is known for healthy people."
ACCEPTED: Final = {
    "medical treatment": "Doctors use it as a treatment: {use}.",
    "to make up a lack": "Accepted to make up a lack: {use}.",
}
ACCEPTED_CHIP: Final = {
    "medical treatment": "Accepted treatment by doctors",
    "to make up a lack": "Accepted to make up a lack",
}
AUTHORISED: Final = 'By the law of {where} makers may say: "{says}"{condition}. We do not.'
SERIOUS: Final = "Serious: "
HARM_NOT_RATED: Final = "Not listed one by one yet: this page tells it in prose."
AVOID: Final = "Do not take it: {who}."
ASK: Final = "Ask a doctor first: {who}."
CARE: Final = "Take care: {who}."
ASK_WITH: Final = "Also if you take {what}."
EVERYBODY_ELSE: Final = (
    "For groups and medicines not named here, safety is not known: ask a doctor or pharmacist."
)
ASK_GENERALLY: Final = (
    "Ask a doctor or pharmacist first if you take a medicine, are pregnant or breastfeeding, or "
    "have a health condition."
)
NOT_TESTED: Final = "Not tested in our sources"
WITHOUT_RESULTS: Final = {
    "running": "No results: still running",
    "stopped": "No results: stopped early",
    "finished": "No results published",
}
UNTOLD_RESULT: Final = "what came of it is not told here"

# In the order of the table of doses.
DOSES: Final[dict[DoseRole, DoseWords]] = {
    "recommended intake": DoseWords("Recommended intake", "Recommended intake for {whom} ({by})"),
    "upper limit": DoseWords("Upper limit", "Upper limit for {whom} ({by})", is_up_to=False),
    "no upper limit set": DoseWords("No upper limit set", "{by} has set no upper limit for {whom}"),
    "no concern up to": DoseWords("No concern up to", "{by} sees no concern for {whom}"),
    "used by doctors": DoseWords("Used by doctors", "Used by doctors for {whom}"),
    "studied": DoseWords("Used in studies", "Used in studies of {whom}"),
    "advised by researchers": DoseWords(
        "Advised by researchers", "Advised by researchers for {whom}"
    ),
    "sold": DoseWords("Sold", "Sold as {whom}"),
}
COUNTS_FOOD: Final = {True: "from food and all else", False: "not counting food"}
NO_LIMIT: Final = "That does not mean that any amount is safe."

# From the most to the least care.
LEVELS: Final[dict[Level, str]] = {
    "avoid": "Do not take it",
    "ask first": "Ask a doctor or pharmacist first",
    "take care": "Take care",
    "no known problem": "No known problem",
    "not known": "Not known",
}
