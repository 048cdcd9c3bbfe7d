"""Where the factowiki command begins; also ``python -m factowiki``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command. Ctrl-C ends it without a traceback from the first line on.

    Imports take their time, so there is nothing to import above but what Python has already.
    """
    try:
        import signal  # noqa: PLC0415  # see above

        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as in the background of a shell
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing has begun yet that must be ended
        from factowiki.cli import main as command  # noqa: PLC0415  # see above
    except KeyboardInterrupt:
        return 130
    return command.main()


if __name__ == "__main__":
    sys.exit(main())
