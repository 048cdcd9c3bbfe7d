"""What a template may not contain, because written out in place it would mean something else."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

# What would not mean in a flat template what it means to Jinja2.
_UNSUPPORTED: Final = (nodes.Include, nodes.Import, nodes.CallBlock, nodes.FilterBlock)
# They ask whether something is there.
_ASKING: Final = frozenset({"defined", "undefined", "default", "d"})
# Every component sees `assets`, so nothing else may have that name.
_RESERVED: Final = frozenset({"assets", "super", "self", "caller"})


def check(template: nodes.Template, name: str) -> None:
    """Raises `TemplateSyntaxError` for what flattening would get wrong."""
    for unknown in template.find_all(_UNSUPPORTED):
        what = f"{type(unknown).__name__} cannot be written out in place"
        raise TemplateSyntaxError(what, unknown.lineno, name)
    for word in template.find_all(nodes.Name):
        if word.name in _RESERVED and (word.ctx != "load" or word.name != "assets"):
            what = f"the name {word.name} is taken"
            raise TemplateSyntaxError(what, word.lineno, name)
    for asking in template.find_all((nodes.Test, nodes.Filter)):
        if asking.name in _ASKING:
            what = "a view has all its attributes, and a missing one is an error"
            raise TemplateSyntaxError(what, asking.lineno, name)
    extends = any(isinstance(node, nodes.Extends) for node in template.body)
    for node in template.body if extends else ():
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            what = "blocks do not see what is set outside of them"
            raise TemplateSyntaxError(what, node.lineno, name)


def check_component(macro: nodes.Macro, known: Container[str], name: str) -> None:
    """A component sees its arguments only; written out in place it would see its caller's names.

    ``known`` are the components that it may call.
    """
    words = [*macro.find_all(nodes.Name)]
    own = {word.name for word in words if word.ctx != "load"} | {"loop", "assets"}
    for word in words:
        if word.name not in own and word.name not in known:
            what = f"{macro.name} has no argument {word.name}"
            raise TemplateSyntaxError(what, word.lineno, name)
