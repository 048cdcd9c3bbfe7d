"""``factowiki rebuild``: asks the deployed function, and follows what it started to its end.

Exit codes: 0 done; 1 where a page failed, the function answered an error or AWS did not let us;
130 after Ctrl-C.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final, Protocol, TextIO

from factowiki.engine.errors import BadEvent, PublishingError
from factowiki.engine.rebuild.request import parse_request
from factowiki.local import exit_status
from factowiki.local.operate.deployed import NotReached
from factowiki.local.operate.follow import Followed, Pace, Progress, Work, duration, follow
from factowiki.local.stopping import status_of
from factowiki.local.terminal import Terminal

GOES_ON: Final = (
    "What was started goes on by itself in the cloud: `factowiki rebuild --follow` looks again, "
    "and asking for the same twice costs only work."
)
_SHORT_QUIET: Final = 10.0  # seconds; of pages done at once, only the lists are waited for
_SHOWN: Final = 10  # slugs in a line

_WORDS: Final = {
    "kept": "kept as it was, its record has problems",
    "waiting": "waits for the catalog",
    "unknown": "unknown: there is no such record and no such page",
    "draft": "a draft, which has no page",
}


class DeployedSite(Work, Protocol):
    """A deployed stack: `factowiki.local.operate.deployed.Deployed`."""

    def rebuild(self, request: Mapping[str, Any]) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class RebuildCommand:
    """One run of the command. ``connect`` finds the stack."""

    connect: Callable[[], DeployedSite]
    as_json: bool = False
    wait: bool = True
    pace: Pace = field(default_factory=Pace)
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def run(self, request: Mapping[str, Any] | None) -> int:
        """Ask for ``request``, or for nothing, and follow the work; the exit code."""
        terminal = Terminal(self.err)
        try:
            return self._run(request, terminal)
        except (NotReached, PublishingError) as error:
            if self.as_json:
                self._print(json.dumps({"error": str(error)}, indent=2))
            terminal.say(f"factowiki rebuild: {error}")
            return exit_status.FAILED
        except KeyboardInterrupt as interrupt:
            terminal.say("", f"factowiki rebuild: stopped watching. {GOES_ON}")
            return status_of(interrupt)

    def _run(self, request: Mapping[str, Any] | None, terminal: Terminal) -> int:
        site = self.connect()
        waits = self.wait and not (request or {}).get("dry_run")
        before = site.dead_letters() if waits else 0
        answer = site.rebuild(request) if request else {}
        if request and not self.as_json:
            self._print(*lines(answer, request))
        error = answer.get("error")
        if error:
            terminal.say(f"factowiki rebuild: {error}")
        if error or not waits or answer.get("pages") == 0:
            if self.as_json:
                self._print(json.dumps(answer, indent=2))
            return exit_status.FAILED if error or answer.get("failed") else 0
        return self._follow(site, before, answer, terminal)

    def _follow(
        self, site: DeployedSite, before: int, answer: Mapping[str, Any], terminal: Terminal
    ) -> int:
        pace = self.pace
        if answer.get("queued") == 0:
            pace = replace(pace, quiet=min(pace.quiet, _SHORT_QUIET))
        try:
            came = follow(site, before, pace, Progress(terminal, answer.get("queued", 0)))
        except (NotReached, PublishingError) as error:
            raise NotReached(f"{error}. {GOES_ON}") from error
        terminal.progress("")
        if self.as_json:
            self._print(json.dumps({**answer, "followed": asdict(came)}, indent=2))
        else:
            terminal.say(ending(came))
        return 0 if came.done else exit_status.FAILED

    def _print(self, *some: str) -> None:
        Terminal(self.out).say(*some)


def request_of(options: Namespace) -> dict[str, Any] | None:
    """What the command line asks for; None where it only follows. Raises `BadEvent`."""
    asked = {
        name: value
        for name, value in (
            ("slugs", options.slugs),
            ("category", options.category),
            ("all", options.all),
        )
        if value not in ([], None, False)
    }
    if len(asked) + options.follow != 1:
        raise BadEvent("say one of SLUG …, --category SLUG, --all and --follow")
    if options.follow and (options.dry_run or options.no_wait):
        raise BadEvent("--follow does nothing but wait, so it goes without --dry-run and --no-wait")
    if options.follow:
        return None
    request = {**asked, "dry_run": options.dry_run}
    parse_request(request)
    return request


def lines(answer: Mapping[str, Any], request: Mapping[str, Any]) -> list[str]:
    """What the function's answer says, for a person. Its "error" is told elsewhere."""
    return [] if "pages" not in answer else list(_lines(answer, request))


def _lines(answer: Mapping[str, Any], request: Mapping[str, Any]) -> Iterator[str]:
    for slug, outcome in answer["outcomes"].items():
        yield f"{slug}  {_WORDS.get(outcome, outcome)}"
        yield from answer["problems"].get(slug, ())
    for slug, why in answer["failed"].items():
        yield f"{slug}  failed, and is tried again through the queue: {why}"
    if answer["dry_run"]:
        how = "queued" if answer["queued"] else "done at once"
        which = f": {_some(answer['slugs'], answer['pages'])}" if answer["pages"] else ""
        yield f"Nothing was done. {_pages(answer['pages'])} would be {how}{which}"
    elif answer["queued"]:
        yield f"{_pages(answer['queued'])} queued"
    elif not answer["pages"]:
        yield "There is nothing to do."
    if "category" in request and answer["unknown"]:
        yield f"There is no category {request['category']}."
    elif not answer["outcomes"]:
        yield from _not_pages(answer)


def _not_pages(answer: Mapping[str, Any]) -> Iterator[str]:
    """Of what was named and not yet looked at."""
    for what, slugs in (("no record", answer["unknown"]), ("only a draft", answer["drafts"])):
        if slugs:
            yield f"The catalog knows {what} for {_some(slugs, len(slugs))}"


def _some(slugs: Sequence[str], number: int) -> str:
    shown = ", ".join(slugs[:_SHOWN])
    return f"{shown} and {number - _SHOWN:,} more" if number > _SHOWN else shown


def _pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number:,} pages"


def ending(came: Followed) -> str:
    """How it ended, in a sentence."""
    if came.done:
        return f"Done in {duration(came.seconds)}: pages, lists and catalog are up to date."
    if came.dead_letters:
        return (
            "Messages given up after five tries, and now in the dead-letter queues: "
            f"{came.dead_letters}. The functions' logs say why; mend that, redrive them, and ask "
            "for the same pages again."
        )
    return (
        f"Nothing has moved for a long time. Messages waiting: {came.left}; pages and cache tags "
        f"that the catalog owes: {came.owed}. The functions' logs may say why. {GOES_ON}"
    )
