"""An edit writes exactly the objects whose bytes differ between clean builds before and after.

Each of them once: neither is anything left out, nor is anything written in vain or twice.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact
from tests.convergence import editors
from tests.convergence.choices import Choices
from tests.convergence.designs import DESIGNS
from tests.world import World, clean_world

SITES, EDITS = 100, 12
STRICT = replace(DESIGNS[0], headers="strict")


@dataclass
class Recording(MemoryStore):
    touched: list[str] = field(default_factory=list)

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        self.touched.append(key)
        return super().put(key, artifact, **conditions)

    def delete(self, key: str, **conditions: Any) -> None:
        self.touched.append(key)
        super().delete(key, **conditions)


def good_edit(choices: Choices) -> tuple[str, bytes | None]:
    while True:
        key, body = editors.edit(choices)
        if body not in editors.BROKEN:
            return key, body


def apply(world: World, key: str, edited: bytes | None) -> None:
    if edited is None:
        world.remove(key)
    else:
        world.upload(key, edited)


@pytest.mark.parametrize("seed", range(SITES))
def test_zero_stale_and_zero_unnecessary(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    choices = Choices(seed)
    site = Recording()
    world = World(site=site, design=DESIGNS[0])
    for key, body in editors.records().items():
        world.upload(key, body)
    for _ in range(choices.below(8)):  # so that each site is another one
        apply(world, *good_edit(choices))
    world.settle()
    before = clean_world(world).site.objects
    for _ in range(EDITS):
        key, edited = good_edit(choices)
        site.touched.clear()
        apply(world, key, edited)
        world.settle()
        after = clean_world(world).site.objects
        differing = {
            name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
        }
        assert sorted(site.touched) == sorted(differing)
        assert site.objects == after
        before = after


@pytest.mark.parametrize("seed", range(SITES // 10))
def test_each_object_is_written_once_when_only_the_rules_for_headers_change(
    seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    choices = Choices(seed)
    before = World(design=DESIGNS[0])
    for key, body in editors.records().items():
        before.upload(key, body)
    for _ in range(choices.below(8)):
        apply(before, *good_edit(choices))
    before.settle()
    site = Recording(dict(before.site.objects))
    after = World(content=before.content, state=before.state, site=site, design=STRICT)
    after.nightly()
    assert sorted(site.touched) == sorted(site.objects)
    site.touched.clear()
    for _ in range(3):
        after.nightly()
    assert not site.touched


def test_more_than_a_thousand_edits_are_tried() -> None:
    assert SITES * EDITS >= 1_000
