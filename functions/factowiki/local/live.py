"""The embedded publisher at work: everything published once, then every change as it happens."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factowiki.local.cloud import Cloud
from factowiki.local.deploy import Stack
from factowiki.local.happenings import Happening, Ignored, Settled, Trouble
from factowiki.local.terminal import Reports, Terminal, told

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

Happenings = queue.SimpleQueue[Happening]

_LOOK_SECONDS: Final = 0.1
_PATIENCE_SECONDS: Final = 120.0
_QUIET_LOOKS: Final = 2

_DRAFT: Final = "removed"  # as publish says it: of records just uploaded, only drafts have no page
_IGNORED: Final = "ignored"


@dataclass(frozen=True, slots=True)
class Live:
    """A deployed stack, what it says of itself, and where a person reads it."""

    cloud: Cloud
    stack: Stack
    reports: Reports
    happenings: Happenings
    terminal: Terminal

    def publish_all(self, records: int, stop: threading.Event) -> None:
        """Wait until all of ``records`` just uploaded are dealt with, and say how that went."""
        began = time.monotonic()
        outcomes: dict[str, str] = {}
        late = False
        for waited in self._until_quiet(stop):
            if waited > _PATIENCE_SECONDS:
                late = True
                break
            outcomes |= self._settled_meanwhile()
            self.terminal.progress(f"Publishing: {len(outcomes)} of {records} records …")
        if stop.is_set():
            return
        if late:
            self.terminal.say("Some records are still not dealt with; the log may say why.")
        else:
            refused = self.reports.keys()
            drafts = [key for key, outcome in outcomes.items() if outcome == _DRAFT]
            ignored = [key for key, outcome in outcomes.items() if outcome == _IGNORED]
            counts = {
                "refused": len(refused),
                "draft": len({*drafts} - {*refused}),
                "ignored": len({*ignored} - {*refused}),
            }
            self.terminal.say(in_sum(records, counts, time.monotonic() - began))
        self.terminal.say(*self.reports.all())

    def _until_quiet(self, stop: threading.Event) -> Iterator[float]:
        """Yield the seconds waited so far until the queues are quiet in two looks running.

        One look will not do: a message may pass from one queue to the other behind it.
        """
        sqs, began, quiet = self.cloud.sqs(), time.monotonic(), 0
        queues = (self.stack.publish_queue_url, self.stack.refresh_queue_url)
        while quiet < _QUIET_LOOKS and not stop.is_set():
            self.cloud.check()
            quiet = quiet + 1 if is_quiet(sqs, queues) else 0
            yield time.monotonic() - began

    def _settled_meanwhile(self) -> dict[str, str]:
        """The outcomes of the next moment, by key; what went wrong is told at once."""
        outcomes = {}
        for happening in self._next(_LOOK_SECONDS):
            match happening:
                case Settled(key, outcome):
                    outcomes[key] = outcome
                case Ignored(key):
                    outcomes[key] = _IGNORED
                    self.terminal.say(str(happening))
                case Trouble():
                    self.terminal.say(str(happening))
        return outcomes

    def follow(self, stop: threading.Event) -> None:
        """Tell what happens until ``stop`` is set. Raises ``CloudFailed`` if the cloud ends."""
        while not stop.is_set():
            for happening in self._next(_LOOK_SECONDS):
                self.terminal.say(*told(happening, self.reports))
            self.cloud.check()

    def _next(self, seconds: float) -> Iterator[Happening]:
        """What happened since the last look, and within ``seconds`` from now."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            try:
                yield self.happenings.get(timeout=left)
            except queue.Empty:
                return


def in_sum(records: int, others: Mapping[str, int], seconds: float) -> str:
    """What came of ``records``; ``others`` counts those that were not published, by the reason."""
    some = ", ".join(f"{count} {reason}" for reason, count in others.items() if count)
    if not some:
        return f"{records} records published in {seconds:.1f} s."
    published = records - sum(others.values())
    return f"{published} of {records} records published in {seconds:.1f} s; {some}."


def is_quiet(sqs: SQSClient, queues: Iterable[str]) -> bool:
    """Whether no message is waiting or being worked on in any of ``queues``."""
    return not any(messages_in(sqs, url) for url in queues)


def messages_in(sqs: SQSClient, url: str) -> int:
    """How many messages are waiting or being worked on. On AWS the number lags by seconds.

    Those that are delayed do not count: they are for the case that somebody dies.
    """
    attributes = sqs.get_queue_attributes(
        QueueUrl=url,
        AttributeNames=[
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
        ],
    )["Attributes"]
    return sum(int(count) for count in attributes.values())
