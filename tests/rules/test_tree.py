"""A newcomer opens the tree and knows where a change goes: small folders, plain words, no twins."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

FUNCTIONS = Path(__file__).parents[2] / "functions"
PACKAGE = FUNCTIONS / "factowiki"
FOLDERS = sorted({file.parent for file in PACKAGE.rglob("*.py")})
MOST_FILES = 17  # with the `__init__` that says what belongs there

# Words of our own, where the field has words: see the table in ARCHITECTURE.md.
OLD_WORDS = {
    "found", "told", "came", "amiss", "look", "looks", "reader", "happening", "happenings",
    "shown", "announcement", "announcements", "thorough", "utils", "helpers", "manager",
}  # fmt: skip


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_is_small_and_says_what_belongs_there_and_what_does_not(folder: Path) -> None:
    assert len([*folder.glob("*.py")]) <= MOST_FILES
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert "Not here: " in text


def definitions(kind: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[tuple[Path, str]]:
    for file in FUNCTIONS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield file, node.name  # type: ignore[attr-defined]  # a class or a function


def test_a_class_name_means_one_thing() -> None:
    names = Counter(name for _, name in definitions(ast.ClassDef) if not name.startswith("_"))
    assert [name for name, times in names.items() if times > 1] == []


def words(name: str) -> set[str]:
    """Of a name in snake_case or CamelCase."""
    spaced = "".join(f"_{c}" if c.isupper() else c for c in name)
    return set(spaced.lower().replace("not_found", "404").split("_"))  # that one is HTTP's


def test_names_are_the_fields_words() -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    names = [*definitions(ast.ClassDef), *definitions(functions)]
    names += [(file, file.stem) for file in FUNCTIONS.rglob("*.py")]
    assert {f"{file.name}: {name}" for file, name in names if words(name) & OLD_WORDS} == set()


def test_log_lines_are_told_in_the_fields_words() -> None:
    keys = {
        key.value
        for file in FUNCTIONS.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }
    assert not {key for key in keys if words(key) & OLD_WORDS}
