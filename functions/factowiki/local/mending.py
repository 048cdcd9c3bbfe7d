"""What the emulator (ministack 1.5.33) gets wrong, put right through its own API after a deploy.

The template stays as it is shipped. When a newer emulator makes one of these needless, the tests
of the deployed stack pass without it: delete it then.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mypy_boto3_lambda import LambdaClient

_ONE: Final = "sqs:SendMessage"
_BATCH: Final = "sqs:SendMessageBatch"


def write_concurrency_as_numbers(functions: LambdaClient) -> None:
    """Mend the event source mappings, without which no function would ever run.

    CloudFormation gives a parameter the type of the property it is used for. The emulator leaves
    it a string, and then its poller fails to compare that with a number.
    """
    for mapping in functions.list_event_source_mappings()["EventSourceMappings"]:
        limit = int(mapping["ScalingConfig"]["MaximumConcurrency"])
        functions.update_event_source_mapping(
            UUID=mapping["UUID"], ScalingConfig={"MaximumConcurrency": limit}
        )


def let_batches_be_sent(iam: Any) -> None:
    """Let those who may send a message send ten in one request, as on AWS.

    There ``sqs:SendMessage`` covers SendMessageBatch; the emulator asks for a permission that AWS
    does not know.
    """
    for role in iam.list_roles()["Roles"]:
        for name in iam.list_role_policies(RoleName=role["RoleName"])["PolicyNames"]:
            found = iam.get_role_policy(RoleName=role["RoleName"], PolicyName=name)
            policy = found["PolicyDocument"]
            for statement in policy["Statement"]:
                if statement["Action"] == _ONE:
                    statement["Action"] = [_ONE, _BATCH]
            iam.put_role_policy(
                RoleName=role["RoleName"], PolicyName=name, PolicyDocument=json.dumps(policy)
            )
