"""What is compiled for speed renders what Jinja2 itself renders."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import UndefinedError
from markupsafe import Markup, escape

from factowiki.theme.compiling import escaped
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer

LAYOUT = """\
<title>{% block title %}{{ site.name }}{% endblock %}</title>
{% block main %}nothing{% endblock %}
<footer>{{ site.name }}
{% for each in site.notes %}<p>{{ loop.index }} {{ each }}</p>{% endfor %}
</footer>
"""
LINKS = """\
{% macro link(path, name="<more>") %}<a href="{{ path }}">{{ name }}</a>{% endmacro %}
{% macro links(all, title) %}
<h2>{{ title }}</h2>
{% for each in all %}
{{ loop.index }}:{{ link(each.path, name=each.name) }}{% else %}none{% endfor %}
{{ link("/") }}
{% endmacro %}
"""
PAGE = """\
{% extends "layout" %}
{% from "links" import links, link as one %}
{% block title %}{{ page.name }} | {{ super_name }}{% endblock %}
{% block main %}
{% set first = page.links[0] %}
{% if page.links %}
{{ links(page.links, page.name) }}{{ links([], title="again " ~ site.name) }}
{% endif %}
{% for links in page.links %}{{ links.name }}{{ one(links.path) }}{% endfor %}
{% with name = "with" %}{{ name }}{{ one("x", name) }}{% endwith %}
{% for site in page.links %}{{ site.name }}{% endfor %}
{% set site = "another" %}{{ site }}
{{ first.name }}
{% endblock %}
""".replace("{{ super_name }}", "{{ site.name }}")
SOURCES = {"layout": LAYOUT, "links": LINKS, "page": PAGE}


def link(path: str, name: str) -> Any:
    return SimpleNamespace(path=path, name=name)


SITE: Any = SimpleNamespace(name="Facts & <more>", notes=["one", '"two"'])
VIEW = SimpleNamespace(name="L-serine's", links=[link("/a/", "A & B"), link("/b/", "<b>")])


def plainly(sources: dict[str, str], page: Any) -> str:
    environment = Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page").render(site=SITE, page=page)


def test_layouts_and_components_render_as_jinja_renders_them() -> None:
    renderer = Renderer(Design(SOURCES))
    for page in (VIEW, SimpleNamespace(name="again", links=VIEW.links[:1])):
        assert renderer.render("page", SITE, page).decode() == plainly(SOURCES, page)


@pytest.mark.parametrize("wrong", ["{{ page.nothing }}", "{{ nothing }}", "{{ site.nothing }}"])
def test_a_missing_name_is_an_error(wrong: str) -> None:
    with pytest.raises((AttributeError, UndefinedError), match="nothing"):
        Renderer(Design({"page": wrong})).render("page", SITE, VIEW)


@pytest.mark.parametrize("call", ["link()", "link(1, 2, 3)", "link(1, other=2)"])
def test_a_component_called_wrongly_is_an_error(call: str) -> None:
    page = f'{{% from "links" import link %}}{{{{ {call} }}}}'
    with pytest.raises(TemplateSyntaxError, match="link takes path, name"):
        Renderer(Design({**SOURCES, "page": page})).render("page", SITE, VIEW)


@pytest.mark.parametrize(
    "page",
    [
        '{% include "links" %}',
        '{% import "links" as all %}',
        '{% from "links" import link %}{% call link("x") %}{% endcall %}',
        '{% from "links" import link %}{% if link("x") %}{% endif %}',
        '{% from "links" import link %}{{ link("x") | upper }}',
        '{% from "links" import link %}{{ link(**page) }}',
        "{% set assets = 1 %}",
        "{% macro m(x) %}{{ page.name }}{% endmacro %}{{ m(1) }}",
        "{% if page.name is defined %}{% endif %}",
        '{{ page.name | default("x") }}',
        '{% extends "layout" %}{% block main %}{{ super() }}{% endblock %}',
        '{% extends "layout" %}{% set x = 1 %}{% block main %}{{ x }}{% endblock %}',
    ],
)
def test_what_would_mean_something_else_is_refused(page: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Renderer(Design({**SOURCES, "page": page})).render("page", SITE, VIEW)


def test_a_component_that_does_not_exist_is_an_error() -> None:
    page = '{% from "links" import nothing %}'
    with pytest.raises(TemplateSyntaxError, match="links has no nothing"):
        Renderer(Design({**SOURCES, "page": page})).render("page", SITE, VIEW)


@given(st.text(alphabet=st.sampled_from("<>&\"'ax \u00e9")) | st.integers() | st.none())
def test_escaping_is_that_of_markupsafe(value: Any) -> None:
    assert str(escaped(value)) == str(escape(value))


def test_markup_is_not_escaped_again() -> None:
    assert escaped(Markup("<b>")) == "<b>"
