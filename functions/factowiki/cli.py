"""The factowiki command."""

from __future__ import annotations

# Each command imports what it needs when it runs: half a second for the emulator or for boto3.
# ruff: noqa: PLC0415
import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from factowiki.engine.errors import PublishingError
from factowiki.local import exit_status, streams
from factowiki.local.stopping import status_of, stopping

LAST_PORT = 65535

Work = Callable[[], int]  # what a command does once all it needs is imported


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
        work: Work = options.command(options)
        with stopping():
            return work()
    finally:  # here, for at exit nobody could catch a closed pipe or a full disk
        failure = streams.flush(sys.stdout)
        if failure is not None:
            raise failure


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="factowiki", description="Publish a wiki of supplement ingredients."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="tell the version and end")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_build(commands)
    _add_run(commands)
    _add_rebuild(commands)
    _add_artifact(commands)
    _add_schema(commands)
    return parser


class _Version(argparse.Action):
    """Looked up when somebody asks: that takes longer than all the rest of the parser."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        sys.stdout.write(f"factowiki {version('factowiki')}\n")
        parser.exit()


def _path(text: str) -> Path:
    if not text:  # an unset variable of a script, which pathlib takes for the current folder
        raise argparse.ArgumentTypeError("it is empty; name a folder")
    try:
        return Path(text).expanduser()  # not every shell does it within an argument
    except RuntimeError:  # there is nobody of that name
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
    command.add_argument(
        "--strict", action="store_true", help="fail where there are warnings, too: for CI"
    )
    command.set_defaults(command=_build)


def _build(options: argparse.Namespace) -> Work:
    from factowiki.local.build.command import BuildCommand
    from factowiki.local.build.forking import cores

    jobs = options.jobs or cores()
    return BuildCommand(
        options.data, options.out, jobs, options.force, options.json, options.strict
    ).run


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


def _rebuild(options: argparse.Namespace) -> Work:
    from factowiki.local.operate.deployed import deployed, running
    from factowiki.local.operate.follow import ON_AWS, ON_THIS_MACHINE
    from factowiki.local.operate.rebuild import RebuildCommand, request_of

    here = options.port is not None

    def rebuild() -> int:
        try:
            request = request_of(options)
        except PublishingError as wrong:
            sys.stderr.write(f"factowiki rebuild: {wrong}\n")
            return exit_status.USAGE
        command = RebuildCommand(
            connect=lambda: (
                running(options.port) if here else deployed(options.stack, options.endpoint_url)
            ),
            as_json=options.json,
            wait=not options.no_wait,
            pace=ON_THIS_MACHINE if here else ON_AWS,
        )
        return command.run(request)

    return rebuild


def _add_artifact(commands: Any) -> None:
    command = commands.add_parser(
        "artifact",
        help="make the folder that is deployed as the functions' code",
        description="Put the functions and templates into build/function, from where "
        "infra/template.yaml deploys them. `make artifact` adds the libraries they need.",
    )
    command.set_defaults(command=_artifact)


def _artifact(_: argparse.Namespace) -> Work:
    from factowiki.local.cloud.deploy import CHECKOUT, write_artifact

    def artifact() -> int:
        if not (CHECKOUT / "infra" / "template.yaml").is_file():
            raise PublishingError(
                "the functions are made into an artifact in a checkout, and this command was "
                "installed without one; clone the repository and run `make artifact` there"
            )
        write_artifact(CHECKOUT / "build" / "function")
        return exit_status.DONE

    return artifact


def _add_schema(commands: Any) -> None:
    command = commands.add_parser(
        "schema",
        help="write the schemas of the records, for editors' tools",
        description="Write a JSON Schema of each kind of record into DIR.",
    )
    command.add_argument("directory", metavar="DIR", type=_path, help="as in data/schema")
    command.set_defaults(command=_schema)


def _schema(options: argparse.Namespace) -> Work:
    from factowiki.local.schema import write_schemas

    def schema() -> int:
        write_schemas(options.directory)
        return exit_status.DONE

    return schema


def _run(options: argparse.Namespace) -> Work:
    from factowiki.local.cloud.run import run

    return partial(run, options.data, options.port, parent=options.parent)


if __name__ == "__main__":
    sys.exit(main())
