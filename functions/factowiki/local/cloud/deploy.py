"""The function artifact, and the shipped template deployed to the embedded cloud."""

from __future__ import annotations

import io
import shutil
import time
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factowiki.design_folder import read_design
from factowiki.local.cloud.cloud import REGION, Cloud
from factowiki.local.cloud.mending import let_batches_be_sent, write_concurrency_as_numbers
from factowiki.local.package.precompiling import precompiled_files

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient

CHECKOUT: Final = Path(__file__).resolve().parents[4]

STACK: Final = "factowiki"
_ARTIFACTS: Final = "factowiki-artifacts"
_ARTIFACT: Final = "function.zip"
_CODE_URI: Final = "CodeUri: ../build/function"
_DEPLOY_SECONDS: Final = 60.0

_LOCAL: Final = ("factowiki/local/", "factowiki/cli/")

# The earliest time that a zip can hold: an artifact depends on its files only.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


class DeployFailed(Exception):
    """The stack could not be made; the text says which resource and why."""


@dataclass(frozen=True, slots=True)
class Stack:
    """What the template's outputs name."""

    content_bucket: str
    site_bucket: str
    state_bucket: str
    publish_queue_url: str
    publish_dead_letters_url: str
    refresh_queue_url: str
    refresh_dead_letters_url: str
    refresh_function: str
    rebuild_function: str


def artifact_files(checkout: Path = CHECKOUT) -> Iterator[tuple[str, Path]]:
    """Every file of the artifact by its place there: the functions, and templates/ beside them.

    What runs on a laptop only is not among them.
    """
    functions, templates = checkout / "functions", checkout / "templates"
    for source, root in ((functions, functions), (templates, checkout)):
        for path in sorted(source.rglob("*")):
            name = path.relative_to(root)
            local = name.as_posix().startswith(_LOCAL)
            if path.is_file() and not local and not any(_left_out(part) for part in name.parts):
                yield name.as_posix(), path


def _left_out(part: str) -> bool:
    return part.startswith(".") or part == "__pycache__" or part.endswith((".pyc", "~"))


def _contents(checkout: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the artifact, and the templates compiled."""
    for name, path in artifact_files(checkout):
        yield name, path.read_bytes()
    for name, text in precompiled_files(read_design(checkout / "templates")):
        yield name, text.encode()


def write_artifact(target: Path, checkout: Path = CHECKOUT) -> None:
    """Make ``target`` hold the artifact and nothing else: what the template's CodeUri names."""
    shutil.rmtree(target, ignore_errors=True)
    for name, body in _contents(checkout):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)


def zip_artifact(checkout: Path = CHECKOUT) -> bytes:
    """The artifact as a zip: the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, body in sorted(_contents(checkout)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, body)
    return buffer.getvalue()


def deploy(cloud: Cloud, parameters: Mapping[str, str], checkout: Path = CHECKOUT) -> Stack:
    """Make the stack as shipped, but for where its code comes from. Raises ``DeployFailed``."""
    s3 = cloud.s3()
    s3.create_bucket(
        Bucket=_ARTIFACTS,
        CreateBucketConfiguration={"LocationConstraint": REGION},
    )
    s3.put_object(Bucket=_ARTIFACTS, Key=_ARTIFACT, Body=zip_artifact(checkout))
    cloudformation = cloud.cloudformation()
    cloudformation.create_stack(
        StackName=STACK,
        TemplateBody=_with_code_from_bucket((checkout / "infra" / "template.yaml").read_text()),
        Parameters=[
            {"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()
        ],
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
    )
    outputs = _wait_until_complete(cloudformation)
    write_concurrency_as_numbers(cloud.functions())
    let_batches_be_sent(cloud.iam())
    return named_by(outputs)


def _with_code_from_bucket(template: str) -> str:
    if template.count(_CODE_URI) != 1:
        raise DeployFailed(f"infra/template.yaml should say {_CODE_URI!r} exactly once")
    return template.replace(_CODE_URI, f"CodeUri: s3://{_ARTIFACTS}/{_ARTIFACT}")


def _wait_until_complete(cloudformation: CloudFormationClient) -> dict[str, str]:
    deadline = time.monotonic() + _DEPLOY_SECONDS
    while time.monotonic() < deadline:
        stack = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]
        if stack["StackStatus"] == "CREATE_COMPLETE":
            return {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}
        if stack["StackStatus"] != "CREATE_IN_PROGRESS":
            break
        time.sleep(0.02)
    raise DeployFailed(_reasons(cloudformation))


def _reasons(cloudformation: CloudFormationClient) -> str:
    events = cloudformation.describe_stack_events(StackName=STACK)["StackEvents"]
    failed = [
        f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', 'no reason given')}"
        for event in events
        if event["ResourceStatus"].endswith("FAILED")
    ]
    return "\n".join(failed) or f"the stack was not made within {_DEPLOY_SECONDS:.0f} s"


def named_by(outputs: Mapping[str, str]) -> Stack:
    """Raises ``KeyError`` with the output that is missing, as from an older template."""
    return Stack(
        content_bucket=outputs["ContentBucket"],
        site_bucket=outputs["SiteBucket"],
        state_bucket=outputs["StateBucket"],
        publish_queue_url=outputs["PublishQueueUrl"],
        publish_dead_letters_url=outputs["PublishDeadLettersUrl"],
        refresh_queue_url=outputs["RefreshQueueUrl"],
        refresh_dead_letters_url=outputs["RefreshDeadLettersUrl"],
        refresh_function=outputs["RefreshFunction"],
        rebuild_function=outputs["RebuildFunction"],
    )
