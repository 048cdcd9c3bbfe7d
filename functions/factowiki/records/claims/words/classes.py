"""The classes of words that rules ask for, one bit each: a word or a clause is a sum of them."""

from __future__ import annotations

from itertools import count

_BIT = count()


def _new() -> int:
    return 1 << next(_BIT)


# Verbs and their forms
CURE = _new()  # cures, treats, prevents: what only a medicine may be said to do
FIGHT = _new()  # goes against something bad: relieves, stops, lowers
BUILD = _new()  # makes something good or more: improves, strengthens, raises
LIGHT = _new()  # works, makes, brings: a claim only with the ingredient as subject
PLAIN = _new()  # is, contains, was tested: says nothing about an effect
TESTED = _new()  # tested, repeated: negated, a gap
SHOWS = _new()  # shows, finds, confirms: what studies do
PRESENT = _new()  # improves
BASE = _new()  # improve
PAST = _new()  # improved
GERUND = _new()  # improving
BEING = _new()  # is, are, was
MODAL = _new()  # will, can
STOP = _new()  # stop, swap, replace
SWALLOW = _new()  # take, add, try: what a reader is told to do with an amount
AGREE = _new()  # agree, concur, endorse

# How sure
UNCERTAIN = _new()  # not known, very uncertain: nothing is claimed
MAYBE = _new()  # may, suggests
PROBABLY = _new()
PROOF = _new()  # proven, settled, undeniable
NOT = _new()  # opens a scope of negation
WITHOUT = _new()  # a short one
LIMIT = _new()  # only, small, early
DENIES = _new()  # no difference, no benefit: an effect denied
EFFECTS = _new()  # difference, benefit, improvement
GAP = _new()  # not studied, does not mean: tells what is missing
ALIKE = _new()  # placebo, compared, both groups: a comparison
SAME = _new()  # than, equally: a comparison, perhaps
STUDY = _new()  # trial, review, researchers
SAMPLE = _new()  # participants, volunteers
AUTHORITY = _new()  # law, regulator, guideline
SELLER = _new()  # makers, labels, advertisements
SETTING = _new()  # mice, a dish
WORDS = _new()  # the word, the claim: speech about speech

# People
READER = _new()  # you, your
ALL = _new()  # everyone, at any age
PEOPLE = _new()  # adults, women
PATIENT = _new()  # diabetics, sufferers
MATERNAL = _new()  # pregnancy, breastfeeding
YOUNG = _new()  # children, babies
CARER = _new()  # doctor, pharmacist
FAVOURED = _new()  # recommended, loved: by whom?
USER = _new()  # customers, fans
MINE = _new()  # I, my, our

# Things
INGREDIENT = _new()
DOSEFORM = _new()  # capsule, extract
MEDICINE = _new()
DISEASE = _new()
SYMPTOM = _new()
BODY = _new()  # heart, bones
ILL = _new()  # heart attack, fracture, death: an event
MEASURE = _new()  # cholesterol, level, score
HARM = _new()  # nausea, bleeding, injury
HARMS = _new()  # can harm, upsets, is linked to
LACK = _new()  # deficiency, shortage
MOVES = _new()  # rises, fell; longer, fewer
MUCH = _new()  # more, extra, higher
UNIT = _new()  # mg, minutes
DOSEUNIT = _new()  # mg, g, capsules
TIME = _new()  # weeks, months
NUMBER = _new()

# Turns of speech
CARE = _new()  # ask, avoid, careful
FORBID = _new()  # do not, never, not recommended
SO = _new()  # so, therefore, which means
CAUSE = _new()  # because of, thanks to
LINKED = _new()  # go together, are associated
HABIT = _new()  # drinkers, eat, diet
PRAISE = _new()  # effective, ideal
PROMISE = _new()  # answer, secret
SALES = _new()  # detox, superfood
SOFTSALES = _new()  # wellness, balance
OLD = _new()  # centuries, ancestors
VOUCH = _new()  # cannot be wrong, stands the test
SAFE = _new()  # safe, harmless, gentle
TOTAL = _new()  # completely, whatsoever
HARMLESS = _new()  # no side effects: a claim though it negates
INSTEAD = _new()  # alternative, no need
DANGER = _new()  # risk, chance, likely
SHARE = _new()  # per cent, half, twice
INVITE = _new()  # feel, discover: an invitation, at the head of a sentence
IMPOSSIBLE = _new()  # unthinkable, unheard of
FEAR = _new()  # before it is too late
DECAY = _new()  # crumble, fail
LACKING = _new()  # without enough, unless
NORMAL = _new()  # normal: the words of authorised claims
BELITTLE = _new()  # timid, overcautious
CEILING = _new()  # upper limit, label, recommended
QUOTED = _new()  # inside quotation marks: mentioned, not said
BREAK = _new()  # but, so, a colon: a new clause
