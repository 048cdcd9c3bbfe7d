"""The programs that these tests need beside Python: where they are, or how to get them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
_MODULES = FOLDER / "node_modules"
_FONTS = Path("/usr/share/fonts/truetype/dejavu")


def chromium() -> str:
    return _program("chromium", "chromium-browser", "google-chrome")


def node() -> str:
    return _program("node")


def java() -> str:
    return _program("java")


def axe() -> Path:
    return _file(_MODULES / "axe-core" / "axe.min.js")


def ajv() -> Path:
    return _file(_MODULES / "ajv" / "dist" / "2020.js")


def vnu() -> Path:
    return _file(_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar")


def lighthouse() -> Path:
    return _file(_MODULES / "lighthouse" / "cli" / "index.js")


def fonts() -> Path:
    """The only fonts that the browser gets, so that pages look the same on all machines."""
    _file(_FONTS / "DejaVuSans.ttf")
    return _FONTS


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    return found or _missing(" or ".join(names))


def _file(path: Path) -> Path:
    return path if path.is_file() else Path(_missing(str(path)))


def _missing(what: str) -> str:
    """A machine may lack the tools and still pass; CI may not, or nobody would ever notice."""
    message = f"{what} is missing: `make tools` installs what the tests in a browser need"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
