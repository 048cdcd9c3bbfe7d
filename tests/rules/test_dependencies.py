"""What is shipped imports what is declared for it: the wheel's needs, and the artifact's."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.rules.test_imports import FUNCTIONS, PACKAGE, imported

ROOT = FUNCTIONS.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
LOCKED = {each["name"]: each for each in LOCK}
WHEEL = PROJECT["project"]["dependencies"]
ARTIFACT = PROJECT["dependency-groups"]["functions"]

LOCAL = [PACKAGE / "__main__.py", *PACKAGE.glob("cli/*.py"), *PACKAGE.glob("local/**/*.py")]
EMULATOR = {"emulator.py", "gate.py", "signatures.py"}  # run in the environment of infra/emulator
COMMAND = [file for file in PACKAGE.rglob("*.py") if file.name not in EMULATOR]
FUNCTION = [file for file in FUNCTIONS.rglob("*.py") if file not in LOCAL]


def with_theirs(declared: Iterable[str]) -> set[str]:
    """The names of libraries as they are imported, and of those that come with them."""
    names: set[str] = set()
    waiting = [each.partition(">")[0] for each in declared]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            waiting += [each["name"] for each in LOCKED[name].get("dependencies", ())]
    return {name.replace("-", "_") for name in names}


@pytest.mark.parametrize(
    ("files", "declared"), [(COMMAND, WHEEL), (FUNCTION, ARTIFACT)], ids=["wheel", "artifact"]
)
def test_what_is_imported_is_declared(files: list[Path], declared: list[str]) -> None:
    ours = {"factowiki", *sys.stdlib_module_names}
    known = with_theirs(declared) | ours
    for file in files:
        names = {name.partition(".")[0] for name in imported(file)}
        stubs = {name for name in names if name.startswith("mypy_boto3_")}  # for mypy alone
        assert names - stubs <= known, file


@pytest.mark.parametrize(
    ("files", "declared"), [(COMMAND, WHEEL), (FUNCTION, ARTIFACT)], ids=["wheel", "artifact"]
)
def test_what_is_declared_is_imported(files: list[Path], declared: list[str]) -> None:
    used = {name.partition(".")[0] for file in files for name in imported(file)}
    assert {each.partition(">")[0].replace("-", "_") for each in declared} <= used


def test_both_ask_for_the_same_of_what_both_need() -> None:
    asked = {each.partition(">")[0]: each for each in WHEEL}
    for each in ARTIFACT:
        assert asked.get(each.partition(">")[0], each) == each
