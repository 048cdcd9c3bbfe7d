"""Rules for templates."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from jinja2 import StrictUndefined, meta

from factowiki.design_folder import precompiled_folder, read_design
from factowiki.theme.rendering import Renderer

ROOT = Path(__file__).parents[2]
DESIGN = read_design(ROOT / "templates")
TEMPLATES = DESIGN.templates


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_escapes_the_escaping(name: str) -> None:
    assert not re.search(r"\|\s*safe|autoescape|Markup", TEMPLATES[name])


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_use_what_they_are_given_and_nothing_else(name: str) -> None:
    environment = Renderer(DESIGN)._environment
    found = meta.find_undeclared_variables(environment.parse(TEMPLATES[name]))
    imported = {
        macro.strip()
        for macros in re.findall(r"import (.*?) %}", TEMPLATES[name])
        for macro in macros.split(",")
    }
    assert found <= {"page", "site", "assets", "caller"} | imported


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_is_used(name: str) -> None:
    inside = any(f'"{name}"' in text for other, text in TEMPLATES.items() if other != name)
    code = (file.read_text(encoding="utf-8") for file in (ROOT / "functions").rglob("*.py"))
    assert inside or any(f'"{name}"' in text for text in code)


def test_a_page_template_has_the_name_of_its_module() -> None:
    """Or of its folder, where it takes more than one."""
    pages = [*(ROOT / "functions/factowiki/pages").rglob("*.py")]
    modules = {file.stem for file in pages} | {file.parent.name for file in pages}
    for name in TEMPLATES:
        if name.startswith("pages/"):
            assert name.removeprefix("pages/").split(".")[0] in modules


def test_components_are_one_macro_of_their_own_name_and_its_parts() -> None:
    for name, text in TEMPLATES.items():
        if name.startswith("components/"):
            assert text.startswith("{#"), f"{name} should say what it is"
            assert "{% macro" in text


def test_the_environment_is_strict_and_escapes() -> None:
    environment = Renderer(DESIGN)._environment
    assert environment.undefined is StrictUndefined
    assert environment.autoescape is True


def test_any_change_of_the_design_changes_its_digest() -> None:
    assert read_design(ROOT / "templates").digest == DESIGN.digest
    name = next(iter(TEMPLATES))
    for other in (
        type(DESIGN)({**TEMPLATES, name: "x"}, DESIGN.assets, DESIGN.code),
        type(DESIGN)(TEMPLATES, {"site.css": b"x"}, DESIGN.code),
        type(DESIGN)(TEMPLATES, DESIGN.assets, "other code"),
    ):
        assert other.digest != DESIGN.digest


@pytest.mark.parametrize(
    ("library", "rereads"),
    [("jinja2", ""), ("markupsafe", ""), ("pydantic", "rereads"), ("pydantic-core", "rereads")],
)
def test_another_version_of_what_renders_is_another_design(library: str, rereads: str) -> None:
    other = read_design(
        ROOT / "templates", lambda name: "0.0" if name == library else version(name)
    )
    assert other.digest != DESIGN.digest
    assert (other.parser != DESIGN.parser) is bool(rereads)
    assert precompiled_folder(other) == precompiled_folder(DESIGN)


def test_other_tables_of_unicode_are_another_design_and_nothing_else_of_python_is() -> None:
    asked: list[str] = []

    def versions(name: str) -> str:
        asked.append(name)
        return version(name)

    other = read_design(ROOT / "templates", versions, unicode="99.0")
    assert (other.digest, other.parser) != (DESIGN.digest, DESIGN.parser)
    assert set(asked) == {"jinja2", "markupsafe", "pydantic", "pydantic-core"}
    assert read_design(ROOT / "templates") == DESIGN
