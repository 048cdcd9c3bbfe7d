"""What somebody meant by a link, a DOI, a PubMed id or a language that is none."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from factowiki.records.fields import identifiers, links
from factowiki.records.problems import quoted

Told = tuple[str, str]

_LONGEST: Final = 1_000  # that is looked at
_ENDS: Final = {
    ".": "a full stop",
    ",": "a comma",
    ";": "a semicolon",
    ":": "a colon",
    "/": "a slash",
    "!": "an exclamation mark",
    "'": "a quote",
    "\u2019": "a quote",
    "\u201d": "a quote",
    '"': "a quote",
    "(": "a bracket",
    "<": "a bracket",
    "[": "a bracket",
}
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63"), "-")
_LOOKS_LIKE_A_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"?]*")
_DIGITS_ALONE = re.compile(r"(?<![0-9A-Za-z])[0-9]{4,9}(?![0-9A-Za-z])")
_PMC = re.compile(r"PMC ?([0-9]{3,9})", re.IGNORECASE)
_HAS_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
_PORT_OF_HTTPS = re.compile("^(https://[^/?#:@]+):443(?=[/?#]|$)")
# What may not stand in a link, and how it is written there.
_ENCODED: Final = {sign: f"%{ord(sign):02X}" for sign in ' "<>\\`{}'} | {"\u00a0": "%C2%A0"}


def advice_on_doi(value: str) -> Told:
    for meant in _dois_meant(value[:_LONGEST]):
        if end := _ENDS.get(value.rstrip()[-1:]):
            return f"{quoted(value)} ends in {end}, which no DOI does.", f"Write {quoted(meant)}."
        return f"{quoted(value)} is not a DOI.", f"Write {quoted(meant)}."
    return f"{quoted(value)} is not a DOI.", "Write it like 10.1007/s12640-017-9814-x."


def _dois_meant(value: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", html.unescape(unquote(value))).translate(_DASHES)
    found = _LOOKS_LIKE_A_DOI.search("".join(plain.split()) if plain[:3] == "10." else plain)
    if found is None:
        return
    meant = found.group().rstrip("".join(_ENDS))
    if re.search(identifiers.DOI_PATTERN, meant):
        yield meant


def advice_on_pmid(value: str) -> Told:
    what = f"{quoted(value)} is not a PubMed id"
    if found := _PMC.search(value[:_LONGEST]):
        address = f"https://pmc.ncbi.nlm.nih.gov/articles/PMC{found[1]}/"
        return f"{what}: PubMed Central counts by itself.", f'Write "url": {quoted(address)}.'
    numbers = _DIGITS_ALONE.findall(value[:_LONGEST])
    meant = numbers[0].lstrip("0") if len(numbers) == 1 else ""
    fix = f"Write {quoted(meant)}." if meant else 'Write its digits alone, as in "28929385".'
    return f"{what}.", fix


def advice_on_url(value: str) -> Told:
    what = f"{quoted(value)} is not an https link."
    for meant in _urls_meant(value[:_LONGEST]):
        if re.search(links.HTTPS_PATTERN, meant):
            return what, f"Write {quoted(meant, 200)}, if that opens the page."
    return what, (
        "Write the full address, beginning with https://, without spaces, user names or ports."
    )


def _urls_meant(value: str) -> Iterator[str]:
    plain = value.strip()
    plain = plain[1:-1].strip() if plain[:1] + plain[-1:] == "<>" else plain
    if plain.lower().startswith("http://"):
        plain = f"https://{plain[len('http://') :]}"
    elif plain.startswith("//"):
        plain = f"https:{plain}"
    elif not _HAS_SCHEME.match(plain):
        plain = f"https://{plain}"
    plain = _PORT_OF_HTTPS.sub(r"\1", plain)
    yield plain
    yield "".join(_ENCODED.get(letter, letter) for letter in plain)


def advice_on_base_url(value: str) -> Told:
    what = f"{quoted(value)} is not the address of a site."
    for meant in _urls_meant(value[:_LONGEST]):
        origin = "/".join(meant.split("/")[:3])
        if re.search(links.BASE_URL_PATTERN, origin):
            return what, f"Write {quoted(origin, 200)}: no slash at the end, and nothing after it."
    return what, "Write it like https://example.org, without a slash at the end."


def advice_on_language(value: str) -> Told:
    what = f"{quoted(value)} is not a language tag."
    meant = value.strip().replace("_", "-").partition(".")[0]
    if re.search(identifiers.LANGUAGE_PATTERN, meant):
        return what, f"Write {quoted(meant)}."
    return what, "Write it like en, pt-BR or zh-Hant."
