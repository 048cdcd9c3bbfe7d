"""The design as files: the templates folder, on a laptop as in a Lambda artifact."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Sequence
from importlib.machinery import SourceFileLoader
from importlib.metadata import version
from pathlib import Path
from types import CodeType
from typing import cast

import jinja2

from factowiki.pages.urls import header_rules
from factowiki.theme.design import Design

_PACKAGE = Path(__file__).parent
_LARGEST = 16 * 1024**2  # bytes of a template or an asset
_ASSETS = ("styles/*.css", "scripts/*.js", "images/*.svg")
# The code that decides what a page looks like, and what stands at an address.
_SHAPES_PAGES = (
    "records/**/*.py",
    "catalog/*.py",
    "pages/**/*.py",
    "theme/*.py",
    "engine/address.py",
    "engine/publish.py",
    "engine/reading/history.py",
    "engine/staleness.py",
)
# The libraries whose versions may change what comes out of them.
_READS = ("pydantic", "pydantic-core")
_RENDERS = (*_READS, "jinja2", "markupsafe")
# And the code that decides what the catalog holds of a record.
_SHAPES_ROWS = (
    "records/**/*.py",
    "catalog/*.py",
    "engine/reading/*.py",
    "engine/state.py",
)


def templates_folder() -> Path:
    """In the package of a wheel, beside the package in a Lambda artifact, else the checkout's."""
    installed, artifact, checkout = (
        folder / "templates" for folder in (_PACKAGE, _PACKAGE.parent, _PACKAGE.parents[1])
    )
    return next((folder for folder in (installed, artifact) if folder.is_dir()), checkout)


def read_design(
    folder: Path | None = None,
    version: Callable[[str], str] = version,
    unicode: str = unicodedata.unidata_version,
) -> Design:
    """The templates and assets in ``folder``, with the digests of the code beside them.

    ``version`` says which one of a library is there. Python's own versions are no part of a digest,
    but for its tables of ``unicode`` (they decide what is a letter, and how names are sorted): a
    patch of the runtime must not render every page anew.
    """
    root = folder or templates_folder()
    templates = {
        file.relative_to(root).as_posix(): _text(file)
        for file in sorted(root.rglob("*.jinja"))
        if file.is_file()
    }
    if not templates:
        raise FileNotFoundError(f"{root} holds no templates")
    assets = {
        file.name: _bytes(file)
        for pattern in _ASSETS
        for file in sorted(root.glob(pattern))
        if file.is_file()
    }
    return Design(
        templates,
        assets,
        code=_code_digest(_SHAPES_PAGES),
        parser=_code_digest(_SHAPES_ROWS, _runtime(_READS, version, unicode)),
        headers=header_rules(),
        runtime=_runtime(_RENDERS, version, unicode),
    )


def _text(file: Path) -> str:
    try:
        return _bytes(file).decode()
    except UnicodeDecodeError as error:
        raise OSError(f"{file} is not UTF-8 from its byte {error.start} on; save it so") from error


def _bytes(file: Path) -> bytes:
    """Raises ``OSError``."""
    if file.stat().st_size > _LARGEST:
        raise OSError(f"{file} has more than {_LARGEST:,} bytes; no part of a design may")
    return file.read_bytes()


def precompiled_folder(design: Design) -> str:
    """Where compiled templates stand in an artifact. Those of another design have another place.

    ``design.source`` is a digest of the templates and of the code that compiles them; which Python
    does so makes no difference.
    """
    return f"precompiled/{design.source}-{jinja2.__version__}"


def precompiled(
    design: Design, root: Path = _PACKAGE.parent
) -> Callable[[str], Sequence[CodeType]]:
    """Finds the code of a template of ``design`` in the artifact at ``root``; nothing elsewhere."""
    folder = root / precompiled_folder(design)

    def codes(name: str) -> Sequence[CodeType]:
        return [_code(file, name) for file in sorted((folder / name).glob("*.py"))]

    return codes


def _code(module: Path, name: str) -> CodeType:
    """Not imported: each renderer runs the code in a namespace of its own."""
    code = cast("CodeType", SourceFileLoader(module.stem, str(module)).get_code(module.stem))
    return code.replace(co_filename=name)  # so that a traceback names the template


def _runtime(libraries: tuple[str, ...], version: Callable[[str], str], unicode: str) -> str:
    """What of a runtime may change what comes out of it."""
    versions = [f"{library} {version(library)}" for library in libraries]
    return ", ".join([*versions, f"Unicode {unicode}"])


def _code_digest(patterns: tuple[str, ...], runtime: str = "") -> str:
    whole = hashlib.sha256(runtime.encode())
    for pattern in patterns:
        files = sorted(_PACKAGE.glob(pattern))
        if not files:
            raise FileNotFoundError(f"{_PACKAGE / pattern} is needed to notice deploys")
        for file in files:
            whole.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()
