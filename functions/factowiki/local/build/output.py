"""The folder that a build writes to: its own, for it removes what has no record any more.

Beside the pages it keeps, hidden, the catalog of the last build that ended: what that build knew of
every record. The next one reads and renders only what has changed since.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from factowiki.engine.buckets import CATALOG_KEY, MISMATCHES_KEY
from factowiki.engine.errors import Unreadable
from factowiki.engine.ports import StoredObject
from factowiki.local.directory import DirectoryStore
from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact, Headers
from factowiki.pages.kinds import PAGES
from factowiki.records.keys import ContentKey

# Hidden, so it is no object of the site (see ``DirectoryStore``).
MARKER: Final = ".factowiki"
_UNFINISHED: Final = "unfinished"
_LOCK: Final = "lock"
_JSON: Final = Headers("application/json")
_KEPT: Final = (CATALOG_KEY, MISMATCHES_KEY)

# The processes of a build that was killed need a moment to end, and hold the lock until then.
_TRIES: Final = 20
_PAUSE: Final = 0.05  # seconds


@dataclass(frozen=True, slots=True)
class Output:
    """``folder`` belongs to builds, one at a time. Raises ``OSError``."""

    folder: Path

    @property
    def _own(self) -> Path:
        return self.folder / MARKER

    def claim(self) -> bool:
        """Make it a folder that builds may write to; False where it holds files of others.

        It may be new, hold nothing but hidden files, or bear the mark of an earlier build.
        """
        if self._own.is_dir():
            return True
        holds_pages = self.folder.exists() and any(
            not file.name.startswith(".") for file in self.folder.iterdir()
        )
        if holds_pages:
            return False
        self._own.mkdir(parents=True, exist_ok=True)
        return True

    @contextmanager
    def held(self, pause: Callable[[float], None] = time.sleep) -> Iterator[None]:
        """No other build writes to it meanwhile."""
        # Not `open`, which waits where somebody made it a pipe.
        lock = os.open(self._own / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            for _ in range(_TRIES):
                if _is_ours(lock):
                    break
                pause(_PAUSE)
            else:
                what = "another build is at work there; wait for it to end"
                raise OSError(errno.EBUSY, what, str(self.folder))
            yield
        finally:
            os.close(lock)

    def begin(self, *, force: bool) -> MemoryStore:
        """The state of the last build; an empty one where it did not end, or with ``force``.

        Without a state, everything is looked at again.
        """
        state = MemoryStore()
        found = {key: self._kept(key) for key in _KEPT}
        unfinished = self._own / _UNFINISHED
        if unfinished.exists():
            DirectoryStore(self.folder).sweep()
        elif not force:
            for key, kept in found.items():
                if kept is not None:
                    state.put(key, Artifact(kept.body, _JSON))
        unfinished.touch()
        return state

    def end(self, state: MemoryStore, *, believed: bool = True) -> None:
        """Keep the state for the next build: all that it says is in the folder now.

        Unless ``believed``: then the next one looks at everything again.
        """
        for key in _KEPT:
            found = state.get(key)
            if isinstance(found, StoredObject):
                DirectoryStore(self._own).put(key, Artifact(found.body, _JSON))
        if believed:
            (self._own / _UNFINISHED).unlink()

    def _kept(self, key: str) -> StoredObject | None:
        """Where somebody damaged it, none: then it is written anew, like everything else."""
        try:
            found = DirectoryStore(self._own).get(key)
        except Unreadable:
            return None
        return found if isinstance(found, StoredObject) else None

    def addresses(self) -> set[ContentKey]:
        """The pages that have a folder. Somebody may have removed some by hand."""
        return {
            ContentKey(kind.record.name, file.name)
            for kind in PAGES.values()
            if (folder := self.folder / kind.prefix).is_dir()
            for file in folder.iterdir()
        }


def _is_ours(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
