"""``factowiki run``: the whole publisher on this machine, and the data directory as its editor.

Ctrl-C ends it. Exit codes: 2 where there are no records, 1 where it could not start or the cloud
failed; else 128 and the number of the signal that ended it, as shells count (130 for Ctrl-C).
"""

from __future__ import annotations

import contextlib
import errno
import os
import queue
import shlex
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from factowiki.aws.s3 import S3Store
from factowiki.engine.errors import PublishingError
from factowiki.local import exit_status
from factowiki.local.checkout import BUILD
from factowiki.local.cloud.cloud import Cloud, CloudFailed, embedded_cloud
from factowiki.local.cloud.deploy import DeployFailed, deploy
from factowiki.local.cloud.live import Live, LogFollower
from factowiki.local.cloud.log_lines import Trouble, parse
from factowiki.local.cloud.parent import Parent
from factowiki.local.cloud.preview import PreviewServer
from factowiki.local.cloud.profile import PROFILE, profile_of, written
from factowiki.local.cloud.reports import Reports
from factowiki.local.cloud.watch import Mirror, watch
from factowiki.local.stack import Stack
from factowiki.local.terminal import Terminal

LOG: Final = BUILD / "cloud.log"

_LOOK_SECONDS: Final = 0.2

# A laptop's share of what the template allows: the least that SQS accepts.
_PARAMETERS: Final = {"PublishConcurrency": "2", "RefreshConcurrency": "2"}


class WatchFailed(Exception):
    """Watching ended by itself; the text says why."""


_FAILURES: Final = (
    CloudFailed,
    DeployFailed,
    WatchFailed,
    PublishingError,
    BotoCoreError,
    ClientError,
)


class Stop(threading.Event):
    """A signal handler: set by the first signal, which it remembers."""

    signal = 0

    def __call__(self, number: int, _frame: object) -> None:
        self.signal = self.signal or number
        self.set()


def run(data: Path, port: int, *, log: Path = LOG, parent: int | None = None) -> int:
    """Publish ``data`` on ``port`` (any free one for 0) until a signal; returns the exit code.

    ``log`` gets all that the emulator and the functions say; beside it stands a profile for the
    AWS CLI. Where ``parent`` is named, its end is a signal too. Only for the main thread.
    """
    if not (data / "site.json").is_file():
        return _failed(
            f"{data} holds no site.json; is it the folder of the records?", exit_status.USAGE
        )
    try:
        with _signals(parent) as stop, contextlib.closing(PreviewServer(port)) as preview:
            _publish(data, preview, log, stop)
    except _FAILURES as error:
        return _failed(str(error))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return _failed(f"port {port} is taken; choose another: make run PORT={port + 1}")
    return 128 + stop.signal


def _failed(why: str, code: int = exit_status.FAILED) -> int:
    Terminal(sys.stderr).say(f"factowiki run: {why}")
    return code


@contextlib.contextmanager
def _signals(parent: int | None) -> Iterator[Stop]:
    stop = Stop()
    if parent is not None:
        threading.Thread(target=_end_with, args=(Parent.of(parent), stop), daemon=True).start()
    numbers = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup
        numbers.append(signal.SIGHUP)
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_with(parent: Parent, stop: Stop) -> None:
    while not stop.wait(_LOOK_SECONDS):
        if parent.is_ending():
            stop(signal.SIGHUP, None)


def _publish(data: Path, preview: PreviewServer, log: Path, stop: Stop) -> None:
    terminal = Terminal(sys.stdout)
    terminal.progress("Starting the embedded cloud …")
    log_lines: LogFollower = queue.SimpleQueue()
    deployed = threading.Event()  # functions half set up complain without reason
    with embedded_cloud(
        log,
        lambda line: _hear(line, log_lines) if deployed.is_set() else None,
        lambda what: log_lines.put(Trouble(what)),
    ) as cloud:
        stack = deploy(cloud, _PARAMETERS)
        deployed.set()
        s3 = cloud.s3()
        site = S3Store(s3, stack.site_bucket)
        preview.start(site)
        reports = Reports(data, S3Store(s3, stack.state_bucket))
        live = Live(cloud, stack, site, reports, log_lines, terminal)
        content = S3Store(s3, stack.content_bucket)
        mirror = Mirror(data.resolve(), content, lambda what: log_lines.put(Trouble(what)), stop)
        mirror.sync()
        live.publish_all(mirror.uploaded, stop)
        profile = profile_of(preview.port, log.parent)
        with _reachable(cloud, profile, log_lines), watching(mirror):
            if not stop.is_set():
                terminal.say(*_welcome(data, preview, cloud, stack, profile))
            live.follow(stop)
    terminal.say("Stopped.")


@contextlib.contextmanager
def _reachable(cloud: Cloud, profile: Path, log_lines: LogFollower) -> Iterator[None]:
    """Let other programs in meanwhile, where their profile can be written."""
    with contextlib.ExitStack() as kept:
        try:
            kept.enter_context(written(cloud, profile))
        except OSError as error:
            log_lines.put(Trouble(f"the profile {profile} is not written: {error.strerror}"))
        yield


def _welcome(
    data: Path, preview: PreviewServer, cloud: Cloud, stack: Stack, profile: Path
) -> Iterator[str]:
    yield f"The site is at {preview.url} and {data}/ is watched. Ctrl-C stops."
    if profile.is_file():
        config = shlex.quote(os.path.relpath(profile))
        yield "To upload as on AWS, and to look again at a page:"
        yield (
            f"  AWS_CONFIG_FILE={config} aws --profile {PROFILE} --endpoint-url {cloud.endpoint} "
            f"s3 cp FILE.json s3://{stack.content_bucket}/ingredients/"
        )
        yield f"  .venv/bin/factowiki rebuild SLUG --port {preview.port}"


def _hear(line: str, log_lines: LogFollower) -> None:
    log_line = parse(line)
    if log_line is not None:
        log_lines.put(log_line)


@contextlib.contextmanager
def watching(mirror: Mirror) -> Iterator[None]:
    """Watch in a thread meanwhile. Where watching ends by itself, ``mirror.stop`` is set.

    Raises ``WatchFailed`` at the end then: a site that no longer follows its records would be
    worse than none.
    """
    with ThreadPoolExecutor(1, "watch") as pool:
        watched = pool.submit(watch, mirror)
        watched.add_done_callback(lambda _: mirror.stop.set())
        try:
            yield
        finally:
            mirror.stop.set()
    if error := watched.exception():
        why = f"{mirror.data} is no longer watched. {type(error).__name__}: {error}"
        raise WatchFailed(why) from error
