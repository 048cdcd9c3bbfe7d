from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from factowiki.catalog.mismatches import FieldMismatches, Mismatch
from factowiki.engine.buckets import MISMATCHES_KEY
from factowiki.engine.mismatches import to_artifact
from factowiki.engine.reading.reports import report_key, report_of
from factowiki.local.cloud.log_lines import Ignored, LogLine, PassLine, Settled, Trouble
from factowiki.local.cloud.reports import Reports, described
from factowiki.local.memory import MemoryStore
from factowiki.local.terminal import Terminal
from factowiki.pages.artifact import Artifact, Headers
from factowiki.records.problems import Problem, Report

HOSTILE = "ingredients/A\n\x1b[31mB\udce9.json"


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def report(key: str, line: int) -> Artifact:
    problem = {
        "line": line,
        "column": 12,
        "pointer": "/name",
        "what": "No name.",
        "fix": "Add one.",
    }
    body = json.dumps({"key": key, "problems": [problem]}).encode()
    return Artifact(body, Headers("application/json"))


@pytest.fixture
def reports() -> Reports:
    keys = ("ingredients/a.json", "categories/b.json")
    state = MemoryStore({f"problems/{key}": report(key, line) for line, key in enumerate(keys, 1)})
    return Reports(Path("data"), state)


def test_a_settled_record_is_told_with_the_time_and_its_problems(reports: Reports) -> None:
    line, problem = described(Settled("ingredients/a.json", "kept", 38.2), reports)
    assert re.fullmatch(r"\d\d:\d\d:\d\d  ingredients/a\.json  kept  38 ms", line)
    assert problem == "data/ingredients/a.json:1:12: No name. Add one."


def test_a_good_record_takes_one_line(reports: Reports) -> None:
    assert len(described(Settled("ingredients/b.json", "published", 1.0), reports)) == 1


def test_a_refresh_that_changed_nothing_is_not_worth_a_line(reports: Reports) -> None:
    assert described(PassLine(0, 0), reports) == []
    assert len(described(PassLine(0, 1), reports)) == 1


def test_a_record_that_refresh_refuses_is_told_once(reports: Reports) -> None:
    refused = PassLine(0, 0, ("categories/b.json",), 5.0)
    line, problem = described(refused, reports)
    assert line.endswith("  lists  0 written  5 ms")
    assert problem == "data/categories/b.json:2:12: No name. Add one."
    assert described(refused, reports) == []
    assert described(PassLine(0, 0), reports) == []
    assert problem in described(refused, reports)


def test_a_record_passed_to_refresh_is_told_without_its_old_problems(reports: Reports) -> None:
    assert len(described(Settled("categories/b.json", "passed on"), reports)) == 1


def test_all_reports_are_told_with_the_paths_of_the_files(reports: Reports) -> None:
    assert list(reports.all()) == [
        "data/categories/b.json:2:12: No name. Add one.",
        "data/ingredients/a.json:1:12: No name. Add one.",
    ]


def test_a_warning_is_told_as_one_and_its_record_is_not_refused(reports: Reports) -> None:
    warned = Report(
        "ingredients/c.json", warnings=(Problem(4, 2, "/updated", "Is.", "Do.", "future-date"),)
    )
    reports.state.put(report_key(warned.key), report_of(warned))
    told = "data/ingredients/c.json:4:2: warning: Is. Do. [future-date]"
    assert described(Settled(warned.key, "published", 1.0), reports)[1:] == [told]
    assert described(PassLine(0, 0, (warned.key,)), reports) == []  # it has been told
    assert told in [*reports.all()]
    assert warned.key not in reports.refused()


def test_what_records_say_against_each_other_is_told_once_and_again_when_it_comes_back(
    tmp_path: Path,
) -> None:
    (tmp_path / "ingredients").mkdir()
    (tmp_path / "ingredients/a.json").write_text('{\n  "aliases": [\n    "x",\n    "Zinc"\n  ]\n}')
    key, reports = "ingredients/a.json", Reports(tmp_path, MemoryStore())
    two = (
        Mismatch(key, "/aliases/1", "Is another's.", "Take it out.", "alias-of-another"),
        Mismatch("ingredients/gone.json", "/name", "Is too.", "Do.", "name-of-another"),
    )
    artifact = to_artifact({"aliases": FieldMismatches(two, 940)})
    reports.state.put(MISMATCHES_KEY, artifact)
    expected = [
        f"{tmp_path}/{key}:4:5: warning: Is another's. Take it out. [alias-of-another]",
        f"{tmp_path}/ingredients/gone.json:1:1: warning: Is too. Do. [name-of-another]",
        'and 940 more warnings about "aliases": mend the first ones',
    ]
    assert described(PassLine(0, 0), reports)[1:] == expected
    assert described(PassLine(0, 0), reports) == []
    reports.state.put(MISMATCHES_KEY, to_artifact({}))
    assert described(PassLine(0, 0), reports) == []
    reports.state.put(MISMATCHES_KEY, artifact)
    assert [*reports.all()] == expected


def test_progress_is_one_line_that_gives_way_to_what_is_said() -> None:
    screen = Screen()
    terminal = Terminal(screen)
    terminal.progress("1 of 2")
    terminal.progress("2 of 2")
    terminal.progress("2 of 2")
    terminal.say("Done.", "Twice.")
    terminal.say()
    assert screen.getvalue() == "\r\x1b[K1 of 2\r\x1b[K2 of 2\r\x1b[KDone.\nTwice.\n"


def test_a_pipe_gets_whole_lines_only() -> None:
    pipe = io.StringIO()
    terminal = Terminal(pipe)
    terminal.progress("1 of 2")
    terminal.say("Done.")
    assert pipe.getvalue() == "Done.\n"


def test_nothing_that_is_said_is_an_order_to_the_terminal() -> None:
    pipe = io.StringIO()
    Terminal(pipe).say("a\x1b[2J\u202e\udce9\ud800\x9b", "two\nlines")
    assert pipe.getvalue() == "a\\x1b[2J\\u202e\\xe9\\ud800\\x9b\ntwo\nlines\n"


@pytest.mark.parametrize(
    "line", [Settled(HOSTILE, "kept"), Ignored(HOSTILE, "no record"), Trouble(HOSTILE)]
)
def test_a_hostile_key_is_told_on_one_line_that_can_be_printed(
    line: LogLine, reports: Reports
) -> None:
    assert all(shown.isprintable() for shown in described(line, reports))


def test_a_report_under_a_shortened_name_is_told_with_the_whole_name() -> None:
    key = f"ingredients/{'X' * 1000}.json"
    state = MemoryStore({report_key(key): report(key, 1)})
    reports = Reports(Path("data"), state)
    assert reports.refused() == [key]
    assert list(reports.all()) == [f"data/{key}:1:12: No name. Add one."]
