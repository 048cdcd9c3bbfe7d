"""Saved is uploaded: keeps the content bucket what the data directory is.

Like the publisher itself, it takes a change in the directory for a hint only: it looks at the file
and makes the bucket match.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import watchfiles
from watchfiles._rust_notify import WatchfilesRustInternalError

from factowiki.engine.errors import PublishingError
from factowiki.engine.ports import Store
from factowiki.local.files import read_file
from factowiki.pages.artifact import Artifact, Headers, etag_of
from factowiki.records.keys import parse_key
from factowiki.records.problems import printable
from factowiki.records.scanning import LARGEST
from factowiki.records.uploads import is_misnamed

# Editors save in several steps (write aside, rename over): look once nothing has moved for a
# step, after a quarter of a second at the latest.
_STEP_MS: Final = 30
_DEBOUNCE_MS: Final = 250
_STOP_MS: Final = 200  # how long stopping may take
_STUMBLE_SECONDS: Final = 0.2  # from one watch that broke off to the next


def key_of(data: Path, path: Path) -> str | None:
    """The content key of a file under ``data``; None for what nobody meant as a record.

    What has a wrong name is uploaded too: that it has is told by whoever reads the uploads.
    """
    key = path.relative_to(data).as_posix()
    return key if parse_key(key) is not None or is_misnamed(key) else None


@dataclass(slots=True)
class Mirror:
    """A directory and the store that is to hold the same. For one thread at a time.

    Links are as in ``DirectoryStore``: to files they are followed, to directories they are not.
    Saving what a link leads to is no change of the directory: it shows with the next full look.
    """

    data: Path
    store: Store
    on_trouble: Callable[[str], None]  # told what failed; the next save of the file tries again
    stop: threading.Event = field(default_factory=threading.Event)
    _uploaded: dict[str, str] = field(default_factory=dict)  # etag by key
    _misnamed: set[str] = field(default_factory=set)

    @property
    def uploaded(self) -> frozenset[str]:
        """The keys of what the store holds by now."""
        return frozenset(self._uploaded)

    def sync(self) -> int:
        """Look at every file until ``stop`` is set; how many objects were put or removed."""
        return self._scan(dict.fromkeys([*self._keys(), *self._uploaded]))

    def sync_paths(self, paths: Iterable[Path]) -> int:
        """Look at ``paths`` only, or at everything where one of them may be a directory."""
        keys: dict[str, None] = {}
        for path in sorted(paths):
            key = key_of(self.data, path)
            if not path.suffix or self._is_linked(path):
                return self.sync()
            if key is not None:
                keys[key] = None
        return self._scan(keys)

    def _is_linked(self, path: Path) -> bool:
        """Whether a link to a directory leads to ``path``: it may be known by another name."""
        folders = path.relative_to(self.data).parents
        return any((self.data / folder).is_symlink() for folder in folders)

    def _keys(self) -> Iterator[str]:
        for path in sorted(self.data.rglob("*")):
            key = key_of(self.data, path)
            if key is not None:
                yield key

    def _scan(self, keys: Iterable[str]) -> int:
        return sum(self._settle(key) for key in keys if not self.stop.is_set())

    def _settle(self, key: str) -> bool:
        try:
            key.encode()
            return self._make_match(key)
        except UnicodeEncodeError:
            self._ignore(key)
            return False
        except (OSError, PublishingError) as error:
            self.on_trouble(printable(f"{key} was not uploaded: {error}"))
            return False

    def _ignore(self, key: str) -> None:
        if key not in self._misnamed:
            self._misnamed.add(key)
            self.on_trouble(f"{printable(key)} is ignored: its name is not UTF-8; rename it")

    def _make_match(self, key: str) -> bool:
        body = read_file(self.data / key, LARGEST)
        if body is None:
            if self._uploaded.pop(key, None) is None:
                return False
            self.store.delete(key)
            return True
        if self._uploaded.get(key) == etag_of(body):
            return False
        self.store.put(key, Artifact(body, Headers("application/json")))
        self._uploaded[key] = etag_of(body)
        return True


def watch(mirror: Mirror) -> None:
    """Keep ``mirror`` in step until its ``stop`` is set.

    Raises ``FileNotFoundError`` where the directory itself is gone.
    """
    while not mirror.stop.is_set():
        try:
            _watch(mirror)
        except WatchfilesRustInternalError:
            # It cannot say which file changed, as with a name that is not UTF-8. So look at all of
            # them and begin again; were every watch to break off, this would still do its work.
            mirror.sync()
            mirror.stop.wait(_STUMBLE_SECONDS)
        except FileNotFoundError as error:
            raise FileNotFoundError(f"{mirror.data} is gone") from error


def _watch(mirror: Mirror) -> None:
    batches = watchfiles.watch(
        mirror.data,
        watch_filter=None,
        step=_STEP_MS,
        debounce=_DEBOUNCE_MS,
        rust_timeout=_STOP_MS,
        yield_on_timeout=True,
        stop_event=mirror.stop,
        raise_interrupt=False,
    )
    for count, changes in enumerate(batches):
        if not mirror.data.is_dir():
            raise FileNotFoundError(mirror.data)
        if count == 0:
            mirror.sync()  # what was saved before the watch began
        elif changes:
            mirror.sync_paths(Path(path) for _, path in changes)
