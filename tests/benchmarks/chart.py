"""The comparison as a picture: an SVG with bars, readable on light and dark pages."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.benchmarks.comparing import Comparison

_WIDTH, _NAMES, _FIGURES = 720, 110, 80  # the bars take what names and figures leave
_TITLE, _ROW, _BAR, _GAP, _MARGIN = 40, 30, 18, 22, 16

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


def chart(comparison: Comparison, note: str) -> str:
    """``note`` stands below, with the versions: what it was measured on."""
    versions = ", ".join(f"{tool.tool} {tool.version}" for tool in comparison.tools)
    count = f"{comparison.ingredients:,} ingredients"
    panels = [
        (f"Full build, {count}", {tool.tool: tool.wall for tool in comparison.tools}),
        (f"One name changed among {count}", {tool.tool: tool.edit for tool in comparison.tools}),
    ]
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
    for title, seconds in panels:
        lines += _panel(title, seconds, top)
        top += _TITLE + len(seconds) * _ROW + _GAP
    for line, y in ((versions, height - 20), (note, height - 2)):
        lines.append(f'<text class="small" x="0" y="{y}">{escape(line)}</text>')
    lines += ["</svg>", ""]
    return "\n".join(lines)


def _panel(title: str, seconds: dict[str, float], top: int) -> Iterator[str]:
    yield (
        f'<text class="title" x="0" y="{top + 22}">{escape(title)} '
        '<tspan class="small">seconds, less is better</tspan></text>'
    )
    longest = max(seconds.values())
    for row, (name, value) in enumerate(seconds.items()):
        y = top + _TITLE + row * _ROW
        width = max(1, value / longest * (_WIDTH - _NAMES - _FIGURES))
        kind = "bar" if row else "bar ours"
        yield f'<text x="0" y="{y + 14}">{escape(name)}</text>'
        place = f'x="{_NAMES}" y="{y}" width="{width:.1f}" height="{_BAR}"'
        yield f'<rect class="{kind}" {place} rx="3"/>'
        yield f'<text x="{_NAMES + width + 8:.1f}" y="{y + 14}">{figure(value)}</text>'


def figure(seconds: float) -> str:
    return (
        f"{seconds:.0f}"
        if seconds >= 10
        else f"{seconds:.1f}"
        if seconds >= 1
        else f"{seconds:.2f}"
    )


def _in_words(panels: list[tuple[str, dict[str, float]]]) -> str:
    return " ".join(
        f"{title}: "
        + ", ".join(f"{name} {figure(value)} s" for name, value in seconds.items())
        + "."
        for title, seconds in panels
    )
