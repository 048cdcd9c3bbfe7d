"""A batch of messages: done one by one, so that one failure blocks nobody else."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from factowiki.aws.events import Delivery

T = TypeVar("T", bound=Hashable)


@dataclass
class Batch(Generic[T]):
    """Tasks with the messages that ask for them. A task asked for twice is done once."""

    tasks: dict[T, list[Delivery]] = field(default_factory=dict)
    failed: dict[str, Exception] = field(default_factory=dict)

    def add(self, task: T, delivery: Delivery) -> None:
        self.tasks.setdefault(task, []).append(delivery)

    def is_redelivered(self, task: T) -> bool:
        return any(delivery.redelivered for delivery in self.tasks[task])

    def each(self, work: Callable[[T], None], tell: Callable[[T, Exception], None]) -> None:
        """Do ``work`` for every task; where it raises, the messages of that task have failed.

        Anything raised counts, foreseen or not: the message then comes back and at last reaches
        the dead-letter queue, where an operator finds it. Content that does not validate is not
        raised and so never gets there.
        """
        for task in self.tasks:
            try:
                work(task)
            except Exception as error:  # noqa: BLE001  # see above
                tell(task, error)
                self._fail(self.tasks[task], error)

    def _fail(self, messages: Iterable[Delivery], error: Exception) -> None:
        for delivery in messages:
            self.failed[delivery.id] = error

    def answer(self) -> dict[str, Any]:
        """For Lambda: the messages to deliver again.

        Raises the failure itself when the event came without a queue: whoever invoked us, or
        Lambda's own retries, must hear of it.
        """
        if "" in self.failed:
            raise self.failed[""]
        return {"batchItemFailures": [{"itemIdentifier": name} for name in self.failed]}
