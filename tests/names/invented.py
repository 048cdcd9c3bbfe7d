"""Names that nobody has given to anything, built as real ones are. A seed gives the same ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import count
from random import Random
from typing import Final

from factowiki.records.names.folding import fold

Make = Callable[[Random], str]
LONGEST: Final = 80


def _words(text: str) -> list[str]:
    return text.split()


_SYLLABLES: Final = _words(
    "ba ca do fe gly hu ix ka lo mi na ol pra que ri so ta ul vi xa zo chlo phe thi"
)
_ENDINGS: Final = _words("ine in ol ate ium one oside ic_acid etin idine ane yl_ester amine oate")
_PREFIXES: Final = _words(
    "L- D- DL- R- S- (R)- (S)- (±)- (+)- N- O- α- β- γ- δ- Δ9- ω-3- Alpha- Beta- n-3- 5- 7-keto- "
    "2,3-di 4′- N-acetyl- Acetyl-L- all-trans- cis-9,trans-11- p- iso nor Methyl Di-"
)
_SALTS: Final = _words("citrate glycinate oxide HCl chloride sulphate picolinate L-threonate")
_AFTER: Final = (
    " (EPA/DHA)", " (MK-7)", " 500 mg", " 10:1", " ™", "®", " & C", " + D₃", ", dried",
    " – extract",
    " (as salt)", " / root", " 98 %", " “forte”", " II", " (20 % standardised)", " A<B", "…",
)  # fmt: skip
_PLACES: Final = _words(
    "Korean Siberian Peruvian Himalayan Nordic St. St Saint Mount Queen Devil's Cat’s"
)
_COLOURS: Final = _words("Green Black white Red blue golden Holy Wild Bitter Sweet")
_THINGS: Final = _words("root leaf wort oil bark berry mushroom yeast seed thistle flower claw gum")
_EPITHETS: Final = _words("us um a is ii ensis oides ifera osa")
_ACCENTED: Final = (
    "áàâäãåāăąéèêëēėęěíìîïīįóòôöõőúùûüūůűýçćčďğģķĺľłñńňŕřśşșšťțźżžđøæœßðþấầẩẫậắằặếềệốồộớợứự"
)
# Letters, by script; of some also signs that stand with a letter.
_SCRIPTS: Final[dict[str, tuple[str, str]]] = {
    "Arabic": ("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "أإآةىؤئ"),
    "pointed Arabic": ("بتجدرزسشطفقكلمن", "\u064e\u064f\u0650\u0651\u0652"),
    "Persian": ("آابپتثجچحخدذرزژسشصفقکگلمنوهی", "\u200c"),
    "Hebrew": ("אבגדהוזחטיכלמנסעפצקרשת", "\u05b8\u05b7\u05bc"),
    "Hindi": ("कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह", "ािीुूेैोौंँ्"),
    "Bengali": ("কখগঘচছজঝটঠডঢণতথদধনপফবভমযরলশষসহ", "ািীুূেৈোৌং"),
    "Tamil": ("கஙசஞடணதநபமயரலவழளறன", "ாிீுூெேைொோௌ்"),
    "Thai": ("กขคงจฉชซญดตถทธนบปผพภมยรลวสหอ", "าิีึืุู่้"),
    "Korean": ("인삼홍생강마늘칼슘철분비타민", ""),
    "Chinese": ("人参黄芪当归枸杞灵芝冬虫夏草银杏葛根茶叶", ""),
    "Japanese": ("ビタミンカルシウム亜鉛葉酸にんにくがごぷ", "ー"),
    "Russian": ("абвгдежзийклмнопрстуфхцчшщъыьэюя", "ё"),
    "Greek": ("αβγδεζηθικλμνξοπρσςτυφχψω", "άέήίόύώ"),
    "Georgian": ("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", ""),
    "Armenian": ("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփք", ""),
    "Amharic": ("ሀለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ", ""),
}


def invented(seed: int = 0) -> Iterator[str]:
    """One name after another, no two of which are alike once they are folded."""
    chance, known = Random(seed), set[str]()  # noqa: S311  # names, no secrets
    for number in count():
        name = MAKERS[[*MAKERS][number % len(MAKERS)]](chance)[:LONGEST].strip()
        if chance.random() < 0.1:  # as some keyboards and file systems write it
            name = unicodedata.normalize("NFD", name)
        folded = fold(name).replace(" ", "")
        if folded and folded not in known and len(name) <= LONGEST:
            known.add(folded)
            yield name


def _word(chance: Random, most: int = 4) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(1, most)))


def substance(chance: Random) -> str:
    word = _word(chance) + chance.choice(_ENDINGS).replace("_", " ")
    return word.capitalize() if chance.random() < 0.8 else word.upper()


def prefixed(chance: Random) -> str:
    return chance.choice(_PREFIXES) + substance(chance).lower()


def salt(chance: Random) -> str:
    return f"{substance(chance)} {chance.choice(_SALTS)}"


def vitamin(chance: Random) -> str:
    number = chance.choice([str(chance.randint(1, 400)), chance.choice("₁₂₃₄₅₆₇₈₉") * 2, "C60"])
    dash = chance.choice(["", "-", " ", "‑", "–"])  # as people type them
    before = chance.choice(["Vitamin ", "Co", "Omega-", "MK-", "n-", ""])
    return f"{before}{_word(chance, 2).upper()[:3]}{dash}{number}"


def herb(chance: Random) -> str:
    first, between = chance.choice([*_PLACES, *_COLOURS]), chance.choice([" ", "-", "’s "])
    return f"{first} {_word(chance, 3)}{between}{chance.choice(_THINGS)}"


def botanical(chance: Random) -> str:
    genus = _word(chance, 3).capitalize() + chance.choice("aeo")
    return f"{genus} {_word(chance, 3)}{chance.choice(_EPITHETS)}"


def qualified(chance: Random) -> str:
    return chance.choice([substance, prefixed, herb, vitamin])(chance) + chance.choice(_AFTER)


def accented(chance: Random) -> str:
    letters = [*_word(chance), *_word(chance)]
    for _ in range(chance.randint(1, 4)):
        letters[chance.randrange(len(letters))] = chance.choice(_ACCENTED)
    word = "".join(letters)
    quote = chance.choice(["", "", " d’", " l'", "-"])
    return (word.capitalize() if chance.random() < 0.7 else word) + (
        f"{quote}{_word(chance)}" if quote else ""
    )


def foreign(chance: Random) -> str:
    return _foreign(chance, chance.choice([*_SCRIPTS]))


def mixed(chance: Random) -> str:
    """Another script with ours, with our digits, or with brackets."""
    word = foreign(chance)
    return chance.choice(
        [
            f"{word} B{chance.randint(1, 99)}",
            f"{word} ({substance(chance)})",
            f"{substance(chance)} ({word})",
            f"L-{word}",
            f"{word}-{chance.randint(1, 999)}",
            f"{_foreign(chance, 'Arabic')} {''.join(chance.choices('٠١٢٣٤٥٦٧٨٩', k=2))}",
            f"{_foreign(chance, 'Hindi')} {''.join(chance.choices('०१२३४५६७८९', k=2))}",
            f"{word}/{foreign(chance)}",
        ]
    )


def long(chance: Random) -> str:
    """As long as a name may be: many words, or one that cannot be broken."""
    between = chance.choice([" ", "", "-"])
    return between.join(substance(chance).lower() for _ in range(20))


def _foreign(chance: Random, script: str) -> str:
    letters, signs = _SCRIPTS[script]
    words = []
    for _ in range(chance.randint(1, 2)):
        word = ""
        for _ in range(chance.randint(2, 6)):
            word += chance.choice(letters)
            if signs and chance.random() < 0.4:
                word += chance.choice(signs)
        words.append(word)
    name = " ".join(words)
    return name.title() if script in {"Russian", "Greek", "Armenian"} else name


MAKERS: Final[dict[str, Make]] = {
    make.__name__: make
    for make in (
        substance, prefixed, salt, vitamin, herb, botanical, qualified, accented, foreign, mixed,
        foreign, long,
    )
}  # fmt: skip
