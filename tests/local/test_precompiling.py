"""Templates compiled for the artifact render what those compiled on the spot render."""

from __future__ import annotations

import compileall
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from factowiki.design_folder import precompiled, precompiled_folder
from factowiki.engine.publish import Publisher
from factowiki.local.memory import MemoryStore
from factowiki.local.package.precompiling import precompiled_files
from factowiki.pages.assets import assets_of
from factowiki.pages.lists.kinds import pages_of_many_records
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer
from tests.records.records import ingredient_keys
from tests.world import DESIGN, World

HOME = "pages/home.html.jinja"


@pytest.fixture(scope="module")
def artifact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("task")
    write(root, DESIGN)
    compileall.compile_dir(root, quiet=2)
    return root


def write(root: Path, design: Design) -> None:
    for name, text in precompiled_files(design):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


class Compiles(Exception):
    pass


class Precompiled(Renderer):
    """Compiles nothing itself."""

    def sources(self, name: str) -> list[str]:
        raise Compiles(name)


def test_every_page_is_the_same_byte_for_byte(artifact: Path) -> None:
    world = World()
    world.upload("site.json", (Path(__file__).parents[2] / "data/site.json").read_bytes())
    world.ingredient("l-serine", name='L-"serine" & <co>', formerly=["serine"])
    world.ingredient("glycine", related=["l-serine"])
    world.settle()
    renderer = Precompiled(DESIGN, precompiled(DESIGN, artifact))
    catalog = world.engine.publisher._state.read()[0].catalog
    assert catalog is not None
    pages = pages_of_many_records(catalog, renderer)
    site = MemoryStore()
    buckets = replace(world.engine.buckets, site=site)
    publisher = Publisher(buckets, renderer, world.refresh_queue)
    for key in ingredient_keys("l-serine", "glycine", "serine"):
        assert publisher.publish(key).written
    pages |= site.objects
    assets = assets_of(DESIGN)
    expected = {key: found.body for key, found in world.site.objects.items() if key not in assets}
    assert {key: found.body for key, found in pages.items()} == expected


def test_a_precompiled_template_is_bound_to_templates_and_code(artifact: Path) -> None:
    assert precompiled(DESIGN, artifact)(HOME)
    for other in (
        replace(DESIGN, code="other code"),
        replace(DESIGN, templates={**DESIGN.templates, "components/new": ""}),
    ):
        assert precompiled_folder(other) != precompiled_folder(DESIGN)
        assert not precompiled(other, artifact)(HOME)
        with pytest.raises(Compiles):
            Precompiled(other, precompiled(other, artifact))._compile(HOME)


def test_without_precompiled_templates_they_are_compiled(tmp_path: Path) -> None:
    compiled = Renderer(DESIGN, precompiled(DESIGN, tmp_path))._compile(HOME)
    assert len(compiled.shared) == len(Renderer(DESIGN).sources(HOME)) - 1


def test_two_renderers_of_one_artifact_share_nothing(artifact: Path) -> None:
    one, two = (Renderer(DESIGN, precompiled(DESIGN, artifact))._compile(HOME) for _ in range(2))
    assert one.page.environment is not two.page.environment
    assert one.page.root_render_func.__globals__ is not two.page.root_render_func.__globals__


def test_source_is_enough_where_no_bytecode_was_made(artifact: Path, tmp_path: Path) -> None:
    shutil.copytree(artifact, tmp_path, dirs_exist_ok=True, ignore=lambda *_: ["__pycache__"])
    [page, *_] = precompiled(DESIGN, tmp_path)(HOME)
    assert page.co_filename == HOME
