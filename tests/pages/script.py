"""The script of the search, run by Node.js on the files of an index."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "templates" / "scripts" / "search.js"


def evaluate(function: str, inputs: list[Any], files: Mapping[str, Any] | None = None) -> list[Any]:
    """``function``, in JavaScript, of each input. ``files`` are what the script can fetch."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    program = (
        "globalThis.document = { querySelectorAll: () => [] };\n"
        f"{SCRIPT.read_text(encoding='utf-8')}\n"
        "const { inputs, files } = JSON.parse(require('fs').readFileSync(0, 'utf-8'));\n"
        "globalThis.fetch = async (path) => ({\n"
        "  ok: path.slice(1) in files, json: async () => files[path.slice(1)] });\n"
        "(async () => {\n"
        f"  const answer = {function};\n"
        "  const answers = [];\n"
        "  for (const input of inputs) answers.push(await answer(input));\n"
        "  console.log(JSON.stringify(answers));\n"
        "})();"
    )
    done = subprocess.run(
        [node, "-e", program],
        input=json.dumps({"inputs": inputs, "files": files or {}}).encode(),
        capture_output=True,
        check=True,
        timeout=600,
    )
    answers: list[Any] = json.loads(done.stdout)
    return answers
