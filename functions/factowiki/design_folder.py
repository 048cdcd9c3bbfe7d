"""The design as files: the templates folder, on a laptop as in a Lambda artifact."""

from __future__ import annotations

import hashlib
from pathlib import Path

from factowiki.pages.design import Design

_PACKAGE = Path(__file__).parent
_ASSETS = ("styles/*.css", "scripts/*.js", "images/*.svg")
# The code that decides what a page looks like, and what stands at an address.
_SHAPES_PAGES = (
    "content/*.py",
    "pages/*.py",
    "publishing/publish.py",
    "publishing/staleness.py",
)
# And the code that decides what the catalog holds of a record.
_SHAPES_ROWS = (
    "content/*.py",
    "publishing/reading.py",
    "publishing/records.py",
    "publishing/state.py",
)


def templates_folder() -> Path:
    """Beside `publish.py` in a Lambda artifact, beside `functions/` in the repository."""
    source_root = _PACKAGE.parent
    inside = source_root / "templates"
    return inside if inside.is_dir() else source_root.parent / "templates"


def read_design(folder: Path | None = None) -> Design:
    """The templates and assets in ``folder``, with the digest of the code beside them."""
    root = folder or templates_folder()
    templates = {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(root.rglob("*.jinja"))
    }
    if not templates:
        raise FileNotFoundError(f"{root} holds no templates")
    assets = {
        file.name: file.read_bytes() for pattern in _ASSETS for file in sorted(root.glob(pattern))
    }
    return Design(templates, assets, _code_digest(*_SHAPES_PAGES), _code_digest(*_SHAPES_ROWS))


def _code_digest(*patterns: str) -> str:
    whole = hashlib.sha256()
    for pattern in patterns:
        files = sorted(_PACKAGE.glob(pattern))
        if not files:
            raise FileNotFoundError(f"{_PACKAGE / pattern} is needed to notice deploys")
        for file in files:
            whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()
