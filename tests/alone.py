"""A pytest plugin for `make unit`: a test that opens a socket or starts a process fails.

Python itself tells of both, whichever library is behind them, so none can get round it.
"""

from __future__ import annotations

import sys
from collections.abc import Generator

import pytest

FORBIDDEN = {
    "socket.__new__": "opens a socket",
    "subprocess.Popen": "starts a process",
    "os.exec": "becomes another program",
    "os.fork": "starts a process",
    "os.forkpty": "starts a process",
    "os.posix_spawn": "starts a process",
    "os.system": "starts a process",
}
_running: list[str] = []


def _watch(event: str, _: object) -> None:
    if _running and event in FORBIDDEN:
        pytest.fail(
            f"{_running[-1]} {FORBIDDEN[event]}: mark it `slow`, and `make test` alone runs it"
        )


sys.addaudithook(_watch)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """From here on, so that pytest-xdist may start its own processes before."""
    _running.append(item.nodeid)
    try:
        return (yield)
    finally:
        _running.pop()
