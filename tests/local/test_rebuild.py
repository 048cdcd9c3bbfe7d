"""``factowiki rebuild`` with a site that plays a script, and a clock that moves by sleeping."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from factowiki.engine.errors import StoreUnavailable
from factowiki.local.operate.deployed import NotReached, Waiting
from factowiki.local.operate.follow import Pace, duration
from factowiki.local.operate.rebuild import RebuildCommand

PAGES = [f"item-{index}" for index in range(30)]
Moment = tuple[int, int, int, int]  # publish queue, refresh queue, owed, dead letters


def answer(**fields: Any) -> dict[str, Any]:
    return {
        "dry_run": False,
        "pages": 1,
        "slugs": ["a"],
        "outcomes": {},
        "problems": {},
        "failed": {},
        "queued": 0,
        "unknown": [],
        "drafts": [],
        **fields,
    }


AT_ONCE = answer(outcomes={"a": "published"})
QUEUED = answer(pages=30, slugs=PAGES, queued=30)


@dataclass
class FakeSite:
    """Each look finds the next moment; the last one stays."""

    answers: dict[str, Any] | Exception
    moments: list[Moment] = field(default_factory=lambda: [(0, 0, 0, 0)])
    broken: BaseException | None = None
    asked: list[Any] = field(default_factory=list)
    now: float = 0.0

    def rebuild(self, request: Mapping[str, Any]) -> dict[str, Any]:
        self.asked.append(request)
        if isinstance(self.answers, Exception):
            raise self.answers
        return self.answers

    def waiting(self) -> Waiting:
        if self.broken:
            raise self.broken
        return Waiting(*self.moments[0][:2])

    def owed(self) -> int:
        return self.moments[0][2]

    def dead_letters(self) -> int:
        return self.moments[0][3]

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if len(self.moments) > 1:
            self.moments.pop(0)


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@dataclass
class Ran:
    code: int
    out: str
    err: str


def run(  # noqa: PLR0913  # as many as the command has
    site: FakeSite,
    request: dict[str, Any] | None,
    err: io.StringIO | None = None,
    *,
    as_json: bool = False,
    wait: bool = True,
    connect: Callable[[], FakeSite] | None = None,
) -> Ran:
    out, err = io.StringIO(), err or io.StringIO()
    command = RebuildCommand(
        connect=connect or (lambda: site),
        as_json=as_json,
        wait=wait,
        pace=Pace(now=lambda: site.now, sleep=site.sleep),
        out=out,
        err=err,
    )
    code = command.run(request)
    return Ran(code, out.getvalue(), err.getvalue())


def test_pages_done_at_once_are_told_and_their_lists_waited_for() -> None:
    site = FakeSite(AT_ONCE, [(0, 1, 0, 0), (0, 1, 1, 0), (0, 0, 0, 0)])
    ran = run(site, {"slugs": ["a"]})
    assert site.asked == [{"slugs": ["a"]}]
    assert (ran.code, ran.out) == (0, "a  published\n")
    assert ran.err == "Done in 12 s: pages, lists and catalog are up to date.\n"


def test_queued_pages_are_followed_until_it_has_been_quiet_for_a_minute() -> None:
    moments = [(left, 0, 0, 0) for left in (30, 15, 6)]
    ran = run(FakeSite(QUEUED, [*moments, (0, 1, 0, 0), (0, 1, 2, 0), (0, 0, 0, 0)]), {"all": True})
    assert (ran.code, ran.out) == (0, "30 pages queued\n")
    assert ran.err.splitlines() == [
        "15 of 30 pages, about 1 s left",
        "24 of 30 pages, about 0 s left",
        "The pages are done, the lists are being looked at …",
        "Done in 1 min 5 s: pages, lists and catalog are up to date.",
    ]


def test_a_terminal_shows_a_bar_that_gives_way_to_the_end() -> None:
    screen = Screen()
    run(FakeSite(QUEUED, [(15, 0, 0, 0), (0, 0, 0, 0)]), {"all": True}, screen)
    shown = screen.getvalue().split("\r\x1b[K")
    assert shown[1] == "[############------------] 15 of 30 pages, about 0 s left"
    assert shown[2] == "The queues are empty; making sure that they stay so …"
    assert shown[-1].startswith("Done in ")


def test_json_is_all_that_a_program_reads() -> None:
    ran = run(FakeSite(AT_ONCE), {"slugs": ["a"]}, as_json=True)
    told = json.loads(ran.out)
    assert told == {
        **AT_ONCE,
        "followed": {"done": True, "left": 0, "owed": 0, "dead_letters": 0, "seconds": 10.0},
    }
    assert ran.err == ""


def test_a_message_given_up_ends_the_waiting_with_1() -> None:
    moments = [(1, 0, 3, 4), (0, 0, 3, 5)]
    ran = run(FakeSite(QUEUED, [(30, 0, 0, 4), *moments]), {"all": True})
    assert ran.code == 1
    assert "in the dead-letter queues: 1." in ran.err


def test_dead_letters_of_another_day_do_not_count() -> None:
    assert run(FakeSite(QUEUED, [(0, 0, 0, 7)]), {"all": True}).code == 0


def test_patience_ends_when_nothing_moves() -> None:
    site = FakeSite(QUEUED, [(3, 0, 0, 0)])
    ran = run(site, {"all": True})
    assert ran.code == 1
    assert "Nothing has moved for a long time. Messages waiting: 3; " in ran.err
    assert "--follow` looks again" in ran.err
    assert site.now == 20 * 60


def test_without_waiting_the_answer_is_all() -> None:
    ran = run(FakeSite(QUEUED, broken=AssertionError("looked")), {"all": True}, wait=False)
    assert (ran.code, ran.out, ran.err) == (0, "30 pages queued\n", "")


def test_a_failed_page_exits_with_1_unless_it_was_seen_to_succeed_later() -> None:
    failed = answer(failed={"a": "StoreUnavailable: SlowDown"}, queued=1)
    ran = run(FakeSite(failed), {"slugs": ["a"]}, wait=False)
    assert ran.code == 1
    assert "a  failed, and is tried again through the queue: StoreUnavailable" in ran.out
    assert run(FakeSite(failed), {"slugs": ["a"]}).code == 0


@pytest.mark.parametrize(
    ("what", "request_", "lines"),
    [
        (
            answer(dry_run=True, pages=2, slugs=["a", "b"], unknown=["b"]),
            {"slugs": ["a", "b"], "dry_run": True},
            [
                "Nothing was done. 2 pages would be done at once: a, b",
                "The catalog knows no record for b",
            ],
        ),
        (
            answer(dry_run=True, pages=30, slugs=PAGES, queued=30, drafts=["item-1"]),
            {"slugs": PAGES, "dry_run": True},
            [
                f"Nothing was done. 30 pages would be queued: {', '.join(PAGES[:10])} and 20 more",
                "The catalog knows only a draft for item-1",
            ],
        ),
        (
            answer(pages=0, slugs=[], unknown=["x"]),
            {"category": "x"},
            ["There is nothing to do.", "There is no category x."],
        ),
        (
            answer(
                outcomes={"a": "kept", "b": "unknown", "c": "draft"},
                problems={"a": ["ingredients/a.json:1:2: No name. Add one."]},
                pages=3,
                unknown=["b"],
                drafts=["c"],
            ),
            {"slugs": ["a", "b", "c"]},
            [
                "a  kept as it was, its record has problems",
                "ingredients/a.json:1:2: No name. Add one.",
                "b  unknown: there is no such record and no such page",
                "c  a draft, which has no page",
            ],
        ),
    ],
)
def test_an_answer_is_told_in_lines(
    what: dict[str, Any], request_: dict[str, Any], lines: list[str]
) -> None:
    ran = run(FakeSite(what), request_)
    assert (ran.code, ran.out.splitlines()) == (0, lines)


def test_a_dry_run_follows_nothing() -> None:
    what = answer(dry_run=True)
    looked = AssertionError("looked")
    assert run(FakeSite(what, broken=looked), {"slugs": ["a"], "dry_run": True}).code == 0


def test_an_error_in_the_answer_exits_with_1_after_what_was_done() -> None:
    what = {**AT_ONCE, "error": "These could not be queued, ask for them again: b."}
    ran = run(FakeSite(what), {"slugs": ["a", "b"]})
    assert (ran.code, ran.out) == (1, "a  published\n")
    assert ran.err == f"factowiki rebuild: {what['error']}\n"
    ran = run(FakeSite({"error": "There is no catalog yet."}), {"all": True}, as_json=True)
    assert (ran.code, json.loads(ran.out)) == (1, {"error": "There is no catalog yet."})


def test_what_aws_refuses_is_one_sentence() -> None:
    ran = run(FakeSite(NotReached("there is no stack x")), {"all": True}, as_json=True)
    assert (ran.code, ran.err) == (1, "factowiki rebuild: there is no stack x\n")
    assert json.loads(ran.out) == {"error": "there is no stack x"}


@pytest.mark.parametrize("error", [NotReached("no network"), StoreUnavailable("no network")])
def test_an_error_while_following_says_that_the_work_goes_on(error: Exception) -> None:
    ran = run(FakeSite(QUEUED, broken=error), {"all": True})
    assert ran.code == 1
    assert "no network. What was started goes on by itself" in ran.err


def test_ctrl_c_exits_with_130_and_says_how_to_look_again() -> None:
    ran = run(FakeSite(QUEUED, broken=KeyboardInterrupt()), {"all": True})
    assert ran.code == 130
    assert "goes on by itself in the cloud: `factowiki rebuild --follow` looks again" in ran.err


def test_following_only_asks_for_nothing() -> None:
    site = FakeSite(AssertionError("asked"), [(5, 0, 0, 0), (0, 0, 0, 0)])
    ran = run(site, None)
    assert (ran.code, site.asked) == (0, [])
    assert ran.err.endswith("Done in 1 min 1 s: pages, lists and catalog are up to date.\n")


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.4, "0 s"), (59.4, "59 s"), (61, "1 min 1 s"), (3600, "60 min")]
)
def test_a_duration_is_said_as_people_say_it(seconds: float, said: str) -> None:
    assert duration(seconds) == said
