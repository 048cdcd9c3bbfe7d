"""Which records are left alone, and what stands of them: where no clean build can know it.

A record whose newest version is bad, or cannot be read, is shown in its last good version. Where
none can be read any more, and the history does not prove that there was none, its page and its
row stay as they were.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

from factowiki.catalog.state import State
from factowiki.pages.artifact import Artifact
from factowiki.pages.kinds import PAGES
from factowiki.records.keys import ContentKey, parse_key
from factowiki.records.kinds import KINDS
from factowiki.records.parsing import accept, parse
from factowiki.records.problems import InvalidRecord, Report
from factowiki.records.warnings import warnings
from tests.convergence.editors import MISNAMED
from tests.convergence.stores import ContentBucket


def report_on(key: str, body: bytes, today: str) -> Report | None:
    """What is wrong with a record, or doubtful."""
    name = parse_key(key)
    if name is None:
        return None
    try:
        record = parse(name, body)
    except InvalidRecord as invalid:
        return Report(key, invalid.problems)
    found = warnings(KINDS[name.kind], record, body, today)
    return Report(key, warnings=found) if found else None


def is_refused(key: str, body: bytes) -> bool:
    report = report_on(key, body, "")
    return report is not None and report.is_refused


def says_draft(body: bytes) -> bool:
    """Whether it is JSON, good or bad, that asks to be kept off the site."""
    try:
        record = json.loads(body)
    except ValueError:
        return False
    return isinstance(record, dict) and record.get("status") == "draft"


@dataclass
class Standing:
    """What a site's ``content`` comes to, given what its catalog holds."""

    content: ContentBucket
    state: State

    @cached_property
    def stands(self) -> dict[str, Artifact]:
        """The version that stands of each record of which it cannot be read any more."""
        found = {}
        for key in self.content.objects:
            name = parse_key(key)
            artifact = self._shown(key, name) if name else None
            if artifact is not None:
                found[key] = artifact
        return found

    def _shown(self, key: str, name: ContentKey) -> Artifact | None:
        """What the row of ``name`` was made of, if that cannot be read, nor was removed since."""
        shown = self.state.live(name)
        versions = self.content.versions[key]
        if key in self.content.stuck:  # then nobody can know of a removal
            return next((it for it in versions if it is not None and it.etag == shown), None)
        for number in range(len(versions), self.content.expired.get(key, 0), -1):
            version = versions[number - 1]
            if version is None:
                return None
            if version.etag == shown:
                return None if self.content.can_read(key, number) else version
        for version in reversed(versions[: self.content.expired.get(key, 0)]):
            if version is not None and version.etag == shown:
                return version
        return None

    @cached_property
    def without_row(self) -> frozenset[ContentKey]:
        """Records that are left alone, and of which the catalog knows nothing.

        A page of theirs may stand, since before the catalog was lost.
        """
        return frozenset(
            name
            for key in self.content.objects
            if (name := parse_key(key)) and name.kind in PAGES
            if self.state.live(name) is None and self._is_left_alone(key, name)
        )

    def _is_left_alone(self, key: str, name: ContentKey) -> bool:
        """As the engine decides it: of the version that was live only a copy will do."""
        versions, unknown = self.content.versions[key], False
        live, wanted = self.state.last_live(name), None
        if self.content.can_read(key, len(versions)) and says_draft(self.content.objects[key].body):
            return False
        for number in range(len(versions), self.content.expired.get(key, 0), -1):
            version = versions[number - 1]
            if version is None:
                return unknown
            if wanted and version.etag != wanted:
                continue
            if not self.content.can_read(key, number):
                unknown = True
                wanted = live if version.etag == live else wanted
            elif accept(name, version.body) is not None:
                return False
        return True

    def is_gone(self, key: str) -> bool:
        """Whether the row of a record that is left alone is not there any more."""
        name = parse_key(key)
        if name is None or key not in self.content.objects:
            return False
        return self.state.live(name) is None and self._is_left_alone(key, name)

    def has_row(self, key: str) -> bool:
        """Whether there is a row, of a version that nobody has removed."""
        name = parse_key(key)
        shown = self.state.live(name) if name else None
        for version in reversed(self.content.versions.get(key, [])):
            if version is None or says_draft(version.body):
                return False
            if version.etag == shown:
                return True
        return False

    def is_behind(self, key: str) -> bool:
        """Whether there is a row though somebody has taken its version off the site."""
        name = parse_key(key)
        return bool(name and self.state.live(name)) and not self.has_row(key)

    @cached_property
    def clean(self) -> ContentBucket:
        """The same content, but what stands is there to be read.

        Of what has no row no earlier version is, so that no row is made of that.
        """
        bucket = self.content.copy()
        for key, artifact in self.stands.items():
            bucket.put(key, artifact)
        for key in map(str, self.without_row):
            bucket.expired[key] = len(bucket.versions[key]) - 1
        for key in self.content.stuck & self.content.objects.keys() - self.stands.keys():
            del bucket.objects[key], bucket.versions[key]
        return bucket

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Of the records that can be read: those that do not validate, or have warnings."""
        found = {}
        for key, artifact in self.content.objects.items():
            if self.content.can_read(key, len(self.content.versions[key])):
                report = report_on(key, artifact.body, self.state.today)
                if report:
                    found[key] = report
        return found

    @cached_property
    def unreadable(self) -> dict[str, bool]:
        """The records whose newest version cannot be read; True where somebody must have tried.

        Nobody need try to read a version that has been read before.
        """
        return {
            key: self.state.live(name) != artifact.etag
            for key, artifact in self.content.objects.items()
            if (name := parse_key(key))
            if not self.content.can_read(key, len(self.content.versions[key]))
        }

    @cached_property
    def misnamed(self) -> frozenset[str]:
        """The uploads that somebody meant as records, but gave no name of one."""
        meant = (key for key in MISNAMED if key.endswith(".json"))
        return frozenset(key for key in meant if key in self.content.objects)
