"""The factowiki command, from its arguments to its exit status."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser
from collections.abc import Callable, Sequence
from typing import Final, NoReturn

from factowiki.cli import artifact, build, migrate, rebuild, run, schema
from factowiki.engine.errors import PublishingError
from factowiki.local import exit_status, streams
from factowiki.local.stopping import status_of, stopping

# As the help lists them. Each adds its arguments, and a function `prepare` that imports what it
# needs, half a second for boto3 say, and gives what is to be done, which may end with another
# exit status than 0.
COMMANDS: Final = (build.add, run.add, rebuild.add, artifact.add, schema.add, migrate.add)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 some records have problems or something failed, 2 wrong usage.

    As shells count, 130 after Ctrl-C, 143 after `kill`, 129 where the terminal is gone, and 141
    where nobody reads the output any more; what was written until then is whole.
    """
    streams.open_what_is_closed()
    try:
        return _run_command(arguments)
    except BrokenPipeError:
        return exit_status.UNREAD
    except (PublishingError, OSError) as error:
        streams.complain(f"factowiki: {streams.described(error)}\n")
        return exit_status.FAILED
    except KeyboardInterrupt as interrupt:
        streams.complain("\nfactowiki: stopped; run it again to go on\n")
        return status_of(interrupt)
    finally:
        streams.flush(sys.stderr)


def _run_command(arguments: Sequence[str] | None) -> int:
    try:
        options = _parser().parse_args(arguments)
        # Some libraries swallow what is raised while they are imported; there is nothing to end
        # yet either, so until here a signal may do what it does to any process.
        work: Callable[[], int | None] = options.prepare(options)
        with stopping():
            return work() or exit_status.DONE
    finally:  # here, for at exit nobody could catch a closed pipe or a full disk
        failure = streams.flush(sys.stdout)
        if failure is not None:
            raise failure


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="factowiki", description="Publish a wiki of supplement ingredients."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="tell the version and end")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in COMMANDS:
        add(commands)
    return parser


class _Version(Action):
    """Looked up when somebody asks: that takes longer than all the rest of the parser."""

    def __call__(self, parser: ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        sys.stdout.write(f"factowiki {version('factowiki')}\n")
        parser.exit()
