"""The comparison as a picture: an SVG with bars, readable on light and dark pages."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.benchmarks.comparing import Comparison

_WIDTH, _NAMES, _FIGURES = 720, 110, 80  # the bars take what names and figures leave
_TITLE, _ROW, _BAR, _GAP = 40, 30, 18, 22

# Without a background of its own the picture takes that of the page.
_STYLE = """
text { font: 14px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600 }
.small { font-size: 12px; fill: #57606a }
.bar { fill: #afb8c1 }
.ours { fill: #0a7d57 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.small { fill: #9da7b1 }
.bar { fill: #57606a }
.ours { fill: #3fb984 }
}
"""


def chart(comparison: Comparison, note: str) -> str:
    """``note`` stands below: what it was measured on."""
    count = f"{comparison.ingredients:,} ingredients"
    panels = [
        (f"Full build, {count}", {tool.tool: tool.wall for tool in comparison.tools}),
        (f"One name changed among {count}", {tool.tool: tool.edit for tool in comparison.tools}),
    ]
    height = len(panels) * (_TITLE + len(comparison.tools) * _ROW + _GAP) + 24
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(_in_words(panels))}</title>",
        f"<style>{_STYLE}</style>",
    ]
    top = 0
    for title, seconds in panels:
        lines += _panel(title, seconds, top)
        top += _TITLE + len(seconds) * _ROW + _GAP
    lines += [f'<text class="small" x="0" y="{height - 8}">{escape(note)}</text>', "</svg>", ""]
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
