"""What the factowiki command tells the shell, as Unix programs do."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
FAILED: Final = 1  # something failed, or some records have problems
USAGE: Final = 2
UNREAD: Final = 141  # nobody reads the output any more
