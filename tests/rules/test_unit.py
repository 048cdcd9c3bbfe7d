"""`make unit` is quick because nothing in it waits for another process or for a network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WAITS = {
    "socket": "import socket; socket.socket()",
    "unix socket": "import socket; socket.socket(socket.AF_UNIX)",
    "pair": "import socket; socket.socketpair()",
    "loop": "import asyncio; asyncio.new_event_loop()",
    "program": "import subprocess; subprocess.run(['true'], shell=False)",
    "shell": "import os; os.system('true')",
    "fork": "import os; os.fork() or os._exit(0)",
    "spawn": "import os; os.posix_spawn('/bin/true', ['true'], {})",
    "exec": "import os; os.execv('/bin/true', ['true'])",
    "pool": "import concurrent.futures as f; f.ProcessPoolExecutor(1).submit(print).result()",
    "swallowed": "import socket\n    try: socket.socket()\n    except Exception: pass",
}


@pytest.mark.slow
def test_a_unit_test_that_waits_for_others_fails(tmp_path: Path) -> None:
    tests = [f"def test_{name.replace(' ', '_')}():\n    {code}\n" for name, code in WAITS.items()]
    quiet = "def test_quiet():\n    pass\n"
    (tmp_path / "test_waits.py").write_text("\n".join([*tests, quiet]), encoding="utf-8")
    pytest_alone = [sys.executable, "-m", "pytest", "-p", "tests.alone", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [
            *pytest_alone,
            "-c",
            ROOT / "pyproject.toml",
            "-n",
            "0",
            "--force-enable-socket",
            tmp_path,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    for name in WAITS:
        assert f"::test_{name.replace(' ', '_')}" in done.stdout
    assert f"{len(WAITS)} failed, 1 passed" in done.stdout, done.stdout
