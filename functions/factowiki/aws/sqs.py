"""A queue of SQS."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Final

from factowiki.aws.errors import translated
from factowiki.engine.errors import QueueUnavailable
from factowiki.engine.ports import Body

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_sqs.type_defs import SendMessageBatchRequestEntryTypeDef

SENDERS: Final = 8  # requests under way at a time
BATCH: Final = 10  # messages in one SendMessageBatch, the most SQS takes


class SqsQueue:
    """Sends messages as JSON, ten to a request, each with the time at which it was sent.

    SQS counts the deliveries of a message and knows its age, but forgets both when an operator
    puts it back from the dead-letter queue; the body does not.
    """

    def __init__(self, client: SQSClient, url: str, now: Callable[[], float]) -> None:
        self._client = client
        self._url = url
        self._now = now

    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        """Raises `QueueUnavailable` if one of them was not taken; others may have been.

        Many requests are under way at once: 100,000 messages would be minutes of waiting for one.
        """
        every = [*messages]
        batches = [every[at : at + BATCH] for at in range(0, len(every), BATCH)]
        send = partial(self._send, delay=delay)
        if len(batches) == 1:
            send(batches[0])
        elif batches:
            with ThreadPoolExecutor(SENDERS) as senders:
                list(senders.map(send, batches))  # raises what a sender raised

    def retry(self, receipts: Iterable[str], seconds: int) -> None:
        """Raises `QueueUnavailable`; messages then come back when their time is over."""
        every = [*receipts]
        with translated(QueueUnavailable, "asking for messages again"):
            for at in range(0, len(every), BATCH):
                self._client.change_message_visibility_batch(
                    QueueUrl=self._url,
                    Entries=[
                        {"Id": str(n), "ReceiptHandle": receipt, "VisibilityTimeout": seconds}
                        for n, receipt in enumerate(every[at : at + BATCH])
                    ],
                )

    def _send(self, batch: Sequence[Body], *, delay: int) -> None:
        sent = {"sent": self._now()}
        entries: list[SendMessageBatchRequestEntryTypeDef] = [
            {
                "Id": str(index),
                "MessageBody": json.dumps({**message, **sent}),
                "DelaySeconds": delay,
            }
            for index, message in enumerate(batch)
        ]
        with translated(QueueUnavailable, "sending to the queue"):
            answer = self._client.send_message_batch(QueueUrl=self._url, Entries=entries)
        failed = answer.get("Failed", [])
        if failed:
            raise QueueUnavailable(f"{len(failed)} of {len(batch)} messages were not taken")
