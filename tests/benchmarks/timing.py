"""Runs one command and tells as JSON what it took; a program of its own, without imports.

Linux counts the memory of the process that starts a command into the peak of the command
(`exec_mmap` in fs/exec.c keeps the old high-water mark), so the starter must be small.
"""

import json
import os
import sys
import time

INTERVAL = 0.02  # seconds between two looks at the memory


def main(log: str, arguments: list[str], *, watched: bool) -> None:
    """Output goes to the file ``log``; with ``watched`` the memory of all processes is followed."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    start = time.perf_counter()
    child = os.posix_spawn(
        arguments[0],
        arguments,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, handle, 1), (os.POSIX_SPAWN_DUP2, handle, 2)],
    )
    together = _watch(child) if watched else 0
    _, status, usage = os.wait4(child, 0)
    told = {
        "status": os.waitstatus_to_exitcode(status),
        "wall": time.perf_counter() - start,
        "cpu": usage.ru_utime + usage.ru_stime,
        "largest": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "together": together,
    }
    sys.stdout.write(json.dumps(told))


def _watch(child: int) -> int:
    """The highest sum over all processes below ``child``, until it ends. Bytes; 0 without /proc."""
    highest = 0
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        highest = max(highest, sum(map(_memory, _family(child))))
        time.sleep(INTERVAL)
    return highest


def _family(process: int) -> list[int]:
    found = [process]
    for thread in _read_folder(f"/proc/{process}/task"):
        for child in _read(f"/proc/{process}/task/{thread}/children").split():
            found += _family(int(child))
    return found


def _memory(process: int) -> int:
    """The process's share of memory: a page that n processes share counts as 1/n of it."""
    for line in _read(f"/proc/{process}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(file: str) -> str:
    try:
        with open(file) as opened:  # noqa: PTH123  # pathlib is slow to import
            return opened.read()
    except OSError:  # it has just ended
        return ""


def _read_folder(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  # likewise
    except OSError:
        return []


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[3:], watched=sys.argv[2] == "watched")
