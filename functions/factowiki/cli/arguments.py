"""What arguments may be. Raises what argparse tells as wrong usage."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Final

_LAST_PORT: Final = 65535


def path(text: str) -> Path:
    if not text:  # an unset variable of a script, which pathlib takes for the current folder
        raise ArgumentTypeError("it is empty; name a folder")
    try:
        return Path(text).expanduser()  # not every shell does it within an argument
    except RuntimeError:  # there is nobody of that name
        return Path(text)


def jobs(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"{text!r} is no number of processes; it takes 1 or more")
    return int(text)


def port(text: str) -> int:
    if not text.isdecimal() or int(text) > _LAST_PORT:
        raise ArgumentTypeError(f"{text!r} is no port; it takes a number up to {_LAST_PORT}")
    return int(text)
