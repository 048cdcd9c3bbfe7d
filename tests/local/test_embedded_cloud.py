"""The shipped template and the real functions in the embedded cloud: one edit after the other."""

from __future__ import annotations

import contextlib
import http.client
import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError

from factowiki.aws.s3 import S3Store
from factowiki.engine.ports import StoredObject
from factowiki.local.checkout import CHECKOUT
from factowiki.local.cloud.cloud import Cloud, embedded_cloud
from factowiki.local.cloud.deploy import deploy
from factowiki.local.cloud.watch import Mirror
from factowiki.local.operate.deployed import deployed
from factowiki.local.operate.follow import Pace
from factowiki.local.operate.rebuild import RebuildCommand
from factowiki.local.stack import STACK, Stack, is_quiet
from factowiki.pages.artifact import Artifact, Headers

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

pytestmark = pytest.mark.enable_socket

SLUG = "l-serine"
KEY = f"ingredients/{SLUG}.json"
PAGE = f"ingredients/{SLUG}/index.html"
TWINS = ("index.html", "index.json")
REPORT = f"problems/{KEY}"
RECORD = (CHECKOUT / "data" / KEY).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Running:
    """A deployed stack with the sample data in it."""

    cloud: Cloud
    stack: Stack
    sqs: SQSClient
    log: Path

    def store(self, bucket: str) -> S3Store:
        return S3Store(self.cloud.s3(), bucket)

    def upload(self, text: str) -> None:
        record = Artifact(text.encode(), Headers("application/json"))
        self.store(self.stack.content_bucket).put(KEY, record)

    def page(self) -> str | None:
        return read(self.store(self.stack.site_bucket), PAGE)

    def shows(self, text: str) -> bool:
        return text in (self.page() or "")

    def report(self) -> str | None:
        return read(self.store(self.stack.state_bucket), REPORT)

    def is_quiet(self) -> bool:
        return is_quiet(self.sqs, (self.stack.publish_queue_url, self.stack.refresh_queue_url))

    def wait_for(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60  # a busy machine takes its time
        while not true():
            if time.monotonic() > deadline:
                pytest.fail(self.log.read_text(encoding="utf-8")[-5000:])
            time.sleep(0.02)

    def wait_until_quiet(self) -> None:
        for _ in range(2):  # a message may pass from one queue to the other behind one look
            self.wait_for(self.is_quiet)
            time.sleep(0.1)


def read(store: S3Store, key: str) -> str | None:
    found = store.get(key)
    return found.body.decode() if isinstance(found, StoredObject) else None


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    log = tmp_path_factory.mktemp("cloud") / "cloud.log"
    with embedded_cloud(log) as cloud:
        stack = deploy(cloud, {"PublishConcurrency": "2", "RefreshConcurrency": "2"})
        running = Running(cloud, stack, cloud.sqs(), log)
        troubles: list[str] = []
        content = running.store(stack.content_bucket)
        Mirror(CHECKOUT / "data", content, troubles.append).sync()
        running.wait_until_quiet()
        assert troubles == []
        yield running


@pytest.fixture(autouse=True)
def as_it_was(running: Running) -> Iterator[None]:
    """Every test finds the sample record published, and leaves the queues quiet."""
    running.upload(RECORD)
    running.wait_for(lambda: "<h1>L-serine" in (running.page() or "") and running.report() is None)
    yield
    running.wait_until_quiet()


def test_every_published_record_has_its_page(running: Running) -> None:
    records = {
        path.stem: json.loads(path.read_bytes())
        for path in (CHECKOUT / "data" / "ingredients").glob("*.json")
    }
    published = {slug for slug, each in records.items() if each.get("status") != "draft"}
    site = {entry.key for entry in running.store(running.stack.site_bucket).list()}
    assert {f"ingredients/{slug}/index.html" for slug in published} <= site
    assert {"index.html", "404.html", "ingredients/index.html"} <= site


def test_an_edit_is_live(running: Running) -> None:
    running.upload(RECORD.replace("L-serine", "Edited name"))
    running.wait_for(lambda: "Edited name" in (running.page() or ""))


def test_a_new_name_reaches_everything_that_shows_it_and_nothing_else(running: Running) -> None:
    running.wait_until_quiet()
    site = running.store(running.stack.site_bucket)
    before = {entry.key: entry.etag for entry in site.list()}
    renamed = {**json.loads(RECORD), "name": "Zerine"}
    running.upload(json.dumps(renamed))
    running.wait_for(lambda: "<h1>Zerine" in (running.page() or ""))
    running.wait_until_quiet()
    after = {entry.key: entry.etag for entry in site.list()}
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    neighbours = {
        path.stem
        for path in (CHECKOUT / "data" / "ingredients").glob("*.json")
        if SLUG in json.loads(path.read_bytes()).get("related", ())
    }
    assert neighbours
    assert {key for key in changed if not key.startswith("search/")} == {
        *(f"ingredients/{slug}/{name}" for slug in {SLUG, *neighbours} for name in TWINS),
        *(f"categories/{slug}/index.html" for slug in json.loads(RECORD)["categories"]),
        "ingredients/index.html",
        "index.html",
        "feed.xml",
    }
    assert "search/ze.json" in changed
    for key in changed & after.keys():
        if not key.startswith("search/") and key != "sitemap.xml":
            assert "Zerine" in (read(site, key) or ""), key


def test_a_broken_record_leaves_the_page_and_a_report_that_goes_when_it_is_mended(
    running: Running,
) -> None:
    before = running.page()
    running.upload(RECORD.replace("{", "{,", 1))
    running.wait_for(lambda: running.report() is not None)
    [problem, *_] = json.loads(running.report() or "")["problems"]
    assert (problem["line"], problem["column"]) == (1, 2)
    assert running.page() == before
    running.upload(RECORD)
    running.wait_for(lambda: running.report() is None)


def test_the_page_of_a_broken_record_still_follows_its_neighbours(running: Running) -> None:
    """Its last good version is found among the versions that the content bucket keeps."""
    running.upload(RECORD.replace("{", "{,", 1))
    running.wait_for(lambda: running.report() is not None)
    key = "ingredients/glycine.json"
    neighbour = (CHECKOUT / "data" / key).read_text(encoding="utf-8")
    content = running.store(running.stack.content_bucket)
    renamed = {**json.loads(neighbour), "name": "Glycocoll"}
    for record in (renamed, json.loads(neighbour)):
        content.put(key, Artifact(json.dumps(record).encode(), Headers("application/json")))
        link = f">{record['name']}</a>"
        running.wait_for(partial(running.shows, link))
    content.put(key, Artifact(neighbour.encode(), Headers("application/json")))


def test_a_deleted_record_takes_its_page_along(running: Running) -> None:
    running.store(running.stack.content_bucket).delete(KEY)
    running.wait_for(lambda: running.page() is None)


def test_the_nightly_pass_removes_a_page_that_a_lost_event_left(running: Running) -> None:
    site = running.store(running.stack.site_bucket)
    orphan = "ingredients/long-gone/index.html"
    site.put(orphan, Artifact(b"old", Headers("text/html")))
    answer = running.cloud.functions().invoke(
        FunctionName=running.stack.refresh_function, Payload=b'{"nightly": true}'
    )
    assert not answer.get("FunctionError")
    running.wait_for(lambda: read(site, orphan) is None)


@dataclass(frozen=True)
class Told:
    code: int
    answer: dict[str, Any]


def rebuild(running: Running, **request: Any) -> Told:
    """Asks as the command does, and follows the work to its end."""
    out = io.StringIO()
    command = RebuildCommand(
        lambda: deployed(STACK, running.cloud.endpoint, running.cloud.session),
        as_json=True,
        pace=Pace(look=0.1, quiet=0.5),
        out=out,
        err=io.StringIO(),
    )
    return Told(command.run(request), json.loads(out.getvalue()))


def test_a_page_that_was_spoilt_is_rebuilt_by_name_or_category(running: Running) -> None:
    right, site = running.page(), running.store(running.stack.site_bucket)
    category = json.loads(RECORD)["categories"][0]
    for request in ({"slugs": [SLUG, "no-such"]}, {"category": category}):
        site.put(PAGE, Artifact(b"spoilt", Headers("text/html")))
        told = rebuild(running, **request, dry_run=True)
        assert (told.code, told.answer["outcomes"]) == (0, {})
        assert SLUG in told.answer["slugs"]
        assert running.page() == "spoilt"
        told = rebuild(running, **request)
        assert told.answer["followed"]["done"]
        assert (told.code, told.answer["outcomes"][SLUG]) == (0, "published")
        assert running.page() == right


def test_a_rebuild_of_many_goes_through_the_queue(running: Running) -> None:
    right, site = running.page(), running.store(running.stack.site_bucket)
    site.put(PAGE, Artifact(b"spoilt", Headers("text/html")))
    told = rebuild(running, slugs=[SLUG, *(f"no-such-{index}" for index in range(24))])
    assert (told.code, told.answer["queued"]) == (0, 25)
    assert told.answer["followed"]["done"]
    assert running.page() == right


def test_the_functions_run_with_the_versions_that_they_ship_with(running: Running) -> None:
    """The emulator's Python is another one, whose boto3 is pinned."""
    workers = {
        Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0].decode()
        for threads in Path(f"/proc/{running.cloud.process.pid}/task").glob("*/children")
        for pid in threads.read_text().split()
    }
    assert workers == {sys.executable}


def test_the_functions_have_failed_at_nothing(running: Running) -> None:
    running.wait_until_quiet()
    said = running.log.read_text(encoding="utf-8")
    assert '"level":"ERROR"' not in said
    assert "failed processing" not in said
    assert "AccessDenied" not in said


def test_the_emulator_enforces_access_or_it_would_prove_nothing(running: Running) -> None:
    connection = http.client.HTTPConnection(running.cloud.endpoint.removeprefix("http://"))
    with contextlib.closing(connection):
        connection.request("GET", f"/{running.stack.site_bucket}/{PAGE}")  # by nobody in particular
        assert connection.getresponse().status == http.HTTPStatus.FORBIDDEN


def an_editor(running: Running) -> Any:
    """Somebody who may read and write records. To the emulator's root user no policy applies."""
    iam = running.cloud.iam()
    iam.create_user(UserName="editor")
    may = {
        "Effect": "Allow",
        "Action": ["s3:GetObject", "s3:PutObject"],
        "Resource": f"arn:aws:s3:::{running.stack.content_bucket}/*",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [may]})
    iam.put_user_policy(UserName="editor", PolicyName="edit", PolicyDocument=policy)
    key = iam.create_access_key(UserName="editor")["AccessKey"]
    region = running.cloud.session.region_name
    session = boto3.Session(key["AccessKeyId"], key["SecretAccessKey"], region_name=region)
    return session.client("s3", endpoint_url=running.cloud.endpoint)


def test_uploads_under_a_key_of_kms_are_refused_and_others_taken(running: Running) -> None:
    """The emulator does not know the conditions on storage classes and SSE-C: tests/infra does."""
    s3 = an_editor(running)
    where = {"Bucket": running.stack.content_bucket, "Key": KEY}
    ways = [
        partial(s3.put_object, **where, Body=RECORD.encode()),
        partial(s3.copy_object, **where, CopySource=where, MetadataDirective="REPLACE"),
        partial(s3.create_multipart_upload, **where),
    ]
    for upload in ways:
        upload()
        upload(ServerSideEncryption="AES256")
        for encryption in ("aws:kms", "aws:kms:dsse"):
            with pytest.raises(ClientError, match=r"AccessDenied.*explicit deny"):
                upload(ServerSideEncryption=encryption, SSEKMSKeyId="alias/an-editors")
    part = {"UploadId": s3.create_multipart_upload(**where)["UploadId"], **where}
    etag = s3.upload_part(**part, PartNumber=1, Body=RECORD.encode())["ETag"]
    parts = [{"PartNumber": 1, "ETag": etag}]
    s3.complete_multipart_upload(**part, MultipartUpload={"Parts": parts})


def output(running: Running, name: str) -> str:
    [stack] = running.cloud.cloudformation().describe_stacks()["Stacks"]
    [value] = [each["OutputValue"] for each in stack["Outputs"] if each["OutputKey"] == name]
    return value


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message


def from_cdn(running: Running, path: str, method: str = "GET") -> Answer:
    address = running.cloud.endpoint.removeprefix("http://")
    host = output(running, "SiteDomain")
    with contextlib.closing(http.client.HTTPConnection(address)) as connection:
        connection.request(method, path, headers={"Host": host})
        answer = connection.getresponse()
        answer.read()
        return Answer(answer.status, answer.headers)


def test_readers_get_the_site_through_the_cdn(running: Running) -> None:
    for path in ("/", "/ingredients/", f"/ingredients/{SLUG}/"):
        answer = from_cdn(running, path)
        assert answer.status == 200, path
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    moved = from_cdn(running, f"/ingredients/{SLUG}")
    assert (moved.status, moved.headers["Location"]) == (301, f"/ingredients/{SLUG}/")
    assert from_cdn(running, "/nothing/").status == 404


def test_a_former_address_says_301_to_machines_and_html_to_plain_s3(running: Running) -> None:
    running.upload(json.dumps({**json.loads(RECORD), "formerly": ["serine-before"]}))
    site, former = running.store(running.stack.site_bucket), "ingredients/serine-before/"
    running.wait_for(lambda: read(site, f"{former}index.html") is not None)
    moved = from_cdn(running, f"/{former}")
    assert (moved.status, moved.headers["Location"]) == (301, f"/ingredients/{SLUG}/")
    assert "default-src 'none'" in moved.headers["Content-Security-Policy"]
    assert f"url=/ingredients/{SLUG}/" in (read(site, f"{former}index.html") or "")
    running.upload(RECORD)
    running.wait_for(lambda: read(site, f"{former}index.html") is None)


@pytest.mark.parametrize(
    "path",
    [
        f"//ingredients/{SLUG}/",
        "//evil.example/",
        "//evil.example",
        "/\\evil.example/",
        "/%2f%2fevil.example/",
        "/%5cevil.example/",
        "/.//evil.example/",
        "/%0d%0aLocation:%20https://evil.example/",
        "/ingredients/../",
        "/assets//evil.example/",
        f"/{'a' * 2000}/",
    ],
)
def test_an_odd_address_gets_the_sites_own_404_page(running: Running, path: str) -> None:
    for method in ("GET", "HEAD"):
        answer = from_cdn(running, path, method)
        assert (answer.status, answer.headers["Location"]) == (404, None)
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_assets_are_served_through_their_own_behavior(running: Running) -> None:
    site = running.store(running.stack.site_bucket)
    [sheet, *_] = [each.key for each in site.list("assets/") if each.key.endswith(".css")]
    answer = from_cdn(running, f"/{sheet}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert from_cdn(running, f"/{sheet}.gone").status == 404


def invalidated(running: Running) -> list[str]:
    """Every item of every invalidation so far."""
    cloudfront = running.cloud.cloudfront()
    distribution = output(running, "DistributionId")
    listed = cloudfront.list_invalidations(DistributionId=distribution)["InvalidationList"]
    return [
        item
        for each in listed.get("Items", ())
        for item in cloudfront.get_invalidation(DistributionId=distribution, Id=each["Id"])[
            "Invalidation"
        ]["InvalidationBatch"]["Paths"]["Items"]
    ]


def test_an_edit_drops_its_page_from_the_cdn_and_a_quiet_night_drops_nothing(
    running: Running,
) -> None:
    running.wait_until_quiet()
    before = len(invalidated(running))
    running.upload(RECORD.replace("L-serine", "Edited once more"))
    running.wait_for(lambda: "Edited once more" in (running.page() or ""))
    running.wait_until_quiet()
    after = invalidated(running)
    assert {f"#{SLUG}", "#:lists"} <= set(after)
    assert len(after) > before
    now = datetime.now(UTC).isoformat()
    running.sqs.send_message(
        QueueUrl=running.stack.refresh_queue_url,
        MessageBody=json.dumps({"nightly": True, "time": now}),
    )
    running.wait_until_quiet()
    assert len(invalidated(running)) == len(after)
