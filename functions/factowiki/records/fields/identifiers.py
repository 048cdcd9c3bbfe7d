"""What names a paper, and what names a language, in each form in which they are copied."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final
from urllib.parse import quote, unquote

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

_MOST_PMID: Final = 999_999_999
_PMID = "[1-9][0-9]{0,8}"
PMID_PATTERN: Final = f"^{_PMID}$"
_PUBMED = (
    r"(?:[Hh][Tt][Tt][Pp][Ss]?://)?"
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/"
)
PMID_PASTED: Final = rf"^(?:{_PUBMED}({_PMID})/?|(?:[Pp][Mm][Ii][Dd]:? ?)?({_PMID}))$"

# A prefix and, after a slash, what each publisher likes (DOI Handbook, 2.2): brackets of all kinds,
# semicolons, number signs. It ends in none of the signs that end a part of a sentence.
_LONGEST_DOI: Final = 200
_PREFIX = r"10\.[0-9]{4,9}(?:\.[0-9]+)*"
_SIGN = r"[!#$&'()*+,\-./0-9:;<=>@A-Z\[\]_a-z|~]"
_LAST_SIGN = r"[#$&)*+\-0-9=>@A-Z\]_a-z|~]"
_DOI = f"{_PREFIX}/{_SIGN}*{_LAST_SIGN}"
DOI_PATTERN: Final = f"^{_DOI}$"
# With what it is copied: a word, or the resolver's address, where signs may be percent-encoded.
_RESOLVER = (
    r"(?:[Hh][Tt][Tt][Pp][Ss]?://)?(?:[Dd][Xx]\.|[Ww][Ww][Ww]\.)?[Dd][Oo][Ii]\.[Oo][Rr][Gg]/"
)
_SIGN_ENCODED = "%(?:2[1346-9A-Fa-f]|3[A-Ea-e]|40|5[BDFbdf]|7[CEce])"
_LAST_SIGN_ENCODED = "%(?:2[3469ABDabd]|3[DEde]|40|5[DFdf]|7[CEce])"
_DOI_ENCODED = (
    f"{_PREFIX}(?:/|%2[Ff])(?:{_SIGN}|{_SIGN_ENCODED})*(?:{_LAST_SIGN}|{_LAST_SIGN_ENCODED})"
)
_COPIED_WITH = f"(?:{_RESOLVER}|[Dd][Oo][Ii]:? ?)"
DOI_PASTED: Final = f"^(?:{_DOI}|{_COPIED_WITH}{_DOI_ENCODED})$"
_COPIED: Final = f"{_COPIED_WITH}({_DOI_ENCODED})"
# The signs that need no encoding in a path, and that none of the programs on the way mistakes.
_PLAIN_IN_A_LINK: Final = "/:;()"

# RFC 5646, section 2.1: a language, and as far as they matter a script, a region, variants and
# what else there is. Capitals are a habit, which readers of tags pass over.
_SUBTAG = "[0-9A-Za-z]"
LANGUAGE_PATTERN: Final = (
    "^[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    f"(?:-(?:{_SUBTAG}{{5,8}}|[0-9]{_SUBTAG}{{3}}))*(?:-[0-9A-WYZa-wyz](?:-{_SUBTAG}{{2,8}})+)*"
    f"(?:-[Xx](?:-{_SUBTAG}{{1,8}})+)?$"
)
_REGION: Final = "[A-Za-z]{2,3}(?:-[A-Za-z]{3,4})*-([A-Za-z]{2})(?=-|$)"
_LONGEST_TAG: Final = 35  # RFC 5646, section 4.4.1
_WORDS: Final = "en"  # the language that the words of all pages are in


def _digits(value: Any) -> Any:
    """Of a PubMed id however it is written: as a number, or with what it was copied with."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value) if value == value // 1 else value) if value <= _MOST_PMID else value
    if not isinstance(value, str) or value.isdigit():
        return value
    found = re.fullmatch(PMID_PASTED[:-1], value)
    return (found[1] or found[2]) if found else value


def _bare(value: Any) -> Any:
    """A DOI without what it was copied with."""
    if not isinstance(value, str) or value.startswith("10.") or len(value) > _LONGEST_DOI:
        return value
    found = re.fullmatch(_COPIED, value)
    return unquote(found[1]) if found else value


def pubmed_link(pmid: str) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def doi_link(doi: str) -> str:
    return f"https://doi.org/{quote(doi, safe=_PLAIN_IN_A_LINK)}"


def is_in_our_words(tag: str) -> bool:
    """Whether pages have words in the language that ``tag`` names: they have English ones only."""
    return tag.partition("-")[0].lower() == _WORDS


def language_of_pages(tag: str) -> str:
    """What pages say that they are in, on a site whose records are in the language of ``tag``."""
    if not is_in_our_words(tag):
        return _WORDS
    region = re.match(_REGION, tag)
    return f"{_WORDS}-{region[1].upper()}" if region else _WORDS


Pmid = Annotated[
    str,
    StringConstraints(pattern=PMID_PATTERN),
    BeforeValidator(_digits),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": PMID_PASTED},
                {"type": "integer", "minimum": 1, "maximum": _MOST_PMID},
            ]
        }
    ),
]
Doi = Annotated[
    str,
    StringConstraints(pattern=DOI_PATTERN, max_length=_LONGEST_DOI),
    BeforeValidator(_bare),
    WithJsonSchema({"type": "string", "pattern": DOI_PASTED, "maxLength": _LONGEST_DOI}),
]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN, max_length=_LONGEST_TAG)]
