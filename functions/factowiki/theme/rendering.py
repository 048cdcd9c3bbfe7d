"""Templates to bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from factowiki.records.models import Site
from factowiki.theme.compiling import FRAGMENTS, ViewCodeGenerator, source, template
from factowiki.theme.design import Design
from factowiki.theme.isolating import as_elements, isolated


@dataclass
class _Compiled:
    """A template, and what its pages share: rendered again only for another site record."""

    page: Template
    shared: Sequence[Template]
    _site: Site | None = None
    _fragments: tuple[Markup, ...] = field(default=(), init=False)

    def render(self, site: Site, page: Any) -> str:
        if site is not self._site:
            self._fragments = tuple(Markup(each.render(site=site)) for each in self.shared)  # noqa: S704  # it comes out of a template that escapes
            self._site = site
        return self.page.render({"site": site, "page": page, FRAGMENTS: self._fragments})


class Renderer:
    """Renders the templates of a design. Everything is escaped; a missing name is an error.

    ``precompiled`` may know the code of `sources`, by the name of the template.
    """

    def __init__(
        self, design: Design, precompiled: Callable[[str], Sequence[CodeType]] = lambda _: ()
    ) -> None:
        self.design = design
        self._precompiled = precompiled
        self._compiled: dict[str, _Compiled] = {}
        self._environment = Environment(
            loader=BaseLoader(),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.code_generator_class = ViewCodeGenerator
        self._environment.globals["assets"] = design.asset_paths
        self._environment.filters["isolated"] = isolated

    def render(self, template: str, site: Site, page: Any) -> bytes:
        """The template named ``template`` with ``site`` and ``page`` (a view) as its context."""
        found = self._compiled.get(template)
        if found is None:
            found = self._compiled[template] = self._compile(template)
        return as_elements(found.render(site, page)).encode()

    def sources(self, name: str) -> list[str]:
        """A template as modules of Python: the page, then each fragment that its pages share."""
        from factowiki.theme.flattening import flatten  # noqa: PLC0415  # none with precompiled

        flat = flatten(self._environment, self.design.templates, name)
        return [source(self._environment, each, name) for each in (flat.page, *flat.fragments)]

    def _compile(self, name: str) -> _Compiled:
        codes = self._precompiled(name) or [
            compile(text, name, "exec") for text in self.sources(name)
        ]
        page, *shared = (template(self._environment, code) for code in codes)
        return _Compiled(page, shared)
