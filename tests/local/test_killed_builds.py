"""Builds that are killed: nobody is left, nothing is locked, the next build mends the folder."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factowiki.local.build.build import Options, build
from factowiki.local.build.forking import ForkingMapper
from factowiki.local.build.output import Output
from factowiki.local.stopping import Stopped, stopping
from tests.records.records import ingredient, site, to_bytes
from tests.world import DESIGN

ROOT = Path(__file__).parents[2]
RECORDS = 300
LONG = 120  # seconds that even a busy machine needs less than

# Goes half-way and waits there for a signal, as if its disk were slow.
HALF_A_BUILD = f"""
import signal, sys
from pathlib import Path
from factowiki.local.build.build import Options, build
from factowiki.local.build.output import Output
from factowiki.local.stopping import stopping
from tests.world import DESIGN

def wait_half_way(done, known):
    if done == {RECORDS} // 2:
        print("half", flush=True)
        signal.pause()

with stopping():
    output = Output(Path(sys.argv[2]))
    output.claim()
    options = Options(jobs=2, progress=wait_half_way)
    build(Path(sys.argv[1]), output, DESIGN, "2026-11-24", options)
"""

# Its processes are all at work when it is killed, and will be for an hour.
AT_WORK = """
import os, sys, time
from factowiki.local.build.forking import ForkingMapper

def work(item):
    os.write(1, b".")
    time.sleep(3600)

list(ForkingMapper(2)(work, range(200)))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "ingredients").mkdir(parents=True)
    (folder / "site.json").write_bytes(to_bytes(site()))
    for number in range(RECORDS):
        record = to_bytes(ingredient(f"i{number}"))
        (folder / f"ingredients/i{number}.json").write_bytes(record)
    return folder


def started(program: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """With signals as in the foreground of a shell, however the tests were started."""
    default = "import signal; [signal.signal(n, signal.SIG_DFL) for n in (1, 15)]; "
    heard = "signal.signal(2, signal.default_int_handler)\n"
    return subprocess.Popen(
        [sys.executable, "-c", default + heard + program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'functions'}{os.pathsep}{ROOT}"},
    )


def is_free(lock: Path) -> bool:
    with lock.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def pages(out: Path) -> dict[str, bytes]:
    files = (file for file in out.rglob("*") if file.is_file())
    found = {str(file.relative_to(out)): file.read_bytes() for file in files}
    return {key: body for key, body in found.items() if not key.startswith(".")}


def built(data: Path, out: Path) -> dict[str, bytes]:
    output = Output(out)
    assert output.claim()
    build(data, output, DESIGN, "2026-11-24", Options())
    return pages(out)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_killed_leaves_nobody_behind_and_is_finished_by_the_next(
    data: Path, tmp_path: Path, number: signal.Signals
) -> None:
    out = tmp_path / "out"
    with started(HALF_A_BUILD, data, out) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        assert not is_free(out / ".factowiki/lock")
        process.send_signal(number)
        # Its processes share its output, so this ends when the last of them has.
        process.communicate(timeout=LONG)
    assert process.returncode != 0
    assert is_free(out / ".factowiki/lock")
    # As if it had been killed a little earlier: its processes may have been fast.
    (out / "ingredients/i7/index.html").unlink(missing_ok=True)
    (out / "ingredients/.partial-1-1").write_text("half")
    assert built(data, out) == built(data, tmp_path / "clean")
    assert not (out / "ingredients/.partial-1-1").exists()


def test_processes_that_are_at_work_end_with_a_parent_that_was_killed() -> None:
    with started(AT_WORK) as process:
        assert process.stdout is not None
        assert process.stdout.read(2) == ".."
        process.kill()
        assert process.communicate(timeout=LONG) == ("", "")


def _die(item: int) -> int:
    if item == 100:
        os.kill(os.getpid(), signal.SIGTERM)
    return item


@pytest.mark.parametrize("heard", [True, False])
def test_a_process_that_is_ended_by_somebody_ends_the_build(*, heard: bool) -> None:
    """Whether its parent hears of signals or not: what it inherits of that must not keep it."""
    if not heard:
        with pytest.raises(ChildProcessError, match="one of the processes was killed"):
            list(ForkingMapper(2)(_die, range(300)))
        return
    with stopping(), pytest.raises(ChildProcessError, match="one of the processes was killed"):
        list(ForkingMapper(2)(_die, range(300)))


def test_the_first_signal_is_raised_and_afterwards_all_is_as_it_was() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(Stopped) as stopped, stopping():
        signal.raise_signal(signal.SIGTERM)
    assert stopped.value.status == 143
    assert signal.getsignal(signal.SIGTERM) == before


def test_what_is_ignored_stays_ignored() -> None:
    """As under nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopping():
            signal.raise_signal(signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_build_waits_a_moment_for_what_is_left_of_another(tmp_path: Path) -> None:
    output = Output(tmp_path / "out")
    assert output.claim()
    lock = (tmp_path / "out/.factowiki/lock").open("ab")
    fcntl.flock(lock, fcntl.LOCK_EX)
    pauses = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            lock.close()

    with output.held(pause):
        assert len(pauses) == 3
        with pytest.raises(OSError, match="another build is at work"), output.held(pauses.append):
            pass
    assert sum(pauses[3:]) < 2
