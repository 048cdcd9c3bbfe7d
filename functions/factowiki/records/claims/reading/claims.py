"""What a clause says that its subject does: the one or two verbs that may claim an effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factowiki.records.claims.reading.clauses import Clause, Read, Sentence
from factowiki.records.claims.words import classes as c

EFFECT = c.CURE | c.FIGHT | c.BUILD
VERB = EFFECT | c.LIGHT | c.PLAIN | c.SHOWS
_FORM = c.PRESENT | c.BASE | c.PAST
# After these no verb in -s stands: what follows is a noun.
_NOUN_AHEAD = frozenset(
    "the a an its their his her my our your some any no of in for with other these those such many most"
    " two three more less fewer several good new and/or on by from as about".split()
)
# After these the plain form of a verb is finite.
_VERB_AHEAD = frozenset(
    "will can to does do did that which who they you we also really actually always never not and or"
    " helps help let lets make makes may might could would should must cannot can't won't doesn't don't"
    " simply just even often usually still it'll they'll you'll probably likely possibly gently naturally".split()
)
# "Works", "makes" claim something only of one of these.
_CONCERNED = c.BODY | c.SYMPTOM | c.DISEASE | c.READER | c.PEOPLE | c.ALL | c.YOUNG | c.PATIENT
_DOERS = c.INGREDIENT | c.DOSEFORM | c.BODY
_LEADING = frozenset("able known shown sure bound said seems appears enough".split())
_PERSONS = frozenset({"you", "who", "they", "we", "i"})
_OTHERS = c.STUDY | c.SAMPLE | c.AUTHORITY | c.SELLER | c.WORDS | c.CARER


@dataclass(frozen=True, slots=True)
class Claim:
    """An effect that is told: in which clause, by which verb, of what."""

    sentence: Sentence
    clause: Clause
    at: int
    verb: int
    before: int  # classes of what stands before the verb in its clause
    after: int
    explicit: bool  # an effect verb, not only "works" or "is ideal"

    @property
    def is_present(self) -> bool:
        return not self.verb & c.PAST or bool(self.verb & (c.PRESENT | c.BASE))


def claims(read: Read) -> Iterator[Claim]:
    for sentence in read.sentences:
        if sentence.asks:
            continue
        for clause in sentence.clauses:
            yield from _in_clause(read, sentence, clause)


def _in_clause(read: Read, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    if not clause.says & (VERB | c.BEING | c.MODAL):
        at = _unlisted_verb(read, clause)
        if at:
            before, after = _around(read, clause, at)
            if not before & _OTHERS:
                yield Claim(
                    sentence, clause, at, c.LIGHT | c.PRESENT, before, after, explicit=False
                )
        return
    if clause.has & c.DENIES or clause.denies & c.EFFECTS:
        return
    for at in range(clause.first, clause.end):
        if at in clause.negated:
            continue
        mask = read.words.masks[at]
        if mask & c.QUOTED or (at > clause.first and read.words.texts[at - 1] in _PERSONS):
            continue
        if mask & (EFFECT | c.LIGHT) and _is_finite(read, clause, at):
            before, after = _around(read, clause, at)
            if before & (_OTHERS | c.DISEASE) and not before & (c.INGREDIENT | c.DOSEFORM):
                continue
            if after & c.HARM and not mask & EFFECT and not after & c.DISEASE:
                continue  # "makes you ill"
            ends = at + 1 >= clause.end and read.words.texts[at] in {
                "works",
                "helps",
                "work",
                "help",
            }
            if not mask & EFFECT and not after & _CONCERNED and not ends:
                continue
            yield Claim(sentence, clause, at, mask, before, after, explicit=bool(mask & EFFECT))
        elif mask & c.BEING and _praises(read, clause, at):
            before, after = _around(read, clause, at)
            if not before & (_OTHERS | c.PEOPLE):
                yield Claim(
                    sentence, clause, at, c.LIGHT | c.PRESENT, before, after, explicit=False
                )


def _around(read: Read, clause: Clause, at: int) -> tuple[int, int]:
    before = after = 0
    masks = read.words.masks
    for index in range(clause.first, at):
        before |= masks[index]
    for index in range(at + 1, clause.end):
        after |= masks[index]
    return before, after


def _is_finite(read: Read, clause: Clause, at: int) -> bool:
    texts, masks = read.words.texts, read.words.masks
    mask = masks[at]
    last = texts[at - 1] if at > clause.first else ""
    if mask & c.PRESENT and texts[at].endswith("s"):
        return last not in _NOUN_AHEAD and not (at > clause.first and masks[at - 1] & c.NUMBER)
    if mask & c.BASE:
        return _licensed(read, clause, at, last)
    if mask & c.PAST:
        return not _follows_being(read, clause, at) and (
            at + 1 >= clause.end or texts[at + 1] != "by"
        )
    return False


def _licensed(read: Read, clause: Clause, at: int, last: str) -> bool:
    """Whether the plain form stands where a verb may stand: "to improve", "tablets improve"."""
    if last in _VERB_AHEAD:
        return last != "to" or _leads(read, clause, at)
    if not last or last in _NOUN_AHEAD:
        return False
    plural = last.endswith("s") and not last.endswith("ss")
    return plural and not read.words.masks[at - 1] & (VERB | c.BEING | c.NUMBER)


def _leads(read: Read, clause: Clause, at: int) -> bool:
    """Whether "to improve" follows a verb that makes it a claim: "helps to improve"."""
    if at - 2 < clause.first:
        return False
    leads = read.words.masks[at - 2]
    return (
        bool(leads & (c.PROBABLY | c.PROOF))
        or bool(leads & c.BUILD and not leads & c.PAST)
        or (read.words.texts[at - 2] in _LEADING)
    )


def _follows_being(read: Read, clause: Clause, at: int) -> bool:
    masks = read.words.masks
    return any(
        masks[index] & c.BEING or read.words.texts[index] in {"has", "have", "had"}
        for index in range(max(clause.first, at - 3), at)
    )


def _praises(read: Read, clause: Clause, at: int) -> bool:
    masks = read.words.masks
    for index in range(at + 1, min(at + 5, clause.end)):
        if index in clause.negated:
            return False
        if masks[index] & (c.PROMISE | c.PRAISE):
            return True
    return False


def _unlisted_verb(read: Read, clause: Clause) -> int:
    """Where no verb is known, the word in -s after the ingredient is one."""
    texts, masks = read.words.texts, read.words.masks
    for at in range(clause.first + 1, clause.end):
        text = texts[at]
        if (
            text.endswith("s")
            and not masks[at] & ~(c.QUOTED)
            and not text.endswith(("ss", "us", "is", "'s"))
            and (masks[at - 1] & _DOERS or texts[at - 1] in {"it", "that"})
        ):
            return at
    return 0
