"""What must be true of a site, name by name. Each check yields its surprises in words."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from random import Random
from typing import Final

from factowiki.pages.lists.ingredient_list import first_of, letter_of
from factowiki.records.names.folding import fold
from factowiki.records.names.lookup import sort_key
from factowiki.theme.compiling import escaped
from factowiki.theme.isolating import as_elements, isolated
from tests.pages.script import evaluate

# By slug the name and its aliases, as they were written.
Names = Mapping[str, tuple[str, ...]]

_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>\s*<ul class="plain">(.*?)</ul>', re.DOTALL)
_LINE = re.compile(r"<li>(?:(.*?): see )?<a href=\"([^\"]+)\">(.*?)</a></li>")
_JUMP = re.compile(r'<li><a href="#([^"]+)">(.*?)</a></li>')
SLIP: Final = "with a slip"
# However many are found. Among many names another one may begin with what a slip made.
_FINDS: Final = """
  async ([kind, typed, path]) => {
    const folded = fold(typed);
    const entries = matching(await entriesFor(folded), folded, 4);
    const begins = ([start]) => joined(start).startsWith(joined(folded));
    return (kind === SLIP && entries.some(begins)) || entries.some((entry) => entry[3] === path);
  }
""".replace("SLIP", f'"{SLIP}"')


def _meant(names: Names) -> Iterator[tuple[str, list[str]]]:
    for slug, written in names.items():
        yield slug, [unicodedata.normalize("NFC", name) for name in written]


def pages(site: Path, names: Names) -> Iterator[str]:
    for slug, (name, *aliases) in _meant(names):
        html = (site / f"ingredients/{slug}/index.html").read_text(encoding="utf-8")
        shown = as_elements(isolated(escaped(name)))
        if f"<h1>{shown} <span" not in html:
            yield f"{name}: the heading is another"
        if f"<title>{escaped(name)}: uses" not in html:
            yield f"{name}: the title is another"
        within = re.findall(r'<h2 id="what">What is (.*?)\?</h2>', html)
        if len(within) != 1 or within[0].casefold() != shown.casefold():
            yield f"{name}: reads {within} in a sentence"
        if html.count("<bdi>") != html.count("</bdi>") or re.search("[\u2066-\u2069]", html):
            yield f"{name}: isolates are left open"
        if unicodedata.normalize("NFC", html) != html:
            yield f"{name}: its page is not composed"
        others = ", ".join(as_elements(isolated(escaped(alias))) for alias in aliases)
        if aliases and f"Also called: {others}</p>" not in html:
            yield f"{name}: its other names are shown otherwise"
        data = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
        if json.loads(data)["about"]["name"] != name:
            yield f"{name}: the linked data name something else"


def a_to_z(site: Path, names: Names) -> Iterator[str]:
    html = (site / "ingredients/index.html").read_text(encoding="utf-8")
    sections = [(id_, unescape(letter), part) for id_, letter, part in _SECTION.findall(html)]
    if _JUMP.findall(html) != [(id_, letter) for id_, letter, _ in sections]:
        yield "the letters on top lead elsewhere"
    if len({id_ for id_, _, _ in sections}) < len(sections):
        yield "two letters have one id"
    before, lines = "", Counter[str]()
    for _, letter, part in sections:
        for alias, path, shown in _LINE.findall(part):
            name = unescape(re.sub("</?bdi>", "", alias or shown))
            key = sort_key(name)
            if letter_of(first_of(key)) != letter:
                yield f"{name}: listed under {letter}"
            if first_of(before) == first_of(key) and key < before:
                yield f"{name}: out of order"
            before = key
            lines[f"{path} {name}"] += 1
    wanted = Counter(
        f"/ingredients/{slug}/ {name}" for slug, both in _meant(names) for name in both
    )
    for line in (wanted - lines) | (lines - wanted):
        yield f"{line}: listed {lines[line]} times"


def search(site: Path, names: Names, seed: int = 0) -> Iterator[str]:
    files = {
        f"search/{file.name}": json.loads(file.read_bytes())
        for file in (site / "search").glob("*.json")
    }
    chance = Random(seed)  # noqa: S311  # slips of the hand
    asked = [
        (kind, typed, f"/ingredients/{slug}/")
        for slug, both in names.items()
        for name in both
        for kind, typed in typings(name, chance)
    ]
    answers = evaluate(_FINDS, asked, files)
    for (kind, typed, path), finds in zip(asked, answers, strict=True):
        if not finds:
            yield f"{path} is not found by {typed!r} ({kind})"


def heaviest(site: Path) -> tuple[str, int]:
    """The file of the search that weighs most, compressed."""
    sizes = {
        file.name: len(gzip.compress(file.read_bytes(), 9)) for file in (site / "search").iterdir()
    }
    name = max(sizes, key=lambda each: sizes[each])
    return name, sizes[name]


def typings(name: str, chance: Random) -> Iterator[tuple[str, str]]:
    """How people may type it: a kind, and what is typed."""
    folded = fold(name)
    yield "as it is", name
    yield "decomposed", unicodedata.normalize("NFD", name)
    yield "in capitals", name.upper()
    yield "in small letters", name.lower()
    yield "plainly", folded
    yield "in one word", folded.replace(" ", "")
    if "'" not in name:
        yield "with another apostrophe", name.replace("’", "'")
    words = folded.split()
    yield "from a later word", " ".join(words[chance.randrange(len(words)) :])
    yield "cut short", " ".join(word[:4] for word in words)
    if (slip := slipped(folded, chance)) is not None:
        yield SLIP, slip


def slipped(folded: str, chance: Random) -> str | None:
    """With a letter too many, too few, another one, or two exchanged, after the second."""
    letters = [*folded]
    places = range(len(letters) - folded.count(" "))[2:-1]
    if len(places) < 3 or folded.replace(" ", "") != folded or letters[0] >= "\u2e80":
        return None
    at = chance.choice(places)
    match chance.randrange(4):
        case 0:
            letters[at : at + 2] = letters[at : at + 2][::-1]
        case 1:
            del letters[at]
        case 2:
            letters[at] = "x"
        case _:
            letters.insert(at, "x")
    return "".join(letters)


def surprises(site: Path, names: Names) -> Iterator[str]:
    yield from pages(site, names)
    yield from a_to_z(site, names)
    yield from search(site, names)
