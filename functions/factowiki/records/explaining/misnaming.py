"""Uploads that were meant as records, under names that no record has: what each should be named."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final
from urllib.parse import unquote

from factowiki.records.explaining.slugs import slug_from
from factowiki.records.keys import CATEGORIES, INGREDIENTS, SITE_KEY, is_slug
from factowiki.records.problems import Problem

_EXTENSION: Final = ".json"
_SCHEMAS: Final = "schema"  # for editors' tools, beside the records in their folder on a laptop
# What nobody uploads for a page: what systems and editors leave beside files, what belongs to a
# repository, pictures. Names that begin with a dot come on top.
_NOBODYS = re.compile(
    r"""(eh)?thumbs\.db | desktop\.ini | icon | __macosx | node_modules | .*_\$folder\$
    | (readme|license|changelog|contributing)(\.(?!json\b)\w+)? | .*\.schema\.json
    | .*~ | ~\$.* | \#.* | .*___jb_(tmp|old)___ | .*\.sb-[\w-]+
    | .*\.(bak|orig|rej|old|save|sw[a-p]|te?mp|part|partial|crdownload|download|lock)(\.[\w.]+)?
    | .*\.(png|jpe?g|gif|webp|svg|heic|tiff?|bmp|ico|mp[34]|mov|wav)""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_JSON: Final = r"json[5cl]?|jso|jsn|josn|jason"
_ENDING = re.compile(
    rf"""(\s*\.({_IN_JSON}|js|txt|text|rtf|md|docx?|odt|pages|pdf|csv|tsv|xlsx?|ods|numbers
    |html?|xml|ya?ml|toml|gz|zip|7z))+(\.\d{{1,2}}|[.\s]+)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS_IN_JSON = re.compile(rf"\.({_IN_JSON})\b", re.IGNORECASE)
_IS_TEXT = re.compile(rf"\.({_IN_JSON}|js|txt|text)\b", re.IGNORECASE)
# As file managers, browsers and shared folders name copies, in the languages nearest to us.
_COPY = re.compile(
    r"""[\s_-]*(\(\d+\) | \[\d+\] | \([^()]*conflict[^()]*\))\Z
    | [\s_]+(-\s+)?(copy|kopie|copie|copia)(\s+\d+)?\Z
    | \A(copy\s+of|kopie\s+von|copie\s+de|copia\s+de)\s+
    | \.sync-conflict-[\w-]*(?=(\.json)?\Z)""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST: Final = 64
_LETTERS: Final = "lower-case letters (a to z), digits and single hyphens"
_LIKE_FOLDERS: Final = {
    "ingredient": INGREDIENTS,
    "ingredients": INGREDIENTS,
    "category": CATEGORIES,
    "categories": CATEGORIES,
}


def wrong_name(key: str) -> Problem | None:
    """See `keys.misnamed`; ``key`` is not the key of a record."""
    *folders, file = [part.strip() for part in re.split(r"[/\\]", unquote(key))]
    folders = [part for part in folders if part not in {"", ".", ".."}]
    if _is_nobodys([*folders, file]):
        return None
    folder = next(filter(None, map(_folder, reversed(folders))), None)
    once = _without_copy(file)
    ending = _ENDING.search(once)
    if folder is None and not (ending and _ENDS_IN_JSON.match(ending.group().strip())):
        return None  # some file beside the folders of records
    written = once[: ending.start()] if ending else once
    name = _without_copy(written)
    slug = slug_from(name)
    right = _right(folder, slug) if slug and is_slug(slug) else None
    is_copy = (once, name) != (file, written)
    faults = [
        *_of_folder(key, folder, right),
        *_of_ending(ending.group() if ending else ""),
        *_of_name(name),
        *(["it looks like a copy"] if is_copy else []),
    ] or ["it has blanks, or signs that cannot be seen"]
    fix = _fix(folder, right, is_copy=is_copy)
    if ending and not _IS_TEXT.search(ending.group()):
        fix = f"Save it as plain text, in JSON. {fix}"
    return Problem(1, 1, "", f"No record can have this name: {'; '.join(faults)}.", fix)


def _is_nobodys(parts: list[str]) -> bool:
    hidden = any(part.startswith(".") and part.lower() != _EXTENSION for part in parts)
    left_behind = any(_NOBODYS.fullmatch(part) for part in parts)
    return not parts[-1] or hidden or left_behind or parts[0] == _SCHEMAS


def _folder(name: str) -> str | None:
    """The folder of records that ``name`` must have meant."""
    close = get_close_matches(name.casefold(), _LIKE_FOLDERS, n=1, cutoff=0.8)
    return _LIKE_FOLDERS[close[0]] if close else None


def _without_copy(name: str) -> str:
    """The name of what this is a copy of, or of a copy of."""
    while (shorter := _COPY.sub("", name)) != name:
        name = shorter
    return name


def _of_folder(key: str, folder: str | None, right: str | None) -> Iterator[str]:
    lies_in = key.rpartition("/")[0]
    if right == SITE_KEY:
        if lies_in or key.startswith("/"):
            yield f"it lies in {_quoted(lies_in)}, not beside the folders"
    elif not folder:
        yield f"it lies neither in {INGREDIENTS} nor in {CATEGORIES}"
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


def _right(folder: str | None, slug: str) -> str:
    if folder is None and f"{slug}{_EXTENSION}" == SITE_KEY:
        return SITE_KEY
    return f"{folder or INGREDIENTS}{slug}{_EXTENSION}"


def _fix(folder: str | None, right: str | None, *, is_copy: bool) -> str:
    if right is None:
        example = f"{folder or INGREDIENTS}alpha-gpc{_EXTENSION}"
        return f"Name it with {_LETTERS}, {_LONGEST} at most, like {example}."
    if is_copy:
        return f"If it is newer than {right}, give it that name; if not, remove it."
    if folder is None and right != SITE_KEY:
        guide = right.replace(INGREDIENTS, CATEGORIES)
        return f"Name it {right}, or {guide} if it is a guide."
    return f"Name it {right}."


def _quoted(text: str, most: int = 60) -> str:
    shown = text if len(text) <= most else f"{text[:most]}..."
    return json.dumps(shown, ensure_ascii=not shown.isprintable())
