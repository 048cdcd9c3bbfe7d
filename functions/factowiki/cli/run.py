"""``factowiki run``: the whole system on this machine."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

from factowiki.cli import arguments


def add(commands: Any) -> None:
    command = commands.add_parser(
        "run",
        help="run the whole system on this machine",
        description="Start an AWS emulator on this machine, deploy the functions, upload DATA, and "
        "serve the site. Files saved in DATA are uploaded at once. Ctrl-C stops it all.",
    )
    command.add_argument("data", metavar="DATA", type=arguments.path, help="folder of the records")
    command.add_argument(
        "--port", type=arguments.port, default=8080, help="of the site (default: 8080)"
    )
    # For make, which tells nobody when it is killed: the process to end with.
    command.add_argument("--parent", type=int, help=argparse.SUPPRESS)
    command.set_defaults(prepare=_prepare)


def _prepare(options: argparse.Namespace) -> Callable[[], int]:
    from factowiki.local.cloud.run import run

    return partial(run, options.data, options.port, parent=options.parent)
