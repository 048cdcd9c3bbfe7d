"""Signals that ask a program to end: it ends what it began, and says which one it was."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

# Ctrl-C, `kill`, and the end of the terminal.
_ASK_TO_END: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(KeyboardInterrupt):
    """One of these signals came. ``status`` is the exit status that says so."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number


def status_of(interrupt: KeyboardInterrupt) -> int:
    """130 for Ctrl-C, as shells count; 129 and 143 for the others."""
    return interrupt.status if isinstance(interrupt, Stopped) else 128 + signal.SIGINT


@contextmanager
def stopping() -> Iterator[None]:
    """Meanwhile the first of these signals raises `Stopped`; another one ends the process at once.

    Those that are ignored stay so, as under nohup. Only for the main thread.
    """
    process = os.getpid()

    def stop(number: int, _frame: object) -> NoReturn:
        if os.getpid() != process:  # forked a moment ago: it has nothing to end, nor to tell
            os._exit(128 + number)
        for each in before:
            signal.signal(each, signal.SIG_DFL)
        raise Stopped(number)

    heard = [each for each in _ASK_TO_END if signal.getsignal(each) is not signal.SIG_IGN]
    before = {each: signal.getsignal(each) for each in heard}
    try:
        for each in heard:
            signal.signal(each, stop)
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def leave_stopping_to_the_parent() -> None:
    """For a forked process: Ctrl-C reaches all of a terminal, and the parent decides what becomes.

    Other signals end this one alone, as usual.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(each) is not signal.SIG_IGN:
            signal.signal(each, signal.SIG_DFL)
