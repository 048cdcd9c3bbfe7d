"""What happens to buckets behind the back of editors and functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from factowiki.engine.buckets import CATALOG_KEY
from factowiki.engine.state import from_body
from factowiki.pages.artifact import Artifact, Headers
from factowiki.records.keys import SITE_KEY
from tests.convergence.editors import MISNAMED
from tests.convergence.scene import Scene
from tests.convergence.standing import Standing, is_refused
from tests.events.shapes import s3_notification

JSON = Headers("application/json")


@dataclass
class Mischief:
    """All of it is seen by a nightly pass at the latest."""

    scene: Scene
    _outage: list[tuple[str, int]] = field(default_factory=list)

    def events(self) -> Mapping[str, Callable[[], None]]:
        return {
            "wipes": self._wipe,
            "archives": self._archive,
            "outages": self._fail_all,
            "failures": self._fail,
            "expiries": self._expire,
            "assets": self._lose_asset,
            "misnamed": self._misname,
        }

    def end(self) -> None:
        """What ends by itself does; some versions are restored at last, others never."""
        content, choices = self.scene.content, self.scene.choices
        content.failing.clear()
        for one in self._outage:
            content.unreadable.pop(one, None)
        for key, number in sorted(content.unreadable):
            if key == SITE_KEY or choices.chance(40):
                self._restore(key, number)

    def _wipe(self) -> None:
        """Somebody deletes the catalog: it is made again from the records."""
        self._tell("the catalog is deleted")
        self.scene.state.delete(CATALOG_KEY)

    def _archive(self) -> None:
        """A version goes where S3 does not hand it out from; or one of those comes back."""
        content, choices = self.scene.content, self.scene.choices
        if content.unreadable and choices.chance(35):
            self._restore(*choices.one_of(sorted(content.unreadable)))
            return
        key = choices.one_of(sorted(content.versions))
        newest = len(content.versions[key])
        number = newest if choices.chance(60) else 1 + choices.below(newest)
        if content.can_read(key, number) and not self._is_news(key):
            self._note(key)
            content.unreadable[key, number] = choices.chance(50)
            self._tell(f"version {number} of {key} is archived")

    def _restore(self, key: str, number: int) -> None:
        del self.scene.content.unreadable[key, number]
        self._tell(f"version {number} of {key} is restored")

    def _fail_all(self) -> None:
        """Somebody disables the key under which everything is encrypted."""
        content = self.scene.content
        self._outage += [
            (key, number)
            for key in content.objects
            for number in range(1, len(content.versions[key]) + 1)
            if content.can_read(key, number)
        ]
        content.unreadable |= dict.fromkeys(self._outage, True)
        self._tell("no record can be read")

    def _fail(self) -> None:
        content, choices = self.scene.content, self.scene.choices
        key = choices.one_of(sorted(content.objects))
        if choices.chance(40):
            content.stuck.add(key)
            self._tell(f"reading {key} fails until the end")
        else:
            content.failing[key] = 1 + choices.below(8)
            self._tell(f"reading {key} fails {content.failing[key]} times")

    def _expire(self) -> None:
        """The oldest versions vanish; never that of today, unless it is a removal."""
        content, choices = self.scene.content, self.scene.choices
        bad = [key for key in self._fragile() if is_refused(key, content.objects[key].body)]
        key = choices.one_of(bad if bad and choices.chance(70) else sorted(content.versions))
        most = len(content.versions[key]) - (key in content.objects)
        gone = content.expired.get(key, 0)
        if key != SITE_KEY and most > gone and not self._is_news(key):
            self._note(key)
            content.expired[key] = gone + 1 + choices.below(most - gone)
            self._tell(f"{content.expired[key]} versions of {key} have expired")

    def _is_news(self, key: str) -> bool:
        """Whether no pass has seen yet that a record was taken off the site.

        Lifecycles take days, so they do not touch it before one has.
        """
        standing = self._standing()
        return standing is not None and standing.is_behind(key)

    def _note(self, key: str) -> None:
        """A version of a record is about to be lost; what the catalog shows of it stays.

        So does its page, if one stood by then: publish may not have come to it.
        """
        self.scene.stood |= self.scene.site.objects.keys()
        standing = self._standing()
        if standing is not None and standing.has_row(key):
            self.scene.stays.add(key)

    def _standing(self) -> Standing | None:
        catalog = self.scene.state.objects.get(CATALOG_KEY)
        return Standing(self.scene.content, from_body(catalog.body)) if catalog else None

    def _fragile(self) -> list[str]:
        """Records that have had a good version and now have another."""
        versions = self.scene.content.versions
        return [key for key in sorted(self.scene.content.objects) if len(versions[key]) > 1]

    def _lose_asset(self) -> None:
        assets = sorted(key for key in self.scene.site.objects if key.startswith("assets/"))
        if assets:
            key = self.scene.choices.one_of(assets)
            self.scene.site.delete(key)
            self._tell(f"somebody deletes {key}")

    def _misname(self) -> None:
        """An upload under a name that no record has; or its removal."""
        key = self.scene.choices.one_of(MISNAMED)
        self._tell(f"misnamed: {key}")
        if key in self.scene.content.objects:
            self.scene.content.delete(key)
        else:
            self.scene.content.put(key, Artifact(b"{}", JSON))
        self.scene.publish_queue.add(s3_notification(key, time=self.scene.time()))

    def _tell(self, what: str) -> None:
        self.scene.tell(what)
        self.scene.needs_nightly = True
