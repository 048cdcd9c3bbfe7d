"""What ends with its parent, though nobody tells it: ``make`` passes on SIGTERM alone.

Killed, it is gone; and with SIGHUP or SIGINT sent to it only, it waits for its children without a
word. Then, as Linux shows, it has the signal blocked that it handles.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BLOCKED: Final = re.compile(r"^SigBlk:\s*([0-9a-f]+)$", re.MULTILINE)
_ENDING: Final = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Parent:
    """The process of this number, and the ending signals that it had blocked to begin with."""

    pid: int
    blocked: frozenset[signal.Signals]

    @classmethod
    def of(cls, pid: int) -> Parent:
        return cls(pid, blocked_by(pid))

    def is_ending(self) -> bool:
        """Whether it has ended (then its children get another one), or is about to."""
        return os.getppid() != self.pid or not blocked_by(self.pid) <= self.blocked


def blocked_by(pid: int) -> frozenset[signal.Signals]:
    """The ending signals that a process has blocked; none where nobody tells."""
    with contextlib.suppress(OSError):
        found = _BLOCKED.search(Path(f"/proc/{pid}/status").read_text())
        mask = int(found[1], 16) if found else 0
        return frozenset(each for each in _ENDING if mask >> (each - 1) & 1)
    return frozenset()
