"""Forms of English words, made by rule: lists hold each word once, in British spelling."""

from __future__ import annotations

from collections.abc import Iterator

from factowiki.records.claims.words.classes import BASE, GERUND, PAST, PRESENT


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VOWELS = frozenset("aeiou")
_PASTS = """
beat beat beaten; begin began begun; bind bound; break broke broken; bring brought; build built;
burn burned burnt; buy bought; choose chose chosen; come came; cost cost; cut cut; do did done;
drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt;
fight fought; find found; get got gotten; give gave given; go went gone; grow grew grown; have
had; hit hit; hold held; keep kept; know knew known; leave left; let let; lose lost; make made;
mean meant; outdo outdid; overcome overcame; pay paid; put put; quit quit; rid rid; rise rose
risen; run ran; say said; see saw seen; sell sold; send sent; set set; shake shook shaken; show
showed shown; shrink shrank shrunk; sink sank sunk;
become became; shut shut; sleep slept; spare spared; speed sped speeded;
stand stood; strike struck; swear swore sworn; take took taken; teach taught; tell told; think
thought; throw threw thrown; undo undid undone; wake woke woken; win won; withstand withstood;
write wrote written
"""
_IRREGULAR = {verb: tuple(pasts) for verb, *pasts in map(str.split, _PASTS.split(";"))}
# Stressed on the last syllable, so that the last letter doubles.
_DOUBLING = word_set(
    "prefer refer deter avert equip upset forget admit permit regret control propel expel"
)
_BRITISH = (
    ("yse", "yze"), ("ise", "ize"), ("our", "or"), ("aem", "em"), ("oea", "ea"), ("oed", "ed"),
    ("paed", "ped"), ("ageing", "aging"), ("fibre", "fiber"), ("centre", "center"),
    ("licence", "license"), ("oes", "es"),
)  # fmt: skip
_KEEPS_OUR = word_set("your our four hour sour pour flour tour hours your's yours")
_KEEPS_ISE = ("rise", "exercise", "wise", "promise", "raise", "praise", "noise", "surprise")


def _doubles(verb: str) -> bool:
    if verb in _DOUBLING:
        return True
    short = sum(letter in _VOWELS for letter in verb) == 1
    return short and len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS  # noqa: PLR2004


def with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in {"do", "go", "undo", "outdo"}:
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _stem(verb: str) -> str:
    return verb + verb[-1] if _doubles(verb) else verb


def _past(verb: str) -> tuple[str, ...]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return (verb + "d",)
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb[:-1] + "ied",)
    return (_stem(verb) + "ed",)


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return _stem(verb) + "ing"


def of_verb(entry: str) -> Iterator[tuple[str, int]]:
    """``wear_off``: its forms, each with the class of the form."""
    verb, *rest = entry.split("_")
    tail = "".join(f" {word}" for word in rest)
    yield verb + tail, BASE
    yield with_s(verb) + tail, PRESENT
    yield _gerund(verb) + tail, GERUND
    for past in _past(verb):
        yield past + tail, PAST


def of_finite_verb(entry: str) -> Iterator[tuple[str, int]]:
    """Without its form in -ing, which may be an adjective: thinning hair."""
    return ((text, form) for text, form in of_verb(entry) if form != GERUND)


def of_noun(entry: str) -> Iterator[tuple[str, int]]:
    noun = entry.replace("_", " ")
    yield noun, 0
    yield with_s(noun), 0


def of_word(entry: str) -> Iterator[tuple[str, int]]:
    """As it stands; an apostrophe may have been left out."""
    yield entry.replace("_", " "), 0


def spellings(words: str) -> Iterator[str]:
    """With its American spelling, where it has one."""
    yield words
    american = words
    for british, there in _BRITISH:
        if british == "our" and not _KEEPS_OUR.isdisjoint(words.split()):
            continue
        if british == "ise" and any(keeps in words for keeps in _KEEPS_ISE):
            continue
        american = american.replace(british, there)
    if american != words:
        yield american
