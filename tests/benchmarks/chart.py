"""The comparison as a picture: an SVG with bars, readable on light and dark pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from tests.benchmarks.comparing import Comparison

_WIDTH, _NAMES, _FIGURES = 720, 110, 80  # the bars take what names and figures leave
_TITLE, _ROW, _BAR, _GAP, _MARGIN = 40, 30, 18, 22, 16
_UNITS, _MIB = {"s": "seconds", "MiB": "MiB"}, 1024 * 1024

# With a background of its own, because a page may be light where the system is dark.
_STYLE = """
.page { fill: #ffffff; stroke: #d0d7de }
text { font: 14px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600 }
.small { font-size: 12px; font-weight: 400; fill: #57606a }
.bar { fill: #afb8c1 }
.ours { fill: #0a7d57 }
@media (prefers-color-scheme: dark) {
.page { fill: #0d1117; stroke: #30363d }
text { fill: #e6edf3 }
.small { fill: #9da7b1 }
.bar { fill: #57606a }
.ours { fill: #3fb984 }
}
"""


@dataclass(frozen=True)
class Panel:
    """Bars under a title: a figure for each tool, ours first."""

    title: str
    unit: str
    figures: dict[str, float]


def chart(comparison: Comparison, note: str) -> str:
    """``note`` stands below, with the versions: what it was measured on."""
    versions = ", ".join(f"{tool.tool} {tool.version}" for tool in comparison.tools)
    panels = [*_panels(comparison)]
    height = len(panels) * (_TITLE + len(comparison.tools) * _ROW + _GAP) + 30
    width, tall = _WIDTH + 2 * _MARGIN, height + 2 * _MARGIN
    size = f'viewBox="{-_MARGIN} {-_MARGIN} {width} {tall}" width="{width}" height="{tall}"'
    edge = f'x="{1 - _MARGIN}" y="{1 - _MARGIN}" width="{width - 2}" height="{tall - 2}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(_in_words(panels))}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect class="page" {edge} rx="8"/>',
    ]
    top = 0
    for panel in panels:
        lines += _bars(panel, top)
        top += _TITLE + len(panel.figures) * _ROW + _GAP
    for line, y in ((versions, height - 20), (note, height - 2)):
        lines.append(f'<text class="small" x="0" y="{y}">{escape(line)}</text>')
    lines += ["</svg>", ""]
    return "\n".join(lines)


def _panels(comparison: Comparison) -> Iterator[Panel]:
    count, tools = f"{comparison.ingredients:,} ingredients", comparison.tools
    yield Panel(f"Full build, {count}", "s", {tool.tool: tool.wall for tool in tools})
    yield Panel(f"One name changed among {count}", "s", {tool.tool: tool.edit for tool in tools})
    if all(tool.watched.together for tool in tools):
        memory = {tool.tool: tool.watched.together / _MIB for tool in tools}
        yield Panel("Peak memory of the full build, all processes", "MiB", memory)


def _bars(panel: Panel, top: int) -> Iterator[str]:
    yield (
        f'<text class="title" x="0" y="{top + 22}">{escape(panel.title)} '
        f'<tspan class="small">{_UNITS[panel.unit]}, less is better</tspan></text>'
    )
    longest = max(panel.figures.values())
    for row, (name, value) in enumerate(panel.figures.items()):
        y = top + _TITLE + row * _ROW
        width = max(1, value / longest * (_WIDTH - _NAMES - _FIGURES))
        kind = "bar" if row else "bar ours"
        yield f'<text x="0" y="{y + 14}">{escape(name)}</text>'
        place = f'x="{_NAMES}" y="{y}" width="{width:.1f}" height="{_BAR}"'
        yield f'<rect class="{kind}" {place} rx="3"/>'
        yield f'<text x="{_NAMES + width + 8:.1f}" y="{y + 14}">{figure(value)}</text>'


def figure(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _in_words(panels: list[Panel]) -> str:
    return " ".join(
        f"{panel.title}: "
        + ", ".join(f"{name} {figure(value)} {panel.unit}" for name, value in panel.figures.items())
        + "."
        for panel in panels
    )
