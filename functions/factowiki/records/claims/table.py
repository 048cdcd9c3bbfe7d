"""What each code means to an editor: why it misleads, an example, a cure, its source.

The site sells nothing: the laws on health claims serve as a yardstick for what misleads a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

_FIRST: Final = date(2026, 11, 30)


@dataclass(frozen=True, slots=True)
class LintRule:
    """One code. It refuses only records that were updated since it exists; before, it warns."""

    code: str
    why: str
    example: str
    cure: str
    source: str
    may_refuse: bool = False
    since: date = _FIRST


_RULES: Final = (
    LintRule(
        "missing-harm",
        "A harm that is as sure as the benefits is left out, where many read nothing else.",
        '"It may help people to lose weight", and no word of the liver injury that was found.',
        "Name the harm beside the benefit, in the words of its finding.",
        "Regulation (EC) 1924/2006, art. 10(2); FTC guidance on qualifying information; CAP 3.3",
        may_refuse=True,
    ),
    LintRule(
        "certainty-overstated",
        "The words are surer than the record's own finding, or say the contrary.",
        '"It shortens the time to fall asleep", where the finding is of low certainty.',
        'Write "may" for low certainty, "probably" for moderate, "it is very uncertain whether" for'
        ' very low, and "makes little or no difference" where that was found.',
        "GRADE guidelines 26",
        may_refuse=True,
    ),
    LintRule(
        "unsupported-claim",
        "It says what the ingredient does; nothing says who found that, in whom, or how surely.",
        '"A spoonful a day keeps the joints supple."',
        "Add a finding that bears it out and word the sentence like it, or say who reports it.",
        "FTC guidance on substantiation; editorial policy",
    ),
    LintRule(
        "disease-claim",
        "It tells that the ingredient treats, prevents or fights an illness.",
        '"It cures bladder infections."',
        "Tell what was found, in whom and how surely; or cite the authority that accepts the use.",
        "21 CFR 101.93(g); Regulation (EU) 1169/2011, art. 7(3); CAP 15.6.2",
        may_refuse=True,
    ),
    LintRule(
        "proof-words",
        "No study proves, and experts seldom all agree. The words claim more than evidence gives.",
        '"Clinically proven."',
        "Say how sure the finding is, and which studies it rests on.",
        "FTC guidance on the level of support; CAP 12.1",
    ),
    LintRule(
        "animal-or-lab-as-human",
        "The source studied animals or cells, and the sentence speaks as if of people.",
        '"It keeps the heart young", from a study of mice.',
        'Name the animals or the dish, in the past tense: "In mice, …". Say that people were not'
        " studied.",
        "FTC guidance: work in animals and in the laboratory alone does not suffice",
        may_refuse=True,
    ),
    LintRule(
        "absolute-safety",
        "Nothing is safe for everybody. This names no harm, no limit, and nothing that is unknown.",
        '"It has no side effects."',
        "Name what was seen, in how many people and for how long, or say that it was not studied.",
        "CAP 12.9, 12.10",
        may_refuse=True,
    ),
    LintRule(
        "replaces-medicine",
        "A reader may stop a medicine, or not see a doctor.",
        '"With this you can leave your tablets in the drawer."',
        'Leave it out, or write "Do not stop a medicine without asking your doctor."',
        "21 CFR 101.93(g)(2); editorial policy",
        may_refuse=True,
    ),
    LintRule(
        "personal-dose",
        "It tells the reader how much to take, or names an amount without saying whose it is.",
        '"Take 2 g with breakfast."',
        'Say who used or names the amount: "The trial gave 2 g a day."',
        "Editorial policy",
        may_refuse=True,
    ),
    LintRule(
        "megadose",
        "It praises more than the limit, or belittles the limit.",
        '"Official limits are overcautious."',
        "Give the upper limit, whose it is, and what happens above it.",
        "Regulation (EC) 1924/2006, art. 3(c); CAP 15.4",
        may_refuse=True,
    ),
    LintRule(
        "relative-risk-only",
        "Half the risk of what? A share alone makes small effects look large.",
        '"It halves the risk."',
        'Add how many: "8 in 100 with it, 16 in 100 without it", or say that the source does not'
        " tell.",
        "PIF and NHS guidance on telling risks",
    ),
    LintRule(
        "unsourced-number",
        "A figure stands without its source.",
        '"It burns 300 calories a day."',
        "Cite the source of the figure, or leave the figure out.",
        "FTC guidance on substantiation",
    ),
    LintRule(
        "surrogate-as-benefit",
        "A value in the blood or on a scale is told as health that people feel.",
        '"It lowers cholesterol and so spares you a heart attack."',
        "Stop at the value, and say that this does not show a difference in illness.",
        "FTC guidance on the relevance of evidence",
    ),
    LintRule(
        "association-as-cause",
        "People who eat or take it differ in other ways too. A link does not show a cause.",
        '"Tea drinkers live longer, thanks to the tea."',
        'Write "had … more often", and that such studies cannot show the cause.',
        "FTC guidance; Sumner et al., BMJ 2014",
    ),
    LintRule(
        "before-after-as-effect",
        "Many complaints get better by themselves. A change over time is no effect.",
        '"After eight weeks the pain was gone."',
        "Tell the group it was compared with, or that there was none.",
        "FTC guidance on the quality of evidence",
    ),
    LintRule(
        "one-trial-generalised",
        "One small study is told as if it held for everybody.",
        '"It helps shift workers everywhere: a trial in 24 nurses has shown it."',
        'Name the people who were studied: "In 24 nurses, it may have …".',
        "GRADE on indirectness and imprecision",
        may_refuse=True,
    ),
    LintRule(
        "marketing-words",
        "Words of advertising. They say nothing that could be checked.",
        '"A superfood that boosts your immunity."',
        "Say what was measured. A permitted claim stands in its own words, with its source.",
        "Regulation (EC) 1924/2006, art. 10(3); CAP 15.2",
    ),
    LintRule(
        "testimonial",
        "One person's story cannot show whether something works.",
        '"Our customers swear by it."',
        "Leave it out. A harm that was reported may be told, with its source.",
        "16 CFR 255.2",
    ),
    LintRule(
        "tradition",
        "Long use does not show that something works.",
        '"Generations cannot be wrong."',
        "Tell the use as history, and say what trials found or that there are none.",
        "FTC guidance on traditional use",
    ),
    LintRule(
        "pregnancy-children",
        "It reassures pregnant women or parents, or gives no reason for care.",
        '"Perfectly fine for mums-to-be."',
        "Say what is known in people of that group, what is not, and whom to ask.",
        "CAP 12.9; editorial policy",
    ),
    LintRule(
        "deficiency-generalised",
        "What making up a lack does is told for people who have enough.",
        '"A lack makes tired, so more of it gives everyone energy."',
        "Say that it holds for people with a lack, and what was found in others.",
        "EFSA on the population of a claim; 403(r)(6) of the US Food, Drug, and Cosmetic Act",
        may_refuse=True,
    ),
    LintRule(
        "unqualified-safe",
        "It says that other medicines are no problem, without who looked, and at what.",
        '"Goes well with every medicine."',
        "Say what was searched, warn, or send the reader to a doctor or pharmacist.",
        "CAP 12.9; editorial policy",
    ),
    LintRule(
        "urgency-fear",
        "It frightens or hurries the reader into taking it.",
        '"Every day without it costs you brain cells."',
        "Say how common the illness is, and what a doctor would do.",
        "Regulation (EC) 1924/2006, art. 3(e); CAP 15.6.1",
    ),
)
TABLE: Final = {rule.code: rule for rule in _RULES}


def rules_text() -> str:
    """All rules, for a terminal."""
    return "\n\n".join(_as_text(rule) for rule in _RULES) + "\n"


def _as_text(rule: LintRule) -> str:
    effect = "refuses where it is sure, else warns" if rule.may_refuse else "warns"
    return "\n".join(
        (
            f"{rule.code} ({effect}, since {rule.since.isoformat()})",
            f"  {rule.why}",
            f"  For example: {rule.example}",
            f"  Instead: {rule.cure}",
            f"  From: {rule.source}",
        )
    )
