"""What happens in a schedule, in words for the person who reads its log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tests.convergence.cloud import Message


def brief(body: bytes | None) -> str:
    """What an upload says."""
    if body is None:
        return "removed"
    try:
        record = json.loads(body)
    except ValueError:
        return "broken"
    if record.get("slug") == 1:
        return "broken, draft" if "status" in record else "broken"
    names = ("name", "title", "related", "formerly", "categories", "links_back", "status")
    every = (*names, "disclaimer")
    return ", ".join(f"{name} {record[name]}" for name in every if record.get(name))


def told(messages: Iterable[Message]) -> str:
    """Which messages an invocation has."""
    return " ".join(f"{message.id}={_subject(message.body)}" for message in messages)


def _subject(body: Mapping[str, Any]) -> str:
    if "Records" in body:
        return str(body["Records"][0]["s3"]["object"]["key"])
    return ",".join(str(value) for value in body.values())
