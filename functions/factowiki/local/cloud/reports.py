"""What the functions did, as ``factowiki run`` tells it: with the problems they reported."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factowiki.engine.mismatches import read_list
from factowiki.engine.ports import Store
from factowiki.engine.reading.reports import read_report, report_key, reports
from factowiki.local.cloud.log_lines import LogLine, PassLine, Settled
from factowiki.local.mismatches import mismatch_lines
from factowiki.pages.kinds import PAGES
from factowiki.records.keys import parse_key
from factowiki.records.problems import Report, as_lines


@dataclass(slots=True)
class Reports:
    """The reports in the state bucket, told with the paths of the files in ``data``."""

    data: Path
    state: Store
    _told: dict[str, list[str]] = field(default_factory=dict, init=False)
    _mismatches: list[str] = field(default_factory=list, init=False)

    def of(self, key: str) -> list[str]:
        """``file:line:column: what is wrong and what to do`` for a content key; mostly none."""
        report = read_report(self.state, report_key(key)) or Report(key)
        lines = as_lines(str(self.data / key), report.problems, report.warnings)
        self._told[key] = lines
        return lines

    def news(self, keys: Iterable[str]) -> Iterator[str]:
        """The lines of those ``keys`` that say something else than when they were last told."""
        before, self._told = self._told, {}  # what is mended meanwhile is news when it breaks again
        for key in keys:
            lines = self.of(key)
            if lines != before.get(key):
                yield from lines

    def mismatches(self) -> list[str]:
        """The lines about what records say against each other that were not told last time."""
        before, self._mismatches = (
            self._mismatches,
            mismatch_lines(read_list(self.state), self.data),
        )
        return [line for line in self._mismatches if line not in before]

    def refused(self) -> list[str]:
        """The content keys that are refused at present."""
        return sorted(key for key, report in reports(self.state).items() if report.is_refused)

    def all(self) -> Iterator[str]:
        for key in sorted(reports(self.state)):
            yield from self.of(key)
        yield from self.mismatches()


def described(log_line: LogLine, reports: Reports) -> list[str]:
    """The lines for one thing that happened: when, what, and the problems it left."""
    line = f"{time.strftime('%H:%M:%S')}  {log_line}"
    match log_line:
        case Settled(key) if _has_page(key):  # others are refresh's to look at
            return [line, *reports.of(key)]
        case PassLine(written, deleted, told):
            news = [*reports.news(told), *reports.mismatches()]
            return [line, *news] if written or deleted or news else []
        case _:
            return [line]


def _has_page(key: str) -> bool:
    record = parse_key(key)
    return record is not None and record.kind in PAGES
