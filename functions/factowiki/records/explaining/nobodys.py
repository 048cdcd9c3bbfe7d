"""What stands beside records and nobody meant as one: left by systems, editors and tools."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SCHEMAS: Final = "schema"  # for editors' tools, beside the records in their folder on a laptop
_FOLDERS: Final = frozenset(("__macosx", "node_modules"))
# "4913" is how Vim tries whether it may write in a folder.
_FILES: Final = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", "icon", "4913"))
_DOCUMENTS: Final = frozenset(("readme", "license", "changelog", "contributing"))
_PARTIAL_ENDS: Final = ("~", "_$folder$", "___jb_tmp___", "___jb_old___", ".schema.json")
# The names that systems, editors and downloads give to what is old or not yet whole.
LEFT_BEHIND: Final = _words(
    """bak orig rej old save swp swo swn swm swx tmp temp part partial crdownload download
    lock"""
)
_PICTURES: Final = _words(
    """png apng jpg jpeg jpe jfif gif webp avif svg svgz heic heif tif tiff bmp ico jxl jp2 psd ai
    eps xcf raw dng cr2 nef arw mp3 mp4 m4a m4v mov wav webm ogg avi mkv"""
)
# Files of the tools around a website, by what stands before the first dot.
_TOOLS: Final = _words(
    """package package-lock npm-shrinkwrap composer bower lerna nx turbo angular deno tsconfig
    jsconfig tslint eslintrc biome pyrightconfig nodemon renovate vercel netlify firebase cdk
    samconfig manifest launch tasks settings extensions config catalog"""
)


def is_nobodys(folders: Sequence[str], file: str) -> bool:
    """Wherever it lies. ``file`` is empty for the marker of a folder."""
    name = file.casefold()
    return (
        not file
        or any(part.startswith(".") or part.casefold() in _FOLDERS for part in folders)
        or (bool(folders) and folders[0] == _SCHEMAS)
        or (file.startswith(".") and name != ".json")  # which is a name that somebody left out
        or name in _FILES
        or file.startswith("~$")
        or (file.startswith("#") and file.endswith("#"))
        or name.endswith(_PARTIAL_ENDS)
        or _is_document(name)
        or _is_nobodys_ending(name)
    )


def is_of_tools(file: str) -> bool:
    """Where it does not lie in a folder of records."""
    return file.casefold().partition(".")[0] in _TOOLS


def _is_document(name: str) -> bool:
    stem, _, ending = name.partition(".")
    return stem in _DOCUMENTS and ending != "json"


def _is_nobodys_ending(name: str) -> bool:
    *_, ending = name.rstrip(".0123456789").rpartition(".")  # .tmp.4711.0
    *_, whole = name.rpartition(".")  # .mp4, of which the digit is a part
    return "." in name and (ending in LEFT_BEHIND or whole in _PICTURES or whole.startswith("sb-"))
