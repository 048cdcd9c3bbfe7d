"""What a function finds below /var/task, for the Python that measures."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from factowiki.local.package.artifact import write_artifact
from factowiki.local.package.bytecode import compile_all
from factowiki.local.package.trimming import trim

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def lay_out(target: Path) -> None:
    """The artifact with its libraries and bytecode in ``target``, as `make artifact` makes it."""
    write_artifact(target)
    copy_libraries(target)
    trim(target)
    compile_all(target, sys.executable)


def copy_libraries(target: Path) -> None:
    """What `pip install --target` would put there, out of what is installed here."""
    for found in _needed(distribution("factowiki")):
        for file in found.files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                place = target / file
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(file.locate()), place)


def _needed(root: Distribution) -> Iterator[Distribution]:
    """The distributions that ``root`` depends on, and those that these depend on."""
    waiting, seen = [root], {root.name}
    while waiting:
        for line in waiting.pop().requires or ():
            match = _NAME.match(line)
            if match and "extra ==" not in line and match.group() not in seen:
                found = distribution(match.group())
                seen.add(match.group())
                waiting.append(found)
                yield found
