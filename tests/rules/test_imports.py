"""Who may import whom. The folders are layers; the core is pure."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

FUNCTIONS = Path(__file__).parents[2] / "functions"
PACKAGE = FUNCTIONS / "factowiki"

# A module may import from its own folder and from those named here. (`design_folder` is a module.)
LAYERS = {
    "records": set(),
    "catalog": {"records"},
    "theme": {"records"},
    "pages": {"records", "catalog", "theme"},
    "engine": {"records", "catalog", "theme", "pages"},
    "design_folder": {"theme", "pages"},
    "aws": {"records", "catalog", "theme", "pages", "engine", "design_folder"},
    "local": {"records", "catalog", "theme", "pages", "engine", "design_folder", "aws"},
    "cli": {"engine", "local"},
}
# Within `local`: a folder may import from these folders, and from modules that lie in none.
LOCAL = {"build": set(), "package": set(), "cloud": {"package"}, "operate": {"cloud"}}
PURE = ("records", "catalog", "theme", "pages", "engine")
# What would bring AWS, the clock, chance, the file system or the network into the pure core.
IMPURE = {
    "boto3", "botocore", "aws_lambda_powertools", "os", "pathlib", "io", "shutil", "tempfile",
    "time", "random", "secrets", "uuid", "socket", "http", "subprocess", "threading", "asyncio",
    "logging", "sys",
}  # fmt: skip


def imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            found.add(node.module or "")
    return found


def modules(*names: str) -> list[Path]:
    """Those in the folders of these names, and the modules of these names."""
    return [
        file
        for name in names
        for file in (*sorted((PACKAGE / name).rglob("*.py")), *PACKAGE.glob(f"{name}.py"))
    ]


@pytest.mark.parametrize("file", modules(*PURE), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_the_core_is_pure(file: Path) -> None:
    assert not {name.split(".")[0] for name in imported(file)} & IMPURE
    calls = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    assert not calls & {"open", "now", "utcnow", "read_text", "read_bytes"}
    assert not any(
        isinstance(node, ast.Attribute)
        and node.attr == "today"
        and isinstance(node.value, ast.Name)
        and node.value.id in {"date", "datetime"}
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    )


@pytest.mark.parametrize("folder", LAYERS)
def test_folders_import_only_what_lies_below_them(folder: str) -> None:
    allowed = LAYERS[folder] | {folder}
    for file in modules(folder):
        for name in imported(file):
            parts = name.split(".")
            if parts[0] == "factowiki" and len(parts) > 1:
                assert parts[1] in allowed, f"{file.name} imports {name}"


def test_what_the_folders_of_local_share_lies_in_none_of_them() -> None:
    for file in modules("local"):
        folder = file.relative_to(PACKAGE / "local").parts[0]
        allowed = LOCAL.get(folder, set()) | {folder}
        for name in imported(file):
            parts = name.split(".")
            if parts[:2] == ["factowiki", "local"] and len(parts) > 3:
                assert parts[2] in allowed, f"{file.name} imports {name}"


def test_boto3_is_known_to_the_edges_only() -> None:
    for file in [*modules("local", "design_folder", "cli"), *FUNCTIONS.glob("*.py")]:
        if file.name in {"cloud.py", "deployed.py"}:
            continue  # edges themselves: the embedded cloud, and a deployed one seen from outside
        assert "boto3" not in imported(file), file


def test_modules_and_handlers_stay_small() -> None:
    for file in FUNCTIONS.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        lines = file.read_text(encoding="utf-8").count("\n")
        assert lines <= 300, f"{file} has {lines} lines"  # 250 is where to think about it
        if file.parent == FUNCTIONS:
            handler = next(n for n in tree.body if getattr(n, "name", "") == "handler")
            assert (handler.end_lineno or 0) - handler.lineno < 40
