"""The emulator itself behind its gate, over real sockets."""

from __future__ import annotations

import contextlib
import http.client
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from botocore.exceptions import ClientError

from factowiki.local.cloud.cloud import LOOPBACK, REGION, Account, Cloud, embedded_cloud
from factowiki.local.cloud.log import LogFile

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    with embedded_cloud(tmp_path_factory.mktemp("cloud") / "cloud.log") as cloud:
        yield cloud


def port_of(cloud: Cloud) -> int:
    return int(cloud.endpoint.rpartition(":")[2])


def say(cloud: Cloud, text: str) -> bytes:
    """All that the emulator answers to ``text``, sent as it is."""
    with socket.create_connection((LOOPBACK, port_of(cloud)), timeout=10) as connection:
        connection.sendall(text.replace("\n", "\r\n").encode())
        return b"".join(iter(lambda: connection.recv(65536), b""))


def queues(cloud: Cloud) -> list[str]:
    return (
        cloud.session.client("sqs", endpoint_url=cloud.endpoint).list_queues().get("QueueUrls", [])
    )


def test_who_has_the_key_of_the_run_gets_in_or_the_rest_would_prove_nothing(cloud: Cloud) -> None:
    sqs = cloud.sqs()
    url = sqs.create_queue(QueueName="by-a-program")["QueueUrl"]
    assert queues(cloud) == [url]
    sqs.delete_queue(QueueUrl=url)


@pytest.mark.parametrize("key", ["test", "000000000000", "123456789012"])
def test_the_emulators_own_root_users_do_not_exist(cloud: Cloud, key: str) -> None:
    other = boto3.Session(key, "test", region_name=REGION).client(
        "sqs", endpoint_url=cloud.endpoint
    )
    with pytest.raises(ClientError, match="no key of this run"):
        other.create_queue(QueueName="by-another")
    assert queues(cloud) == []


def test_the_right_key_with_a_wrong_secret_stays_out(cloud: Cloud) -> None:
    other = boto3.Session(cloud.account.key, "test", region_name=REGION).client(
        "s3", endpoint_url=cloud.endpoint
    )
    with pytest.raises(ClientError, match="SignatureDoesNotMatch"):
        other.list_buckets()


@pytest.mark.parametrize(
    "head",
    [
        "POST /_ministack/reset HTTP/1.1\nHost: {host}\nContent-Length: 0\n",
        "POST /_ministack/config HTTP/1.1\nHost: {host}\nContent-Length: 2\n\n{{}}",
        "GET /_ministack/health HTTP/1.1\nHost: {host}\n",
        "GET /_ministack/ready HTTP/1.1\nHost: evil.example\n",
        "GET /_ministack/ready HTTP/1.1\nHost: {host}\nOrigin: null\n",
        "GET / HTTP/1.0\n",
        (
            "GET / HTTP/1.1\nHost: {host}\nUpgrade: websocket\nConnection: Upgrade\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Version: 13\n"
        ),
        # The emulator would believe that this one is by the account of that number.
        (
            "POST /?X-Amz-Credential=000000000000/20260101/eu-central-1/sqs/aws4_request HTTP/1.1\n"
            "Host: {host}\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 42\n\n"
            "Action=CreateQueue&QueueName=by-form&a=b&c"
        ),
    ],
)
def test_what_it_would_have_done_for_anybody_it_does_for_nobody(cloud: Cloud, head: str) -> None:
    answered = say(cloud, head.format(host=f"127.0.0.1:{port_of(cloud)}") + "\n")
    assert answered.startswith(b"HTTP/1.1 403 "), answered
    assert b"access-control-allow-origin" not in answered.lower()
    assert queues(cloud) == []


def test_another_protocol_is_no_way_round(cloud: Cloud) -> None:
    """HTTP/2 without TLS, as a client may begin it at once. Its preface, and empty settings."""
    with socket.create_connection((LOOPBACK, port_of(cloud)), timeout=10) as connection:
        connection.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0")
        # HEADERS, end of stream, stream 1: GET, http, / and :authority evil.example.
        block = b"\x82\x86\x84\x41\x0cevil.example"
        connection.sendall(len(block).to_bytes(3, "big") + b"\1\5\0\0\0\1" + block)
        answered = b""
        deadline = time.monotonic() + 10
        while b"AccessDenied" not in answered and time.monotonic() < deadline:
            answered += connection.recv(65536)
    assert b"and no other host" in answered


def test_a_distribution_that_is_not_there_leads_nowhere(cloud: Cloud) -> None:
    for path in ("/", "/_ministack/health", "/health", "/?Action=ListQueues"):
        with contextlib.closing(http.client.HTTPConnection(LOOPBACK, port_of(cloud))) as reader:
            reader.request("GET", path, headers={"Host": "d0.cloudfront.net"})
            answer = reader.getresponse()
            assert (answer.status, answer.read()) == (404, b"there is no such distribution\n")


def test_each_run_has_an_account_of_its_own() -> None:
    accounts = [Account.new() for _ in range(100)]
    for values in zip(*((each.number, each.key, each.secret) for each in accounts), strict=True):
        assert len(set(values)) == len(accounts)
    assert all(len(each.number) == 12 for each in accounts)
    assert accounts[0].secret not in repr(accounts[0])


def test_a_log_that_cannot_be_written_is_told_once_and_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    full = Path("/dev/full")  # every write fails: the disk is full
    for place in (tmp_path, tmp_path / "file" / "cloud.log", full):
        troubles: list[str] = []
        log = LogFile(place, troubles.append)
        for _ in range(3):
            log.write(b"line\n")
        log.close()
        [trouble] = troubles
        assert trouble.startswith(f"the log {place} is not written: ")


def test_a_log_is_made_with_its_folder_and_anew(tmp_path: Path) -> None:
    path = tmp_path / "build" / "cloud.log"
    for _ in range(2):
        log = LogFile(path, pytest.fail)
        log.write(b"line\n")
        log.close()
    assert path.read_bytes() == b"line\n"
