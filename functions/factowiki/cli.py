"""The factowiki command."""

from __future__ import annotations

# Each command imports what it needs when it runs: half a second for the emulator or for boto3.
# ruff: noqa: PLC0415
import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factowiki.local import exit_status
from factowiki.publishing.errors import PublishingError

LAST_PORT = 65535


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 some records have problems or something failed, 2 wrong usage.

    130 after Ctrl-C and 141 where nobody reads the output any more, as shells count; what was
    written until then is whole.
    """
    try:
        try:
            options = _parser().parse_args(arguments)
            status: int = options.command(options)
        finally:
            sys.stdout.flush()  # here, for at exit nobody could catch a closed pipe
    except BrokenPipeError:
        # As the Python documentation on SIGPIPE advises: what is left goes nowhere at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_status.UNREAD
    except (PublishingError, OSError) as error:
        sys.stderr.write(f"factowiki: {error}\n")
        return exit_status.FAILED
    except KeyboardInterrupt:
        sys.stderr.write("\nfactowiki: stopped; run it again to go on\n")
        return exit_status.INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="factowiki", description="Publish a wiki of supplement ingredients."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_build(commands)
    _add_run(commands)
    _add_rebuild(commands)
    _add_artifact(commands)
    _add_schema(commands)
    return parser


def _path(text: str) -> Path:
    if not text:  # an unset variable of a script, which pathlib takes for the current folder
        raise argparse.ArgumentTypeError("it is empty; name a folder")
    return Path(text)


def _jobs(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; it takes 1 or more")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no port; it takes a number up to {LAST_PORT}"
        )
    return int(text)


def _add_build(commands: Any) -> None:
    command = commands.add_parser(
        "build",
        help="build the site in a folder, without AWS",
        description="Build the site of the records in DATA into a folder. Only what changed since "
        "the last build is read, rendered and written. Records with problems are told and left "
        "out; the rest is built.",
    )
    command.add_argument("data", metavar="DATA", type=_path, help="folder of the records")
    command.add_argument(
        "--out",
        metavar="DIR",
        type=_path,
        required=True,
        help="where to build: a new or empty folder, or one of an earlier build",
    )
    command.add_argument(
        "--jobs", metavar="N", type=_jobs, help="processes (default: one for each core)"
    )
    command.add_argument(
        "--force",
        action="store_true",
        help="look at everything again, whatever the last build knew of it",
    )
    command.add_argument("--json", action="store_true", help="tell the outcome as JSON")
    command.set_defaults(command=_build)


def _build(options: argparse.Namespace) -> int:
    from factowiki.local.build_command import Command
    from factowiki.local.forking import cores

    jobs = options.jobs or cores()
    return Command(options.data, options.out, jobs, options.force, options.json).run()


def _add_run(commands: Any) -> None:
    command = commands.add_parser(
        "run",
        help="run the whole system on this machine",
        description="Start an AWS emulator on this machine, deploy the functions, upload DATA, and "
        "serve the site. Files saved in DATA are uploaded at once. Ctrl-C stops it all.",
    )
    command.add_argument("data", metavar="DATA", type=_path, help="folder of the records")
    command.add_argument("--port", type=_port, default=8080, help="of the site (default: 8080)")
    # For make, which tells nobody when it is killed: the process to end with.
    command.add_argument("--parent", type=int, help=argparse.SUPPRESS)
    command.set_defaults(command=_run)


def _add_rebuild(commands: Any) -> None:
    command = commands.add_parser(
        "rebuild",
        help="look again at pages of the deployed site that may be wrong",
        description="Ask the deployed site to look again at the named pages, a category or all, "
        "and follow it until pages, lists and catalog are up to date. A page that is right is not "
        "written. Ctrl-C stops the watching only.",
    )
    command.add_argument("slugs", metavar="SLUG", nargs="*", help="of an ingredient")
    command.add_argument("--category", metavar="SLUG", help="all ingredients of a category")
    command.add_argument("--all", action="store_true", help="every ingredient and redirect")
    command.add_argument("--follow", action="store_true", help="only follow what is going on")
    command.add_argument("--dry-run", action="store_true", help="only tell what would be done")
    command.add_argument("--no-wait", action="store_true", help="end as soon as it has begun")
    command.add_argument("--json", action="store_true", help="tell the outcome as JSON")
    command.add_argument("--stack", metavar="NAME", default="factowiki", help="default: factowiki")
    where = command.add_mutually_exclusive_group()
    where.add_argument("--endpoint-url", metavar="URL", help="of an AWS emulator")
    where.add_argument(
        "--port", type=_port, help="ask the `make run` whose site is on this port, instead of AWS"
    )
    command.set_defaults(command=_rebuild)


def _rebuild(options: argparse.Namespace) -> int:
    from factowiki.local.deployed import deployed, running
    from factowiki.local.follow import ON_AWS, ON_THIS_MACHINE
    from factowiki.local.rebuild import Command, request_of

    try:
        request = request_of(options)
    except PublishingError as wrong:
        sys.stderr.write(f"factowiki rebuild: {wrong}\n")
        return exit_status.USAGE
    here = options.port is not None
    command = Command(
        connect=lambda: (
            running(options.port) if here else deployed(options.stack, options.endpoint_url)
        ),
        as_json=options.json,
        wait=not options.no_wait,
        pace=ON_THIS_MACHINE if here else ON_AWS,
    )
    return command.run(request)


def _add_artifact(commands: Any) -> None:
    command = commands.add_parser(
        "artifact",
        help="make the folder that is deployed as the functions' code",
        description="Put the functions and templates into build/function, from where "
        "infra/template.yaml deploys them. `make artifact` adds the libraries they need.",
    )
    command.set_defaults(command=_artifact)


def _artifact(_: argparse.Namespace) -> int:
    from factowiki.local.deploy import CHECKOUT, write_artifact

    write_artifact(CHECKOUT / "build" / "function")
    return 0


def _add_schema(commands: Any) -> None:
    command = commands.add_parser(
        "schema",
        help="write the schemas of the records, for editors' tools",
        description="Write a JSON Schema of each kind of record into DIR.",
    )
    command.add_argument("directory", metavar="DIR", type=_path, help="as in data/schema")
    command.set_defaults(command=_schema)


def _schema(options: argparse.Namespace) -> int:
    from factowiki.local.schema import write_schemas

    write_schemas(options.directory)
    return 0


def _run(options: argparse.Namespace) -> int:
    from factowiki.local.run import run

    status: int = run(options.data, options.port, parent=options.parent)
    return status


if __name__ == "__main__":
    sys.exit(main())
