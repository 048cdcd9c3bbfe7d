"""Flat templates to code: Jinja2's, but for the two steps that a page takes most often.

An attribute of a view is looked up as Python does (a missing one is an error all the same), and a
text is escaped without being wrapped in `Markup`, since it goes straight into the page.
"""

from __future__ import annotations

from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


class ViewCodeGenerator(CodeGenerator):
    """For templates whose variables are views: objects with attributes, no dictionaries."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja2's
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


def source(environment: Environment, tree: nodes.Template, name: str) -> str:
    """``tree`` as the text of a Python module. ``environment`` must escape."""
    return environment.compile(tree, name, name, raw=True)


def template(environment: Environment, code: CodeType) -> Template:
    """What `source` wrote, compiled, as a template of an environment with the same settings."""
    template = Template.from_code(environment, code, environment.globals)
    # The generated code imports Jinja2's `escape` under this name.
    template.root_render_func.__globals__["escape"] = escaped
    return template


def escaped(value: Any) -> Any:
    """As `markupsafe.escape`, for what is printed at once."""
    if type(value) is not str:
        return value if type(value) is Markup else escape(value)
    if "&" in value:
        value = value.replace("&", "&amp;")
    if "<" in value:
        value = value.replace("<", "&lt;")
    if ">" in value:
        value = value.replace(">", "&gt;")
    if '"' in value:
        value = value.replace('"', "&#34;")
    if "'" in value:
        value = value.replace("'", "&#39;")
    return value
