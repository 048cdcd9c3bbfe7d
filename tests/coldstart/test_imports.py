"""What a handler imports, counted: whatever it does not need, every cold start would pay for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factowiki.aws.wiring import engine_from_environment
from factowiki.local.package.artifact import write_artifact
from tests.coldstart.__main__ import measure_one
from tests.coldstart.programs import ENVIRONMENT, HANDLERS, first_page, ready
from tests.coldstart.sites import write_objects
from tests.coldstart.tree import copy_libraries

FUNCTIONS = Path(__file__).parents[2] / "functions"
HERE = Path(__file__).parent

# Whatever a function does, it needs none of these.
NEVER = {
    "factowiki.cli", "factowiki.local", "moto", "pytest", "hypothesis", "unittest",
    "aws_xray_sdk", "asyncio", "tests",
}  # fmt: skip
# These only some, and only when it comes to that.
LATER = {
    "publish": {
        "factowiki.engine.refresh",
        "factowiki.pages.lists.kinds",
        "factowiki.pages.lists.feed",
    },
    "rebuild": {
        "factowiki.engine.refresh",
        "factowiki.pages.lists.kinds",
        "factowiki.pages.lists.feed",
    },
    "refresh": set[str](),
}
CLOUDFRONT = {"factowiki.aws.cloudfront"}
COMPILING = {"factowiki.theme.flattening"}


def imported(program: str, *folders: Path) -> set[str]:
    """The modules that a new process has imported when ``program`` has ended."""
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys; print('\\n', *sys.modules)"],
        env=ENVIRONMENT | {"PYTHONPATH": os.pathsep.join(map(str, (FUNCTIONS, *folders)))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split("\n")[-2].split())


@pytest.mark.parametrize("handler", HANDLERS)
def test_a_handler_that_is_ready_has_imported_what_it_needs_only(handler: str) -> None:
    found = imported(ready(handler))
    assert "factowiki.engine.publish" in found
    unwanted = NEVER | LATER[handler] | CLOUDFRONT | COMPILING
    assert not found & unwanted


def test_what_is_measured_has_all_libraries_that_a_function_finds(tmp_path: Path) -> None:
    """And none of this environment's: without Python's `site` only those are on its path."""
    write_artifact(tmp_path)
    copy_libraries(tmp_path)
    for handler in HANDLERS:
        measure_one(ready(handler), tmp_path)


def test_publishing_a_page_imports_no_more(tmp_path: Path) -> None:
    write_objects(tmp_path)
    found = imported(first_page(tmp_path), HERE)
    assert not found & (NEVER | LATER["publish"] | CLOUDFRONT)


def test_garbage_is_collected_again_when_a_handler_is_ready() -> None:
    for handler in HANDLERS:
        imported(f"import gc\n{ready(handler)}assert gc.isenabled() and gc.get_freeze_count()")
        imported(f"import gc, {handler}\nassert gc.isenabled()")  # nor without Lambda


def test_without_lambda_nothing_is_made_when_a_handler_is_imported() -> None:
    engine_from_environment.cache_clear()
    for handler in HANDLERS:
        __import__(handler)
    assert engine_from_environment.cache_info().currsize == 0
