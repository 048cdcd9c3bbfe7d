"""The wheel, as people install it: in an environment and a folder that know of no checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, env={}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a new environment with the wheel, and with this one's libraries: tests download nothing.

    Of this environment's own `.pth` files, which name the checkout, it reads none.
    """
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", folder, cwd=ROOT)
    [wheel] = folder.glob("factowiki-*.whl")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    scripts = folder / "venv" / "bin"
    run(scripts / "python", "-m", "pip", "install", "--no-deps", "--no-index", wheel, cwd=folder)
    [packages] = (folder / "venv").glob("lib/python3.*/site-packages")
    ours = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "libraries.pth").write_text("\n".join(sorted(ours)), encoding="utf-8")
    return scripts


def test_the_command_builds_the_site_from_an_empty_folder(scripts: Path, tmp_path: Path) -> None:
    code = "import factowiki; print(factowiki.__file__)"
    assert Path(run(scripts / "python", "-c", code, cwd=tmp_path)).is_relative_to(scripts.parent)
    run(scripts / "factowiki", "build", "--out", "site", ROOT / "data", cwd=tmp_path)
    run(sys.executable, "-m", "factowiki", "build", "--out", "ours", ROOT / "data", cwd=tmp_path)
    built, ours = (
        {
            file.relative_to(folder): file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file() and not file.name.startswith(".")
        }
        for folder in (tmp_path / "site", tmp_path / "ours")
    )
    assert Path("index.html") in built
    assert [file for file in built if file.match("assets/site.*.css")]
    assert built == ours


def test_what_it_makes_for_editors_needs_no_checkout_either(scripts: Path, tmp_path: Path) -> None:
    run(scripts / "factowiki", "schema", tmp_path / "schema", cwd=tmp_path)
    for file in (ROOT / "data" / "schema").iterdir():
        assert (tmp_path / "schema" / file.name).read_bytes() == file.read_bytes()
    assert run(scripts / "factowiki", "--version", cwd=tmp_path).startswith("factowiki ")


@pytest.mark.parametrize(("command", "way_out"), [("artifact", "clone"), ("run", "make setup")])
def test_what_takes_a_checkout_says_so(
    command: str, way_out: str, scripts: Path, tmp_path: Path
) -> None:
    arguments = [ROOT / "data"] if command == "run" else []
    done = subprocess.run(
        [scripts / "factowiki", command, *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert way_out in done.stderr
    assert done.stderr.count("\n") == 1
