from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from factowiki.local.package.bytecode import compile_all, interpreter, runtime_version

RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
HASHED_AND_UNCHECKED = 1  # PEP 552, the flags after the magic number


def test_the_version_is_that_of_the_template(tmp_path: Path) -> None:
    template = tmp_path / "infra" / "template.yaml"
    template.parent.mkdir()
    template.write_text("    Runtime: python3.99\n    Runtime: cloudfront-js-2.0\n")
    assert runtime_version(tmp_path) == "3.99"
    assert runtime_version().startswith("3.")


def test_only_a_python_of_that_version_will_do() -> None:
    assert interpreter(RUNNING) == sys.executable
    assert interpreter("3.99") is None


def test_bytecode_stands_beside_every_module_and_is_used_unchecked(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "publish.py").write_text("x = 1\n")
    (tmp_path / "library" / "y.py").write_text("y = 1\n")
    (tmp_path / "library" / "old.py").write_text("print 'not of this version'\n")
    compile_all(tmp_path, sys.executable)
    tag = sys.implementation.cache_tag
    made = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*.pyc")}
    assert made.keys() == {f"__pycache__/publish.{tag}.pyc", f"library/__pycache__/y.{tag}.pyc"}
    for path in made.values():
        code = path.read_bytes()
        assert code[:4] == importlib.util.MAGIC_NUMBER
        assert int.from_bytes(code[4:8], "little") == HASHED_AND_UNCHECKED
        assert b"/var/task/" in code
        assert str(tmp_path).encode() not in code
