"""Follows the work in a deployed stack until nothing is left of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from factowiki.local.operate.deployed import Waiting
from factowiki.local.terminal import Terminal

_BAR: Final = 24  # characters
_TENTHS: Final = 10


class Work(Protocol):
    """What there is to look at; `factowiki.local.operate.deployed.Deployed` on AWS."""

    def waiting(self) -> Waiting: ...

    def dead_letters(self) -> int: ...

    def owed(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Pace:
    """In seconds: how often to look, how long it must be quiet, how long nothing may move.

    SQS says of its counts that they "may not achieve consistency until at least 1 minute after
    the producers stop sending". A message that fails is delivered again after 3 minutes (publish)
    or 17 (refresh), so 20 without any change are worth a person's attention.
    """

    look: float = 1.0
    quiet: float = 60.0
    patience: float = 20 * 60.0
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


ON_AWS: Final = Pace()
ON_THIS_MACHINE: Final = Pace(look=0.1, quiet=1.0)  # the emulator counts exactly


@dataclass(frozen=True, slots=True)
class Followed:
    """How it ended. ``dead_letters`` came meanwhile, ``left`` messages still wait."""

    done: bool
    left: int
    owed: int
    dead_letters: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Poll:
    publish: int
    refresh: int
    owed: int
    given_up: int

    @property
    def left(self) -> int:
        return self.publish + self.refresh

    @property
    def is_over(self) -> bool:
        """Nothing waits; and what the catalog owes, nobody will do once its message is given up."""
        return not self.left and (not self.owed or self.given_up > 0)


def follow(
    work: Work, before: int, pace: Pace, tell: Callable[[int, int, float], None]
) -> Followed:
    """Look until all is quiet for a while, or nothing has moved for too long.

    ``before`` is the number of dead letters when the work began. ``tell`` gets the pages and the
    other messages that wait, and the seconds so far.
    """
    began = since = pace.now()
    last = look = _poll(work, before)
    while True:
        now = pace.now()
        if look != last:
            last, since = look, now
        quiet = look.is_over and now - since >= pace.quiet
        if quiet or now - since >= pace.patience:
            done = quiet and not look.owed and not look.given_up
            return Followed(done, look.left, look.owed, look.given_up, now - began)
        tell(look.publish, look.refresh + look.owed, now - began)
        pace.sleep(pace.look)
        look = _poll(work, before)


def _poll(work: Work, before: int) -> _Poll:
    waiting = work.waiting()
    # Fewer than before: somebody has put some back.
    given_up = max(0, work.dead_letters() - before)
    return _Poll(waiting.publish, waiting.refresh, work.owed(), given_up)


class Progress:
    """A bar on a terminal; elsewhere a line for each tenth."""

    def __init__(self, terminal: Terminal, expected: int) -> None:
        self._terminal = terminal
        self._most = expected
        self._told = 0

    def __call__(self, pages: int, others: int, seconds: float) -> None:
        self._most = max(self._most, pages)
        done = self._most - pages
        tenth = _TENTHS * done // self._most if self._most else 0
        line = "".join(self._line(done, others, seconds))
        if self._terminal.out.isatty():
            self._terminal.progress(line)
        elif tenth > self._told:
            self._told = tenth
            self._terminal.say(line)

    def _line(self, done: int, others: int, seconds: float) -> Iterator[str]:
        if done < self._most:
            if self._terminal.out.isatty():
                filled = _BAR * done // self._most
                yield f"[{'#' * filled}{'-' * (_BAR - filled)}] "
            yield f"{done:,} of {self._most:,} pages"
            if done:
                yield f", about {duration(seconds * (self._most - done) / done)} left"
        elif others:
            yield "The pages are done, the lists are being looked at …"
        else:
            yield "The queues are empty; making sure that they stay so …"


def duration(seconds: float) -> str:
    """As people say it."""
    whole = round(seconds)
    if whole < 60:  # noqa: PLR2004  # a minute
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if minutes < 10 else f"{minutes} min"  # noqa: PLR2004
