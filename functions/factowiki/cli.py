"""The factowiki command."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from factowiki.content.problems import as_lines
from factowiki.design_folder import read_design
from factowiki.local.build import Built, build
from factowiki.local.output import MARKER, claim
from factowiki.local.schema import write_schemas
from factowiki.publishing.errors import PublishingError

EXIT_PROBLEMS = EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
EXIT_UNREAD = 141

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
            print(end="", flush=True)  # here, for at exit nobody could catch a closed pipe
    except BrokenPipeError:
        # As the Python documentation on SIGPIPE advises: what is left goes nowhere at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_UNREAD
    except (PublishingError, OSError) as error:
        sys.stderr.write(f"factowiki: {error}\n")
        return EXIT_FAILED
    except KeyboardInterrupt:
        sys.stderr.write("\nfactowiki: stopped; run it again to go on\n")
        return EXIT_INTERRUPTED
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
        description="Build the site of the records in DATA into a folder. Only what changed is "
        "written. Records with problems are told and left out; the rest is built.",
    )
    command.add_argument("data", metavar="DATA", type=_path, help="folder of the records")
    command.add_argument(
        "--out",
        metavar="DIR",
        type=_path,
        required=True,
        help="where to build: a new or empty folder, or one of an earlier build",
    )
    command.add_argument("--json", action="store_true", help="tell the outcome as JSON")
    command.set_defaults(command=_build)


def _add_run(commands: Any) -> None:
    command = commands.add_parser(
        "run",
        help="run the whole system on this machine",
        description="Start an AWS emulator on this machine, deploy the functions, upload DATA, and "
        "serve the site. Files saved in DATA are uploaded at once. Ctrl-C stops it all.",
    )
    command.add_argument("data", metavar="DATA", type=_path, help="folder of the records")
    command.add_argument("--port", type=_port, default=8080, help="of the site (default: 8080)")
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
    command.add_argument("--endpoint-url", metavar="URL", help="of an AWS emulator")
    command.set_defaults(command=_rebuild)


def _rebuild(options: argparse.Namespace) -> int:
    from factowiki.local.deployed import deployed  # noqa: PLC0415  # boto3 takes its time
    from factowiki.local.rebuild import Command, request_of  # noqa: PLC0415

    try:
        request = request_of(options)
    except PublishingError as wrong:
        return _usage(str(wrong), "rebuild")
    command = Command(
        connect=lambda: deployed(options.stack, options.endpoint_url),
        as_json=options.json,
        wait=not options.no_wait,
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
    from factowiki.local.deploy import CHECKOUT, write_artifact  # noqa: PLC0415  # as below

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
    write_schemas(options.directory)
    return 0


def _run(options: argparse.Namespace) -> int:
    # Imported here: the emulator's libraries are no part of the functions.
    from factowiki.local.run import run  # noqa: PLC0415

    status: int = run(options.data, options.port)
    return status


def _build(options: argparse.Namespace) -> int:
    data, out = options.data, options.out
    if not (data / "site.json").is_file():
        return _usage(f"{data} holds no site.json; is it the folder of the records?")
    if data.resolve() in (out.resolve(), *out.resolve().parents):
        return _usage(f"{out} lies in {data}; build into a folder outside it")
    if out.exists() and not out.is_dir():
        return _usage(f"{out} is not a folder")
    if not claim(out):
        return _usage(
            f"{out} holds files that no build made; build into a new folder. If it is an old "
            f"build, remove it first, or make an empty {out / MARKER} to have it updated"
        )
    start = time.perf_counter()
    show = not options.json and sys.stderr.isatty()
    today = datetime.now(UTC).date().isoformat()
    built = build(data, out, read_design(), today, _progress if show else lambda *_: None)
    seconds = time.perf_counter() - start
    if show:
        sys.stderr.write("\r\033[K")
    if options.json:
        print(json.dumps(_as_json(built, seconds), indent=2))
    else:
        _tell(built, data, out, seconds)
    return EXIT_PROBLEMS if built.problems or not built.has_site else 0


def _usage(message: str, command: str = "build") -> int:
    sys.stderr.write(f"factowiki {command}: {message}\n")
    return EXIT_USAGE


def _progress(done: int, known: int) -> None:
    if done % 50 == 0 or done == known:
        sys.stderr.write(f"\r{done:,} of {known:,} pages")
        sys.stderr.flush()


def _as_json(built: Built, seconds: float) -> dict[str, Any]:
    return {
        "pages": built.pages,
        "written": sorted(built.written),
        "deleted": sorted(built.deleted),
        "problems": {
            key: [
                {
                    "line": problem.line,
                    "column": problem.column,
                    "pointer": problem.pointer,
                    "what": problem.what,
                    "fix": problem.fix,
                }
                for problem in problems
            ]
            for key, problems in sorted(built.problems.items())
        },
        "ignored": built.ignored,
        "seconds": round(seconds, 3),
    }


def _tell(built: Built, data: Path, out: Path, seconds: float) -> None:
    for key, problems in sorted(built.problems.items()):
        for line in as_lines(str(data / key), problems):
            sys.stderr.write(f"{line}\n")
    for key in built.ignored:
        sys.stderr.write(f"{data / key}: ignored, its name is not that of a record\n")
    if not built.has_site:
        sys.stderr.write("Nothing was built: every page needs the site record.\n")
        return
    print(
        f"{built.pages:,} ingredients in {seconds:.2f} s: {len(built.written):,} files written, "
        f"{len(built.deleted):,} removed in {out}"
    )


if __name__ == "__main__":
    sys.exit(main())
