"""``factowiki build``: the site in a folder."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import Any

from factowiki.cli import arguments


def add(commands: Any) -> None:
    command = commands.add_parser(
        "build",
        help="build the site in a folder, without AWS",
        description="Build the site of the records in DATA into a folder. Only what changed since "
        "the last build is read, rendered and written. Records with problems are told and left "
        "out; the rest is built.",
    )
    command.add_argument("data", metavar="DATA", type=arguments.path, help="folder of the records")
    command.add_argument(
        "--out",
        metavar="DIR",
        type=arguments.path,
        required=True,
        help="where to build: a new or empty folder, or one of an earlier build",
    )
    command.add_argument(
        "--jobs", metavar="N", type=arguments.jobs, help="processes (default: one for each core)"
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
    command.set_defaults(prepare=_prepare)


def _prepare(options: Namespace) -> Callable[[], int]:
    from factowiki.local.build.build import Options
    from factowiki.local.build.command import run
    from factowiki.local.build.forking import cores

    jobs = options.jobs or cores()
    how = Options(jobs, options.force)
    return partial(run, options.data, options.out, how, as_json=options.json, strict=options.strict)
