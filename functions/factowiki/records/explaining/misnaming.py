"""Uploads that were meant as records, under names that no record has: what each should be named.

Keys may be anything: whatever is done with one here takes a time that grows with its length, no
more.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from factowiki.records.explaining.nobodys import LEFT_BEHIND, is_nobodys, is_of_tools
from factowiki.records.explaining.slugs import slug_from
from factowiki.records.keys import SITE_KEY, is_slug, parse_key
from factowiki.records.kinds import FOLDERS, KINDS

_EXTENSION: Final = ".json"
_IN_JSON: Final = frozenset(("json", "json5", "jsonc", "jsonl", "jso", "jsn", "josn", "jason"))
_IN_TEXT: Final = _IN_JSON | {"js", "txt", "text"}
_ENDINGS: Final = _IN_TEXT.union(
    ("rtf", "md", "doc", "docx", "odt", "pages", "pdf", "csv", "tsv", "xls", "xlsx", "ods"),
    ("numbers", "htm", "html", "xml", "yml", "yaml", "toml", "gz", "zip", "7z"),
)
# As file managers, browsers and shared folders name copies, in the languages nearest to us.
_COPY = re.compile(
    r"""[\s_](copy|kopie|copie|copia)(\s+\d+)?\Z
    | \A(copy\s+of|kopie\s+von|copie\s+de|copia\s+de)\s+
    | \.sync-conflict-[\w-]*(?=(\.json)?\Z)""",
    re.IGNORECASE | re.VERBOSE,
)
_BLANKS: Final = string.whitespace + "_-"
_LONGEST: Final = 64
_LONGEST_EXPLAINED: Final = 200  # of longer keys the faults are not told one by one
_LETTERS: Final = "lower-case letters (a to z), digits and single hyphens"
_LIKE_FOLDERS: Final[Mapping[str, str]] = {
    like: folder
    for folder, kind in FOLDERS.items()
    for like in (kind.name, folder.removesuffix("/"))
}
_NEAREST: Final = 3  # so many folders may be misspelt ones: to compare spellings takes long


@dataclass(frozen=True, slots=True)
class WrongName:
    """``rights`` are the keys that the upload may have meant, the likeliest first; mostly one."""

    what: str
    fix: str
    rights: tuple[str, ...]


def is_misnamed(key: str) -> bool:
    """See `uploads.is_misnamed`; ``key`` is not the key of a record.

    In a folder of records everything is, but for what is nobody's; elsewhere what is JSON.
    """
    folders, file = _parts(key)
    if is_nobodys(folders, file):
        return False
    if _folder_of(folders) is not None:
        return True
    _, ending = _split(_without_copy(file))
    return _has(ending, _IN_JSON) and not is_of_tools(file)


def wrong_name(key: str) -> WrongName:
    """What is wrong with a name that `is_misnamed`."""
    folders, file = _parts(key)
    folder = _folder_of(folders)
    if len(key) > _LONGEST_EXPLAINED:
        what = f"No record can have this name: it has {len(key):,} characters."
        return WrongName(what, _in_general(folder), ())
    once = _without_copy(file)
    written, ending = _split(once)
    name = _without_copy(written)
    slug = slug_from(name)
    rights = _rights(folder, slug) if slug and is_slug(slug) else ()
    is_copy = (once, name) != (file, written)
    faults = [
        *_of_folder(key, folder, rights),
        *_of_ending(ending),
        *_of_name(name),
        *([f"/{slug}/ is the address of something else"] if _is_reserved(folder, slug) else []),
        *(["it looks like a copy"] if is_copy else []),
    ] or ["it has blanks, or signs that cannot be seen"]
    fix = _fix(rights, is_copy=is_copy) if rights else _in_general(folder)
    if _is_reserved(folder, slug):
        fix = "Give it another name, and the same slug."
    if ending and not _has(ending, _IN_TEXT):
        fix = f"Save it as plain text, in JSON. {fix}"
    return WrongName(f"No record can have this name: {'; '.join(faults)}.", fix, rights)


def _parts(key: str) -> tuple[list[str], str]:
    """The folders and the file, as somebody may have meant them."""
    *folders, file = unquote(key).replace("\\", "/").split("/")
    folders = [part for folder in folders if (part := folder.strip()) not in {"", ".", ".."}]
    return folders, file.strip()


def _folder_of(folders: Sequence[str]) -> str | None:
    """The folder of records that ``folders`` lead to, or must have meant."""
    for far, name in enumerate(reversed(folders)):
        plain = name.casefold()
        found = _LIKE_FOLDERS.get(plain) or (_misspelt(plain) if far < _NEAREST else None)
        if found:
            return found
    return None


@lru_cache(4096)
def _misspelt(name: str) -> str | None:
    if len(name) > 2 * max(map(len, _LIKE_FOLDERS)):
        return None
    close = get_close_matches(name, _LIKE_FOLDERS, n=1, cutoff=0.8)
    return _LIKE_FOLDERS[close[0]] if close else None


def _split(file: str) -> tuple[str, str]:
    """A name and its endings, such as ".json.txt", with the blanks and dots around them."""
    at, found = len(file.rstrip(f".{string.whitespace}")), False
    while True:
        rest, dot, last = file[:at].rpartition(".")
        last = last.strip().casefold()
        if dot and last in _ENDINGS:
            found = True
        elif found or not (dot and last.isdecimal() and len(last) <= 2 and _has(rest, _ENDINGS)):  # noqa: PLR2004  # .json.1
            break
        at = len(rest)
    name = file[:at].rstrip() if found else file
    return name, file[len(name) :]


def _has(ending: str, some: frozenset[str]) -> bool:
    return any(each.strip().casefold() in some for each in ending.split(".")[1:])


def _without_copy(name: str) -> str:
    """The name of what this is a copy of, or of a copy of."""
    while (shorter := _of_one_copy(name)) != name:
        name = shorter
    return name


def _of_one_copy(name: str) -> str:
    start = max(name.rfind("("), name.rfind("["))
    mark = name[start:]
    if mark[-1:] in {")", "]"} and start >= 0:
        is_counted = mark[1:-1].isdecimal()
        if is_counted or (mark[0] == "(" and "conflict" in mark.casefold()):
            return name[:start].rstrip(_BLANKS)
    stem, dot, last = name.rpartition(".")
    if dot and last.casefold() in LEFT_BEHIND:
        return stem.rstrip(_BLANKS)
    shorter = _COPY.sub("", name, count=1)
    return shorter if shorter == name else shorter.rstrip(_BLANKS)


def _of_folder(key: str, folder: str | None, rights: Sequence[str]) -> Iterator[str]:
    lies_in = key.rpartition("/")[0]
    if SITE_KEY in rights:
        if lies_in or key.startswith("/"):
            yield f"it lies in {_quoted(lies_in)}, not beside the folders"
    elif not folder:
        yield f"it lies neither in {' nor in '.join(FOLDERS)}"
    elif f"{lies_in}/" != folder:
        yield f"it lies in {_quoted(lies_in)}, not in {_quoted(folder[:-1])}"


def _of_ending(ending: str) -> Iterator[str]:
    if not ending:
        yield f"it does not end in {_EXTENSION}"
    elif ending != _EXTENSION:
        yield f"it ends in {_quoted(ending)}, not in {_EXTENSION}"


def _of_name(name: str) -> Iterator[str]:
    if len(name) > _LONGEST:
        yield f"its name has {len(name)} characters, and {_LONGEST} is the most"
    elif not is_slug(name):
        yield f"{_quoted(name)} is not made of {_LETTERS} alone"


def _rights(folder: str | None, slug: str) -> tuple[str, ...]:
    file = f"{slug}{_EXTENSION}"
    if folder is None and file == SITE_KEY:
        return (SITE_KEY,)
    keys = (f"{each}{file}" for each in ([folder] if folder else FOLDERS))
    return tuple(key for key in keys if parse_key(key))


def _is_reserved(folder: str | None, slug: str | None) -> bool:
    return folder is not None and slug in FOLDERS[folder].reserved


def _in_general(folder: str | None) -> str:
    example = f"{folder or next(iter(FOLDERS))}alpha-gpc{_EXTENSION}"
    start = "Name" if folder else "If it is a record, name"
    return f"{start} it with {_LETTERS}, {_LONGEST} at most, like {example}."


def _fix(rights: tuple[str, ...], *, is_copy: bool) -> str:
    right, *others = rights
    if others:
        either = (f"or {key} if it is {_noun(key)}" for key in others)
        return f"If it is a record, name it {', '.join([right, *either])}."
    if is_copy:
        return f"If it is newer than {right}, give it that name; if not, remove it."
    return f"Name it {right}."


def _noun(key: str) -> str:
    """What people call the record that ``key`` is of."""
    found = parse_key(key)
    return KINDS[found.kind].noun if found else "a record"


def _quoted(text: str, most: int = 60) -> str:
    shown = text if len(text) <= most else f"{text[:most]}..."
    return json.dumps(shown, ensure_ascii=not shown.isprintable())
