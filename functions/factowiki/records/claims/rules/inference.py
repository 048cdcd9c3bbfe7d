"""Steps that a source does not take: from animals to people, from a value to a benefit, from a link to a cause."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims.context import Context, Hit
from factowiki.records.claims.reading.claims import EFFECT
from factowiki.records.claims.reading.clauses import SURE, UNSURE, Sentence
from factowiki.records.claims.reading.words import words_of
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.lexicon import LEXICON

_LIMITS = c.GAP | c.UNCERTAIN
_MOVES = frozenset(
    "rise rises rose fall falls fell climb climbs climbed drop drops dropped grow grows grew gets get got sink sinks sank"
    " goes go went comes come reaches reach makes brings works lasts last adds fewer less more longer lower higher denser thicker stronger better".split()
)
_CHANGED = frozenset(
    "was were went fell rose dropped gained grew felt became improved better worse higher lower down up less more gone"
    " fewer thicker thinner easier stronger faster deeper calmer slept lost".split()
)


def bench(context: Context) -> Iterator[Hit]:
    """The source is animals or a laboratory, and the statement does not say so."""
    if not context.is_bench_only or not context.tells:
        return
    read = context.read
    claims = [claim for claim in context.claims if claim.clause.sure != UNSURE]
    people = not {"people", "patient", "patients", "human", "humans", "anyone"}.isdisjoint(
        read.words.texts
    )
    if not read.has & c.SETTING and not (people and read.has & c.GAP):
        if claims or not read.has & _LIMITS:
            grave = any(claim.is_present and claim.explicit for claim in claims)
            yield context.whole("animal-or-lab-as-human", "refuse" if grave else "warn")
    elif not read.has & _LIMITS and (
        read.says & (c.READER | c.ALL)
        or any(claim.is_present and claim.clause.says & c.PEOPLE for claim in claims)
    ):
        yield context.whole("animal-or-lab-as-human", "warn")


def surrogate(context: Context) -> Iterator[Hit]:
    """A measured value changes, and a benefit is drawn from it."""
    if not context.tells or context.read.has & (_LIMITS | c.NOT | c.ALIKE | c.SAME):
        return
    for sentence in context.read.sentences:
        value = _value(context, sentence)
        if sentence.asks or value < 0:
            continue
        step = _step(context, value, sentence.end)
        if step < 0:
            continue
        benefit = context.first_of(
            c.BODY | c.ILL | c.DISEASE | c.ALL | c.READER, step, sentence.end
        )
        if (
            benefit >= 0
            and _changes(context, sentence.first, step)
            and (_changes(context, step, sentence.end) or context.read.words.masks[step] & c.SO)
        ):
            yield context.hit("surrogate-as-benefit", "warn", value, sentence.end)
            return


def _value(context: Context, sentence: Sentence) -> int:
    """Where a measured value is named, by its name or as a finding that was only measured."""
    if sentence.says & c.MEASURE:
        return context.first_of(c.MEASURE, sentence.first, sentence.end)
    only_measured = any(
        finding.matters == "measured" or _is_measure(finding.outcome)
        for finding in context.matching(sentence)
    )
    return sentence.first if only_measured else -1


def _is_measure(outcome: str) -> bool:
    return any(mask & c.MEASURE for mask in words_of(outcome, LEXICON).masks)


def _changes(context: Context, first: int, end: int) -> bool:
    """Whether something is said to rise, fall or get better in between."""
    words = context.read.words
    return any(
        words.masks[at] & (c.CURE | c.FIGHT | c.BUILD)
        and words.masks[at] & (c.PRESENT | c.BASE | c.PAST)
        or words.texts[at] in _MOVES
        for at in range(first, end)
    )


def _step(context: Context, first: int, end: int) -> int:
    texts, masks = context.read.words.texts, context.read.words.masks
    for at in range(first, end):
        if masks[at] & c.SO or texts[at] in {"and", "which", "so", "meaning", "adds"}:
            return at
    return -1


def cause(context: Context) -> Iterator[Hit]:
    """People who do a thing differ in much: a cause is named where only a link was seen."""
    read = context.read
    if not context.tells or read.has & (_LIMITS | c.ALIKE):
        return
    if any(finding.certainty for finding in context.matching()):
        return  # a trial's finding bears on it: the wording is held against that
    linked = read.has & (c.HABIT | c.LINKED)
    if not linked:
        return
    for sentence, clause in read.clauses():
        if sentence.asks or clause.sure < SURE:
            continue
        for at in range(clause.first, clause.end):
            mask = read.words.masks[at]
            acts = mask & (EFFECT | c.LIGHT) and mask & c.PRESENT and read.has & c.HABIT
            if (mask & (c.CAUSE | c.SO) or acts) and at not in clause.negated:
                if sentence.has & c.NOT and not sentence.says & c.CAUSE:
                    continue
                yield context.hit("association-as-cause", "warn", at, sentence.end)
                return


def before_after(context: Context) -> Iterator[Hit]:
    """A change over time, and nothing that it was compared with."""
    if not context.is_claiming:
        return
    read = context.read
    if "systematic review" in context.prose.sources and read.has & c.STUDY:
        return
    if read.has & (_LIMITS | c.ALIKE | c.SAME | c.SETTING | c.HARM & ~c.SYMPTOM):
        return
    if any(
        finding.certainty in {"high", "moderate", "low"} and finding.change != "unclear"
        for finding in context.known.findings
    ):
        return
    for sentence in read.sentences:
        texts = read.words.texts[sentence.first : sentence.end]
        if sentence.asks or not _over_time(context, sentence.first, sentence.end):
            continue
        if not sentence.has & c.PAST and {"was", "were", "had"}.isdisjoint(texts):
            continue
        if _CHANGED.isdisjoint(texts) and not _past_effect(context, sentence):
            continue
        yield context.hit("before-after-as-effect", "warn", sentence.first, sentence.end)
        return


def _past_effect(context: Context, sentence: Sentence) -> bool:
    masks = context.read.words.masks[sentence.first : sentence.end]
    return any(mask & EFFECT and mask & c.PAST for mask in masks)


def _over_time(context: Context, first: int, end: int) -> bool:
    texts = context.read.words.texts
    for at in range(first, end):
        if texts[at] in {"after", "since", "within", "over", "in", "during", "following"}:
            if context.first_of(c.TIME, at, min(at + 5, end)) >= 0 or texts[at] == "since":
                return True
        if texts[at : at + 3] in (["by", "the", "end"], ["at", "the", "end"]):
            return True
        if texts[at] == "from" and "to" in texts[at : min(at + 4, end)]:
            return True
    return False


def lack(context: Context) -> Iterator[Hit]:
    """What making up a lack does, told for people who have enough."""
    if not context.tells:
        return
    read = context.read
    if not read.has & (c.LACK | c.LACKING) or read.has & (_LIMITS | c.CARE):
        return
    for sentence, clause in read.clauses():
        if sentence.asks or clause.has & (c.NOT | c.LACK | c.DENIES) or clause.sure < SURE:
            continue
        head = (
            read.words.masks[clause.first] | read.words.masks[min(clause.first + 1, clause.end - 1)]
        )
        urges = head & c.BASE and head & (c.SWALLOW | c.INVITE)
        if not clause.says & (c.ALL | c.MUCH | c.READER) and not urges:
            continue
        wide = bool(clause.says & c.ALL)
        grave = wide and any(claim.clause is clause and claim.explicit for claim in context.claims)
        yield context.hit(
            "deficiency-generalised", "refuse" if grave else "warn", clause.first, clause.end
        )
        return
