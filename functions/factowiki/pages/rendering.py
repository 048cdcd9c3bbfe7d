"""Templates to bytes."""

from __future__ import annotations

from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from factowiki.content.records import Site
from factowiki.pages.design import Design


class Renderer:
    """Renders the templates of a design. Everything is escaped; a missing name is an error."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self._environment = Environment(
            loader=DictLoader(dict(design.templates)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.globals["assets"] = design.asset_paths

    def render(self, template: str, site: Site, page: Any) -> bytes:
        """The template named ``template`` with ``site`` and ``page`` (a view) as its context."""
        return self._environment.get_template(template).render(site=site, page=page).encode()
