"""Wording against findings: too sure, contrary, proof claimed, one trial told for all, no finding at all."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.model import KnownFinding
from factowiki.records.claims.reading.claims import EFFECT, Claim
from factowiki.records.claims.reading.clauses import LOW, MODERATE, SURE, UNSURE, Sentence
from factowiki.records.claims.rules.numbers import NATURAL
from factowiki.records.claims.words import classes as c

_SURE = {"high": SURE, "moderate": MODERATE, "low": LOW, "very low": UNSURE, None: UNSURE}
_TWO_STEPS = 2
_FEW_PEOPLE = 100
_SOURCE_LIKE = c.STUDY | c.SAMPLE | c.AUTHORITY | c.SELLER | c.WORDS
_THING = c.INGREDIENT | c.DOSEFORM
_LIMITS = c.LIMIT | c.GAP | c.UNCERTAIN | c.ALIKE


def overstated(context: Context) -> Iterator[Hit]:
    """A clause that is surer than the finding it is about."""
    if not context.is_claiming or not context.known.findings:
        return
    findings = context.known.findings
    for claim in context.claims:
        if not _is_general(claim):
            continue
        matching = context.matching(claim.sentence)
        if not matching and (_is_excused(context) or claim.clause.sure < MODERATE):
            continue
        about = matching or [f for f in findings if not f.is_harm] or findings
        steps = min(_steps(claim.clause.sure, finding) for finding in about)
        if steps < 1 or (steps == 1 and matching and all(f.is_harm for f in matching)):
            continue
        grave = (
            steps >= _TWO_STEPS
            and bool(matching)
            and claim.explicit
            and claim.clause.sure == SURE
            and not claim.sentence.has & c.STUDY
        )
        yield context.hit(
            "certainty-overstated", "refuse" if grave else "warn", claim.at, claim.clause.end
        )
        return


def _is_general(claim: Claim) -> bool:
    """Told of the ingredient as such, not of what people did in a study."""
    if claim.clause.sure == UNSURE or not claim.is_present:
        return False
    if claim.before & c.LACK and not claim.before & _THING:
        return False
    if claim.clause.has & (c.AUTHORITY | c.SELLER | c.ALIKE) and not claim.before & _THING:
        return False
    return not claim.before & (c.BODY | c.PEOPLE) or bool(claim.before & _THING)


def _steps(sure: int, finding: KnownFinding) -> int:
    if finding.change in {"no important difference", "unclear"}:
        return sure - UNSURE
    return sure - _SURE[finding.certainty]


_OPEN = (
    c.UNCERTAIN | c.MAYBE | c.PROBABLY | c.GAP | c.DENIES | c.ALIKE | _SOURCE_LIKE | c.CARE | c.CARER | c.LIMIT
    | c.SETTING | c.FORBID | c.NOT | c.HARM | c.HARMS
)  # fmt: skip
_ACTS = EFFECT | c.LIGHT | c.DECAY | c.SWALLOW
_CONTRAST = frozenset({"but", "yet", "although", "though", "whereas", "while"})
_USED = frozenset("taken used sold promoted given prescribed marketed studied added eaten".split())


def bare(context: Context) -> Iterator[Hit]:
    """Nothing in the statement hedges, limits, compares, denies, or says who found it."""
    read = context.read
    if not context.is_claiming or read.has & _OPEN or _is_borne(context):
        return
    texts = read.words.texts
    if not _CONTRAST.isdisjoint(texts) or NATURAL.search(context.prose.text):
        return
    for sentence in read.sentences:
        if sentence.asks or _tells_of_use(context, sentence):
            continue
        if _draws(context, sentence):
            yield context.hit("unsupported-claim", "warn", sentence.first, sentence.end)
            return
        for at in range(sentence.first, sentence.end):
            mask = read.words.masks[at]
            if not mask & _ACTS or mask & c.GERUND:
                continue
            if at and texts[at - 1] in {"the", "a", "an", "of", "for", "in", ",", "and"}:
                continue
            if at and texts[at - 1] in {"body", "bodies"}:
                continue
            yield context.hit("unsupported-claim", "warn", at, sentence.end)
            return


def _is_told(context: Context, sentence: Sentence) -> bool:
    """Whether a verb of any kind tells it, or praise does: no mere list, no definition."""
    words = context.read.words
    for at in range(sentence.first, sentence.end):
        mask = words.masks[at]
        if words.texts[at] in {"has", "have", "had"} or mask & c.PRAISE:
            return True
        if mask & c.PRESENT and mask & (EFFECT | c.LIGHT | c.DECAY):
            return True
    return False


def _tells_of_use(context: Context, sentence: Sentence) -> bool:
    """ "Taken for sleep", "people take it for": what it is used for, not what it does."""
    words = context.read.words
    for at in range(sentence.first, sentence.end):
        if words.texts[at] in _USED:
            return True
        if words.texts[at] in {"take", "use"} and at and words.masks[at - 1] & c.PEOPLE:
            return not sentence.has & c.HABIT
    return False


def _draws(context: Context, sentence: Sentence) -> bool:
    """Invites, promises to the reader, tells of people with a habit, or of what no finding bears out."""
    masks = context.read.words.masks
    head = masks[sentence.first]
    if (
        head & c.PRAISE
        and masks[sentence.first + 1 : sentence.end]
        and not sentence.has & c.EFFECTS
    ):
        return context.read.words.texts[sentence.first + 1] in {"for", "against", "with"}
    if head & c.INVITE and head & (c.BASE | c.GERUND):
        return True
    if sentence.says & c.HABIT or (sentence.says & c.READER and sentence.says & (c.MODAL | c.BODY)):
        return True
    ill = sentence.says & (c.DISEASE | c.SYMPTOM)
    if ill and not context.cites and _is_told(context, sentence):
        return True
    if context.field == "uses":
        return False
    if sentence.says & (c.PROMISE | c.PRAISE) and not context.cites:
        return True
    defines = sentence.has & c.BEING and not sentence.has & (c.PRAISE | c.PROMISE)
    return not defines and bool(context.matching(sentence))


def _is_borne(context: Context) -> bool:
    if context.is_official or context.is_bench_only:
        return True
    return any(finding.certainty == "high" for finding in context.known.findings)


def unsupported(context: Context) -> Iterator[Hit]:
    """A plain claim, and no finding of the record that could bear it."""
    if not context.is_claiming or context.known.findings or context.is_bench_only:
        return
    if _is_excused(context):
        return
    for claim in context.claims:
        if not _is_general(claim) or claim.clause.sure < MODERATE:
            continue
        if claim.clause.has & _SOURCE_LIKE and not claim.before & _THING:
            continue
        yield context.hit("unsupported-claim", "warn", claim.at, claim.clause.end)
        return


def _is_excused(context: Context) -> bool:
    """What the rest of the statement says takes the claim back, or an authority makes it."""
    read = context.read
    if read.has & (c.GAP | c.UNCERTAIN | c.ALIKE | c.DENIES):
        return True
    if _denies_an_effect(context):
        return True
    wide = c.ALL | c.SALES | c.MUCH
    if "will" in read.words.texts:
        return False
    return context.is_official and not read.has & (wide if read.has & c.LACK else wide | c.READER)


def proof(context: Context) -> Iterator[Hit]:
    """Proof or consensus is claimed; no study of ours can give it."""
    if context.field in {"interactions", "interaction_advice", "note"}:
        return
    texts = context.read.words.texts
    for at, text in enumerate(texts):
        if text in {"every", "all", "any"} and {
            "doctor",
            "doctors",
            "expert",
            "experts",
            "scientist",
            "scientists",
        } & set(texts[at + 1 : at + 3]):
            yield context.hit("proof-words", "warn", at)
            return
    for at in context.said(c.PROOF):
        if context.first_of(c.LACK, at, at + 3) >= 0 or "would" in texts[at : at + 4]:
            continue  # "a proven lack": a diagnosis
        if not context.read.has & (c.WORDS | c.SELLER | c.AUTHORITY):
            yield context.hit("proof-words", "warn", at)
            return
    yield from _studies_show(context)
    for at in context.said(c.AGREE):
        carer = context.first_of(c.CARER, max(0, at - 4), at)
        if carer >= 0 and texts[carer].endswith("s"):
            yield context.hit("proof-words", "warn", at)
            return


def _denies_an_effect(context: Context) -> bool:
    """Unless it goes on in the same breath: "It does not cure it; it only makes it go away"."""
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


def _studies_show(context: Context) -> Iterator[Hit]:
    if not context.tells or context.read.has & (_LIMITS | c.NUMBER):
        return
    for at in context.said(c.SHOWS):
        if context.first_of(c.STUDY, max(0, at - 5), at) < 0 or not _is_appeal(context, at):
            continue
        sure = any(
            finding.certainty in {"high", "moderate"} and finding.change in {"more", "less"}
            for finding in context.known.findings
        )
        if not context.cites or not sure:
            yield context.hit("proof-words", "warn", at)
            return


def _is_appeal(context: Context, at: int) -> bool:
    """ "Studies show", "has shown": not what one study saw."""
    words = context.read.words
    if words.masks[at] & (c.PRESENT | c.BASE):
        return True
    return not {"has", "have"}.isdisjoint(words.texts[max(0, at - 2) : at])


def one_trial(context: Context) -> Iterator[Hit]:
    """Few people were studied, and the sentence speaks for all."""
    if not context.is_claiming:
        return
    sample = _small_sample(context)
    if sample < 0:
        return
    if context.read.says & (c.READER | c.ALL) and not context.claims:
        if not context.read.has & (_LIMITS | c.MAYBE | c.CARE):
            yield context.hit("one-trial-generalised", "warn", sample)
        return
    for claim in context.claims:
        if claim.clause.sure < SURE or not claim.is_present:
            continue
        if context.read.has & (c.GAP | c.UNCERTAIN | c.ALIKE):
            continue
        same = claim.clause.first <= sample < claim.clause.end
        wide = context.read.says & (c.ALL | c.READER)
        if wide or not same:
            grave = bool(wide) and claim.explicit
            yield context.hit("one-trial-generalised", "refuse" if grave else "warn", claim.at)
            return


def _small_sample(context: Context) -> int:
    words = context.read.words
    for at, text in enumerate(words.texts):
        if text.isdigit() and int(text) <= _FEW_PEOPLE:
            near = context.first_of(c.SAMPLE | c.PEOPLE | c.YOUNG | c.PATIENT, at, at + 4)
            if near >= 0:
                return at
        if text in {"one", "a", "single"} and context.first_of(c.STUDY, at, at + 3) > at:
            return at
    return -1
