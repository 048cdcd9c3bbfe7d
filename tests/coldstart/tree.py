"""What a function finds below /var/task, for the Python that measures."""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import distribution
from pathlib import Path

from factowiki.local.package.artifact import write_artifact
from factowiki.local.package.bytecode import compile_all
from factowiki.local.package.trimming import trim
from tests.rules.test_dependencies import ARTIFACT, with_theirs


def lay_out(target: Path) -> None:
    """The artifact with its libraries and bytecode in ``target``, as `make artifact` makes it."""
    write_artifact(target)
    copy_libraries(target)
    trim(target)
    compile_all(target, sys.executable)


def copy_libraries(target: Path) -> None:
    """What `pip install --target` would put there, out of what is installed here."""
    for name in with_theirs(ARTIFACT):
        for file in distribution(name).files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                place = target / file
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(file.locate()), place)
