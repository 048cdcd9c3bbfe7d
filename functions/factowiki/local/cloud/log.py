"""A log that never stands in the way of what it is about."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path


class LogFile:
    """A new file at ``path``, or where that cannot be written, none.

    ``on_trouble`` is told once then. A full disk must not hide what happens.
    """

    def __init__(self, path: Path, on_trouble: Callable[[str], None]) -> None:
        self._path = path
        self._on_trouble = on_trouble
        self._file: io.FileIO | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = io.FileIO(path, "w")
        except OSError as error:
            self._give_up(error)

    def write(self, line: bytes) -> None:
        try:
            if self._file is not None:
                self._file.write(line)
        except OSError as error:
            self._give_up(error)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _give_up(self, error: OSError) -> None:
        self.close()
        self._file = None
        self._on_trouble(f"the log {self._path} is not written: {error.strerror}")
