"""What a person sees of a command that runs for a while."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TextIO

from factowiki.records.problems import printable

_CLEAR_LINE: Final = "\r\x1b[K"


@dataclass(slots=True)
class Terminal:
    """Whole lines, and where the output is a real terminal one line of progress below them.

    What it is told to say is never an order to the terminal.
    """

    out: TextIO
    _progress: str = field(default="", init=False)

    def say(self, *lines: str) -> None:
        if not lines:
            return
        start = _CLEAR_LINE if self._progress else ""
        self._progress = ""
        shown = [printable(line) for text in lines for line in text.split("\n")]
        print(start + "\n".join(shown), file=self.out, flush=True)

    def progress(self, text: str) -> None:
        """Replace the line of progress; nothing where the output is a file or a pipe."""
        if self.out.isatty() and text != self._progress:
            self._progress = text
            print(_CLEAR_LINE + text, end="", file=self.out, flush=True)
