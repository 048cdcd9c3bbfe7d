"""``factowiki rules``: what the linter for claims looks for, and why."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any


def add(commands: Any) -> None:
    command = commands.add_parser(
        "rules",
        help="tell what prose may not claim, and what to write instead",
        description="Tell each rule for claims: why, an example, what to write, where it is from.",
    )
    command.set_defaults(prepare=_prepare)


def _prepare(_: Namespace) -> Callable[[], None]:
    from factowiki.local.rules import print_rules

    return print_rules
