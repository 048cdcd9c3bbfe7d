from __future__ import annotations

import json
from typing import Any

import pytest

from factowiki.local.cloud.log_lines import Ignored, LogLine, PassLine, Settled, Trouble, parse


def logged(level: str = "INFO", **entry: Any) -> str:
    return json.dumps({"level": level, **entry})


@pytest.mark.parametrize(
    ("line", "log_line", "told"),
    [
        (
            logged(
                message="settled", key="ingredients/a.json", outcome="published", milliseconds=38.2
            ),
            Settled("ingredients/a.json", "published", 38.2),
            "ingredients/a.json  published  38 ms",
        ),
        (
            logged(message="settled", key="site.json", outcome="passed to refresh"),
            Settled("site.json", "passed to refresh"),
            "site.json  passed to refresh",
        ),
        (
            logged(message="refreshed", written=["index.html"], deleted=[], milliseconds=9.6),
            PassLine(1, 0, (), 9.6),
            "lists  1 written  10 ms",
        ),
        (
            logged(
                message="refreshed",
                written=[],
                deleted=["a", "b"],
                refused=["site.json"],
                milliseconds=9.6,
            ),
            PassLine(0, 2, ("site.json",), 9.6),
            "lists  0 written, 2 removed  10 ms",
        ),
        (
            logged("ERROR", message="failed", key="site.json", exception_name="KeyError"),
            Trouble("failed  site.json  KeyError"),
            "trouble: failed  site.json  KeyError",
        ),
        (
            logged(message="ignored", key="ingredients/A b.json", reason="not a record's name"),
            Ignored("ingredients/A b.json", "not a record's name"),
            "ingredients/A b.json  ignored: not a record's name",
        ),
        (
            "2026-01-02 03:04:05 WARNING [lambda] ESM: Lambda publish failed (errorType=X)",
            Trouble("ESM: Lambda publish failed (errorType=X)"),
            "trouble: ESM: Lambda publish failed (errorType=X)",
        ),
    ],
)
def test_what_the_functions_did_is_understood(line: str, log_line: LogLine, told: str) -> None:
    assert parse(line) == log_line
    assert str(log_line) == told


@pytest.mark.parametrize(
    "line",
    [
        "",
        "plain text",
        "{not JSON",
        "{}",
        "[]",
        '{"message": "settled"}',
        '{"message": "settled", "key": 3}',
        '{"message": "refreshed", "written": 3, "deleted": 4}',
        '{"message": ["a"], "level": "INFO"}',
        logged(message="looked", key="x"),
        "2026-01-02 03:04:05 INFO [lambda] ESM: Lambda publish output:",
        "2026-01-02 03:04:05 WARNING [s3] something else",
    ],
)
def test_everything_else_is_left_to_the_log(line: str) -> None:
    assert parse(line) is None
