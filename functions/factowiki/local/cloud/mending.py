"""What the emulator (ministack 1.5.33) gets wrong, put right through its own API after a deploy.

The template stays as it is shipped. When a newer emulator makes one of these needless, the tests
of the deployed stack pass without it: delete it then.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mypy_boto3_lambda import LambdaClient

_ALSO_IN_BATCHES: Final = ("sqs:SendMessage", "sqs:ChangeMessageVisibility")


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

    There ``sqs:SendMessage`` covers SendMessageBatch, and so on; the emulator asks for permissions
    that AWS does not know.
    """
    for role in iam.list_roles()["Roles"]:
        for name in iam.list_role_policies(RoleName=role["RoleName"])["PolicyNames"]:
            found = iam.get_role_policy(RoleName=role["RoleName"], PolicyName=name)
            policy = found["PolicyDocument"]
            for statement in policy["Statement"]:
                named = statement["Action"]
                actions = [named] if isinstance(named, str) else named
                batches = [f"{one}Batch" for one in _ALSO_IN_BATCHES if one in actions]
                statement["Action"] = [*actions, *batches]
            iam.put_role_policy(
                RoleName=role["RoleName"], PolicyName=name, PolicyDocument=json.dumps(policy)
            )
