"""Bytecode in the artifact, so that no cold start compiles.

Only the version of Python that the functions run on can make it. Where that is not installed, the
artifact works without.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from factowiki.local.checkout import CHECKOUT, FUNCTION

_RUNTIME: Final = re.compile(r"^ *Runtime: python(3\.\d+)$", re.MULTILINE)
_PLACE: Final = "/var/task"  # where Lambda unpacks it, for tracebacks


def runtime_version(checkout: Path = CHECKOUT) -> str:
    """As the template says, such as 3.13."""
    template = (checkout / "infra" / "template.yaml").read_text(encoding="utf-8")
    [version] = set(_RUNTIME.findall(template))
    return str(version)


def interpreter(version: str) -> str | None:
    """A Python of that version: this one, or one on the PATH that starts."""
    if platform.python_version().startswith(f"{version}."):
        return sys.executable
    found = shutil.which(f"python{version}")
    return found if found and _starts(found) else None


def _starts(python: str) -> bool:
    """A version manager may put a name on the PATH that leads nowhere."""
    tried = subprocess.run([python, "-c", ""], capture_output=True, check=False)  # noqa: S603 - a Python of this machine
    return tried.returncode == 0


def compile_all(folder: Path, python: str) -> None:
    """Write the bytecode of every module beside it, to be used whatever time a zip gives a file.

    Modules that do not compile are passed over: libraries may hold some that nothing imports.
    """
    mode = ("--invalidation-mode", "unchecked-hash")
    place = ("-s", str(folder), "-p", _PLACE)
    command = [python, "-m", "compileall", "-qq", "-f", "-j", "0", *mode, *place, str(folder)]
    subprocess.run(command, check=False)  # noqa: S603 - likewise


def main() -> None:
    """Compile build/function, or say why not."""
    version = runtime_version()
    python = interpreter(version)
    if python:
        compile_all(FUNCTION, python)
        return
    sys.stdout.write(
        f"The artifact holds no bytecode: the functions run on Python {version}, and there is no "
        f"python{version} here.\nThey work, but compile all their modules at each cold start. "
        f"Put python{version} on the PATH and run this again.\n"
    )


if __name__ == "__main__":
    main()
