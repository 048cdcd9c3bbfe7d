"""Links to other sites: as editors find them, and as a page has them.

Addresses are read as people copy them: in any script, with capitals in the host, with apostrophes
and percent signs. What stands in a page is ASCII (RFC 3986): the path percent-encoded, the host in
the form that names are looked up by (RFC 5891). Links are https only, without user names, ports or
numbers for hosts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Final
from urllib.parse import quote

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from factowiki.records.text import BLANK, FORBIDDEN, SPACES

HOST_ERROR: Final = "host"  # the type of the error, whose context says what to tell

_FOREIGN = r"\u00a1-\ud7ff\ue000-\U0010ffff"  # of these, `_wrong_with` says which are letters
_LETTER, _SIGN = rf"[A-Za-z{_FOREIGN}]", rf"[0-9A-Za-z{_FOREIGN}]"
_SIGNS = rf"[0-9A-Za-z{_FOREIGN}-]*"
_HOST = rf"(?:{_SIGN}(?:{_SIGNS}{_SIGN})?\.)+{_LETTER}{_SIGNS}{_SIGN}"
_SCHEME = "[Hh][Tt][Tt][Pp][Ss]://"
_REST = rf'[^"<>\\`{{}}{SPACES}{FORBIDDEN}]'
HTTPS_PATTERN: Final = rf"^{_SCHEME}{_HOST}(?:[/?#]{_REST}*)?$"
BASE_URL_PATTERN: Final = rf"^{_SCHEME}{_HOST}$"
SEARCH_URL_PATTERN: Final = rf"^{_SCHEME}{_HOST}[/?]{_REST}*(?:\{{name\}}{_REST}*)?$"

_PARTS = re.compile(f"{_SCHEME}([^/?#]*)([^#]*)(.*)", re.DOTALL)
_BETWEEN_LETTERS: Final = "-.\u00b7\u30fb"  # the last two in Catalan and Japanese
_UNSEEN = f"[{FORBIDDEN}{BLANK}]"
_KEPT: Final = "/?:@!$&'()*+,;=%{}"  # of RFC 3986, and the braces of {name}
_PERCENT_ALONE = re.compile("%(?![0-9A-Fa-f]{2})")
_LONGEST_LABEL, _LONGEST_HOST = 63, 253  # RFC 1035, section 2.3.4
# Scripts that have letters which look like those of others, as in a bank that is none.
_ALIKE: Final = ("ARMENIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "GREEK", "LATIN")


def link_to(url: str) -> str:
    """The address as a page has it: ASCII, with nothing in it that HTML or a header would mind.

    ``url`` is one that a record may have; what is percent-encoded already stays as it is.
    """
    parts = _PARTS.fullmatch(url)
    if parts is None:
        raise ValueError(f"{url} is no link of a record")
    host, rest, fragment = parts.groups()
    return f"https://{ascii_host(host)}{_encoded(rest)}{fragment[:1]}{_encoded(fragment[1:])}"


def _encoded(text: str) -> str:
    return quote(_PERCENT_ALONE.sub("%25", text), safe=_KEPT)


def ascii_host(host: str) -> str:
    """The host in lower case, and each label of another script as Punycode (RFC 3492)."""
    return ".".join(map(_ascii_label, _mapped(host).split(".")))


def _ascii_label(label: str) -> str:
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"


def _mapped(host: str) -> str:
    """As browsers map what is typed (UTS 46): small letters, one form for each of them."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", host).lower())


def _checked(url: str) -> str:
    """What no pattern can say of the host. Raises what `explaining` tells."""
    parts = None if url.isascii() else _PARTS.match(url)
    if parts and (wrong := next(_wrong_with(parts[1]), None)):
        raise PydanticCustomError(HOST_ERROR, "{what}", {"what": wrong})
    return url


def _wrong_with(host: str) -> Iterator[str]:
    mapped = _mapped(host)
    labels = mapped.split(".")
    for letter in mapped:
        is_sign = letter in _BETWEEN_LETTERS or unicodedata.category(letter)[0] in "LMN"
        if not is_sign or re.match(_UNSEEN, letter):
            yield f"The address of a site cannot have the character U+{ord(letter):04X}"
    if host.count(".") != mapped.count(".") or not all(labels):
        yield "The parts of this address are not parted by full stops"
    for label in labels:
        if unicodedata.category(label[:1] or ".")[0] == "M":
            yield f"{label} begins with a mark that belongs to a letter"
        scripts = sorted({script for letter in label if (script := _script(letter)) in _ALIKE})
        if len(scripts) > 1:
            one, other = (script.capitalize() for script in scripts[:2])
            yield f"{label} mixes {one} and {other} letters, some of which look the same"
    found = ascii_host(host)
    if len(found) > _LONGEST_HOST or max(map(len, found.split("."))) > _LONGEST_LABEL:
        yield "No site can have so long a name"


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


def _as_origin(url: str) -> str:
    return link_to(_checked(url))


HttpsUrl = Annotated[
    str, StringConstraints(pattern=HTTPS_PATTERN, max_length=500), AfterValidator(_checked)
]
BaseUrl = Annotated[
    str, StringConstraints(pattern=BASE_URL_PATTERN, max_length=100), AfterValidator(_as_origin)
]
SearchUrl = Annotated[
    str, StringConstraints(pattern=SEARCH_URL_PATTERN, max_length=500), AfterValidator(_checked)
]
