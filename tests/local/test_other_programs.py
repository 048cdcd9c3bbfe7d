"""What else may upload to `make run`: the real AWS CLI follows the line that is printed."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factowiki.local.checkout import CHECKOUT
from factowiki.local.cloud.preview import LOOPBACK
from tests.local.test_run import Place, running

pytestmark = pytest.mark.enable_socket

RECORDS = CHECKOUT / "data" / "ingredients"
AWS = CHECKOUT / ".uv" / "emulator" / "bin" / "aws"


@dataclass(frozen=True)
class Told:
    """A run, and the lines with which it says how to reach it."""

    folder: Path
    port: int
    upload: str
    rebuild: str

    @property
    def bucket(self) -> str:
        return self.upload.rpartition(" ")[2].removesuffix("ingredients/")

    def s3(self, what: str) -> None:
        """Run the line as it is printed, but with another command than its example."""
        line, found, _ = self.upload.partition(" s3 cp ")
        assert found
        self.shell(f"{line} s3 {what}")

    def shell(self, line: str) -> str:
        """As a person's shell does, who has an account of AWS and a proxy."""
        done = subprocess.run(
            ["/bin/sh", "-c", line],
            env=os.environ
            | {"PATH": f"{AWS.parent}:{os.environ['PATH']}", "HOME": str(self.folder)}
            | {"AWS_ACCESS_KEY_ID": "AKIAOTHER", "AWS_SECRET_ACCESS_KEY": "other"}
            | {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "NO_PROXY": LOOPBACK},
            capture_output=True,
            text=True,
            check=False,
            cwd=CHECKOUT,
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout + done.stderr

    def status(self, slug: str) -> int:
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", f"/ingredients/{slug}/")
            return connection.getresponse().status

    def wait_for(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not true():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def live(self, *slugs: str) -> None:
        self.wait_for(lambda: all(self.status(slug) == 200 for slug in slugs))

    def gone(self, *slugs: str) -> None:
        self.wait_for(lambda: all(self.status(slug) == 404 for slug in slugs))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("run")
    data, temporary = folder / "data", folder / "temporary"
    shutil.copytree(CHECKOUT / "data", data, ignore=shutil.ignore_patterns("ingredients"))
    temporary.mkdir()
    with running(Place(data, folder / "cloud.log", temporary)) as process:
        assert process.stdout is not None
        process.stdout.readline()
        upload, rebuild = process.stdout.readline(), process.stdout.readline()
        yield Told(folder, int(rebuild.split()[-1]), upload.strip(), rebuild.strip())


def test_the_profile_is_for_its_owner_alone(told: Told) -> None:
    [profile] = told.folder.glob("run-*.ini")
    assert profile.stat().st_mode & 0o777 == 0o600


def test_what_the_aws_cli_copies_moves_and_removes_is_followed(told: Told) -> None:
    assert told.upload.endswith("/ingredients/")
    told.s3(f"cp {RECORDS}/l-serine.json {told.bucket}ingredients/")
    told.live("l-serine")
    told.s3(f"mv {told.bucket}ingredients/l-serine.json {told.bucket}aside/l-serine.json")
    told.gone("l-serine")
    told.s3(f"mv {told.bucket}aside/l-serine.json {told.bucket}ingredients/l-serine.json")
    told.live("l-serine")
    told.s3(f"rm {told.bucket}ingredients/l-serine.json")
    told.gone("l-serine")


def test_what_the_aws_cli_synchronizes_is_followed(told: Told) -> None:
    folder = told.folder / "mine"
    shutil.copytree(RECORDS, folder)
    told.s3(f"sync --delete {folder} {told.bucket}ingredients")
    told.live("glycine", "magnesium")
    (folder / "glycine.json").unlink()
    told.s3(f"sync --delete {folder} {told.bucket}ingredients")
    told.gone("glycine")
    told.live("magnesium")
    told.s3(f"rm --recursive {told.bucket}ingredients")
    told.gone("magnesium")


def test_a_page_can_be_rebuilt(told: Told) -> None:
    told.s3(f"cp {RECORDS}/magnesium.json {told.bucket}ingredients/")
    told.live("magnesium")
    # Its profile lies beside the log, which is not in its usual place here.
    script = f"""
import sys
from pathlib import Path
from factowiki.local.operate.deployed import running
from factowiki.local.operate.follow import ON_THIS_MACHINE
from factowiki.local.operate.rebuild import RebuildCommand
connect = lambda: running({told.port}, Path({str(told.folder)!r}))
sys.exit(RebuildCommand(connect, pace=ON_THIS_MACHINE).run({{"slugs": ["magnesium", "no-such"]}}))
"""
    said = told.shell(f"'{sys.executable}' -c '{script.replace(chr(39), chr(34))}'")
    assert "magnesium  unchanged" in said
    assert "no-such  unknown" in said
    assert "pages, lists and catalog are up to date" in said
    assert told.rebuild == f".venv/bin/factowiki rebuild SLUG --port {told.port}"


@pytest.mark.parametrize("port", ["9", "0"])
def test_without_a_run_the_command_says_so(tmp_path: Path, port: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factowiki", "rebuild", "glycine", "--port", port],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 1
    assert done.stderr == (
        f"factowiki rebuild: no `make run` is on with its site on port {port}; "
        "start it, or say another --port\n"
    )
