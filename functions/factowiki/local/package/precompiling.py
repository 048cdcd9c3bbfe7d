"""Templates compiled when the artifact is made, so that no function does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factowiki.design_folder import precompiled_folder
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer

_RENDERED: Final = ("pages/", "feeds/")  # all others are parts of these


def precompiled_files(design: Design) -> Iterator[tuple[str, str]]:
    """Name and text of every module that `factowiki.design_folder.precompiled` looks for.

    These are Python, not bytecode: like all other modules they are compiled by the Python of the
    functions, where there is one.
    """
    renderer = Renderer(design)
    for name in sorted(design.templates):
        if name.startswith(_RENDERED):
            yield f"{precompiled_folder(design)}/{name}.py", renderer.source(name)
