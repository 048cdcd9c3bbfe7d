"""What a clause says that its subject does: the verbs that may claim an effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factowiki.records.claims.reading.clauses import Clause, Read, Sentence
from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import word_set

EFFECT = c.CURE | c.FIGHT | c.BUILD
_VERB = EFFECT | c.LIGHT | c.PLAIN | c.SHOWS
# After these, a word in -s is a noun.
_NOUN_AHEAD = word_set(
    "the a an its their his her my our your some any no of in for with other these those such many"
    " most two three more less fewer several good new on by from as about"
)
# After these, the plain form of a verb is finite.
_VERB_AHEAD = word_set(
    "will can to does do did that which we also really actually always never not and or helps help"
    " let lets make makes may might could would should must cannot can't won't doesn't don't simply"
    " just even often usually still it'll they'll you'll probably likely possibly gently naturally"
)
# "Able to improve" claims it as "improves" does.
_LEADING = word_set("able known shown sure bound said seems appears enough")
# What these do is not what the ingredient does.
_PERSONS = frozenset({"you", "who", "they", "we", "i"})
_OTHERS = c.STUDY | c.SAMPLE | c.AUTHORITY | c.SELLER | c.WORDS | c.CARER
_DOERS = c.INGREDIENT | c.DOSEFORM | c.BODY
# "Works", "makes" claim something only of one of these.
_CONCERNED = c.BODY | c.SYMPTOM | c.DISEASE | c.READER | c.PEOPLE | c.ALL | c.YOUNG | c.PATIENT
_OPENING = word_set("in for among with after before during by to on")
_WORKS = frozenset({"works", "helps", "work", "help"})
_NEAR = 5


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
        if not sentence.asks:
            for clause in sentence.clauses:
                yield from _in_clause(read, sentence, clause)


def _in_clause(read: Read, sentence: Sentence, clause: Clause) -> Iterator[Claim]:
    if not clause.says & (_VERB | c.BEING | c.MODAL):
        at = _unlisted_verb(read, clause)
        before, after = _around(read, clause, at) if at else (_OTHERS, 0)
        if not before & _OTHERS:
            yield Claim(sentence, clause, at, c.LIGHT | c.PRESENT, before, after, explicit=False)
        return
    if clause.has & c.DENIES or clause.denies & c.EFFECTS:
        return
    for at in range(clause.first, clause.end):
        mask = read.words.masks[at]
        if at in clause.negated or mask & c.QUOTED or _has_a_person_before(read, clause, at):
            continue
        if mask & (EFFECT | c.LIGHT) and _is_finite(read, clause, at):
            before, after = _around(read, clause, at)
            if _concerns(read, clause, at, before, after):
                explicit = bool(mask & EFFECT)
                yield Claim(sentence, clause, at, mask, before, after, explicit=explicit)
        elif mask & c.BEING and _praises(read, clause, at):
            before, after = _around(read, clause, at)
            if not before & (_OTHERS | c.PEOPLE):
                verb = c.LIGHT | c.PRESENT
                yield Claim(sentence, clause, at, verb, before, after, explicit=False)


def _has_a_person_before(read: Read, clause: Clause, at: int) -> bool:
    return at > clause.first and read.words.texts[at - 1] in _PERSONS


def _concerns(read: Read, clause: Clause, at: int, before: int, after: int) -> bool:
    """Whether it is the ingredient that acts, and on something that matters."""
    if before & (_OTHERS | c.DISEASE) and not before & (c.INGREDIENT | c.DOSEFORM):
        return False
    if read.words.masks[at] & EFFECT:
        return True
    if after & c.HARM and not after & (c.DISEASE | c.SYMPTOM):
        return False  # "makes you ill"
    last = at + 1 >= clause.end and read.words.texts[at] in _WORKS
    return last or bool(after & _CONCERNED)


def _around(read: Read, clause: Clause, at: int) -> tuple[int, int]:
    before = after = 0
    masks = read.words.masks
    subject = _subject(read, clause, at)
    for index in range(clause.first, at):
        # "In two trials, it …": who saw it counts wherever it stands.
        before |= masks[index] if index >= subject else masks[index] & _OTHERS
    for index in range(at + 1, clause.end):
        after |= masks[index]
    return before, after


def _subject(read: Read, clause: Clause, at: int) -> int:
    """Where the subject begins: in "In students, it lowers …" behind the comma."""
    texts = read.words.texts
    if texts[clause.first] in _OPENING and "," in texts[clause.first : at]:
        return at - texts[clause.first : at][::-1].index(",")
    return clause.first


def _is_finite(read: Read, clause: Clause, at: int) -> bool:
    texts, masks = read.words.texts, read.words.masks
    mask = masks[at]
    last = texts[at - 1] if at > clause.first else ""
    if mask & c.PRESENT and texts[at].endswith("s"):
        return last not in _NOUN_AHEAD and not (last and masks[at - 1] & c.NUMBER)
    if mask & c.BASE:
        return _is_licensed(read, clause, at, last)
    passive = _follows_being(read, clause, at) or texts[at + 1 : at + 2] == ["by"]
    return bool(mask & c.PAST) and not passive


def _is_licensed(read: Read, clause: Clause, at: int, last: str) -> bool:
    """Whether the plain form stands where a verb may stand: "will improve", "tablets improve"."""
    if last in _VERB_AHEAD:
        return last != "to" or _leads(read, clause, at - 2)
    if not last or last in _NOUN_AHEAD:
        return False
    plural = last.endswith("s") and not last.endswith("ss")
    return plural and not read.words.masks[at - 1] & (_VERB | c.BEING | c.NUMBER)


def _leads(read: Read, clause: Clause, at: int) -> bool:
    """Whether the word before "to improve" makes it a claim: "helps to", "is likely to"."""
    if at < clause.first:
        return False
    mask = read.words.masks[at]
    builds = mask & c.BUILD and not mask & c.PAST
    return bool(builds or mask & (c.PROBABLY | c.PROOF)) or read.words.texts[at] in _LEADING


def _follows_being(read: Read, clause: Clause, at: int) -> bool:
    words = read.words
    return any(
        words.masks[index] & c.BEING or words.texts[index] in {"has", "have", "had"}
        for index in range(max(clause.first, at - 3), at)
    )


def _praises(read: Read, clause: Clause, at: int) -> bool:
    masks = read.words.masks
    for index in range(at + 1, min(at + _NEAR, clause.end)):
        if index in clause.negated:
            return False
        if masks[index] & (c.PROMISE | c.PRAISE):
            return True
    return False


def _unlisted_verb(read: Read, clause: Clause) -> int:
    """Where no verb is known, the word in -s after the ingredient is one."""
    texts, masks = read.words.texts, read.words.masks
    for at in range(clause.first + 1, clause.end):
        unlisted = not masks[at] & ~c.QUOTED and texts[at].endswith("s")
        doer = masks[at - 1] & _DOERS or texts[at - 1] in {"it", "that"}
        if unlisted and doer and not texts[at].endswith(("ss", "us", "is", "'s")):
            return at
    return 0
