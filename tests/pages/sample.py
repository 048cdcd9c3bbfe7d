"""The sample data of the repository as a settled site in memory."""

from __future__ import annotations

from pathlib import Path

from factowiki.local.directory import DirectoryStore
from tests.world import World

ROOT = Path(__file__).parents[2]


def sample_world(today: str = "2026-12-01") -> World:
    world = World(today=today)
    for entry in DirectoryStore(ROOT / "data").list():
        world.upload(entry.key, (ROOT / "data" / entry.key).read_bytes())
    world.settle()
    return world
