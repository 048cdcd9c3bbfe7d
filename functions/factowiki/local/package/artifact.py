"""The artifact of the functions: their code, and templates/ beside them, also compiled."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from factowiki.design_folder import precompiled_folder, read_design
from factowiki.engine.errors import PublishingError
from factowiki.local.checkout import CHECKOUT, FUNCTION
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer

_LOCAL: Final = ("factowiki/local/", "factowiki/cli/")
_RENDERED: Final = ("pages/", "feeds/")  # all other templates are parts of these

# The earliest time that a zip can hold: an artifact depends on its files only.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


def artifact_files(checkout: Path = CHECKOUT) -> Iterator[tuple[str, Path]]:
    """Every file of the artifact by its place there, but for the compiled templates.

    What runs on a laptop only is not among them.
    """
    functions, templates = checkout / "functions", checkout / "templates"
    for source, root in ((functions, functions), (templates, checkout)):
        for path in sorted(source.rglob("*")):
            name = path.relative_to(root)
            local = name.as_posix().startswith(_LOCAL)
            if path.is_file() and not local and not any(_left_out(part) for part in name.parts):
                yield name.as_posix(), path


def _left_out(part: str) -> bool:
    return part.startswith(".") or part == "__pycache__" or part.endswith((".pyc", "~"))


def precompiled_files(design: Design) -> Iterator[tuple[str, str]]:
    """Name and text of every module that `factowiki.design_folder.precompiled` looks for.

    These are Python, not bytecode: like all other modules they are compiled by the Python of the
    functions, where there is one.
    """
    renderer = Renderer(design)
    for name in sorted(design.templates):
        if name.startswith(_RENDERED):
            yield f"{precompiled_folder(design)}/{name}.py", renderer.source(name)


def _contents(checkout: Path) -> Iterator[tuple[str, bytes]]:
    for name, path in artifact_files(checkout):
        yield name, path.read_bytes()
    for name, text in precompiled_files(read_design(checkout / "templates")):
        yield name, text.encode()


def write_artifact(target: Path = FUNCTION, checkout: Path = CHECKOUT) -> None:
    """Make ``target`` hold the artifact and nothing else."""
    if not (checkout / "functions").is_dir():
        raise PublishingError(
            "the functions are made into an artifact in a checkout, and this command was "
            "installed without one; clone the repository and run `make artifact` there"
        )
    shutil.rmtree(target, ignore_errors=True)
    for name, body in _contents(checkout):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)


def zip_artifact(checkout: Path = CHECKOUT) -> bytes:
    """The artifact as a zip: the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, body in sorted(_contents(checkout)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, body)
    return buffer.getvalue()
