"""The comparison as text and as JSON."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from tests.benchmarks.comparing import Comparison, Measured, ratio
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
                "medians": {
                    tool.tool: {"wall": tool.wall, "cpu": tool.cpu, "edit": tool.edit}
                    for tool in comparison.tools
                },
                "ratios": {
                    peer.tool: {
                        "wall": ratio(comparison.ours.wall, peer.wall),
                        "cpu": ratio(comparison.ours.cpu, peer.cpu),
                        "edit": ratio(comparison.ours.edit, peer.edit),
                    }
                    for peer in comparison.peers
                },
            }
            for comparison in comparisons
        ],
    }


def as_text(comparison: Comparison, about_edits: dict[str, str]) -> str:
    return "\n".join(_lines(comparison, about_edits))


def _lines(comparison: Comparison, about_edits: dict[str, str]) -> Iterator[str]:
    ours = comparison.ours
    yield f"{comparison.ingredients:,} ingredients: full build"
    yield ""
    yield from _table(
        (
            "",
            "wall s",
            "ours/it",
            "cpu s",
            "ours/it",
            "MiB",
            "all MiB",
            "runs",
            "files",
            "bytes/page",
            "",
        ),
        [
            (
                f"{tool.tool} {tool.version}",
                f"{tool.wall:.2f}",
                f"{ratio(ours.wall, tool.wall):.2f}",
                f"{tool.cpu:.2f}",
                f"{ratio(ours.cpu, tool.cpu):.2f}",
                f"{tool.largest / _MIB:.0f}",
                f"{tool.watched.together / _MIB:.0f}" if tool.watched.together else "?",
                str(len(tool.builds)),
                f"{tool.output.files:,}",
                f"{tool.output.page_bytes:,.0f}",
                f"({tool.output.page_bytes / ours.output.page_bytes - 1:+.1%})",
            )
            for tool in comparison.tools
        ],
    )
    yield (
        f"runs: {repetitions(0)}, {repetitions(SLOW + 1)} of what took more than {SLOW:.0f} s at "
        f"first, {repetitions(VERY_SLOW + 1)} of what took more than {VERY_SLOW:.0f} s"
    )
    for name, seconds in comparison.floors.items():
        yield f"floor: {name}: {seconds:.2f} s"
    yield ""
    yield f"{comparison.ingredients:,} ingredients: one name changed, what shows it rebuilt"
    yield ""
    yield from _table(
        ("", "wall s", "ours/it", "runs", "how", ""),
        [
            (
                tool.tool,
                f"{tool.edit:.2f}",
                f"{ratio(ours.edit, tool.edit):.2f}",
                str(len(tool.edits)),
                about_edits[tool.tool],
                _stale(tool),
            )
            for tool in comparison.tools
        ],
    )


def _stale(tool: Measured) -> str:
    return f"LEFT STALE: {', '.join(tool.stale)}" if tool.stale else "all pages right"


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Columns with a title are figures and stand to the right; `how` and those without do not."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, *rows):
        cells = (
            cell.ljust(width) if title in {"", "how"} else cell.rjust(width)
            for title, cell, width in zip(header, row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()
