"""A state in the making: records are shown, hidden and refused in it, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factowiki.catalog.state import Refusal, Warned
from factowiki.engine.buckets import Buckets
from factowiki.engine.errors import PublishingError, TransientError
from factowiki.engine.reading.record import ReadRecord
from factowiki.engine.reading.reports import report_name, report_of, write_report
from factowiki.records.keys import ContentKey
from factowiki.records.kinds import KINDS, Kind
from factowiki.records.models import Site
from factowiki.records.problems import Report
from factowiki.records.rows import Row


@dataclass
class Draft:
    """A state in the making. ``reported`` are the reports there are: etags by `report_name`.

    With ``patience`` a report that cannot be written just now is worth another try of all.

    ``changes`` are the rows that are others now; None of those that are gone.
    """

    reported: Mapping[str, str]

    site: Site | None
    site_etag: str
    refused: dict[str, Refusal]
    warned: dict[str, Warned]
    patience: bool
    changes: dict[Kind, dict[str, Row | None]] = field(default_factory=dict, init=False)
    wrote_reports: bool = field(default=False, init=False)
    unreported: set[str] = field(default_factory=set, init=False)

    def report(self, buckets: Buckets, name: str, report: Report | None) -> None:
        wanted = report_of(report).etag if report else None
        if self.reported.get(report_name(name)) == wanted:
            return
        try:
            self.wrote_reports |= write_report(buckets, name, report)
        except PublishingError as error:
            if self.patience and isinstance(error, TransientError):
                raise
            self.unreported.add(name)

    def take(self, seen: ReadRecord) -> None:
        name, reading = str(seen.key), seen.reading
        self.refused.pop(name, None)
        self.warned.pop(name, None)
        if reading.report and reading.is_refused:
            self.refused[name] = Refusal(
                record=reading.newest,
                report=report_of(reading.report).etag,
                unreadable=reading.unreadable,
                live=None if reading.is_known else reading.live,
                left=not reading.is_known,
                given_up=reading.given_up,
            )
        elif reading.report:
            etag = report_of(reading.report).etag
            self.warned[name] = Warned(report=etag, until=reading.report.until)
        if seen.shows is not None:
            self.show(seen.key, seen.shows, reading.etag)
        elif reading.is_known:
            self.hide(seen.key)

    def refuse(self, name: str, etag: str, report: Report) -> None:
        """An upload that is no record at all: what bears its name stays as it is."""
        self.refused[name] = Refusal(
            record=etag,
            report=report_of(report).etag,
            unreadable=False,
            live=None,
            left=False,
            given_up=False,
        )

    def show(self, key: ContentKey, shows: Row | Site, etag: str) -> None:
        if isinstance(shows, Site):
            self.site, self.site_etag = shows, etag
        else:
            self._change(key, shows)

    def hide(self, key: ContentKey) -> None:
        """The record is gone. The last good one stays of what no page can do without."""
        if not KINDS[key.kind].stays:
            self._change(key, None)

    def _change(self, key: ContentKey, row: Row | None) -> None:
        self.changes.setdefault(key.kind, {})[key.slug] = row
