"""The shipped template, deployed to the embedded cloud."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from factowiki.local.checkout import CHECKOUT
from factowiki.local.cloud.cloud import REGION, Cloud
from factowiki.local.cloud.mending import let_batches_be_sent, write_concurrency_as_numbers
from factowiki.local.package.artifact import zip_artifact
from factowiki.local.stack import STACK, Stack, named_by

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient

_ARTIFACTS: Final = "factowiki-artifacts"
_ARTIFACT: Final = "function.zip"
_CODE_URI: Final = "CodeUri: ../build/function"
_DEPLOY_SECONDS: Final = 60.0


class DeployFailed(Exception):
    """The stack could not be made; the text says which resource and why."""


def deploy(cloud: Cloud, parameters: Mapping[str, str]) -> Stack:
    """Make the stack as shipped, but for where its code comes from. Raises ``DeployFailed``."""
    s3 = cloud.s3()
    s3.create_bucket(
        Bucket=_ARTIFACTS,
        CreateBucketConfiguration={"LocationConstraint": REGION},
    )
    s3.put_object(Bucket=_ARTIFACTS, Key=_ARTIFACT, Body=zip_artifact())
    cloudformation = cloud.cloudformation()
    cloudformation.create_stack(
        StackName=STACK,
        TemplateBody=_with_code_from_bucket((CHECKOUT / "infra" / "template.yaml").read_text()),
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
