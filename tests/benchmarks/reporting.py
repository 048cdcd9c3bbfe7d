"""The comparison as text and as JSON."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from tests.benchmarks.comparing import Comparison, Measured
from tests.benchmarks.goals import SET_FOR, goals
from tests.benchmarks.measuring import SLOW, VERY_SLOW, repetitions

_MIB = 1024 * 1024


def machine() -> dict[str, Any]:
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2),
    }


def as_json(comparisons: list[Comparison], left_out: list[str]) -> dict[str, Any]:
    return {
        "machine": machine(),
        "left_out": left_out,
        "sites": [
            asdict(comparison)
            | {
                "medians": {tool.tool: _figures(tool) for tool in comparison.tools},
                "ratios": {peer.tool: _ratios(comparison.ours, peer) for peer in comparison.peers},
                "goals": [asdict(goal) | {"met": goal.met} for goal in goals(comparison)],
            }
            for comparison in comparisons
        ],
    }


def _figures(tool: Measured) -> dict[str, float]:
    """Seconds and bytes: medians, and the peaks of memory."""
    return {
        "wall": tool.wall,
        "cpu": tool.cpu,
        "edit": tool.edit,
        "edit_cpu": tool.edit_cpu,
        "largest": tool.largest,
        "together": tool.watched.together,
    }


def _ratios(ours: Measured, peer: Measured) -> dict[str, float]:
    of_peer = _figures(peer)
    return {
        name: figure / of_peer[name] for name, figure in _figures(ours).items() if of_peer[name]
    }


def as_text(comparison: Comparison, about_edits: dict[str, str]) -> str:
    return "\n".join(_lines(comparison, about_edits))


def _lines(comparison: Comparison, about_edits: dict[str, str]) -> Iterator[str]:
    size = f"{comparison.ingredients:,} ingredients"
    yield f"{size}: full build"
    yield ""
    yield from _builds(comparison)
    yield (
        f"runs: {repetitions(0)}, {repetitions(SLOW + 1)} of what took more than {SLOW:.0f} s at "
        f"first, {repetitions(VERY_SLOW + 1)} of what took more than {VERY_SLOW:.0f} s"
    )
    for name, seconds in comparison.floors.items():
        yield f"floor: {name}: {seconds:.2f} s, we take {comparison.ours.wall / seconds:.1f} times"
    yield ""
    yield f"{size}: one name changed, what shows it rebuilt"
    yield ""
    yield from _edits(comparison, about_edits)
    yield ""
    yield f"{size}: goals, which are set for {SET_FOR:,}"
    yield ""
    rows = [
        (goal.what, f"{goal.reached:.2f}", f"{goal.most:.2f}", "met" if goal.met else "MISSED")
        for goal in goals(comparison)
    ]
    yield from _table(("", "ours/it", "at most", ""), rows)


def _builds(comparison: Comparison) -> Iterator[str]:
    ours = comparison.ours
    header = ("", "wall s", "ours/it", "cpu s", "ours/it", "MiB", "ours/it", "all MiB", "ours/it")
    rows = []
    for tool in comparison.tools:
        off = f"({tool.output.page_bytes / ours.output.page_bytes - 1:+.1%})"
        rows.append(
            (
                f"{tool.tool} {tool.version}",
                f"{tool.wall:.2f}",
                f"{ours.wall / tool.wall:.2f}",
                f"{tool.cpu:.2f}",
                f"{ours.cpu / tool.cpu:.2f}",
                f"{tool.largest / _MIB:.0f}",
                f"{ours.largest / tool.largest:.2f}",
                *_together(ours, tool),
                str(len(tool.builds)),
                f"{tool.output.files:,}",
                f"{tool.output.total_bytes / _MIB:.1f}",
                f"{tool.output.page_bytes:,.0f}",
                off,
            )
        )
    yield from _table((*header, "runs", "files", "MiB out", "bytes/page", ""), rows)


def _together(ours: Measured, tool: Measured) -> tuple[str, str]:
    if not tool.watched.together:
        return "?", "?"
    share = ours.watched.together / tool.watched.together
    return f"{tool.watched.together / _MIB:.0f}", f"{share:.2f}"


def _edits(comparison: Comparison, about_edits: dict[str, str]) -> Iterator[str]:
    ours = comparison.ours
    rows = [
        (
            tool.tool,
            f"{tool.edit:.2f}",
            f"{ours.edit / tool.edit:.2f}",
            f"{tool.edit_cpu:.2f}",
            f"{ours.edit_cpu / tool.edit_cpu:.2f}",
            str(len(tool.edits)),
            about_edits[tool.tool],
            _stale(tool),
        )
        for tool in comparison.tools
    ]
    yield from _table(("", "wall s", "ours/it", "cpu s", "ours/it", "runs", "how", ""), rows)


def _stale(tool: Measured) -> str:
    return f"LEFT STALE: {', '.join(tool.stale)}" if tool.stale else "all pages right"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Columns with a title are figures and stand to the right; `how` and those without do not."""
    lines = [header, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for row in lines:
        cells = (
            cell.ljust(width) if title in {"", "how"} else cell.rjust(width)
            for title, cell, width in zip(header, row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()
