"""The buckets that a new function finds, as files."""

from __future__ import annotations

from pathlib import Path

from factowiki.pages.artifact import Artifact, Headers
from tests.world import World

DATA = Path(__file__).parents[2] / "data"


def write_objects(folder: Path) -> None:
    """The sample site: its records were read, but no ingredient's page is written yet."""
    world = World()
    for file in sorted(DATA.rglob("*.json")):
        if file.parent.name != "schema":
            record = Artifact(file.read_bytes(), Headers("application/json"))
            world.content.put(file.relative_to(DATA).as_posix(), record)
    world.engine.refresher.refresh()
    for bucket, store in (("content", world.content), ("state", world.state)):
        for key, artifact in store.objects.items():
            place = folder / bucket / key
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(artifact.body)
