"""Templates as people write them, to one flat template a machine renders quickly.

For people a page is a layout with blocks, and components in files of their own. Each of these costs
a call or two for every page rendered, two thirds of the time; so before a template is compiled its
layout and components are written out in place. Nothing changes in what is rendered; what would is
refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar, cast

from jinja2 import Environment, TemplateSyntaxError, nodes

from factowiki.theme.template_checks import check, check_component

# The fields of a node that hold statements.
_BODIES: Final = ("body", "else_", "elif_")

N = TypeVar("N")


def flatten(environment: Environment, sources: Mapping[str, str], name: str) -> nodes.Template:
    """The template ``name`` of ``sources``, with everything that it extends and calls inside."""
    template = nodes.Template(_Sources(environment, sources).flat(name), lineno=1)
    template.set_environment(environment)
    return template


@dataclass(frozen=True)
class _Component:
    """A macro, and the macros that its own file knows."""

    macro: nodes.Macro
    known: Mapping[str, _Component]


@dataclass(frozen=True)
class _Sources:
    environment: Environment
    sources: Mapping[str, str]

    def flat(self, name: str) -> list[nodes.Node]:
        """The statements of a template, its parent's blocks filled with its own."""
        template = self._parsed(name)
        parents = [*template.find_all(nodes.Extends)]
        own = [node for node in template.body if not isinstance(node, nodes.Extends)]
        body = self._inlined(own, self._components(name, template.body))
        blocks = {node.name: node for node in body if isinstance(node, nodes.Block)}
        if not parents:
            return body
        return _filled(self.flat(cast("nodes.Const", parents[0].template).value), blocks)

    def _parsed(self, name: str) -> nodes.Template:
        template = self.environment.parse(self.sources[name], name, name)
        check(template, name)
        return template

    def _components(self, name: str, body: list[nodes.Node]) -> dict[str, _Component]:
        """The macros that a template defines or imports."""
        known: dict[str, _Component] = {}
        for node in body:
            if isinstance(node, nodes.FromImport):
                file = cast("nodes.Const", node.template).value
                offered = self._components(file, self._parsed(file).body)
                for item in node.names:
                    theirs, ours = item if isinstance(item, tuple) else (item, item)
                    if theirs not in offered:
                        raise TemplateSyntaxError(f"{file} has no {theirs}", node.lineno, name)
                    known[ours] = offered[theirs]
            elif isinstance(node, nodes.Macro):
                known[node.name] = _Component(node, known)
        for node in body:
            if isinstance(node, nodes.Macro):
                check_component(node, known, name)
        return known

    def _inlined(
        self, body: Iterable[nodes.Node], known: Mapping[str, _Component]
    ) -> list[nodes.Node]:
        """``body`` with every component written out where it is called."""
        return [flat for node in body for flat in self._inline(node, known)]

    def _inline(self, node: nodes.Node, known: Mapping[str, _Component]) -> Iterator[nodes.Node]:
        if isinstance(node, nodes.FromImport | nodes.Macro):
            return
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                component = _called(part, known)
                if component is None:
                    self._check_uncalled([part], known)
                    yield nodes.Output([part], lineno=node.lineno)
                else:
                    yield self._written_out(component, cast("nodes.Call", part))
            return
        self._check_uncalled(
            (each for name, each in node.iter_fields() if name not in _BODIES), known
        )
        yield _with_bodies(node, lambda body: self._inlined(body, known))

    def _check_uncalled(self, parts: Iterable[Any], known: Mapping[str, _Component]) -> None:
        for part in parts:
            for each in part if isinstance(part, list) else [part]:
                if isinstance(each, nodes.Node):
                    for call in [each, *each.find_all(nodes.Call)]:
                        if _called(call, known) is not None:
                            raise TemplateSyntaxError(
                                "a component is called by itself: {{ component(…) }}", call.lineno
                            )

    def _written_out(self, component: _Component, call: nodes.Call) -> nodes.With:
        macro = component.macro
        given = dict(zip((each.name for each in macro.args), call.args, strict=False))
        given |= {each.key: each.value for each in call.kwargs}
        defaults = macro.defaults
        names = [each.name for each in macro.args]
        for name, value in zip(names[len(names) - len(defaults) :], defaults, strict=True):
            given.setdefault(name, value)
        unpacked = call.dyn_args is not None or call.dyn_kwargs is not None
        if given.keys() != set(names) or len(call.args) > len(names) or unpacked:
            raise TemplateSyntaxError(f"{macro.name} takes {', '.join(names)}", call.lineno)
        return nodes.With(
            [nodes.Name(name, "param") for name in given],
            [_copied(value) for value in given.values()],
            self._inlined(_copied(macro.body), component.known),
            lineno=call.lineno,
        )


def _called(node: nodes.Node, known: Mapping[str, _Component]) -> _Component | None:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        return known.get(node.node.name)
    return None


def _filled(body: Iterable[nodes.Node], blocks: Mapping[str, nodes.Block]) -> list[nodes.Node]:
    """``body`` with the statements of each block in its place: of ``blocks``, else its own."""
    found: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Block):
            inside = blocks.get(node.name, node).body
            found.append(nodes.With([], [], _filled(inside, blocks), lineno=node.lineno))
        else:
            found.append(_with_bodies(node, lambda body: _filled(body, blocks)))
    return found


def _with_bodies(
    node: nodes.Node, changed: Callable[[list[nodes.Node]], list[nodes.Node]]
) -> nodes.Node:
    for name in _BODIES:
        if body := getattr(node, name, None):
            setattr(node, name, changed(body))
    return node


def _copied(part: N) -> N:
    """Nodes are changed in place, and a component may be called twice."""
    if isinstance(part, nodes.Node):
        fields = [_copied(getattr(part, name)) for name in part.fields]
        return cast("N", type(part)(*fields, lineno=part.lineno, environment=part.environment))
    if isinstance(part, list):
        return cast("N", [_copied(each) for each in part])
    return part
