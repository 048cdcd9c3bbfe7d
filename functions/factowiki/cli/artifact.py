"""``factowiki artifact``: the functions' code, as it is deployed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from factowiki.engine.errors import PublishingError
from factowiki.local import exit_status


def add(commands: Any) -> None:
    command = commands.add_parser(
        "artifact",
        help="make the folder that is deployed as the functions' code",
        description="Put the functions and templates into build/function, from where "
        "infra/template.yaml deploys them. `make artifact` adds the libraries they need.",
    )
    command.set_defaults(prepare=_prepare)


def _prepare(_: Namespace) -> Callable[[], int]:
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
