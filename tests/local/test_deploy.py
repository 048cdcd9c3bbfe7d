from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from factowiki.design_folder import precompiled_folder, read_design
from factowiki.local.package.artifact import artifact_files, write_artifact, zip_artifact


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in (
        "functions/publish.py",
        "functions/factowiki/__init__.py",
        "functions/factowiki/cli/main.py",
        "functions/factowiki/local/cloud/run.py",
        "functions/factowiki/__pycache__/__init__.cpython-313.pyc",
        "functions/factowiki/__init__.py~",
        "functions/.cache/x",
        "templates/pages/home.html.jinja",
        "data/site.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


FILES = ["factowiki/__init__.py", "publish.py", "templates/pages/home.html.jinja"]


def with_precompiled(checkout: Path) -> list[str]:
    folder = precompiled_folder(read_design(checkout / "templates"))
    return sorted([*FILES, f"{folder}/pages/home.html.jinja.py"])


def test_the_artifact_is_the_functions_with_the_templates_beside_them(checkout: Path) -> None:
    assert sorted(name for name, _ in artifact_files(checkout)) == FILES


def test_the_zip_has_the_same_bytes_whenever_it_is_made(checkout: Path) -> None:
    first = zip_artifact(checkout)
    os.utime(checkout / "functions" / "publish.py", (0, 0))
    (checkout / "functions" / "publish.py").chmod(0o600)
    assert zip_artifact(checkout) == first
    assert zipfile.ZipFile(io.BytesIO(first)).namelist() == with_precompiled(checkout)


def test_the_written_artifact_holds_nothing_of_an_earlier_one(checkout: Path) -> None:
    target = checkout / "build" / "function"
    write_artifact(target, checkout)
    (target / "old.py").write_text("")
    write_artifact(target, checkout)
    found = [path for path in target.rglob("*.*") if path.is_file()]
    files = sorted(path.relative_to(target).as_posix() for path in found)
    assert files == with_precompiled(checkout)


@pytest.mark.parametrize("handler", ["publish", "refresh"])
def test_the_written_artifact_is_all_that_a_function_imports(handler: str, tmp_path: Path) -> None:
    write_artifact(tmp_path)
    program = (
        f"import sys; sys.path.insert(0, ''); import {handler};"
        "from factowiki import design_folder;"
        "print(design_folder.__file__, len(design_folder.read_design().templates) > 0)"
    )
    environment = {"POWERTOOLS_METRICS_NAMESPACE": "test", "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == f"{tmp_path}/factowiki/design_folder.py True\n", done.stderr
