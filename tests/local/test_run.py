"""`factowiki run` as a process: how it starts, how it ends, and what it leaves behind."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factowiki.local.checkout import CHECKOUT
from factowiki.local.cloud.preview import LOOPBACK

pytestmark = pytest.mark.enable_socket

MAIN = """
import sys
from pathlib import Path
from factowiki.local.cloud.run import run
sys.exit(run(Path(sys.argv[1]), int(sys.argv[2]), log=Path(sys.argv[3])))
"""


@dataclass(frozen=True)
class Place:
    """A data directory of one's own, and where temporary files go."""

    data: Path
    log: Path
    temporary: Path

    def command(self, port: int = 0) -> list[str]:
        return [sys.executable, "-c", MAIN, str(self.data), str(port), str(self.log)]

    def environment(self) -> dict[str, str]:
        return os.environ | {"TMPDIR": str(self.temporary)}

    def left_behind(self) -> list[str]:
        """Temporary files (but uv's empty locks), and processes that were given this place."""
        files = (path for path in self.temporary.iterdir() if not path.match("uv-*.lock"))
        return [*map(str, files), *self._processes()]

    def wait_until_nothing_is_left(self) -> None:
        deadline = time.monotonic() + 60
        while self.left_behind() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert self.left_behind() == []

    def _processes(self) -> Iterator[str]:
        for found in Path("/proc").glob("[0-9]*/environ"):
            with contextlib.suppress(OSError):
                if f"={self.temporary}".encode() in found.read_bytes():
                    yield str(found.parent)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    data.mkdir()
    shutil.copy(CHECKOUT / "data" / "site.json", data)  # enough for a site, and soon published
    temporary.mkdir()
    return Place(data, tmp_path / "cloud.log", temporary)


@contextlib.contextmanager
def running(place: Place) -> Iterator[subprocess.Popen[str]]:
    """A run that has told its address."""
    process = subprocess.Popen(
        place.command(), stdout=subprocess.PIPE, text=True, env=place.environment()
    )
    with told_its_address(process, place):
        yield process


@contextlib.contextmanager
def told_its_address(process: subprocess.Popen[str], place: Place) -> Iterator[list[str]]:
    """What it said until then. Killed at the end, if it is still there."""
    said = []
    try:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if re.search(r"http://127\.0\.0\.1:\d+/", line):
                break
        else:
            pytest.fail("".join(said) + place.log.read_text())
        yield said
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything_within_two_seconds(place: Place, number: signal.Signals) -> None:
    with running(place) as process:
        assert place.left_behind()
        process.send_signal(number)
        assert process.wait(2) == 128 + number
        assert place.left_behind() == []
    assert not list(place.log.parent.glob("*.ini"))  # its keys open nothing any more


# To make alone: a terminal would send them to all of its processes. Only SIGTERM is passed on.
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_it_ends_with_the_make_that_started_it(place: Place, number: signal.Signals) -> None:
    process = subprocess.Popen(
        ["make", "run", f"DATA={place.data}", "PORT=0"],  # noqa: S607 - that of whoever runs this
        stdout=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
        env=place.environment(),
    )
    with told_its_address(process, place):
        process.send_signal(number)
        place.wait_until_nothing_is_left()
        assert process.wait(10) == -number


def test_even_when_killed_it_leaves_nothing_behind(place: Place) -> None:
    with running(place) as process:
        process.kill()
        place.wait_until_nothing_is_left()


def test_it_says_so_when_the_cloud_dies(place: Place) -> None:
    with running(place) as process:
        emulator, *_ = children(process.pid)
        os.kill(int(emulator), signal.SIGKILL)
        assert process.wait(5) == 1
        assert place.left_behind() == []


def test_a_signal_while_it_starts_ends_it_too(place: Place) -> None:
    process = subprocess.Popen(place.command(), env=place.environment())
    deadline = time.monotonic() + 60
    while not list(children(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert list(children(process.pid))  # the cloud starts, the site is not there yet
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 128 + signal.SIGINT
    assert place.left_behind() == []


def test_a_start_counts_as_published_only_what_was(place: Place) -> None:
    records = place.data / "ingredients"
    records.mkdir()
    for name in ("glycine", "magnesium"):
        shutil.copy(CHECKOUT / "data" / "ingredients" / f"{name}.json", records)
    draft = json.loads((records / "glycine.json").read_text()) | {"status": "draft"}
    (records / "later.json").write_text(json.dumps(draft | {"slug": "later"}))
    (records / "broken.json").write_text("{")
    (records / "Not A Slug.json").write_text("{}")
    process = subprocess.Popen(
        place.command(), stdout=subprocess.PIPE, text=True, env=place.environment()
    )
    with told_its_address(process, place) as said:
        text = "".join(said)
    assert re.search(
        r"^3 of 6 records published in .* s; 1 draft, 2 refused", text, re.MULTILINE
    ), text
    assert f"{records}/broken.json:1:2: " in text


def test_edits_are_seen_without_a_log_as_well(place: Place) -> None:
    place.log.mkdir()
    process = subprocess.Popen(
        place.command(), stdout=subprocess.PIPE, text=True, env=place.environment()
    )
    with told_its_address(process, place) as said:
        assert f"trouble: the log {place.log} is not written: Is a directory\n" in said
        (place.data / "ingredients").mkdir()
        (place.data / "ingredients" / "broken.json").write_text("{")
        assert process.stdout is not None
        for line in process.stdout:
            if "broken.json:1:2: " in line:
                break
        else:
            pytest.fail("the edit was not seen")


def test_a_taken_port_is_said_at_once(place: Place) -> None:
    with socket.create_server((LOOPBACK, 0)) as other:
        port = other.getsockname()[1]
        done = subprocess.run(
            place.command(port), capture_output=True, text=True, check=False, timeout=10
        )
    assert done.returncode == 1
    assert (
        done.stderr
        == f"factowiki run: port {port} is taken; choose another: make run PORT={port + 1}\n"
    )


def test_a_missing_data_directory_is_said_at_once(place: Place) -> None:
    shutil.rmtree(place.data)
    done = subprocess.run(place.command(), capture_output=True, text=True, check=False, timeout=10)
    assert done.returncode == 2
    assert done.stderr.startswith(f"factowiki run: {place.data} holds no site.json")


def test_it_listens_on_loopback_only(place: Place) -> None:
    with running(place) as process:
        group = {process.pid, *map(int, children(process.pid))}
        listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        ours = {inode for pid in group for inode in sockets_of(pid)}
        addresses = {
            fields[1].split(":")[0]
            for fields in listening
            if fields[3] == "0A" and fields[9] in ours
        }
        assert addresses == {"0100007F"}
        assert not ours & {
            line.split()[9] for line in Path("/proc/net/tcp6").read_text().splitlines()[1:]
        }


def children(pid: int) -> Iterator[str]:
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield child
        yield from children(int(child))


def sockets_of(pid: int) -> Iterator[str]:
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(OSError):
            target = descriptor.readlink()
            if (found := re.fullmatch(r"socket:\[(\d+)\]", str(target))) is not None:
                yield found[1]
