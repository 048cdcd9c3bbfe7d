"""The simulation in words: what each step takes, and what a thousand edits and a rebuild cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tests.costs.counting import Costs
from tests.costs.prices import PUBLISH, REFRESH, Function
from tests.costs.simulation import Step

MEBI: Final = 2**20
EDITS: Final = 1_000
PROCESSES: Final = 20  # PublishConcurrency in infra/template.yaml
ANNOUNCED: Final = 1_000  # notices that a pass takes after a new design, about: see `storm.py`
COLUMNS: Final = (
    "step", "times", "GET", "PUT", "LIST", "SQS", "CDN", "read MB", "written MB", "cpu s",
    "peak MiB", "Lambda s", "$",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Priced:
    """A step, once: seconds on Lambda (estimated) and dollars."""

    step: Step
    seconds: float
    dollars: float


def function_of(step: Step) -> Function:
    return REFRESH if "refresh" in step.what or "passes" in step.what else PUBLISH


def priced(steps: Iterable[Step], client: Mapping[str, float]) -> dict[str, Priced]:
    found = {}
    for step in steps:
        function = function_of(step)
        seconds = function.seconds(step.costs, step.seconds, client)
        dollars = function.dollars(step.costs, seconds)
        found[step.what] = Priced(step, seconds / step.times, dollars / step.times)
    return found


def line(step: Step, client: Mapping[str, float]) -> list[str]:
    [each] = priced([step], client).values()
    costs, times = step.costs, step.times
    queue = sum(map(costs.kind, ("send", "receive", "remove")))
    requests = (costs.kind("get"), costs.kind("put"), costs.kind("list"), queue)
    return [
        step.what,
        f"{times:,}",
        *(f"{n / times:,.5g}" for n in requests),
        f"{costs.invalidated['tags'] / times:.4g}",
        *(f"{n / times / 1e6:,.2f}" for n in (costs.read.total(), costs.written.total())),
        f"{step.seconds / times:.4f}",
        f"{function_of(step).base + step.peak / MEBI:,.0f}",
        f"{each.seconds:,.2f}",
        f"{each.dollars:.6f}",
    ]


def table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if index else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def totals(found: Mapping[str, Priced], size: int) -> dict[str, float]:
    """Dollars, from what the steps cost; what is free each month is not taken off."""

    def each(*steps: str) -> float:
        return sum(found[step].dollars for step in steps if step in found)

    def alone(what: str) -> float:
        one = f"edit of {what}: "
        stale = f"{one}publish what it made stale"
        more = each(f"{one}refresh for those")
        return each(f"{one}publish", f"{one}refresh") + more + each(stale) * found[stale].step.times

    anew = each("publish: new page, new process") - each("publish: new page")
    passes = -(-size // ANNOUNCED)
    after = each("new design: refresh for those") * passes + max(0, anew) * passes * PROCESSES
    per_page = each("publish: nothing to do")
    bulk = EDITS * (each("publish: new page") + per_page) + 2 * each("edit of text: refresh")
    return {
        f"{EDITS:,} edits of text, each alone": EDITS * alone("text"),
        f"{EDITS:,} edits of a name, each alone": EDITS * alone("name"),
        f"{EDITS:,} edits of text, uploaded together": bulk,
        "rebuild of all, nothing differs": (
            each("rebuild: all, queued")
            + size * each("rebuild: publish, nothing to do")
            + passes * each("rebuild: refresh for those")
        ),
        "new design, all pages written": (
            each("new design: refresh") + size * each("new design: publish") + after
        ),
        "new parser version, all pages looked at": (
            sum(one.dollars for what, one in found.items() if what.startswith("new parser"))
            + size * per_page
        ),
        "30 nightly passes, and publishes of all pages": (
            30 * each("refresh: nightly") + size * per_page
        ),
    }


def linear(small: tuple[int, Step], large: tuple[int, Step], size: int) -> Step:
    """What the step would take on a site of ``size``, were all its figures to grow in line."""
    (few, one), (many, other) = small, large
    share = (size - few) / (many - few)

    def grown(a: float, b: float) -> float:
        return max(0.0, a + (b - a) * share)

    mixed = Costs()
    times = other.times
    for mine, first, second in zip(mixed.all, one.costs.all, other.costs.all, strict=True):
        for name in first.keys() | second.keys():
            if n := round(times * grown(first[name] / one.times, second[name] / times)):
                mine[name] = n
    seconds = times * grown(one.seconds / one.times, other.seconds / times)
    return Step(other.what, mixed, seconds, round(grown(one.peak, other.peak)), times)
