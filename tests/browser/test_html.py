"""The Nu HTML Checker finds nothing in the whole site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.browser import tools


def check(*what: Path) -> list[Any]:
    """Its messages, of all kinds."""
    command = [tools.java(), "-jar", str(tools.vnu()), "--format", "json", "--stdout"]
    command += ["--also-check-css", "--also-check-svg", *map(str, what)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert done.returncode in (0, 1), done.stderr.decode()
    messages: list[Any] = json.loads(done.stdout)["messages"]
    return messages


def test_pages_styles_and_pictures_are_valid(site: Path) -> None:
    # Fixture pages stand with the others, so one run of the checker does for both tests.
    wrong = site.parent / "wrong.html"
    wrong.write_text("<!doctype html><title>Wrong</title><p><div>", encoding="utf-8")
    kinds = ("*.html", "*.css", "*.svg")
    messages = check(wrong, *(file for kind in kinds for file in sorted(site.rglob(kind))))
    ours = [message for message in messages if not message["url"].endswith("/wrong.html")]
    assert [
        f"{message['url'].removeprefix(f'file:{site}')}:{message.get('lastLine')}: "
        f"{message.get('subType', message['type'])}: {message['message']}"
        for message in ours
    ] == []
    assert len(messages) > len(ours), "the checker should have found what is wrong in wrong.html"
