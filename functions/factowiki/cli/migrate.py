"""``factowiki migrate``: records of the previous form in the form of today."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import Any

from factowiki.cli import arguments


def add(commands: Any) -> None:
    command = commands.add_parser(
        "migrate",
        help="write records of the previous form in the form of today",
        description="Tell which records in DATA have the form of the release before, what of it "
        "can be written in the form of today, and what a person must decide. Nothing is written "
        "without --write; what nobody could convert is then gone from the file, so keep the list.",
    )
    command.add_argument("data", metavar="DATA", type=arguments.path, help="folder of the records")
    command.add_argument("--write", action="store_true", help="write the files")
    command.set_defaults(prepare=_prepare)


def _prepare(options: Namespace) -> Callable[[], int]:
    from factowiki.local.migrating import migrate

    return partial(migrate, options.data, write=options.write)
