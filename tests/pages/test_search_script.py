"""The script of the search folds and cuts what a reader types as the index was folded and cut."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from factowiki.pages import search

SCRIPT = Path(__file__).parents[2] / "templates" / "scripts" / "search.js"
TYPED = [
    "L-serine",
    "  Vitamin  B12 ",
    "Séréné",
    "α-Lipoic acid",
    "5-HTP",
    "Coenzyme Q₁₀",
    "ÅNGSTRÖM",
    "under_score",
    "St. John’s wort",
    "l",
    "",
    "魚油",
    "Ω-3",
    "ﬁsh oil",
    "İnositol",
    "🐟 oil",
]


def test_python_and_javascript_agree() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    program = (
        "globalThis.document = { querySelectorAll: () => [] };"
        f"{SCRIPT.read_text(encoding='utf-8')}\n"
        f"const typed = {json.dumps(TYPED)};"
        "console.log(JSON.stringify(typed.map((text) => [fold(text), shardOf(fold(text))])));"
    )
    done = subprocess.run([node, "-e", program], capture_output=True, check=True, timeout=20)
    expected = [[search.fold(text), search.shard(search.fold(text))] for text in TYPED]
    assert json.loads(done.stdout) == expected
