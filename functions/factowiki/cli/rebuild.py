"""``factowiki rebuild``: the deployed site looks again at pages."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from factowiki.cli import arguments
from factowiki.engine.errors import PublishingError
from factowiki.local import exit_status


def add(commands: Any) -> None:
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
        "--port",
        type=arguments.port,
        help="ask the `make run` whose site is on this port, instead of AWS",
    )
    command.set_defaults(prepare=_prepare)


def _prepare(options: Namespace) -> Callable[[], int]:
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
