"""The folder that a build writes to: its own, for it removes what has no record any more."""

from __future__ import annotations

from pathlib import Path
from typing import Final

# Hidden, so it is no object of the site (see ``DirectoryStore``).
MARKER: Final = ".factowiki"
_TEXT: Final = """\
This folder is built by factowiki: each build writes its pages anew and removes those that have no
record any more. While this file is here, it may.
"""


def claim(out: Path) -> bool:
    """Make ``out`` a folder that builds may write to; False where it holds files of others.

    It may be new, hold nothing but hidden files, or bear the mark of an earlier build.
    Raises ``OSError``.
    """
    marker = out / MARKER
    if marker.exists():
        return True
    if out.exists() and any(not file.name.startswith(".") for file in out.iterdir()):
        return False
    out.mkdir(parents=True, exist_ok=True)
    marker.write_text(_TEXT, encoding="utf-8")
    return True
