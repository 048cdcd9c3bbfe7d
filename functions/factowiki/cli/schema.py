"""``factowiki schema``: what editors' tools know of records."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import Any

from factowiki.cli import arguments


def add(commands: Any) -> None:
    command = commands.add_parser(
        "schema",
        help="write the schemas of the records, for editors' tools",
        description="Write a JSON Schema of each kind of record into DIR.",
    )
    command.add_argument("directory", metavar="DIR", type=arguments.path, help="as in data/schema")
    command.set_defaults(prepare=_prepare)


def _prepare(options: Namespace) -> Callable[[], None]:
    from factowiki.local.schema import write_schemas

    return partial(write_schemas, options.directory)
