"""An AWS of one's own: the emulator as a child process, on loopback, gone when we are.

    with embedded_cloud(log_file, on_line) as cloud:
        cloud.s3().list_buckets()

POSIX only: stopping relies on process groups.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import boto3
from botocore.config import Config

from factowiki.local.checkout import CHECKOUT
from factowiki.local.cloud.gate import READY
from factowiki.local.cloud.log import LogFile

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cloudfront import CloudFrontClient
    from mypy_boto3_lambda import LambdaClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

LOOPBACK: Final = "127.0.0.1"
REGION: Final = "eu-central-1"
_START_SECONDS: Final = 30.0

_PYTHON: Final = CHECKOUT / ".uv" / "emulator" / "bin" / "python"  # where the Makefile puts it

# No retries: nothing throttles here, and a failure should show at once. No proxies: whatever the
# environment says, loopback is reached directly.
_CONFIG: Final = Config(
    proxies={}, max_pool_connections=32, retries={"mode": "standard", "total_max_attempts": 1}
)

OnLine = Callable[[str], None]


class CloudFailed(Exception):
    """The emulator did not start, or ended by itself."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account that exists for one run only, and the key of its root user."""

    number: str
    key: str
    secret: str = field(repr=False)

    @classmethod
    def new(cls) -> Account:
        """One that nobody can guess. The emulator makes its roles' secrets from the number."""
        number = str(secrets.choice(range(10**11, 10**12)))
        key = "AKIA" + base64.b32encode(secrets.token_bytes(10)).decode()
        return cls(number, key, secrets.token_urlsafe(30))


@dataclass(frozen=True, slots=True)
class Cloud:
    """A running emulator."""

    endpoint: str
    process: subprocess.Popen[bytes]
    log: Path
    account: Account
    session: boto3.Session

    def check(self) -> None:
        """Raise ``CloudFailed`` if the emulator is no longer there."""
        if self.process.poll() is not None:
            raise CloudFailed(f"the embedded cloud ended by itself; what it said is in {self.log}")

    def s3(self) -> S3Client:
        return self.session.client("s3", endpoint_url=self.endpoint, config=_CONFIG)

    def sqs(self) -> SQSClient:
        return self.session.client("sqs", endpoint_url=self.endpoint, config=_CONFIG)

    def cloudformation(self) -> CloudFormationClient:
        return self.session.client("cloudformation", endpoint_url=self.endpoint, config=_CONFIG)

    def cloudfront(self) -> CloudFrontClient:
        return self.session.client("cloudfront", endpoint_url=self.endpoint, config=_CONFIG)

    def iam(self) -> Any:  # its type stubs are not worth having for two calls
        return self.session.client("iam", endpoint_url=self.endpoint, config=_CONFIG)

    def functions(self) -> LambdaClient:
        return self.session.client("lambda", endpoint_url=self.endpoint, config=_CONFIG)


@contextlib.contextmanager
def embedded_cloud(
    log: Path, on_line: OnLine = lambda _: None, on_trouble: OnLine = lambda _: None
) -> Iterator[Cloud]:
    """A fresh, empty cloud; nothing of it is left afterwards but ``log``.

    ``on_line`` gets every line that the emulator and the functions write, from a thread of its
    own; ``on_trouble`` is told where the log cannot be written. Raises ``CloudFailed``.
    """
    with (
        tempfile.TemporaryDirectory(prefix="factowiki-cloud-", ignore_cleanup_errors=True) as home,
        socket.create_server((LOOPBACK, 0), backlog=128) as listener,
    ):
        port: int = listener.getsockname()[1]
        account = Account.new()
        process = _start(listener.fileno(), _environment(Path(home), port, account))
        lines = LogFile(log, on_trouble)
        reader = threading.Thread(target=_read, args=(process, lines, on_line), daemon=True)
        reader.start()
        try:
            listener.close()  # the child has it now; a dead child must refuse connections
            _wait_until_ready(process, port, log)
            yield Cloud(f"http://{LOOPBACK}:{port}", process, log, account, _session(account))
        finally:
            _stop(process)
            reader.join()


def _session(account: Account) -> boto3.Session:
    return boto3.Session(
        aws_access_key_id=account.key,
        aws_secret_access_key=account.secret,
        region_name=REGION,
    )


def _environment(home: Path, port: int, account: Account) -> dict[str, str]:
    """All that the emulator and the functions see of ours: no credentials, no proxies."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "TMPDIR": str(home),
        "PYTHONUNBUFFERED": "1",
        "AUTH": "true",  # roles, bucket policies and queue policies are enforced
        "BIND_HOST": LOOPBACK,
        "GATEWAY_PORT": str(port),
        "MINISTACK_HOST": LOOPBACK,
        "MINISTACK_REGION": REGION,
        "MINISTACK_ACCOUNT_ID": account.number,
        "AWS_ACCESS_KEY_ID": account.key,
        "AWS_SECRET_ACCESS_KEY": account.secret,
        "PYTHONPATH": str(CHECKOUT / "functions"),
        "FACTOWIKI_PYTHON": sys.executable,
        # Services that would listen on ports of their own.
        "SFTP_ENABLED": "0",
        "IOT_MTLS_ENABLED": "0",
        # Docker is never used, whatever runs on this machine.
        "DOCKER_HOST": "unix:///nonexistent",
        "LAMBDA_EXECUTOR": "local",
    }


def _start(listener: int, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    if not _PYTHON.exists():
        raise CloudFailed("the AWS emulator is not installed here: `make setup` does that")
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [_PYTHON, "-P", "-m", "factowiki.local.cloud.emulator", str(listener)],
        stdin=subprocess.PIPE,  # open as long as we live, see factowiki.local.cloud.emulator
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        pass_fds=[listener],
        start_new_session=True,  # Ctrl-C is for us; and stopping the group stops the workers
    )


def _read(process: subprocess.Popen[bytes], log: LogFile, on_line: OnLine) -> None:
    """Copy what the process says to ``log`` and ``on_line`` until it ends."""
    assert process.stdout is not None  # noqa: S101 - it was opened with a pipe
    with process.stdout, contextlib.closing(log):
        for line in process.stdout:
            log.write(line)
            on_line(line.decode(errors="replace").rstrip("\n"))


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if _is_ready(port):
                return
        time.sleep(0.02)
    raise CloudFailed(f"the embedded cloud did not start; what it said is in {log}")


def _is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=_START_SECONDS)
    with contextlib.closing(connection):
        connection.request("GET", READY)
        return connection.getresponse().status == http.HTTPStatus.OK


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the emulator and all of its workers. There is nothing worth a graceful end."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin:
        process.stdin.close()
