"""What is installed stays below the checkout."""

from __future__ import annotations

import os
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # each asks make

ROOT = Path(__file__).parents[2]


def make(*arguments: str, **variables: str) -> str:
    # The tests may themselves be run by make, whose variables would have this one say more.
    ours = ("UV_", "MAKE", "MFLAGS")
    inherited = {name: os.environ[name] for name in os.environ if not name.startswith(ours)}
    done = subprocess.run(
        ["make", *arguments],  # noqa: S607 - the make of whoever runs this
        cwd=ROOT,
        env=inherited | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize(
    ("variables", "cache"),
    [({}, f"{ROOT}/.uv/cache"), ({"UV_CACHE_DIR": "/elsewhere"}, "/elsewhere")],
)
def test_uv_caches_below_the_checkout_unless_told_otherwise(
    variables: dict[str, str], cache: str
) -> None:
    rule = "--eval=tell: ; @echo $$UV_CACHE_DIR"
    assert make(rule, "tell", **variables).strip() == cache


def test_the_cache_is_ignored_by_git_and_removed_by_clean() -> None:
    assert ".uv/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert " .uv " in make("--dry-run", "clean")


@pytest.mark.parametrize(
    "folder", ["some folder", "it's", 'say "x"', "$HOME", "$(HOME)", "-dash", "a;b&c*", "`id`", "#"]
)
@pytest.mark.parametrize("as_typed", [True, False])
def test_a_folder_may_have_any_name(folder: str, *, as_typed: bool) -> None:
    """On the command line of make, and from the environment."""
    names = {"OUT": folder, "DATA": f"{folder} of records"}
    typed = [f"{name}={value}" for name, value in names.items()]
    said = make("--dry-run", "build", *typed) if as_typed else make("-n", "build", **names)
    command = shlex.split(said.splitlines()[-1])
    at = command.index("build")
    assert command[at + 1 :] == [f"--out={folder}", "--", f"{folder} of records"]


def locked(folder: Path) -> dict[str, str]:
    packages = tomllib.loads((folder / "uv.lock").read_text(encoding="utf-8"))["package"]
    return {each["name"]: each["version"] for each in packages if "version" in each}


def test_the_emulator_has_no_say_in_what_the_functions_ship_with() -> None:
    assert not {"ministack", "awscli"} & locked(ROOT).keys()
    assert {"ministack", "awscli"} <= locked(ROOT / "infra" / "emulator").keys()


def test_running_installs_what_it_needs_and_takes_nothing_away() -> None:
    recipe = make("--dry-run", "run")
    synced = [line for line in recipe.splitlines() if " sync " in line]
    assert len(synced) == 2
    assert all(" --locked " in line and " --inexact " in line for line in synced)
    assert " --no-default-groups --group functions" in synced[0]
    assert "--group" not in synced[1]
    emulator = tomllib.loads((ROOT / "infra/emulator/pyproject.toml").read_text(encoding="utf-8"))
    assert emulator["tool"]["uv"]["default-groups"] == []
