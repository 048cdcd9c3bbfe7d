"""One suite for every store: in memory, a directory, moto's S3, and a real S3 server."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from factowiki.aws.listings import read_by_pattern
from factowiki.aws.s3 import S3Store
from factowiki.engine.errors import PermanentError, PreconditionFailed
from factowiki.engine.ports import NOT_MODIFIED, Store, StoredObject
from factowiki.local.directory import DirectoryStore
from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact, Headers, etag_of

SEAWEEDFS = pytest.param("seaweedfs", marks=pytest.mark.enable_socket)

# Of the server: a busy machine takes its time, and somebody else may take its ports.
_START_SECONDS = 120
_STARTS = 5

KINDS = ["memory", "directory", "moto", SEAWEEDFS]
HTML = Headers("text/html; charset=utf-8", "public, max-age=0", ("l-serine", "everything"))


def artifact(text: str) -> Artifact:
    return Artifact(text.encode(), HTML)


@pytest.fixture(scope="module")
def seaweedfs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A client of an S3 server on loopback that enforces all conditions."""
    weed = Path(sys.executable).with_name("weed")
    if not weed.exists():
        pytest.skip("seaweedfs is not installed: it has no wheel for this machine")
    folder = tmp_path_factory.mktemp("weed")
    identity = {
        "name": "test",
        "credentials": [{"accessKey": "test", "secretKey": "testtest"}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    for _ in range(_STARTS):
        ports = _free_ports(4)
        with _serving(weed, folder, ports) as server:
            client = _client(ports[-1])
            if _answers(client, server):
                yield client
                return
    pytest.fail(f"seaweedfs ended {_STARTS} times as soon as it was started")


@contextlib.contextmanager
def _serving(weed: Path, folder: Path, ports: list[int]) -> Iterator[subprocess.Popen[bytes]]:
    names = ("-master.port", "-volume.port", "-filer.port", "-s3.port")
    server = subprocess.Popen(
        [
            weed,
            f"-logdir={folder}",
            "server",
            "-ip=127.0.0.1",
            "-ip.bind=127.0.0.1",
            f"-dir={folder}",
            "-s3",
            f"-s3.config={folder / 's3.json'}",
            "-s3.port.iceberg=0",
            "-s3.port.lance=0",
            "-master.telemetry=false",
            "-master.volumeSizeLimitMB=64",
            "-volume.max=200",
            *(f"{name}={port}" for name, port in zip(names, ports, strict=True)),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield server
    finally:
        server.kill()  # it holds nothing worth a graceful end, which takes it long
        server.wait()


def _client(port: int) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id="test",
        aws_secret_access_key="testtest",  # noqa: S106  # of the server above
        region_name="us-east-1",
        config=Config(
            proxies={}, retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}
        ),
    )


def _free_ports(number: int) -> list[int]:
    """Ports that are free together with the one 10,000 above, which weed takes for gRPC."""
    found: list[int] = []
    while len(found) < number:
        with socket.create_server(("127.0.0.1", 0)) as one:
            port = one.getsockname()[1]
        if port < 50_000 and port not in found:
            found.append(port)
    return found


def _answers(client: Any, server: subprocess.Popen[bytes]) -> bool:
    """False where it ended: somebody else was faster to take one of its ports."""
    end = time.monotonic() + _START_SECONDS
    while server.poll() is None:
        try:
            client.create_bucket(Bucket="ready")
        except (ClientError, BotoCoreError) as error:
            if time.monotonic() > end:
                raise TimeoutError(f"seaweedfs did not start in {_START_SECONDS} s") from error
            time.sleep(0.1)
        else:
            return True
    return False


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    match request.param:
        case "memory":
            return MemoryStore()
        case "directory":
            return DirectoryStore(tmp_path)
        case "moto":
            request.getfixturevalue("aws")
            client = boto3.client("s3")
        case _:
            client = request.getfixturevalue("seaweedfs")
    bucket = f"bucket-{uuid.uuid4().hex}"
    client.create_bucket(
        Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    read_by_pattern(client)
    return S3Store(client, bucket, encryption="AES256" if request.param == "moto" else None)


def test_what_is_put_can_be_got(store: Store) -> None:
    store.put("ingredients/l-serine/index.html", artifact("page"))
    assert store.get("ingredients/l-serine/index.html") == StoredObject(b"page", etag_of(b"page"))


def test_an_etag_is_the_md5_of_the_bytes(store: Store) -> None:
    store.put("a", artifact("page"))
    assert [entry.etag for entry in store.list()] == [etag_of(b"page")]


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.get("nothing") is None
    assert store.get("no/such/folder") is None
    assert store.get("nothing", "0" * 32) is None


def test_a_known_etag_is_not_sent_again(store: Store) -> None:
    store.put("a", artifact("1"))
    assert store.get("a", etag_of(b"1")) is NOT_MODIFIED
    store.put("a", artifact("2"))
    assert store.get("a", etag_of(b"1")) == StoredObject(b"2", etag_of(b"2"))


def test_a_put_replaces_the_whole_object(store: Store) -> None:
    store.put("a", artifact("long text"))
    store.put("a", artifact("x"))
    assert store.get("a") == StoredObject(b"x", etag_of(b"x"))


def test_if_absent_writes_only_where_there_is_nothing(store: Store) -> None:
    store.put("a", artifact("first"), if_absent=True)
    with pytest.raises(PreconditionFailed):
        store.put("a", artifact("second"), if_absent=True)
    assert store.get("a") == StoredObject(b"first", etag_of(b"first"))


def test_if_match_writes_only_over_the_known_version(store: Store) -> None:
    store.put("a", artifact("1"))
    store.put("a", artifact("2"), if_match=etag_of(b"1"))
    with pytest.raises(PreconditionFailed):
        store.put("a", artifact("3"), if_match=etag_of(b"1"))
    assert store.get("a", etag_of(b"2")) is NOT_MODIFIED


def test_if_match_does_not_bring_a_deleted_object_back(store: Store) -> None:
    store.put("a", artifact("1"))
    store.delete("a")
    with pytest.raises(PreconditionFailed):
        store.put("a", artifact("2"), if_match=etag_of(b"1"))
    assert store.get("a") is None


def test_deleting_is_fine_where_there_is_nothing(store: Store) -> None:
    store.put("folder/a", artifact("1"))
    store.delete("folder/a")
    store.delete("folder/a")
    store.delete("never/was")
    assert store.get("folder/a") is None
    assert list(store.list()) == []


def test_if_match_deletes_only_the_known_version(store: Store) -> None:
    store.put("a", artifact("2"))
    with pytest.raises(PreconditionFailed):
        store.delete("a", if_match=etag_of(b"1"))
    assert store.get("a") == StoredObject(b"2", etag_of(b"2"))
    store.delete("a", if_match=etag_of(b"2"))
    assert store.get("a") is None
    with pytest.raises(PreconditionFailed):  # whoever was first may have deleted it for us
        store.delete("a", if_match=etag_of(b"2"))


def test_a_listing_has_every_key_with_the_prefix(store: Store) -> None:
    keys = {"b", "a/z", "a/b/c", "a-b", "a/é", "a/B", "z"}
    for key in keys:
        store.put(key, artifact(key))
    assert _listed(store, "") == sorted(keys)
    assert _listed(store, "a/") == sorted(["a/B", "a/b/c", "a/z", "a/é"])
    assert _listed(store, "a") == sorted(["a-b", "a/B", "a/b/c", "a/z", "a/é"])
    assert _listed(store, "a/b") == ["a/b/c"]
    assert _listed(store, "none/") == []
    [entry] = store.list("b")
    assert (entry.key, entry.etag) == ("b", etag_of(b"b"))


def _listed(store: Store, prefix: str) -> list[str]:
    """Sorted, because stores differ: seaweedfs puts folders first."""
    return sorted(entry.key for entry in store.list(prefix))


def test_empty_objects_are_objects(store: Store) -> None:
    store.put("empty", Artifact(b"", HTML))
    assert store.get("empty") == StoredObject(b"", etag_of(b""))


@pytest.mark.parametrize("letter", ["x", "é"])
def test_in_memory_a_key_that_s3_refuses_is_refused_too(letter: str) -> None:
    """S3 takes 1,024 bytes; moto does not mind."""
    store, longest = MemoryStore(), letter * (1_024 // len(letter.encode()))
    store.put(longest, artifact("x"))
    for use in (store.get, store.delete, lambda key: store.put(key, artifact("x"))):
        with pytest.raises(PermanentError, match="KeyTooLongError"):
            use(f"{longest}y")
    assert [entry.key for entry in store.list()] == [longest]
