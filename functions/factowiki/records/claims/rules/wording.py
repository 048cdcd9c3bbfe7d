"""Wording against findings: surer than they are, contrary to them, or with none to bear it."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims.context import OPEN, SOURCE_LIKE, Context, Hit
from factowiki.records.claims.model import KnownFinding
from factowiki.records.claims.reading.claims import EFFECT, Claim
from factowiki.records.claims.reading.clauses import LOW, MODERATE, SURE, UNSURE, Sentence
from factowiki.records.claims.rules.numbers import tells_how_many
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import word_set

# GRADE's steps: plain words are for high certainty, "probably" for moderate, "may" for low.
_FITTING = {"high": SURE, "moderate": MODERATE, "low": LOW, "very low": UNSURE, None: UNSURE}
_TWO_STEPS = 2
_THING = c.INGREDIENT | c.DOSEFORM
_MAKES_GOOD = (
    OPEN | c.MAYBE | c.PROBABLY | c.DENIES | c.ALIKE | SOURCE_LIKE | c.CARE | c.CARER | c.LIMIT
    | c.SETTING | c.FORBID | c.NOT | c.HARM | c.HARMS
)  # fmt: skip
_ACTS = EFFECT | c.LIGHT | c.DECAY | c.SWALLOW
# "Is a", "contains", "was tested": a description. With no such verb it is praise.
_DESCRIBES = c.BEING | c.PLAIN | c.TESTED
_CONTRAST = frozenset({"but", "yet", "although", "though", "whereas", "while"})
_NO_VERB_AFTER = frozenset({"the", "a", "an", "of", "for", "in", ",", "and", "body", "bodies"})
_USED = word_set("taken used sold promoted given prescribed marketed studied added eaten")


def overstated(context: Context) -> Iterator[Hit]:
    """A clause that is surer than the finding it is about."""
    findings = context.known.findings
    if not context.is_claiming or not findings:
        return
    for claim in context.claims:
        if not _is_general(claim):
            continue
        matching = context.matching(claim.sentence)
        if not matching and (_is_excused(context) or claim.clause.sure < MODERATE):
            continue
        about = matching or [f for f in findings if not f.is_harm] or findings
        steps = min(_steps(claim.clause.sure, finding) for finding in about)
        warns_of_harm = bool(matching) and all(finding.is_harm for finding in matching)
        if steps < 1 or (steps == 1 and warns_of_harm):
            continue
        grave = steps >= _TWO_STEPS and matching and claim.explicit and claim.clause.sure == SURE
        hit = Hit("certainty-overstated", claim.at, claim.clause.end)
        yield hit.refusing(grave and not claim.sentence.has & c.STUDY)


def _steps(sure: int, finding: KnownFinding) -> int:
    if finding.change in {"no important difference", "unclear"}:
        return sure - UNSURE
    return sure - _FITTING[finding.certainty]


def _is_general(claim: Claim) -> bool:
    """Told of the ingredient as such, not of what people did in a study."""
    if claim.clause.sure == UNSURE or not claim.is_present:
        return False
    if claim.before & _THING:
        return True
    others = c.AUTHORITY | c.SELLER | c.ALIKE
    return not claim.before & (c.BODY | c.PEOPLE | c.LACK) and not claim.clause.has & others


def unsupported(context: Context) -> Iterator[Hit]:
    """A plain claim, and the record has no finding at all."""
    if not context.is_claiming or context.known.findings or context.is_bench_only:
        return
    if _is_excused(context):
        return
    for claim in context.claims:
        attributed = claim.clause.has & SOURCE_LIKE and not claim.before & _THING
        if _is_general(claim) and claim.clause.sure >= MODERATE and not attributed:
            yield Hit("unsupported-claim", claim.at, claim.clause.end)


def _is_excused(context: Context) -> bool:
    """What the rest of the statement says takes the claim back, or an authority makes it."""
    read = context.read
    if read.has & (OPEN | c.ALIKE | c.DENIES) or _denies_an_effect(context):
        return True
    wide = c.ALL | c.SALES | c.MUCH | (0 if read.has & c.LACK else c.READER)
    return context.is_official and not read.has & wide and not context.has_any({"will"})


def _denies_an_effect(context: Context) -> bool:
    """Unless it goes on in the same breath: it does not cure it, it only makes it go away."""
    for sentence in context.read.sentences:
        denials = [clause for clause in sentence.clauses if clause.denies & EFFECT]
        if denials and not any(
            claim.sentence is sentence
            and claim.at > denials[0].first
            and claim.clause not in denials
            for claim in context.claims
        ):
            return True
    return False


def bare(context: Context) -> Iterator[Hit]:
    """Nothing in the statement hedges, limits, compares, denies, or says who found it."""
    if not context.is_claiming or context.read.has & _MAKES_GOOD or _is_borne(context):
        return
    if context.has_any(_CONTRAST) or tells_how_many(context):
        return
    for sentence in context.sentences():
        if _tells_of_use(context, sentence):
            continue
        if _promises(context, sentence) or _names_what_is_known(context, sentence):
            yield context.span("unsupported-claim", sentence)
        if context.field != "uses" and not sentence.has & _DESCRIBES:
            yield context.span("unsupported-claim", sentence)
        for at in range(sentence.first, sentence.end):
            mask = context.read.words.masks[at]
            acts = mask & _ACTS and not mask & c.GERUND
            if acts and context.before(at) not in _NO_VERB_AFTER:
                yield Hit("unsupported-claim", at, sentence.end)


def _is_borne(context: Context) -> bool:
    if context.is_official or context.is_bench_only:
        return True
    return any(finding.certainty == "high" for finding in context.known.findings)


def _tells_of_use(context: Context, sentence: Sentence) -> bool:
    """Like "Taken for sleep", "people take it for": what it is used for, not what it does."""
    if context.has_any(_USED, sentence):
        return True
    words = context.read.words
    return not sentence.has & c.HABIT and any(
        words.texts[at] in {"take", "use"} and words.masks[at - 1] & c.PEOPLE
        for at in range(sentence.first + 1, sentence.end)
    )


def _promises(context: Context, sentence: Sentence) -> bool:
    """Invites, praises, promises something to its reader, or tells of people with a habit."""
    head = context.read.words.masks[sentence.first]
    if head & c.INVITE and head & (c.BASE | c.GERUND):
        return True
    says = sentence.says
    if head & c.PRAISE and context.after(sentence.first) in (["for"], ["against"], ["with"]):
        return True
    if says & c.HABIT or (says & c.READER and says & (c.MODAL | c.BODY)):
        return True
    if not says & (c.PROMISE | c.PRAISE) or context.cites:
        return False
    return context.field != "uses" or _is_predicated(context, sentence)


def _names_what_is_known(context: Context, sentence: Sentence) -> bool:
    """An illness without a source, or the outcome of a finding without a word on its certainty."""
    ill = sentence.says & (c.DISEASE | c.SYMPTOM)
    if ill and not context.cites and _is_predicated(context, sentence):
        return True
    defines = sentence.has & c.BEING and not sentence.has & (c.PRAISE | c.PROMISE)
    return context.field != "uses" and not defines and bool(context.matching(sentence))


def _is_predicated(context: Context, sentence: Sentence) -> bool:
    """Whether a verb tells it, or praise does: no mere list, no definition."""
    masks = context.read.words.masks
    return context.has_any({"has", "have", "had"}, sentence) or any(
        mask & c.PRAISE or (mask & c.PRESENT and mask & (EFFECT | c.LIGHT | c.DECAY))
        for mask in masks[sentence.first : sentence.end]
    )
