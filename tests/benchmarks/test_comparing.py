"""Medians, ratios and what is drawn and told of them."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.benchmarks import measuring, reporting
from tests.benchmarks.chart import chart
from tests.benchmarks.comparing import (
    COPYING,
    Comparison,
    Measured,
    Output,
    unbalanced,
)
from tests.benchmarks.goals import goals
from tests.benchmarks.measuring import BenchmarkError, Run
from tests.benchmarks.peers.tool import Command


def measured(name: str, *walls: float, stale: tuple[str, ...] = ()) -> Measured:
    runs = tuple(Run(wall, wall * 2, largest=1024 * 1024) for wall in walls)
    return Measured(name, "1.0", Output(10, 20_000, 1000.0), runs[0], runs, runs, stale)


OURS, PEER = measured("FactoWiki", 1.0, 9.0, 2.0), measured("Peer & Co", 4.0, stale=("index.html",))
COMPARISON = Comparison(1_000, (OURS, PEER), {"cp": 0.1})


def test_medians_ignore_the_odd_run() -> None:
    assert (OURS.wall, OURS.cpu, OURS.edit) == (2.0, 4.0, 2.0)


def test_a_ratio_below_one_says_that_ours_is_faster() -> None:
    told = reporting.as_json([COMPARISON], [])["sites"][0]
    assert told["ratios"]["Peer & Co"] == {
        "wall": 0.5, "cpu": 0.5, "edit": 0.5, "edit_cpu": 0.5, "largest": 1.0
    }  # fmt: skip


def test_the_text_tells_ratios_floors_and_stale_pages() -> None:
    told = reporting.as_text(COMPARISON, {"FactoWiki": "again", "Peer & Co": "cached"})
    assert "Peer & Co 1.0" in told
    assert " 0.50 " in told
    assert "floor: cp: 0.10 s, we take 20.0 times" in told
    assert "LEFT STALE: index.html" in told


def test_the_goals_are_told_with_what_was_reached() -> None:
    hugo, pelican = measured("Hugo", 10.0), measured("Pelican", 50.0)
    comparison = Comparison(10_000, (OURS, hugo, pelican), {COPYING: 1.0})
    told = {goal.what: (goal.reached, goal.met) for goal in goals(comparison)}
    assert told == {
        "full build, wall: Hugo": (0.2, True),
        "full build, wall: Pelican": (0.04, False),
        "full build, wall: cp -r of our output": (2.0, True),
        "memory, largest process: Hugo": (1.0, False),
        "one edit, wall: Hugo": (0.2, False),
    }
    text = reporting.as_text(comparison, {"FactoWiki": "", "Hugo": "", "Pelican": ""})
    assert "full build, wall: Pelican                 0.04     0.03  MISSED" in text


def test_pages_more_than_a_tenth_off_are_complained_of() -> None:
    assert not [*unbalanced({"Ours": 1000, "Small": 901, "Large": 1099}, "Ours")]
    (small, large) = unbalanced({"Ours": 1000, "Small": 899, "Large": 1101}, "Ours")
    assert "Small have 899 bytes, -10%" in small
    assert "balance.py" in large


def test_the_chart_is_an_image_with_a_bar_for_each_measurement() -> None:
    image = ET.fromstring(chart(COMPARISON, "2 processors"))  # noqa: S314  # we wrote it
    bars = [part for part in image.iter() if "bar" in part.get("class", "").split()]
    widths = [float(bar.attrib["width"]) for bar in bars]
    assert widths[0] * 2 == pytest.approx(widths[1])
    assert len(bars) == 4  # memory was not watched
    assert "Full build, 1,000 ingredients: FactoWiki 2.0 s, Peer & Co 4.0 s." in (
        "".join(image.itertext())
    )


def test_the_chart_shows_memory_where_it_was_watched() -> None:
    tools = [
        replace(tool, watched=Run(1.0, 1.0, together=mib << 20))
        for tool, mib in ((OURS, 90), (PEER, 360))
    ]
    image = chart(Comparison(1_000, tuple(tools), {}), "2 processors")
    told = "Peak memory of the full build, all processes: FactoWiki 90 MiB, Peer &amp; Co 360 MiB."
    assert told in image


def test_a_run_is_a_whole_process_with_its_children(tmp_path: Path) -> None:
    inner = "b = bytearray(80 << 20); b[::4096] = b'x' * len(b[::4096]); sum(range(2_000_000))"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    taken = measuring.run(Command((sys.executable, "-c", program), tmp_path), watched=True)
    assert taken.largest > 80 << 20
    assert 0 < taken.cpu < taken.wall * 4
    assert taken.together == 0 or taken.together > 20 << 20


def test_the_memory_of_the_benchmark_is_not_counted(tmp_path: Path) -> None:
    held = bytearray(200 << 20)
    held[::4096] = b"x" * len(held[::4096])
    taken = measuring.run(Command((sys.executable, "-S", "-c", "pass"), tmp_path))
    assert taken.largest < 100 << 20


def test_python_keeps_its_bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    program = "import sys; sys.exit(sys.dont_write_bytecode)"
    measuring.run(Command((sys.executable, "-c", program), tmp_path))


def test_a_failing_tool_is_told_with_its_last_words(tmp_path: Path) -> None:
    program = "import sys; sys.exit('no such theme')"
    with pytest.raises(BenchmarkError, match="no such theme"):
        measuring.run(Command((sys.executable, "-c", program), tmp_path))
