"""`factowiki run` as a process: how it starts, how it ends, and what it leaves behind."""

from __future__ import annotations

import contextlib
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

from factowiki.local.deploy import CHECKOUT
from factowiki.local.preview import LOOPBACK

pytestmark = pytest.mark.enable_socket

MAIN = """
import sys
from pathlib import Path
from factowiki.local.run import run
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
        """Temporary files, and processes that were given this place."""
        return [*map(str, self.temporary.iterdir()), *self._processes()]

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
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if re.search(r"http://127\.0\.0\.1:\d+/", line):
                break
        else:
            pytest.fail(place.log.read_text())
        yield process
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


def test_even_when_killed_it_leaves_nothing_behind(place: Place) -> None:
    with running(place) as process:
        process.kill()
        deadline = time.monotonic() + 60
        while place.left_behind() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert place.left_behind() == []


def test_it_says_so_when_the_cloud_dies(place: Place) -> None:
    with running(place) as process:
        emulator, *_ = children(process.pid)
        os.kill(int(emulator), signal.SIGKILL)
        assert process.wait(5) == 1
        assert place.left_behind() == []


def test_a_signal_while_it_starts_ends_it_too(place: Place) -> None:
    process = subprocess.Popen(place.command(), env=place.environment())
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 128 + signal.SIGINT
    assert place.left_behind() == []


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
