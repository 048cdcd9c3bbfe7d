"""``factowiki artifact``: the functions' code, as it is deployed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any


def add(commands: Any) -> None:
    command = commands.add_parser(
        "artifact",
        help="make the folder that is deployed as the functions' code",
        description="Put the functions and templates into build/function, from where "
        "infra/template.yaml deploys them. `make artifact` adds the libraries they need.",
    )
    command.set_defaults(prepare=_prepare)


def _prepare(_: Namespace) -> Callable[[], None]:
    from factowiki.local.package.artifact import write_artifact

    return write_artifact
