"""What a program says, where nobody reads it, the disk is full, or a shell closed it (``>&-``)."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TextIO


def open_what_is_closed() -> None:
    """Python has no streams for what a shell closed; what is said there goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))


def flush(stream: TextIO) -> OSError | None:
    """Why that failed; then what is left goes nowhere, as Python's documentation advises."""
    try:
        stream.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if isinstance(error, BrokenPipeError):
            return error
        return OSError(f"the output cannot be written: {error.strerror}")
    return None


def complain(text: str) -> None:
    """Say what is wrong, where that can be said at all: the terminal may be gone."""
    with contextlib.suppress(OSError):
        sys.stderr.write(text)


def described(error: Exception) -> str:
    """Without the number that Python puts before it."""
    if not isinstance(error, OSError) or error.strerror is None:
        return str(error)
    name = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
    return f"{name}{error.strerror}"
