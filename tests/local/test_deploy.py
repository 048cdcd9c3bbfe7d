from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from factowiki.local.deploy import artifact_files, write_artifact, zip_artifact


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in (
        "functions/publish.py",
        "functions/factowiki/cli.py",
        "functions/factowiki/__pycache__/cli.cpython-313.pyc",
        "functions/factowiki/cli.py~",
        "functions/.cache/x",
        "templates/pages/home.html.jinja",
        "data/site.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


FILES = ["factowiki/cli.py", "publish.py", "templates/pages/home.html.jinja"]


def test_the_artifact_is_the_functions_with_the_templates_beside_them(checkout: Path) -> None:
    assert sorted(name for name, _ in artifact_files(checkout)) == FILES


def test_the_zip_has_the_same_bytes_whenever_it_is_made(checkout: Path) -> None:
    first = zip_artifact(checkout)
    os.utime(checkout / "functions" / "publish.py", (0, 0))
    (checkout / "functions" / "publish.py").chmod(0o600)
    assert zip_artifact(checkout) == first
    assert zipfile.ZipFile(io.BytesIO(first)).namelist() == FILES


def test_the_written_artifact_holds_nothing_of_an_earlier_one(checkout: Path) -> None:
    target = checkout / "build" / "function"
    write_artifact(target, checkout)
    (target / "old.py").write_text("")
    write_artifact(target, checkout)
    files = sorted(path.relative_to(target).as_posix() for path in target.rglob("*.*"))
    assert files == FILES
