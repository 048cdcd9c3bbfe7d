"""Lighthouse on a slow phone. Not part of `make test`, since it takes a minute: `make lighthouse`.

It reads the site from loopback over plain HTTP/1.1. Nothing is skipped for that: Lighthouse counts
loopback as secure, and its guess of the load time (simulated throttling) knows no protocol but the
one it saw, which flatters nobody. The server compresses and caches as the CDN does.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser import tools
from tests.browser.sample import PAGES

pytestmark = pytest.mark.enable_socket

LEAST = 98  # of 100, in every category


def report(url: str, folder: Path) -> dict[str, Any]:
    file = folder / "report.json"
    command = [tools.node(), str(tools.lighthouse()), url, "--quiet", "--no-enable-error-reporting"]
    command += ["--output=json", f"--output-path={file}", "--throttling-method=simulate"]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"]
    command += ["--only-categories=performance,accessibility,best-practices,seo"]
    environment = {**os.environ, "CHROME_PATH": tools.chromium(), "TMPDIR": str(folder)}
    done = subprocess.run(command, capture_output=True, check=False, timeout=180, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    whole: dict[str, Any] = json.loads(file.read_bytes())
    assert whole.get("runtimeError") is None, whole["runtimeError"]
    return whole


def lost(whole: dict[str, Any], category: str) -> list[str]:
    """The audits that cost points."""
    weighed = {ref["id"] for ref in whole["categories"][category]["auditRefs"] if ref["weight"]}
    return [
        f"{audit['title']} ({audit.get('displayValue', audit['score'])})"
        for name, audit in whole["audits"].items()
        if name in weighed and audit["score"] is not None and audit["score"] < 1
    ]


@pytest.mark.parametrize("name", ["home", "guide", "l-serine", "magnesium"])
def test_a_page_is_fast_and_sound_on_a_phone(origin: str, tmp_path: Path, name: str) -> None:
    whole = report(origin + PAGES[name].path, tmp_path)
    scores = {each: round(100 * part["score"]) for each, part in whole["categories"].items()}
    print(name, scores, {each: lost(whole, each) for each in scores})  # noqa: T201  # shown by -s
    low = {each: lost(whole, each) for each, score in scores.items() if score < LEAST}
    assert low == {}, scores
