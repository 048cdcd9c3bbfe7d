"""Templates to bytes."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template

from factowiki.records.models import Site
from factowiki.theme import compiling
from factowiki.theme.design import Design


class Renderer:
    """Renders the templates of a design. Everything is escaped; a missing name is an error.

    ``precompiled`` may know the code of `source`, by the name of the template.
    """

    def __init__(
        self, design: Design, precompiled: Callable[[str], CodeType | None] = lambda _: None
    ) -> None:
        self.design = design
        self._precompiled = precompiled
        self._compiled: dict[str, Template] = {}
        self._environment = Environment(
            loader=BaseLoader(),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.code_generator_class = compiling.ViewCodeGenerator
        self._environment.globals["assets"] = design.asset_paths

    def render(self, template: str, site: Site, page: Any) -> bytes:
        """The template named ``template`` with ``site`` and ``page`` (a view) as its context."""
        found = self._compiled.get(template)
        if found is None:
            found = self._compiled[template] = self._compile(template)
        return found.render({"site": site, "page": page}).encode()

    def source(self, name: str) -> str:
        """A template as a module of Python."""
        from factowiki.theme.flattening import flatten  # noqa: PLC0415  # none with precompiled

        flat = flatten(self._environment, self.design.templates, name)
        return compiling.source(self._environment, flat, name)

    def _compile(self, name: str) -> Template:
        code = self._precompiled(name) or compile(self.source(name), name, "exec")
        return compiling.template(self._environment, code)
